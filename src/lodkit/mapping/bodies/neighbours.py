"""Neighbours: the bodies that may tell where one beside them belongs, as a kind of body asks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping.text.windows import Run


class Parent(Protocol):
    """A body within or beside which another stands."""

    @property
    def kind(self) -> str:
        """The code of its kind."""
        ...

    @property
    def scope(self) -> str | None:
        """The code of the place or agency it belongs to."""
        ...

    @property
    def first(self) -> int:
        """The index of its first word."""
        ...

    @property
    def last(self) -> int:
        """The index of its last word."""
        ...


class Neighbours:
    """The bodies of a text whose own phrase names a place, in their order.

    What they say to a kind of body is found out once, however many of it a text names.
    """

    def __init__(self, bodies: Sequence[Parent], lexicon: Lexicon) -> None:
        self._bodies = bodies
        self._lexicon = lexicon
        self._sharing: dict[str, Run[Parent]] = {}
        self._alike: dict[str, Run[Parent]] = {}
        self._usual: dict[str, str | None] = {}

    def sharing(self, kind: str) -> Sequence[Parent]:
        """Those of a place or agency that a body of this kind can belong to."""
        if kind not in self._sharing:
            country, lexicon = self._lexicon.country, self._lexicon
            self._sharing[kind] = Run(
                b for b in self._bodies if b.scope != country and may_share(kind, b.scope, lexicon)
            )
        return self._sharing[kind]

    def alike(self, kind: str) -> Sequence[Parent]:
        """Those of this very kind, the country's own among them."""
        if kind not in self._alike:
            country, lexicon = self._lexicon.country, self._lexicon
            self._alike[kind] = Run(
                b
                for b in self._bodies
                if b.kind == kind and (b.scope == country or may_share(kind, b.scope, lexicon))
            )
        return self._alike[kind]

    def usual_scope(self, kind: str) -> str | None:
        """The scope that is named most with this kind, else with its standing committee."""
        if kind not in self._usual:
            named = self.sharing(kind)
            own = _most_named(b.scope for b in named if b.kind == kind)
            kin = (b.scope for b in named if _are_kin(kind, b.kind, self._lexicon))
            self._usual[kind] = own or _most_named(kin)
        return self._usual[kind]


@lru_cache(maxsize=4096)
def may_share(kind: str, scope: str | None, lexicon: Lexicon) -> bool:
    """Whether a body of this kind can belong to the place or agency of one beside it."""
    schemes = lexicon.schemes
    if scope in lexicon.provinces:
        return True
    if schemes.value("body-kind", kind, "provincial") == "true":
        return False
    within = schemes.value("body-kind", kind, "withinAgency") == "true"
    return within or scope not in schemes.codes("body-kind")


def _are_kin(kind: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two kinds are a committee and its standing committee."""
    standing = lexicon.schemes.by_code("body-kind", "standingBody")
    return standing.get(other) == kind or standing.get(kind) == other


def _most_named(scopes: Iterable[str | None]) -> str | None:
    """The scope that an article names most with a kind of body."""
    counts = Counter(scopes).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]
