"""A process that answers one query after another, until its parent is gone.

    python -m lodkit.sparql.worker FOLDER RELEASE ENDPOINT DESCRIPTOR LIMITS

ENDPOINT is where the release's statements are, if elsewhere; DESCRIPTOR that of the listening
socket, LIMITS are the Limits as a JSON object. The system ends
the process when a query passes its time (SIGALRM) or its memory (the allocation fails): neither
needs this process to be in a state to notice.
"""

import json
import os
import resource
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from lodkit.project import DEFAULT_BASE
from lodkit.rdf.manifest import read_manifest
from lodkit.sparql import evaluation, wire
from lodkit.sparql.evaluation import Head, Source
from lodkit.sparql.limits import Limits
from lodkit.sparql.parentage import end_with_parent
from lodkit.sparql.question import Question, Reason, RefusedError
from lodkit.sparql.sources import source_of
from lodkit.sparql.spool import LimitReachedError, Spool

_NICENESS = 5
"""How far queries stand back behind pages when both want the processor."""


def main(
    folder: Path, release: str, endpoint: str, listener: socket.socket, limits: Limits
) -> None:
    """Answer whoever connects to `listener`, unless the folder holds another release by now."""
    end_with_parent()
    source, manifest = source_of(folder, endpoint or None, limits), read_manifest(folder)
    if manifest["release"] != release:
        return
    base = str(manifest.get("base", DEFAULT_BASE))
    _settle(limits)
    while True:
        connection, _ = listener.accept()
        with connection, suppress(OSError):  # whoever asked may be gone
            _serve(connection, source, base, limits)


def _settle(limits: Limits) -> None:
    """Bound the memory, stand back behind others, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICENESS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):  # macOS has no such limit
        most = _memory_in_use() + limits.memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _memory_in_use() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()


def _serve(connection: socket.socket, source: Source, base: str, limits: Limits) -> None:
    """Answer one question after another until whoever asks hangs up."""
    receiver = wire.Receiver(connection)
    while message := receiver.message():
        _answer(connection, Question.of_message(message), source, base, limits)


def _answer(
    connection: socket.socket, question: Question, source: Source, base: str, limits: Limits
) -> None:
    signal.setitimer(signal.ITIMER_REAL, limits.time)
    try:
        answer, head = evaluation.evaluated(source, question, base)
        _Telling(connection, head).tell(answer, base, limits)
    except RefusedError as refusal:
        wire.send(
            connection, {"refused": refusal.reason, "what": refusal.what, "kind": refusal.kind}
        )
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Telling:
    """Tells whoever asked of an answer as it grows."""

    def __init__(self, connection: socket.socket, head: Head) -> None:
        self._connection = connection
        self._head = head
        self._begun = False

    def tell(self, answer: evaluation.Answer, base: str, limits: Limits) -> None:
        """Write the answer, and tell how it ended."""
        spool = Spool(limits, evaluation.row_counter(self._head), self._grown)
        try:
            evaluation.write(answer, self._head, base, limits, spool)
            outcome = "whole"
        except LimitReachedError as enough:
            outcome = enough.reason
        if spool.file is None:
            self._at_once(bytes(spool.head), outcome)
        else:
            self._grown(spool)
            wire.send(self._connection, {"size": spool.size, "outcome": outcome})
            spool.close()

    def _at_once(self, content: bytes, outcome: str) -> None:
        if outcome != "whole":
            raise RefusedError(Reason(outcome), "")
        kind, media_type = self._head
        message = {"kind": kind, "media_type": media_type, "size": len(content)}
        wire.send(self._connection, message, content=content)

    def _grown(self, spool: Spool) -> None:
        message: dict[str, object] = {"size": spool.size}
        if self._begun or spool.file is None:
            wire.send(self._connection, message)
            return
        self._begun = True
        kind, media_type = self._head
        message |= {"kind": kind, "media_type": media_type, "spooled": True}
        wire.send(self._connection, message, file=spool.file.fileno())


if __name__ == "__main__":
    _folder, _release, _endpoint, _descriptor, _limits = sys.argv[1:]
    with socket.socket(fileno=int(_descriptor)) as _listener:
        main(Path(_folder), _release, _endpoint, _listener, Limits(**json.loads(_limits)))
