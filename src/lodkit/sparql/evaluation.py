"""One query answered: by the store, in the form that was asked for, row by row into a spool."""

from collections.abc import Callable
from itertools import islice
from typing import IO, Protocol, cast

import pyoxigraph as ox

from lodkit.rdf.namespaces import PREFIXES
from lodkit.rdf.query_errors import complaint
from lodkit.rdf.turtle import turtle
from lodkit.sparql.limits import Limits
from lodkit.sparql.question import Kind, Question, Reason, RefusedError
from lodkit.sparql.spool import LimitReachedError, Spool

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

Head = tuple[Kind, str]
"""What an answer is, and its media type."""


class Source(Protocol):
    """What is asked: the store of a release, or one elsewhere."""

    def answer(self, question: Question, base: str) -> Answer:
        """The answer; IRIs are relative to `base`."""
        ...


def evaluated(source: Source, question: Question, base: str) -> tuple[Answer, Head]:
    """The source's answer, before any of it is written; `base` is what its IRIs are relative to.

    Raises RefusedError where the query is malformed or fails, or where its answer is of a kind that
    was asked for in no form.
    """
    try:
        answer = source.answer(question, base)
    except SyntaxError as error:
        reason = complaint(question.query, error.msg or str(error), PREFIXES)
        raise RefusedError(Reason.MALFORMED, f"The query is malformed: {reason}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise RefusedError(Reason.FAILED, f"The query cannot be answered: {error}") from error
    kind = kind_of(answer)
    media_type = question.triples if kind is Kind.TRIPLES else question.rows
    if media_type is None:
        raise RefusedError(Reason.FORM, f"The answer is {kind}, which has no such form.", kind=kind)
    return answer, (kind, media_type)


def write(answer: Answer, head: Head, base: str, limits: Limits, spool: Spool) -> None:
    """Write an answer in its form.

    Raises LimitReachedError where it passes a limit, RefusedError where it fails.
    """
    try:
        if isinstance(answer, ox.QueryTriples):
            spool.write(_graph(answer, head[1], base, limits))
        elif isinstance(answer, ox.QueryBoolean) and head[1] in _WITHOUT_TRUTH:
            spool.write(f"{str(bool(answer)).lower()}\r\n".encode())
        else:
            answer.serialize(
                cast("IO[bytes]", spool), ox.QueryResultsFormat.from_media_type(head[1])
            )
    except (OSError, RuntimeError, ValueError) as error:
        raise RefusedError(Reason.FAILED, f"The query cannot be answered: {error}") from error


def row_counter(head: Head) -> Callable[[bytes], int]:
    """A counter of the rows in the stretches of an answer; triples are counted as they are made."""
    if head[0] is not Kind.ROWS:
        return lambda some: 0
    return _CsvRows() if head[1] == _CSV else _Marks(*_MARKS[head[1]])


_CSV = "text/csv"
_WITHOUT_TRUTH = frozenset({_CSV, "text/tab-separated-values"})
_MARKS = {
    # What stands once in each row, or between two, and in no value, being escaped there; and how
    # many rows there are before the first mark.
    "application/sparql-results+json": (b',{"', 1),
    "application/sparql-results+xml": (b"<result>", 0),
    "text/tab-separated-values": (b"\n", -1),
}


class _Marks:
    """Counts a mark, also where a stretch ends in the middle of one."""

    def __init__(self, mark: bytes, before: int) -> None:
        self._mark = mark
        self._found = before
        self._rest = b""

    def __call__(self, some: bytes) -> int:
        """The rows so far."""
        text = self._rest + some
        self._rest = text[max(0, len(text) - len(self._mark) + 1) :]
        self._found += text.count(self._mark)
        return self._found


class _CsvRows:
    """Counts the ends of lines that stand outside quotation marks."""

    def __init__(self) -> None:
        self._outside = True
        self._found = -1  # the first line names the columns

    def __call__(self, some: bytes) -> int:
        """The rows so far."""
        for number, part in enumerate(some.split(b'"')):
            if number:
                self._outside = not self._outside
            if self._outside:
                self._found += part.count(b"\n")
        return self._found


def kind_of(answer: Answer) -> Kind:
    """What an answer is."""
    if isinstance(answer, ox.QueryTriples):
        return Kind.TRIPLES
    return Kind.TRUTH if isinstance(answer, ox.QueryBoolean) else Kind.ROWS


def _graph(answer: ox.QueryTriples, media_type: str, base: str, limits: Limits) -> bytes:
    """Triples, each once and in order. Raises LimitReachedError where there are too many."""
    found = set(islice(answer, limits.rows))
    if next(answer, None) is not None:
        raise LimitReachedError(Reason.ROWS)
    triples = sorted(found, key=str)
    form = ox.RdfFormat.from_media_type(media_type)
    if form == ox.RdfFormat.TURTLE:
        return turtle(triples, base)
    return ox.serialize(triples, format=form, prefixes=PREFIXES) or b""
