"""Reading a shard: its articles into chunks, and into a ledger by what each is told from others."""

from collections.abc import Iterator
from dataclasses import dataclass

from lodkit.building.chunks import Chunks, Placed, write_met
from lodkit.building.languages import check_language, in_its_language
from lodkit.building.shards import Shard
from lodkit.building.tasks import Bench, Result
from lodkit.errors import InputError
from lodkit.reading.articles import SetAside, read_articles
from lodkit.reading.duplicates import fingerprint
from lodkit.reading.entries import ReadingSettings
from lodkit.reading.inputs import Input


@dataclass(frozen=True, slots=True)
class Survey:
    """The reading of one shard.

    It gives back `ledger`, the name of that file; `chunks`, the names of those; how many articles
    are `elsewhere`, in languages that the lexicon lacks, by language; and who is `left` out, why.
    """

    shard: Shard
    settings: ReadingSettings

    @property
    def subject(self) -> object:
        """The files as they are now, and how they are read."""
        chosen = sorted(self.settings.fields.chosen.items())
        how = [self.settings.format, self.settings.language, chosen]
        return [how, *map(_subject, self.shard)]

    @property
    def size(self) -> int:
        """The surveys of a build are of about one size."""
        return 1

    @property
    def lasting(self) -> bool:
        """Only of files here it can be told whether they are as they were."""
        return all(source.path is not None for source in self.shard)

    @property
    def here(self) -> bool:
        """Standard input is this process's."""
        return any(source.once for source in self.shard)

    def perform(self, bench: Bench, name: str) -> Result:
        """Read the shard."""
        chunks = Chunks(bench)
        elsewhere: dict[str, int] = {}
        left: list[tuple[str, str]] = []
        ledger = f"{name}.ledger"
        with bench.writing(ledger) as file:
            for read in self._read(bench):
                if isinstance(read, SetAside):
                    left.append((read.article, read.reason))
                elif isinstance(read, str):
                    elsewhere[read] = elsewhere.get(read, 0) + 1
                else:
                    write_met(file, chunks.add(read, fingerprint(read.article.text)))
            chunks.close()
        return {"ledger": ledger, "chunks": chunks.names, "elsewhere": elsewhere, "left": left}

    def _read(self, bench: Bench) -> Iterator[Placed | SetAside | str]:
        """Every article that can be mapped; of one that the lexicon lacks, its language."""
        for told in read_articles(self.shard, self.settings):
            if isinstance(told, SetAside):
                yield told
                continue
            article = in_its_language(told.article, bench.lexicon)
            if article.language not in bench.lexicon.languages and not told.named:
                yield article.language
                continue
            try:
                check_language(article, bench.lexicon)
            except InputError as error:
                yield SetAside.because(told.place, error)
            else:
                yield Placed(article, told.place)

    def parts(self) -> "tuple[Survey, ...]":
        """One survey for each half of the files."""
        half = len(self.shard) // 2
        halves = (self.shard[:half], self.shard[half:])
        return tuple(Survey(some, self.settings) for some in halves) if half else ()

    def given_up(self, bench: Bench, reason: str) -> Result:
        """Without a ledger, and the file left out."""
        (source,) = self.shard
        stretch = source.stretch
        where = f", bytes {stretch.start} to {stretch.end}" if stretch else ""
        left = [(f"{source.label}{where}", reason)]
        return {"ledger": None, "chunks": [], "elsewhere": {}, "left": left}


def _subject(source: Input) -> list[object]:
    """What tells a file, and its content, from others."""
    stretch = source.stretch
    where = stretch and [stretch.start, stretch.end, stretch.before]
    told = [source.name, source.label, source.format, source.named, where]
    try:
        state = source.path and source.path.stat()
    except OSError:
        return told
    return [*told, state and [state.st_size, state.st_mtime_ns]]
