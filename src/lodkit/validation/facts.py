"""What is asked of terms over and over, as columns beside their numbers."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pyoxigraph as ox

from lodkit.validation.columns import Mask, Numbers
from lodkit.validation.data import DataGraph, Term
from lodkit.validation.literals import always_well_formed, well_formed

IRI, BLANK, LITERAL = 0, 1, 2
_KINDS = {ox.NamedNode: IRI, ox.BlankNode: BLANK, ox.Literal: LITERAL}


class Facts:
    """Kind, datatype and language of each of the terms of some data, also of those added later."""

    def __init__(self, data: DataGraph) -> None:
        self._terms = data.terms
        self._kinds = np.empty(0, np.uint8)
        self._datatypes = np.empty(0, np.int32)
        self._languages = np.empty(0, np.int32)
        self._names: dict[str, int] = {"": 0}

    def kinds(self, numbers: Numbers) -> npt.NDArray[np.uint8]:
        """IRI, BLANK or LITERAL."""
        self._catch_up()
        return self._kinds[numbers]

    def languages(self, numbers: Numbers) -> npt.NDArray[np.int32]:
        """A number for each language, whatever the case of its tag; 0 for none."""
        self._catch_up()
        return self._languages[numbers]

    def has_datatype(self, numbers: Numbers, iri: str) -> Mask:
        """Which terms are literals of a datatype and well-formed for it."""
        self._catch_up()
        fits: Mask = self._datatypes[numbers] == self._names.get(iri, -1)
        if not always_well_formed(iri):
            found = np.flatnonzero(fits)
            fits[found] = self.each(well_formed, numbers[found])
        return fits

    def each(self, test: Callable[[ox.Literal], bool], numbers: Numbers) -> Mask:
        """What a test says of each term."""
        terms = self._terms
        said = (test(terms[number]) for number in numbers.tolist())
        return np.fromiter(said, np.bool_, len(numbers))

    def language_numbers(self, fits: Callable[[str], bool]) -> Numbers:
        """The numbers of the languages whose tag, in small letters, fits."""
        self._catch_up()
        tags = ((name[1:], n) for name, n in self._names.items() if name.startswith("@"))
        return np.array([number for tag, number in tags if fits(tag)], np.int64)

    def _catch_up(self) -> None:
        known, terms = len(self._kinds), self._terms
        if known == len(terms):
            return
        rows = np.array([self._row(term) for term in terms[known:]], np.int32)
        self._kinds = np.append(self._kinds, rows[:, 0].astype(np.uint8))
        self._datatypes = np.append(self._datatypes, rows[:, 1])
        self._languages = np.append(self._languages, rows[:, 2])

    def _row(self, term: Term) -> tuple[int, int, int]:
        kind = _KINDS[type(term)]
        if kind != LITERAL:
            return kind, 0, 0
        datatype, language = term.datatype.value, term.language  # type: ignore[union-attr]
        number = self._names.setdefault(datatype, len(self._names))
        if not language:
            return kind, number, 0
        tag = "@" + language.lower()
        return kind, number, self._names.setdefault(tag, len(self._names))
