"""What is asked of a dataset, and what became of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lodkit.errors import QueryError


class Kind(StrEnum):
    """What a query gives: SELECT rows, ASK a truth, CONSTRUCT and DESCRIBE triples."""

    ROWS = "rows"
    TRUTH = "truth"
    TRIPLES = "triples"


class Reason(StrEnum):
    """Why there is no answer, or none that is whole."""

    MALFORMED = "malformed"
    FAILED = "failed"
    FORM = "form"
    BUSY = "busy"
    STORE = "store"
    TIME = "time"
    ROWS = "rows"
    SIZE = "size"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the graphs that it is asked of, and the form in which it is to be answered.

    `default_graphs` and `named_graphs` are None where the request names none. `rows` and `triples`
    are media types; None where the asker can read no form of them.
    """

    query: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    rows: str | None = "application/sparql-results+json"
    triples: str | None = "text/turtle"

    def as_message(self) -> dict[str, Any]:
        """The question as plain values."""
        return {
            "query": self.query,
            "default_graphs": self.default_graphs,
            "named_graphs": self.named_graphs,
            "rows": self.rows,
            "triples": self.triples,
        }

    @classmethod
    def of_message(cls, message: Mapping[str, Any]) -> "Question":
        """The question that plain values stand for."""
        graphs = {
            name: None if message[name] is None else tuple(message[name])
            for name in ("default_graphs", "named_graphs")
        }
        return cls(**{**message, **graphs})


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: what kind of thing it is, its media type, and its content, in pieces.

    `size` is the number of bytes where the answer is whole already. Otherwise the pieces come as
    they are made, and a RefusedError among them tells that the answer will never be whole; whoever
    does not read them to their end calls `close`.
    """

    kind: Kind
    media_type: str
    pieces: Iterator[bytes]
    size: int | None = None
    close: Callable[[], None] = lambda: None


class RefusedError(QueryError):
    """There is no answer, or none that is whole; `reason` says why, `kind` what it would be of."""

    def __init__(self, reason: Reason, what: str, *, kind: Kind | None = None) -> None:
        super().__init__(what)
        self.reason = reason
        self.kind = kind
