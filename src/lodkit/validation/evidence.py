"""That evidence quotes the text it points into: shapes/evidence.ttl, without a query."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from lodkit.rdf.namespaces import OA, ROOT, SCHEMA
from lodkit.validation.changes import Changes, asking
from lodkit.validation.columns import LOW, Numbers, union
from lodkit.validation.data import DataGraph
from lodkit.validation.paths import SH, Path, Predicate, Sequence
from lodkit.validation.report import Finding
from lodkit.validation.walking import walk

SHAPE = ox.NamedNode(f"{ROOT}shapes#EvidenceInText")
_MESSAGE = ox.Literal("Evidence quotes the characters of the text that it points to.")
_COMPONENT = f"{SH}SPARQLConstraintComponent"
_SOURCE, _SELECTOR = Predicate(OA.hasSource), Predicate(OA.hasSelector)
_PLACE = re.compile(r"\d{1,18}")
_READ = (
    Sequence((_SOURCE, Predicate(SCHEMA.text))),
    *(Sequence((_SELECTOR, Predicate(iri))) for iri in (OA.start, OA.end, OA.exact)),
)
"""What is compared: the text, from where on and up to where, and what is quoted."""


def misquoted(data: DataGraph, changes: Changes | None = None) -> Iterator[Finding]:
    """A finding for each piece of evidence whose characters are not those of its text.

    With `changes`, only of evidence for which these may matter.
    """
    if changes is None:
        nodes = data.subjects_of(OA.hasSource)
    else:
        nodes = union(changes.again, *(asking(data, changes, path) for path in _READ))
    texts, starts, ends, quotes = (_values(data, path, nodes) for path in _READ)
    for evidence in sorted(texts.keys() & starts.keys() & ends.keys() & quotes.keys()):
        # what is missing is said by shapes/data.ttl
        text, first, last = texts[evidence].value, starts[evidence].value, ends[evidence].value
        value = quotes[evidence]
        if not (_PLACE.fullmatch(first) and _PLACE.fullmatch(last)):
            continue
        if int(last) > len(text) or text[int(first) : int(last)] != value.value:
            focus = data.terms[evidence]
            yield Finding(
                severity="Violation",
                focus=focus,
                path=None,
                value=value,
                constraint=_COMPONENT,
                shape=SHAPE,
                message=_MESSAGE.value,
                messages=(_MESSAGE,),
            )


def _values(data: DataGraph, path: Path, nodes: Numbers) -> dict[int, ox.Literal]:
    """Where a path leads from each node; where it leads to several values, the least of them."""
    found: dict[int, ox.Literal] = {}
    for pair in walk(data, path, nodes).tolist():
        value = data.terms[pair & LOW]
        known = found.setdefault(pair >> 32, value)
        if known is not value:
            found[pair >> 32] = min(known, value, key=str)
    return found
