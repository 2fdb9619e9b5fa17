"""What names say of places that ended, so that nobody takes it for the end of a tenure.

"Party Committee of Sóc Trăng (province until 2025)": a unit that ended often shares its name with
one that came after.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_OTHER = "place"


def of_ended(name: str, language: str, *, level: str, year: str) -> str:
    """A name, with the year in which the place that it tells of ended, inside of its brackets."""
    told = _say(level if level in _words() else _OTHER, language).format(year)
    if name.endswith(")"):
        return _say("beside", language).format(name[:-1], told) + ")"
    return f"{name} ({told})"


def _say(word: str, language: str) -> str:
    forms = _words()[word]
    return forms.get(language) or forms["en"]


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("lodkit.rdf.index").joinpath("words.toml").read_text("utf-8"))
