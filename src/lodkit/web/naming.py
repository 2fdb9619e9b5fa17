"""What nodes are called on a page: their titles, or what identifies a node that has none.

The names of a page are looked up together: who wants one says so early (`expect`), and the first
that is read brings all that are expected.
"""

from collections.abc import Callable, Iterator
from urllib.parse import unquote

from lodkit.rdf.index.titles import NUMBER, TERM
from lodkit.rdf.namespaces import DCTERMS, LK, OA, ORG, PREFIXES, SKOS
from lodkit.web.browse.index import Index, Parts
from lodkit.web.graph import LABELS, Node, Quads, Text
from lodkit.web.speech import Speech

Label = Parts
"""What stands for a node on a page: texts that may each be in another language."""

_WORDS = {NUMBER: "number-n", TERM: "term-n"}
"""The parts of a title that the reader's language words, and the words for it."""


class Names:
    """The names that one page needs, in the reader's language."""

    def __init__(self, index: Index, store: Quads, speech: Speech) -> None:
        self._index = index
        self._store = store
        self._speech = speech
        self._known: dict[str, Label] = {}
        self._expected: set[str] = set()

    def expect(self, iri: str) -> None:
        """Say that the name of a node will be asked for."""
        if iri not in self._known:
            self._expected.add(iri)

    def of(self, iri: str) -> Label:
        """What a node is called, in the reader's language if possible."""
        known = self._known.get(iri)
        if known is None:
            self._look_up({iri, *self._expected})
            known = self._known[iri]
        return known

    def _look_up(self, iris: set[str]) -> None:
        self._expected = set()
        titles = self._index.titles(iris, self._speech.language)
        for iri in iris:
            title = titles.get(iri)
            self._known[iri] = (
                self.worded(title) if title else self._composed(Node(self._store, iri))
            )

    def worded(self, title: Parts) -> Label:
        """A title, with its numbers in words."""
        if all(part.datatype not in _WORDS for part in title):
            return title
        return tuple(self._in_words(part) for part in title)

    def _in_words(self, part: Text) -> Text:
        word = _WORDS.get(part.datatype or "")
        if word is None:
            return part
        return Text(self._speech.say(word).format(part.value), self._speech.language)

    def _composed(self, node: Node) -> Label:
        naming = next((_NAMINGS[kind] for kind in node.classes() if kind in _NAMINGS), None)
        parts = tuple(naming(self, node)) if naming else ()
        return parts or self._plain(node)

    def _plain(self, node: Node) -> Label:
        for predicate in LABELS:
            best = self._speech.best(node.texts(predicate))
            if best is not None:
                return (best,)
        code = node.text(SKOS.notation) or node.text(DCTERMS.identifier)
        return (code or Text(unquote(short(node.iri))),)

    def linked(self, node: Node, predicate: str) -> Label:
        """What the node that a property leads to is called."""
        target = node.node(predicate)
        return self.of(target.iri) if target else ()


def text_of(label: Label) -> str:
    """A label in one piece, for a page's title."""
    return " · ".join(part.value for part in label)


def short(iri: str) -> str:
    """An IRI with its prefix, as Turtle has it; else the IRI."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and len(iri) > len(start) and "/" not in iri[len(start) :]:
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _membership(names: Names, node: Node) -> Iterator[Text]:
    yield from names.linked(node, ORG.member)
    yield from names.linked(node, LK.post)


def _participation(names: Names, node: Node) -> Iterator[Text]:
    yield from names.linked(node, LK.participant)
    yield from names.linked(node, LK.manner)
    yield from names.linked(node, LK.meeting)


def _evidence(names: Names, node: Node) -> Iterator[Text]:
    for selector in node.nodes(OA.hasSelector):
        yield from selector.texts(OA.exact)[:1]


_NAMINGS: dict[str, Callable[[Names, Node], Iterator[Text]]] = {
    ORG.Membership: _membership,
    LK.Participation: _participation,
    OA.SpecificResource: _evidence,
}
