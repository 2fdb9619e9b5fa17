"""The lexicon as a whole: schemes and places, and each language compiled when first needed."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lodkit.errors import LexiconError
from lodkit.lexicon.concepts import LanguageData, Schemes, read_language, read_schemes
from lodkit.lexicon.language import Language
from lodkit.lexicon.localities import Localities, read_localities
from lodkit.lexicon.names import NameFinder
from lodkit.lexicon.places import Place, read_places, spellings
from lodkit.lexicon.roster import Roster, read_roster
from lodkit.lexicon.syllables import Syllable, read_syllables, read_table


@dataclass(frozen=True, slots=True)
class Tongue:
    """What reading a text of one language needs: its phrases and its names."""

    language: Language
    names: NameFinder


class Lexicon:
    """Everything under ontology/ that says how texts word things."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tongues: dict[str, Tongue] = {}

    @cached_property
    def schemes(self) -> Schemes:
        """The concepts and their language-free facts."""
        files = sorted((self._folder / "schemes").glob("*.ttl"))
        if not files:
            raise LexiconError("no concept schemes (*.ttl) here", where=self._folder / "schemes")
        return read_schemes(path for path in files if path.name != "places.ttl")

    @cached_property
    def places(self) -> dict[str, Place]:
        """The places by code."""
        return read_places(self._folder / "schemes" / "places.ttl")

    @cached_property
    def country(self) -> str:
        """The code of the country: the scope of its central bodies."""
        return next(p.code for p in self.places.values() if p.level == "central")

    @cached_property
    def provinces(self) -> frozenset[str]:
        """The codes of the places directly below the country."""
        return frozenset(self.places) - {self.country}

    @cached_property
    def roster(self) -> Roster:
        """The well-known office holders, who help to tell readings of a name apart."""
        codes = {unit: place.code for place in self.places.values() for unit in place.units}
        return read_roster(self._folder / "roster.ttl", codes)

    @cached_property
    def syllables(self) -> Mapping[str, Syllable]:
        """The syllables of names, in Latin letters."""
        return read_table(self._folder / "names")

    @cached_property
    def localities(self) -> Localities:
        """Well-known places below the provinces."""
        return read_localities(self._folder / "names" / "localities.tsv")

    @cached_property
    def languages(self) -> Mapping[str, LanguageData]:
        """The languages that texts can be read in: those with patterns."""
        files = sorted((self._folder / "labels").glob("*.ttl"))
        with _growing():
            read = [read_language(path) for path in files]
        return {data.code: data for data in read if data.patterns}

    def tongue(self, code: str) -> Tongue:
        """The compiled language; raises LexiconError for one that has no label file."""
        if code not in self._tongues:
            if code not in self.languages:
                known = ", ".join(self.languages)
                raise LexiconError(f"language {code!r} is not in the lexicon (it has {known})")
            with _growing():
                self._tongues[code] = self._compile(self.languages[code])
        return self._tongues[code]

    def _compile(self, data: LanguageData) -> Tongue:
        syllables = read_syllables(self._folder / "names", data.code, self.syllables)
        try:
            language = Language(data, spellings(self.places, data.code, syllables))
        except LexiconError as error:
            where = self._folder / "labels" / f"{data.code}.ttl"
            raise LexiconError(error.what, where=where, remedy=error.remedy) from error
        names = NameFinder(language, syllables, self.roster.names, self.localities)
        return Tongue(language, names)


@contextmanager
def _growing() -> Iterator[None]:
    """Python looks for garbage among all there is; here all of it is to stay, now and later."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_looking:
            gc.enable()
