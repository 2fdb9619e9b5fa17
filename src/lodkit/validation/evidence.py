"""That evidence quotes the text it points into: shapes/evidence.ttl, without a query."""

from collections.abc import Iterator

import pyoxigraph as ox

from lodkit.rdf.namespaces import OA, ROOT, SCHEMA
from lodkit.validation.data import LOW, Data
from lodkit.validation.paths import SH
from lodkit.validation.report import Finding

SHAPE = ox.NamedNode(f"{ROOT}shapes#EvidenceInText")
_MESSAGE = "Evidence quotes the characters of the text that it points to."
_COMPONENT = f"{SH}SPARQLConstraintComponent"


def misquoted(data: Data) -> Iterator[Finding]:
    """A finding for each piece of evidence whose characters are not those of its text."""
    texts, sources = _values(data, SCHEMA.text), _values(data, OA.hasSource)
    starts, ends, quotes = (_values(data, iri) for iri in (OA.start, OA.end, OA.exact))
    selectors: dict[int, list[int]] = {}
    for pair in data.pairs(OA.hasSelector).tolist():
        selectors.setdefault(pair >> 32, []).append(pair & LOW)
    for evidence, article in sources.items():
        known = selectors.get(evidence, [])
        start, end, quote = (_one(known, values) for values in (starts, ends, quotes))
        if start is None or end is None or quote is None or article not in texts:
            continue  # what is missing is said by shapes/data.ttl
        first, last = (data.terms[number].value for number in (start, end))
        value, text = data.terms[quote], data.terms[texts[article]].value
        if not (first.isdecimal() and last.isdecimal()):
            continue
        if int(last) > len(text) or text[int(first) : int(last)] != value.value:
            focus = data.terms[evidence]
            yield Finding("Violation", focus, None, value, _COMPONENT, SHAPE, _MESSAGE)


def _values(data: Data, iri: str) -> dict[int, int]:
    """The value of a property by what has it, as numbers of terms."""
    return {pair >> 32: pair & LOW for pair in data.pairs(iri).tolist()}


def _one(selectors: list[int], values: dict[int, int]) -> int | None:
    return next((values[selector] for selector in selectors if selector in values), None)
