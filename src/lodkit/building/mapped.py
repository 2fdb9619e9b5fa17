"""Mapping the articles of a chunk that are new: sorted N-Quads, and a line about each of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lodkit.building.chunks import Placed, articles_of
from lodkit.building.earlier import Made
from lodkit.building.tasks import Bench, Result
from lodkit.errors import InputError
from lodkit.mapping import map_article
from lodkit.rdf import writer
from lodkit.reading.articles import SetAside


@dataclass(frozen=True, slots=True)
class Mapping:
    """The mapping of some articles of a chunk: those whose bits are set in `chosen`.

    It gives back `quads`, the name of a file of sorted N-Quads; `made`, that of the lines of
    `articles.tsv`; how many of their mentions are `unused`; how many articles are `silent`, and how
    many there are by `languages`; and who is `left` out, by identifier, place and reason.
    """

    chunk: str
    chosen: int

    @property
    def subject(self) -> object:
        """The chunk, which is named by its content, and the choice."""
        return [self.chunk, hex(self.chosen)]

    @property
    def lasting(self) -> bool:
        """A chunk is named by its content."""
        return True

    @property
    def here(self) -> bool:
        """Anybody can map it."""
        return False

    @property
    def size(self) -> int:
        """How many articles are to be mapped."""
        return self.chosen.bit_count()

    def perform(self, bench: Bench, name: str) -> Result:
        """Map the chosen articles: what they state into one file, what each was into another."""
        quads: set[bytes] = set()
        made: list[Made] = []
        left: list[tuple[str, str, str]] = []
        for placed in self._articles(bench):
            try:
                facts = map_article(placed.article, bench.lexicon)
                lines = list(writer.quads(facts, bench.vocabulary, bench.project.base))
            except MemoryError:
                raise  # no article's fault: the worker ends, and its chunk is done anew in parts
            except Exception as error:  # one article's fault is not to end all others
                left.append((placed.article.id, placed.place, _reason(error)))
            else:
                quads.update(line.encode() for line in lines)
                known = placed.article
                counted = (len(facts.unused), int(facts.none))
                made.append(Made(known.id, known.language, placed.key, *counted))
        with bench.writing(f"{name}.nq") as file:
            file.writelines(sorted(quads))
        with bench.writing(f"{name}.tsv") as file:
            file.writelines(sorted(one.line() for one in made))
        return {
            "quads": f"{name}.nq",
            "made": f"{name}.tsv",
            "unused": sum(one.unused for one in made),
            "silent": sum(one.silent for one in made),
            "languages": Counter(one.language for one in made),
            "left": left,
        }

    def parts(self) -> "tuple[Mapping, ...]":
        """Half of the articles each."""
        bits = [1 << index for index in range(self.chosen.bit_length()) if self.chosen >> index & 1]
        half = len(bits) // 2
        some = (sum(bits[:half]), sum(bits[half:]))
        return tuple(Mapping(self.chunk, chosen) for chosen in some) if half else ()

    def given_up(self, bench: Bench, reason: str) -> Result:
        """Its only article left out."""
        left = [(one.article.id, one.place, reason) for one in self._articles(bench)]
        counted = {"unused": 0, "silent": 0, "languages": {}}
        return {"quads": None, "made": None, **counted, "left": left}

    def _articles(self, bench: Bench) -> Iterator[Placed]:
        for index, placed in enumerate(articles_of(bench.file(self.chunk))):
            if self.chosen >> index & 1:
                yield placed


def _reason(error: Exception) -> str:
    if isinstance(error, InputError):
        return SetAside.because("", error).reason
    return f"the mapper failed, which is a fault of lodkit: {type(error).__name__}: {error}"
