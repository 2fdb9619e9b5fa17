"""sh:pattern without patience: a pattern is matched in time that grows with the text, or refused.

SPARQL's REGEX is asked of pyoxigraph, which takes linear time whatever the pattern. What it does
not know (looking ahead, looking back, references) is left to Python's expressions, which may take
for ever; so they run in a process of their own, which ends at a limit.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyoxigraph as ox

from lodkit.errors import ShapesError

LIMIT = 20.0
"""Seconds that Python's expressions may take for all texts of a constraint."""

TOGETHER = 20_000
"""Texts that are matched at once: they stand in a store as long as that takes."""

_TEXT = ox.NamedNode("urn:text")
_PROGRAM = """
import json, re, sys
pattern, flags, texts = json.load(sys.stdin)
found = re.compile(pattern, flags).search
json.dump([found(text) is not None for text in texts], sys.stdout)
"""


def matching(texts: Sequence[str], pattern: str, flags: str) -> npt.NDArray[np.bool_]:
    """Which of the texts a pattern is found in (SHACL, section 4.4.3).

    Raises ShapesError where the pattern is ill-formed or takes too long.
    """
    if not len(texts):
        return np.zeros(0, np.bool_)
    query = _query(pattern, flags)
    try:
        ox.Store().query(query)
        in_linear_time = _compiles(query)
    except SyntaxError:
        in_linear_time = False
    if not in_linear_time:
        return _by_python(texts, pattern, flags)
    starts = range(0, len(texts), TOGETHER)
    return np.concatenate([_by_sparql(texts[n : n + TOGETHER], query) for n in starts])


def _query(pattern: str, flags: str) -> str:
    known = "".join(sorted(set(flags) & set("imsxq")))
    arguments = f"{ox.Literal(pattern)}, {ox.Literal(known)}"
    return f"SELECT ?text {{ ?text <{_TEXT.value}> ?value FILTER(REGEX(?value, {arguments})) }}"


def _compiles(query: str) -> bool:
    """Whether an expression is known: one that is not is an error, which no negation makes true."""
    probe = query.replace("REGEX(", "!REGEX(", 1)
    store = ox.Store()
    store.add(ox.Quad(_TEXT, _TEXT, ox.Literal("")))
    return bool(list(store.query(query)) or list(store.query(probe)))  # type: ignore[arg-type]


def _by_sparql(texts: Sequence[str], query: str) -> npt.NDArray[np.bool_]:
    store = ox.Store()
    store.bulk_extend(
        ox.Quad(ox.NamedNode(f"urn:{number}"), _TEXT, ox.Literal(text))
        for number, text in enumerate(texts)
    )
    found = np.zeros(len(texts), np.bool_)
    rows: list[int] = [int(row[0].value[4:]) for row in store.query(query)]  # type: ignore[union-attr]
    found[rows] = True
    return found


def _by_python(texts: Sequence[str], pattern: str, flags: str) -> npt.NDArray[np.bool_]:
    letters = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
    chosen = sum(letters[flag] for flag in set(flags) & set(letters))
    try:
        re.compile(pattern, chosen)
    except (re.error, OverflowError, RecursionError) as error:
        raise ShapesError(f"the sh:pattern {pattern!r} is ill-formed: {error}") from error
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _PROGRAM],
            input=json.dumps([pattern, int(chosen), list(texts)]),
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise ShapesError(
            f"the sh:pattern {pattern!r} took longer than {LIMIT:g} seconds",
            remedy="look-around, references and nested repetitions are what takes so long",
        ) from error
    return np.array(json.loads(done.stdout), np.bool_)
