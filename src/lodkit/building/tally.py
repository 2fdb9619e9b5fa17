"""What is counted while a dataset is built: articles by language, and those that are not in it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lodkit.errors import InputError
from lodkit.reading.articles import SetAside

# So many articles that are set aside are named; the others are counted.
_NAMED = 1_000


@dataclass(slots=True)
class Tally:
    """Counts of a build.

    `languages` are those of the articles in the dataset, `elsewhere` those that the lexicon lacks;
    `copies` and `versions` repeat, to the letter or nearly, an article that is there; `kept` were
    in the dataset before. `unused` counts the mentions that no fact rests on, `silent` the
    articles in the dataset that state nothing. `vocabulary` is how many triples are there whatever
    the articles state.
    """

    languages: Counter[str] = field(default_factory=Counter)
    unused: int = 0
    silent: int = 0
    kept: int = 0
    elsewhere: Counter[str] = field(default_factory=Counter)
    copies: int = 0
    versions: int = 0
    left_out: int = 0
    vocabulary: int = 0
    set_aside: list[SetAside] = field(default_factory=list)

    def count(self, languages: Mapping[str, int], unused: int, silent: int) -> None:
        """Note articles that are in the dataset."""
        self.languages.update(languages)
        self.unused += unused
        self.silent += silent

    def leave_out(self, article: str, reason: str) -> None:
        """Note an article that is set aside; of very many, the first are named."""
        self.left_out += 1
        if len(self.set_aside) < _NAMED:
            self.set_aside.append(SetAside(article, reason))

    def repeated(self, *, is_copy: bool) -> None:
        """Note an article that came before, to the letter or nearly."""
        self.copies += is_copy
        self.versions += not is_copy

    def told(self) -> dict[str, object]:
        """What the manifest says of articles that state nothing, or are not in the dataset."""
        return {
            "without_facts": self.silent,
            "set_aside_in_all": self.left_out,
            "other_languages": dict(sorted(self.elsewhere.items())),
            "copies": self.copies,
            "versions": self.versions,
        }

    def nothing_left(self) -> InputError:
        """Why there is no dataset."""
        others = sum(self.elsewhere.values())
        if not self.set_aside:
            counted = ", ".join(f"{code} {n}" for code, n in sorted(self.elsewhere.items()))
            what = f"{others:,} are in languages that the lexicon lacks: {counted}"
            return InputError("no article could be built: " + (what if others else "there is none"))
        first = self.set_aside[0]
        left = self.left_out + others - 1
        more = f"; and {left:,} more" if left else ""
        return InputError(f"no article could be built: {first.article}: {first.reason}{more}")
