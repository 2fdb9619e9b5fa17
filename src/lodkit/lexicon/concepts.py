"""The concept schemes and labels of ontology/, read from Turtle into plain values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from lodkit.errors import LexiconError

LODKIT = "https://w3id.org/lodkit/"
LK = LODKIT + "ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

# What a language node may list; each is a tuple of strings in `LanguageData.words`.
WORD_LISTS = (
    "ending",
    "particle",
    "conjunction",
    "proclitic",
    "stopWord",
    "abbreviation",
    "ordinalEnding",
    "pluralWord",
    "eitherNumber",
    "pronoun",
    "obliquePronoun",
    "relativePronoun",
    "objectRelative",
    "ofYearWord",
    "agentWord",
    "forWord",
    "severalWord",
    "severalVerb",
    "singularWord",
    "intoWord",
    "possessive",
    "possessiveEnding",
    "fromWord",
    "obliqueWord",
    "clauseWord",
    "definiteBeginning",
    "eachWord",
    "severalBefore",
    "placeAdjective",
    "feminineWord",
)


# What a language node may say of its grammar: sentences begin with the verb, what qualifies a
# noun stands behind it, a verb needs no subject, a family name has the endings of its case.
TRAITS = ("verbFirst", "qualifierBehind", "subjectDropped", "familyNameDeclined")


class Concept(NamedTuple):
    """A concept by the name of its scheme ("body-kind") and its skos:notation."""

    scheme: str
    code: str


@dataclass(frozen=True, slots=True)
class LanguageData:
    """What one file of ontology/labels says: the word lists and the patterns of its language."""

    code: str
    script: str
    words: Mapping[str, tuple[str, ...]]
    patterns: tuple[tuple[Concept, str], ...]
    examples: tuple[tuple[Concept, str], ...]
    traits: frozenset[str] = frozenset()


class Schemes:
    """The language-free facts about concepts: values by concept and property name.

    What a scheme itself says stands under a concept without a code.
    """

    def __init__(
        self, concepts: frozenset[Concept], values: Mapping[tuple[Concept, str], tuple[str, ...]]
    ) -> None:
        self.concepts = concepts
        self.values = values
        # What is asked for every phrase of a text is looked up, not searched for.
        self._first_values: dict[tuple[str, str, str], str] = {}
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._codes_by_value: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self._values_by_code: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for scheme, code in concepts:
            self._codes[scheme].add(code)
        for ((scheme, code), name), found in sorted(values.items()):
            self._first_values[scheme, code, name] = found[0]
            self._codes_by_value[scheme, name].update(dict.fromkeys(found, code))
            self._values_by_code[scheme, name][code] = found[0]

    def value(self, scheme: str, code: str, name: str) -> str | None:
        """The (first) value of lk:`name` of a concept; for an IRI its last part."""
        return self._first_values.get((scheme, code, name))

    def codes(self, scheme: str) -> Set[str]:
        """The codes of all concepts of a scheme."""
        return self._codes.get(scheme, frozenset())

    def codes_with(self, scheme: str, name: str) -> Mapping[str, str]:
        """Value of lk:`name` → code, over the concepts of one scheme."""
        return self._codes_by_value.get((scheme, name), {})

    def by_code(self, scheme: str, name: str) -> Mapping[str, str]:
        """Code → the (first) value of lk:`name`, over the concepts of one scheme that have it."""
        return self._values_by_code.get((scheme, name), {})


def read_schemes(paths: Iterable[Path]) -> Schemes:
    """Read the concepts of ontology/schemes/*.ttl and their lk: values."""
    values: dict[tuple[Concept, str], list[str]] = defaultdict(list)
    concepts: set[Concept] = set()
    for path in paths:
        for quad in _parse(path):
            concept = _concept(quad.subject)
            if concept is not None:
                concepts.add(concept)
            concept = concept or _scheme(quad.subject)
            if concept is not None and quad.predicate.value.startswith(LK):
                values[concept, quad.predicate.value.removeprefix(LK)].append(_plain(quad.object))
    return Schemes(frozenset(concepts), {key: tuple(sorted(v)) for key, v in values.items()})


def read_language(path: Path) -> LanguageData:
    """Read one file of ontology/labels.

    Raises LexiconError where it is not Turtle or has no lk:Language node.
    """
    words: dict[str, list[str]] = defaultdict(list)
    patterns: set[tuple[Concept, str]] = set()
    examples: set[tuple[Concept, str]] = set()
    code = script = None
    traits = set[str]()
    for quad in _parse(path):
        name = quad.predicate.value
        concept = _concept(quad.subject)
        if concept is None:
            continue
        if concept.scheme == "language":
            if name == LK + "script":
                script = _plain(quad.object)
            elif name.removeprefix(LK) in TRAITS and _plain(quad.object) == "true":
                traits.add(name.removeprefix(LK))
            elif name == SKOS + "notation":
                code = _plain(quad.object)
            elif name.removeprefix(LK) in WORD_LISTS:
                words[name.removeprefix(LK)].append(_plain(quad.object))
        elif name == LK + "pattern":
            patterns.add((concept, _plain(quad.object)))
        elif name == SKOS + "example":
            examples.add((concept, _plain(quad.object)))
    if code is None or script is None:
        raise LexiconError("no lk:Language with skos:notation and lk:script", where=path)
    lists = {name: tuple(sorted(words[name])) for name in WORD_LISTS}
    return LanguageData(
        code, script, lists, tuple(sorted(patterns)), tuple(sorted(examples)), frozenset(traits)
    )


def _parse(path: Path) -> Iterable[ox.Quad]:
    try:
        return list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError, ValueError) as error:
        raise LexiconError(str(error), where=path) from error


def _concept(node: object) -> Concept | None:
    """The concept that an IRI `https://w3id.org/lodkit/{scheme}/{code}` names."""
    return _named(node.value) if isinstance(node, ox.NamedNode) else None


@lru_cache(maxsize=4096)
def _named(iri: str) -> Concept | None:
    if not iri.startswith(LODKIT):
        return None
    scheme, _, code = iri.removeprefix(LODKIT).partition("/")
    return Concept(scheme, code) if code else None


def _scheme(node: object) -> Concept | None:
    """A scheme, `https://w3id.org/lodkit/{scheme}`, as a concept without a code."""
    if not isinstance(node, ox.NamedNode) or not node.value.startswith(LODKIT):
        return None
    name = node.value.removeprefix(LODKIT)
    return None if not name or set("/#") & set(name) else Concept(name, "")


def _plain(node: object) -> str:
    if isinstance(node, ox.NamedNode):
        return node.value.rstrip("/").rpartition("/")[2]
    return node.value if isinstance(node, ox.Literal) else str(node)
