"""Syllables of names: how likely each is where in a name, and how other scripts write it.

The tables are ontology/names/*.tsv; their first lines say how they are meant.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import NamedTuple

from lodkit.errors import LexiconError
from lodkit.lexicon.folding import fold_all

_NOTHING = "-"
# What a vowel begins with in Latin letters.
_VOWELS = frozenset("aeiouy")
# Forms of one syllable kept for finding names, the commonest first.
_FORMS_AT_MOST = 60


class Syllable(NamedTuple):
    """A toneless syllable in Latin letters, with its weight (per mille) in each part of a name."""

    latin: str
    family: int = 0
    middle: int = 0
    male: int = 0
    female: int = 0

    @property
    def borne(self) -> bool:
        """Whether personal names have it; some occur in the names of places only."""
        return any((self.family, self.middle, self.male, self.female))


class Reading(NamedTuple):
    """A syllable that a written form may stand for; rank 0 is the usual way of writing it."""

    syllable: Syllable
    rank: int = 0


Readings = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Syllables:
    """The table of syllables, and for one language which of them a written form may be."""

    table: Mapping[str, Syllable]
    forms: Mapping[str, Readings]
    writes_latin: bool = False

    def of(self, key: str) -> Readings:
        """What a folded word of the text may be read as."""
        whole = self.forms.get(key.replace("'", ""), ())
        letter, mark, rest = key.partition("'")
        if not mark or any(not reading.rank for reading in whole):
            return whole
        led = self._led(letter, rest)
        # before a vowel the sign only parts two sounds: Ukrainian "Х'єн" is Hien
        parting = whole and all(r.syllable.latin[len("h'")] in _VOWELS for r in led)
        return whole if parting else led or whole

    def _led(self, letter: str, rest: str) -> Readings:
        """A name that one letter leads, as among the Ede and the K'Ho: "H'Lim", "K'Mak".

        Behind it stands what no Vietnamese is called; a language that writes Latin tells it all
        the same.
        """
        letters = [r for r in self.forms.get(letter, ()) if len(r.syllable.latin) == 1]
        known, itself = self.forms.get(rest, ()), (Reading(Syllable(rest)),)
        names = known or (itself if self.writes_latin else ())
        return tuple(
            Reading(Syllable(f"{r.syllable.latin}'{n.syllable.latin}", 1, 1, 1, 1), r.rank + n.rank)
            for r in letters[:1]
            for n in names
        )

    def joined(self, key: str) -> list[list[Readings]]:
        """The ways to read a word as two or three syllables, the usual spellings first."""
        bare = key.replace("'", "")
        return sorted(
            (split for size in (2, 3) for split in self._splits(bare, size)), key=_unusual
        )

    def _splits(self, bare: str, size: int) -> Iterator[list[Readings]]:
        if size == 1:
            if bare in self.forms:
                yield [self.forms[bare]]
            return
        for cut in range(1, len(bare)):
            if bare[:cut] in self.forms:
                for rest in self._splits(bare[cut:], size - 1):
                    yield [self.forms[bare[:cut]], *rest]

    def spellings(self, latin: Collection[str]) -> dict[str, tuple[str, ...]]:
        """For each of these syllables the forms in which the language writes it, by rank."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for form, readings in self.forms.items():
            for reading in readings:
                if reading.syllable.latin in latin:
                    found[reading.syllable.latin].append((reading.rank, form))
        return {latin: tuple(form for _, form in sorted(ranked)) for latin, ranked in found.items()}


def _unusual(parts: Sequence[Sequence[Reading]]) -> tuple[int, int]:
    """Orders ways to split a word: first the usual spellings, then fewer syllables."""
    return sum(min(r.rank for r in options) for options in parts), len(parts)


class _Seam(NamedTuple):
    """How the end of an onset and the beginning of a rime are written together."""

    end: str
    begin: str
    written: str


@dataclass(frozen=True, slots=True)
class _Writing:
    """How one language writes onsets, rimes, the seams of an onset, and syllables that differ."""

    onsets: Mapping[str, tuple[tuple[str, ...], ...]]
    rimes: Mapping[str, tuple[str, ...]]
    seams: Mapping[str, tuple[_Seam, ...]]
    special: Mapping[str, tuple[str, ...]]

    def ranked_forms(self, latin: str) -> Iterator[tuple[int, str]]:
        """Every way of writing a syllable, with its rank."""
        yield from enumerate(self.special.get(latin, ()))
        start = 1 if latin in self.special else 0
        onset, rime = self._split(latin)
        for alternatives in self.onsets.get(onset, ()):
            pairs = product(enumerate(alternatives), enumerate(self.rimes.get(rime, ())))
            for (onset_rank, before), (rime_rank, after) in pairs:
                yield start + onset_rank + rime_rank, self._joined(before, after)

    def _split(self, latin: str) -> tuple[str, str]:
        """The longest onset whose remainder is a rime, and that rime."""
        for cut in range(min(len(latin), 3), 0, -1):
            if latin[:cut] in self.onsets and latin[cut:] in self.rimes:
                return latin[:cut], latin[cut:]
        return "", latin

    def _joined(self, before: str, after: str) -> str:
        for end, begin, written in self.seams[before]:
            if after.startswith(begin):
                return before.removesuffix(end) + written + after.removeprefix(begin)
        return before + after


def read_table(folder: Path) -> dict[str, Syllable]:
    """The syllables of ontology/names, which all languages share."""
    listed = rows(folder / "syllables.tsv")
    return {row["syllable"]: _syllable(row, folder) for row in listed}


def read_syllables(folder: Path, language: str, table: Mapping[str, Syllable]) -> Syllables:
    """How one language writes the syllables; one without a column of its own writes Latin."""
    written = _read_writing(folder, language)
    if written is None:
        return Syllables(table, {latin: (Reading(s),) for latin, s in table.items()}, True)
    forms: dict[str, dict[str, Reading]] = defaultdict(dict)
    ranked = [
        (syllable, rank, form)
        for latin, syllable in table.items()
        for rank, form in sorted(set(written.ranked_forms(latin)))[:_FORMS_AT_MOST]
    ]
    keys = fold_all([form for _, _, form in ranked])
    for key, (syllable, rank, _) in zip(keys, ranked, strict=True):
        forms[key.replace("'", "")].setdefault(syllable.latin, Reading(syllable, rank))
    return Syllables(table, {form: tuple(found.values()) for form, found in forms.items()})


def _read_writing(folder: Path, language: str) -> _Writing | None:
    onsets: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in rows(folder / "onsets.tsv"):
        if language not in row:
            return None
        onsets[row["onset"].removeprefix(_NOTHING)].append(_alternatives(row[language]))
    special: dict[str, list[str]] = defaultdict(list)
    for row in rows(folder / "exceptions.tsv"):
        if row["language"] == language:
            special[row["syllable"]].extend(_alternatives(row["forms"]))
    joins = [
        _Seam(row["before"], row["after"], row["written"])
        for row in rows(folder / "joins.tsv")
        if row["language"] == language
    ]
    befores = {before for lists in onsets.values() for forms in lists for before in forms}
    return _Writing(
        {onset: tuple(lists) for onset, lists in onsets.items()},
        {r["rime"]: _alternatives(r[language]) for r in rows(folder / "rimes.tsv")},
        {b: tuple(seam for seam in joins if b.endswith(seam.end)) for b in befores},
        {latin: tuple(forms) for latin, forms in special.items()},
    )


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(part.removeprefix(_NOTHING) for part in cell.split("|"))


def _syllable(row: Mapping[str, str], folder: Path) -> Syllable:
    try:
        weights = [int(row[name]) for name in ("family", "middle", "male", "female")]
    except (KeyError, ValueError) as error:
        raise LexiconError(f"row {dict(row)}: {error}", where=folder / "syllables.tsv") from error
    return Syllable(row["syllable"], *weights)


def rows(path: Path) -> Iterable[dict[str, str]]:
    """The rows of a tab-separated file, by the column names of its line `# columns:`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise LexiconError(f"it cannot be read: {error.strerror}", where=path) from error
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("# columns:"):
            header = [name.strip() for name in line.removeprefix("# columns:").split("\t")]
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) > len(header):
                raise LexiconError(
                    f"line {number} has {len(cells)} columns, not {len(header)}", where=path
                )
            yield dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True))
