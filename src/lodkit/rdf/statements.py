"""One statement as N-Quads text, without its graph: the tokens, the escapes, the datatypes."""

import re

import pyoxigraph as ox

from lodkit.errors import InputError
from lodkit.model.facts import PartialDate
from lodkit.rdf.namespaces import XSD

_TO_ESCAPE = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_SHORT_ESCAPES = {
    "\b": r"\b",
    "\t": r"\t",
    "\n": r"\n",
    "\f": r"\f",
    "\r": r"\r",
    '"': r"\"",
    "\\": r"\\",
}
_NOT_IN_IRIS = re.compile(r"""[^\w!#$%&'()*+,./:;=?@~-]|%(?![0-9A-Fa-f]{2})""", re.ASCII)

_DATE_TYPES = {
    (True, True, True): XSD.date,
    (True, True, False): XSD.gYearMonth,
    (True, False, False): XSD.gYear,
    (False, True, True): XSD.gMonthDay,
    (False, True, False): XSD.gMonth,
}


def link(subject: str, predicate: str, target: str) -> str:
    """That two nodes are connected."""
    return f"<{subject}> <{predicate}> <{target}>"


def say(subject: str, predicate: str, text: str, language: str | None = None) -> str:
    """That a node has a text, in a language if it is in one."""
    tag = f"@{language}" if language else ""
    return f"<{subject}> <{predicate}> {quoted(text)}{tag}"


def value(subject: str, predicate: str, lexical: str, datatype: str) -> str:
    """That a node has a number, a date or a truth value; `lexical` needs no escape."""
    return f'<{subject}> <{predicate}> "{lexical}"^^<{datatype}>'


def truth(subject: str, predicate: str, holds: bool) -> str:
    """That something holds of a node, or does not."""
    return value(subject, predicate, "true" if holds else "false", XSD.boolean)


def dated(subject: str, predicate: str, date: PartialDate) -> str | None:
    """That a node has a date, with the datatype of what is known of it."""
    known = (date.year is not None, date.month is not None, date.day is not None)
    datatype = _DATE_TYPES.get(known)
    return datatype and value(subject, predicate, str(date), datatype)


def linked_or_said(subject: str, predicate: str, address: str) -> str:
    """A link to a web address from outside; any other stays a text, for all to see."""
    iri = _NOT_IN_IRIS.sub(lambda found: _percent_encoded(found[0]), address.strip())
    if not iri.startswith(("http://", "https://")):
        return say(subject, predicate, address)
    try:
        return link(subject, predicate, ox.NamedNode(iri).value)
    except ValueError:
        return say(subject, predicate, address)


def quoted(text: str) -> str:
    """A literal's text between its quotes, escaped as canonical N-Quads are."""
    if '"' in text or "\\" in text or not text.isprintable():
        text = _TO_ESCAPE.sub(_escape, text)
    return f'"{text}"'


def check_text(text: str, *, where: str) -> None:
    """Refuse a text that no RDF file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"half a character (a lone surrogate) at offset {error.start}",
            where=where,
            remedy="decode the text again from its source",
        ) from error


def check_language(tag: str, *, where: str) -> None:
    """Refuse a language tag that is none."""
    try:
        ox.Literal("", language=tag)
    except ValueError as error:
        raise InputError(
            f"{tag!r} is no language tag", where=where, remedy='give one of BCP 47, such as "uk"'
        ) from error


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _percent_encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())
