"""The words of a lexicon, numbered, and how words of a text are traced back to them."""

from collections.abc import Iterable, Iterator

from lodkit.lexicon.folding import fold, fold_all


class Words:
    """The words of a lexicon, numbered: literal ones, and stems that take an ending."""

    def __init__(self, endings: Iterable[str], proclitics: Iterable[str]) -> None:
        self._literals: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._endings = frozenset(fold(e) for e in endings) | {""}
        self._longest = max(map(len, self._endings))
        self._proclitics = sorted({fold(p) for p in proclitics}, key=lambda p: (-len(p), p))
        self._given: dict[str, int] = {}

    def number_all(self, words: Iterable[str]) -> None:
        """Give each of these words of patterns a number; two that fold to one have the same."""
        new = list(dict.fromkeys(words))
        literals, stems, given = self._literals, self._stems, self._given
        for word, folded in zip(new, fold_all(new), strict=True):
            known, key = (stems, folded[:-1]) if folded[-1:] == "~" else (literals, folded)
            given[word] = known.setdefault(key, len(literals) + len(stems))

    def number(self, word: str) -> int:
        """The number that a pattern's word was given."""
        return self._given[word]

    def numbers(self, key: str) -> tuple[int, ...]:
        """The numbers that a folded word of the text may stand for, the plainest reading first."""
        return tuple(dict.fromkeys(n for bare in self.bare(key) for n in self._of(bare)))

    def whole(self, key: str) -> tuple[int, ...]:
        """The numbers that a folded word may stand for with all that is written onto it."""
        return tuple(dict.fromkeys(self._of(key)))

    def bare(self, key: str) -> list[str]:
        """The word as it stands, then without each proclitic that it may begin with."""
        shorter = (p for p in self._proclitics if key.startswith(p) and len(key) > len(p) + 1)
        return [key, *(key[len(p) :] for p in shorter)]

    def without_ending(self, key: str) -> Iterator[str]:
        """The stems that `key` may be an inflected form of, the longest first."""
        for cut in range(len(key), max(len(key) - self._longest, 1) - 1, -1):
            if key[cut:] in self._endings:
                yield key[:cut]

    def _of(self, bare: str) -> Iterator[int]:
        if bare in self._literals:
            yield self._literals[bare]
        for stem in self.without_ending(bare):
            if stem in self._stems:
                yield self._stems[stem]
