"""A release pushed into a store: what changed is sent, what is gone is dropped, all is counted.

Whatever stops a push, another run goes on: the store notes every graph before it is touched, and
again when it has been found to be whole. Graphs that no push has noted are left alone.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO

from lodkit.errors import StoreError
from lodkit.project import DEFAULT_BASE
from lodkit.pushing.checking import NAMES_AT_ONCE, check_contents, counts
from lodkit.pushing.comparing import Pair, pairs
from lodkit.pushing.graphs import Graph, graphs_of
from lodkit.pushing.state import Note, State
from lodkit.pushing.ways import BATCH, Sending, way_to
from lodkit.rdf.manifest import read_manifest
from lodkit.remote.store import RemoteStore

GRAPHS_AT_ONCE = 500
"""How many graphs are sent at once at most, however small they are."""
_DROPPED_AT_ONCE = 20  # there are stores that need seconds for each
_BESIDE_ARTICLES = 2  # the vocabulary, and what follows from all articles

Progress = Callable[[str, int, int], None]


class Check(StrEnum):
    """What is read back: every graph, those that were sent, or none; all are counted."""

    ALL = "all"
    SENT = "sent"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a release is pushed: bytes that are sent at once, what is read back.

    With `replace` a graph that no push has noted makes room for the release's of the same name.
    """

    batch: int = BATCH
    check: Check = Check.SENT
    replace: bool = False


@dataclass(slots=True)
class Pushed:
    """What a push did: graphs that were sent, unchanged and dropped; the statements there now."""

    release: str
    sent: int = 0
    unchanged: int = 0
    dropped: int = 0
    statements: int = 0


def push(
    folder: Path,
    store: RemoteStore,
    settings: Settings | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Pushed:
    """Let the store hold the release in `folder`.

    Raises InputError where that is none, StoreError where the store does not take it, does not
    give it back, or has graphs of these names from others.
    """
    manifest = read_manifest(folder)
    base, release = str(manifest.get("base", DEFAULT_BASE)), str(manifest["release"])
    total = int(manifest.get("counts", {}).get("articles", 0)) + _BESIDE_ARTICLES
    with ExitStack() as opened:
        place = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="lodkit-")))
        graphs = opened.enter_context(graphs_of(folder, release, place))
        first = next(graphs, None)  # nothing is touched before the dump is known to be sound
        state = State(store, base)
        state.take_charge()
        files = [opened.enter_context((place / name).open("w+")) for name in ("counts", "gone")]
        run = _Run(store, state, settings or Settings(), files, Pushed(release))
        for done, pair in enumerate(pairs(_with(first, graphs), state.notes(place))):
            progress("pushing graphs", done, max(total, done + 1))
            run.meet(pair)
        run.end(progress)
    state.close(release)
    return run.pushed


def _with(first: Graph | None, others: Iterator[Graph]) -> Iterator[Graph]:
    if first is not None:
        yield first
    yield from others


class _Run:
    """One push: what waits to be sent, what is gone, and what there must be in the end."""

    def __init__(
        self,
        store: RemoteStore,
        state: State,
        settings: Settings,
        files: Sequence[IO[str]],
        pushed: Pushed,
    ) -> None:
        self._store = store
        self._state = state
        self._settings = settings
        self._way = way_to(store.services)
        self._batch: list[Pair] = []
        self._finished: list[Note] = []
        # both grow with the number of graphs, so they lie in files until the end
        self._counts, self._gone = files
        self.pushed = pushed

    def meet(self, pair: Pair) -> None:
        """Do, or note to do, what a name asks for."""
        graph = pair.graph
        if graph is None:
            self._gone.write(f"{pair.name}\n")
            return
        self._counts.write(f"{graph.count} {graph.name}\n")
        self.pushed.statements += graph.count
        if pair.is_unchanged:
            self.pushed.unchanged += 1
            if self._settings.check is Check.ALL:
                self._check(graph)
            graph.close()
            return
        taken = sum(one.graph.size for one in self._batch if one.graph)
        if taken + graph.size > self._settings.batch or len(self._batch) == GRAPHS_AT_ONCE:
            self._send()
        self._batch.append(pair)

    def end(self, progress: Progress) -> None:
        """Send what waits, drop what is gone, count everything."""
        self._send()
        self._state.turn(self._finished, ())
        self._drop()
        self._count(progress)

    def _send(self) -> None:
        """Send the graphs that wait, and see that they are there."""
        sendings = self._sendings()
        if not sendings:
            return
        self._state.check_charge()
        self._state.turn(self._finished, [one.graph.name for one in sendings])
        self._finished = []
        self._way(self._store, sendings, self._settings.batch)
        for sending in sendings:
            if self._settings.check is not Check.COUNTS:
                check_contents(self._store, sending.graph)
            self._finished.append((sending.graph.name, sending.graph.digest))
            sending.graph.close()
        self.pushed.sent += len(sendings)

    def _sendings(self) -> list[Sending]:
        """The graphs that wait. Raises StoreError where others have put one of them there."""
        unknown = [pair.name for pair in self._batch if pair.noted is None]
        present = counts(self._store, unknown) if unknown else {}
        if present and not self._settings.replace:
            name = min(present)
            raise StoreError(
                f"there is a graph <{name}> that no push has put there",
                where=self._store.services.query,
                remedy="--replace lets the release's graphs take the place of such",
            )
        sendings = [
            Sending(pair.graph, pair.noted is None and pair.name not in present)
            for pair in self._batch
            if pair.graph is not None
        ]
        self._batch = []
        return sendings

    def _check(self, graph: Graph) -> None:
        try:
            check_contents(self._store, graph)
        except StoreError:
            self._state.turn((), [graph.name])
            raise

    def _drop(self) -> None:
        for names in _portions(self._gone, _DROPPED_AT_ONCE):
            self._state.check_charge()
            self._store.update(" ; ".join(f"DROP SILENT GRAPH <{name}>" for name in names))
            self._state.forget(names)
            self.pushed.dropped += len(names)

    def _count(self, progress: Progress) -> None:
        """Raise StoreError where a graph of the release has not as many statements as it should.

        It is noted as unfinished, so the next run sends it anew.
        """
        wrong: list[tuple[str, int, int]] = []
        counted, total = 0, self.pushed.sent + self.pushed.unchanged
        for lines in _portions(self._counts, NAMES_AT_ONCE):
            wanted = {name: int(number) for number, name in (line.split(" ", 1) for line in lines)}
            found = counts(self._store, wanted)
            wrong += [(n, c, found.get(n, 0)) for n, c in wanted.items() if found.get(n, 0) != c]
            counted += len(lines)
            progress("counting statements", counted, total)
        self._state.check_charge()
        if wrong:
            self._state.turn((), [name for name, _, _ in wrong])
            name, count, there = wrong[0]
            more = f", and {len(wrong) - 1:,} more are not as they should be" if wrong[1:] else ""
            raise StoreError(
                f"the graph <{name}> has {there:,} statements there, not {count:,}{more}",
                where=self._store.services.query,
                remedy="run the command again: it sends anew what is wrong",
            )


def _portions(file: IO[str], size: int) -> Iterator[list[str]]:
    """The lines of a file from its begin, some at a time."""
    file.seek(0)
    while some := [line.rstrip("\n") for line in islice(file, size)]:
        yield some
