"""What a node is called on a page: its label, or what identifies a node that has none."""

from collections.abc import Callable, Iterator
from urllib.parse import unquote

from lodkit.rdf.namespaces import (
    DCTERMS,
    ELI,
    LK,
    OA,
    ORG,
    PREFIXES,
    SCHEMA,
    SKOS,
)
from lodkit.web.graph import LABELS, Node, Text
from lodkit.web.speech import Speech

Label = tuple[Text, ...]
"""What stands for a node on a page: texts that may each be in another language."""

_EXCERPT = 70


def label_of(node: Node, speech: Speech) -> Label:
    """What a node is called, in the reader's language if possible."""
    naming = next((_NAMINGS[kind] for kind in node.classes() if kind in _NAMINGS), None)
    parts = tuple(naming(node, speech)) if naming else ()
    return parts or _plain(node, speech)


def text_of(label: Label) -> str:
    """A label in one piece, for a page's title."""
    return " · ".join(part.value for part in label)


def short(iri: str) -> str:
    """An IRI with its prefix, as Turtle has it; else the IRI."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and len(iri) > len(start) and "/" not in iri[len(start) :]:
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _plain(node: Node, speech: Speech) -> Label:
    for predicate in LABELS:
        best = speech.best(node.texts(predicate))
        if best is not None:
            return (best,)
    code = node.text(SKOS.notation) or node.text(DCTERMS.identifier)
    return (code or Text(unquote(short(node.iri))),)


def _linked(node: Node, predicate: str, speech: Speech) -> Label:
    target = node.node(predicate)
    return label_of(target, speech) if target else ()


def _article(node: Node, speech: Speech) -> Iterator[Text]:
    """The headline, or how the text begins."""
    headline, text = node.text(SCHEMA.headline), node.text(SCHEMA.text)
    if headline is None and text is not None:
        yield Text(excerpt(text.value), text.language)
    elif headline is not None:
        yield headline


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """How a text begins, cut between words: its first line that has letters."""
    lines = (line.strip(" |") for line in text.splitlines())
    first = next((line for line in lines if sum(map(str.isalpha, line)) > 1), "")
    if len(first) <= length:
        return first
    return first[:length].rpartition(" ")[0].rstrip(",;:–-") + "…"


def _meeting(node: Node, speech: Speech) -> Iterator[Text]:
    yield from _linked(node, LK.kind, speech)
    yield from (text for p in (LK.ordinal, LK.term) for text in node.texts(p)[:1])
    yield from _linked(node, SCHEMA.organizer, speech)
    yield from node.texts(SCHEMA.startDate)[:1]


def _document(node: Node, speech: Speech) -> Iterator[Text]:
    yield from _linked(node, LK.kind, speech)
    numbers = node.texts(ELI.id_local)[:1]
    yield from numbers
    if not numbers:
        yield from _linked(node, LK.adoptedAt, speech)


def _membership(node: Node, speech: Speech) -> Iterator[Text]:
    yield from _linked(node, ORG.member, speech)
    yield from _linked(node, LK.post, speech)


def _participation(node: Node, speech: Speech) -> Iterator[Text]:
    yield from _linked(node, LK.participant, speech)
    yield from _linked(node, LK.manner, speech)
    yield from _linked(node, LK.meeting, speech)


def _evidence(node: Node, speech: Speech) -> Iterator[Text]:
    for selector in node.nodes(OA.hasSelector):
        yield from selector.texts(OA.exact)[:1]


_NAMINGS: dict[str, Callable[[Node, Speech], Iterator[Text]]] = {
    SCHEMA.NewsArticle: _article,
    LK.Meeting: _meeting,
    LK.OfficialDocument: _document,
    ORG.Membership: _membership,
    LK.Participation: _participation,
    OA.SpecificResource: _evidence,
}
