"""The tokens of a SPARQL query, as far as one must know them to tell keywords from other words.

The store's own parser finds keywords inside longer words: it reads `SERVICEex:a` as SERVICE and
a prefixed name. So no token here swallows more than a string, an IRI, a name or a comment may
hold, and the words that are left are searched for the keyword.
"""

import re
from collections.abc import Iterator
from functools import cache

_LETTER = (
    r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    r"\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_MARK = r"\u00b7\u0300-\u036f\u203f-\u2040"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_TOKENS = {
    "comment": r"#[^\r\n]*",
    "long": r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""|' r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''",
    "short": r'"(?:[^"\\\r\n]|\\.)*"|' r"'(?:[^'\\\r\n]|\\.)*'",
    "iri": r'<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>',
    "variable": rf"[?$][{_LETTER}_0-9][{_LETTER}_0-9{_MARK}]*",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    "blank": rf"_:[{_LETTER}_0-9](?:\.*[{_LETTER}_0-9{_MARK}-])*",
    "name": rf"(?P<prefix>(?:[{_LETTER}](?:\.*[{_LETTER}_0-9{_MARK}-])*)?):"
    rf"(?:(?:[{_LETTER}_:0-9]|{_ESCAPED})(?:\.*(?:[{_LETTER}_:0-9{_MARK}-]|{_ESCAPED}))*)?",
    "word": r"[A-Za-z_][A-Za-z0-9_]*",
    "other": r"\S",
}
_SPACE = re.compile(r"\s*")
_PERHAPS_SERVICE = re.compile(r"service|\\u", re.IGNORECASE)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

# "<" is "less than" where an operator may stand. Where what follows could be an IRI as well, it
# matters which it is only if a comment or a string would begin inside.
_PERHAPS_LESS_THAN = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*://)[^>]*['#]")


@cache
def _token() -> re.Pattern[str]:
    """Any token. It takes long to compile, and most processes of a server never read a query."""
    return re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _TOKENS.items()), re.DOTALL)


def tokens(query: str) -> Iterator[tuple[str, str]]:
    """The tokens one after the other, each with its kind, but for comments."""
    place = _after_space(query, 0)
    while token := _token().match(query, place):
        if token.lastgroup != "comment":
            yield str(token.lastgroup), token[0]
        place = _after_space(query, token.end())


def words(query: str) -> Iterator[str]:
    """Every stretch of letters that may be a keyword, upper case, in every reading of the query.

    Escapes of code points count as what they stand for, and also as they are written.
    """
    for text in _readings(query):
        yield from (word for word, _ in _words(text))


def services(query: str) -> Iterator[str | None]:
    """The endpoint of everything that may be SERVICE, in every reading of the query.

    None where it is not an IRI that is written out.
    """
    if not _PERHAPS_SERVICE.search(query):
        return
    for text in _readings(query):
        for word, end in _words(text):
            if "SERVICE" in word:
                yield _endpoint(text, end) if word == "SERVICE" else None


def _readings(query: str) -> Iterator[str]:
    return iter(dict.fromkeys((query, _unescaped(query))))


def _words(text: str) -> Iterator[tuple[str, int]]:
    """The words and where they end, wherever "<" may be read in two ways, of both readings."""
    places, seen = [0], set[int]()
    while places:
        start = _after_space(text, places.pop())
        if start in seen or not (token := _token().match(text, start)):
            continue
        seen.add(start)
        places.append(token.end())
        if token.lastgroup == "word":
            yield token[0].upper(), token.end()
        elif token["prefix"]:
            yield token["prefix"].upper(), token.end()
        elif token.lastgroup == "iri" and _PERHAPS_LESS_THAN.match(token[0]):
            places.append(start + 1)


def _endpoint(text: str, end: int) -> str | None:
    """The IRI behind SERVICE, which may have SILENT or comments before it."""
    while token := _token().match(text, _after_space(text, end)):
        end = token.end()
        if token.lastgroup == "iri":
            return token[0][1:-1]
        if token.lastgroup != "comment" and token[0].upper() != "SILENT":
            return None
    return None


def _after_space(text: str, place: int) -> int:
    space = _SPACE.match(text, place)
    return space.end() if space else place


def _unescaped(query: str) -> str:
    return _CODEPOINT.sub(_character, query)


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else escape[0]
