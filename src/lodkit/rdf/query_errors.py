"""What is wrong with a query, in words: the parser's own list what it might have read instead."""

import re
from collections.abc import Mapping
from itertools import pairwise

from lodkit.rdf.query_tokens import tokens

_PLACE = re.compile(r"error at (\d+):(\d+): ")
_TOLD = re.compile(r"[A-Z][A-Za-z]+(?: [A-Za-z]+){2,}[^,\[]*")
"""What the parser says in a sentence, such as "Duplicated variable name in SELECT"."""
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_PROLOGUE = ("BASE", "PREFIX", "VERSION")
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)
_BRACES = {"{": "}", "(": ")"}
_SHOWN = 20
"""Characters before and behind the place where the parser gave up."""


def complaint(query: str, message: str, prefixes: Mapping[str, str]) -> str:
    """What is wrong with a query that the parser refuses with `message`.

    `prefixes` are those that a query need not declare. What the parser lists as expected is only
    what it happened to try last, so it is told only where it is a sentence.
    """
    known = list(tokens(query))
    reason = _beginning(known) or _prefix(known, message, prefixes)
    if reason:
        return reason
    place = _PLACE.match(message)
    told = _TOLD.search(message, place.end() if place else 0)
    if told:
        return told[0].strip()
    if place is None:
        return " ".join(message.split())
    line, column = int(place[1]), int(place[2])
    reason = _there(query, line, column) or _ended(known)
    return f"line {line}, column {column}: {reason}"


def begins_as_sparql(text: str) -> bool:
    """Whether a text begins with a word of SPARQL, and goes on: it may need no brace at all."""
    known = list(tokens(text))
    return len(known) > 1 and known[0][1].upper() in (*_PROLOGUE, *_FORMS, *_UPDATES)


def _beginning(known: list[tuple[str, str]]) -> str:
    """What is wrong with how it begins."""
    if not known:
        return "it is empty"
    words = (text.upper() for kind, text in known if kind in ("word", "other"))
    first = next((word for word in words if word not in _PROLOGUE), "")
    if first in _UPDATES:
        return f"{first} is an update, and data is only read here"
    if known[0][1].upper() not in (*_PROLOGUE, *_FORMS):
        forms = f"{', '.join(_FORMS[:-1])} or {_FORMS[-1]}"
        return f"it begins with {known[0][1]!r}, not with {forms}"
    return ""


def _prefix(known: list[tuple[str, str]], message: str, prefixes: Mapping[str, str]) -> str:
    """The first prefix that nobody declares, where the parser misses one."""
    if "Prefix not found" not in message:
        return ""
    declared = {name for (_, word), (_, name) in pairwise(known) if word.upper() == "PREFIX"}
    names = (text.partition(":")[0] for kind, text in known if kind == "name")
    missing = next((n for n in names if n not in prefixes and f"{n}:" not in declared), "")
    return f"the prefix {missing}: is not declared; write PREFIX {missing}: <…> before it"


def _there(query: str, line: int, column: int) -> str:
    """The words around the place where the parser gave up; "" at the end."""
    lines = query.splitlines()
    behind = "\n".join([lines[line - 1][column - 1 :], *lines[line:]]) if line <= len(lines) else ""
    if not behind.strip():
        return ""
    text = lines[line - 1]
    near = text[max(0, column - 1 - _SHOWN) : column - 1 + _SHOWN].strip()
    return f"it cannot be read near {near!r}"


def _ended(known: list[tuple[str, str]]) -> str:
    """That the query ends too early, and which braces are open."""
    signs = [text for kind, text in known if kind == "other"]
    if any(sign in "\"'" for sign in signs):
        return "a quotation is not closed"
    for opening, closing in _BRACES.items():
        if signs.count(opening) > signs.count(closing):
            return f"it ends too early: a {closing} is missing"
    return "something is missing or misplaced before its end"
