"""A summary as people read it, and as JSON."""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from lodkit.comparing.summary import (
    ARTICLES,
    CHANGED,
    DOCUMENTS,
    GONE,
    MEETINGS,
    NEW,
    PERSONS,
    POSTS,
    Summary,
)
from lodkit.comparing.titles import SEPARATOR, Titles, named

ORDER = (
    *((kind, how) for kind in (POSTS, PERSONS, MEETINGS, DOCUMENTS) for how in (NEW, GONE)),
    *((ARTICLES, how) for how in (NEW, CHANGED, GONE)),
)
"""The groups in the order in which they are told."""
_SIGNS = {NEW: "+", GONE: "-", CHANGED: "~"}


def to_text(summary: Summary, titles: Titles, language: str) -> str:
    """The summary as lines for people."""
    return "\n".join(_lines(summary, titles, language)) + "\n"


def _lines(summary: Summary, titles: Titles, language: str) -> Iterator[str]:
    if not summary.differs:
        yield say("same", language)
        return
    added, removed = (_number(n, language) for n in (summary.added, summary.removed))
    yield say("statements", language).format(added=added, removed=removed)
    for kind, happened in ORDER:
        group = summary.groups.get((kind, happened))
        if group is None:
            continue
        yield ""
        what, count = say(f"{kind}-{happened}", language), _number(group.count, language)
        yield say("heading", language).format(what=what, count=count)
        for entry in named(group, kind, happened, titles, language):
            parts = [entry["name"], entry["title"]] if "name" in entry else [entry["title"]]
            day = entry.get("date", "")
            told = SEPARATOR.join([*parts, *([day] if day and day not in parts[-1] else [])])
            yield f"  {_SIGNS[happened]} {told}"
        more = group.count - len(group.entries)
        if more and group.entries:
            yield f"    {say('more', language).format(more=_number(more, language))}"


def _number(number: int, language: str) -> str:
    return f"{number:,}".replace(",", say("thousands", language))


def to_json(summary: Summary, titles: Titles, language: str, *, old: str, new: str) -> str:
    """The summary as one JSON object."""
    groups: dict[str, Any] = {}
    for kind, happened in ORDER:
        group = summary.groups.get((kind, happened))
        if group is not None:
            entries = list(named(group, kind, happened, titles, language))
            groups.setdefault(kind, {})[happened] = {"count": group.count, "entries": entries}
    told = {
        "old": old,
        "new": new,
        "statements": {"added": summary.added, "removed": summary.removed},
        **groups,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def say(word: str, language: str) -> str:
    """A word in a language of the interface."""
    return str(_words()[word][language])


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("lodkit.comparing").joinpath("words.toml").read_text("utf-8"))
