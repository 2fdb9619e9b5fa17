"""The roster: who is publicly known to hold or have held an office; it never adds a person."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from lodkit.errors import LexiconError
from lodkit.lexicon.concepts import LK

_FOAF_NAME = "http://xmlns.com/foaf/0.1/name"
_START, _END = "https://schema.org/startDate", "https://schema.org/endDate"
# An office of which the roster knows since when makes its holder known as two others do.
_DATED = 2


@dataclass(frozen=True, eq=False)
class Roster:
    """Who is known for which offices.

    `names` says of each name how well it is known, `ended` for name, role and kind of body the day
    on which the last such tenure ended ("" if not). `posts` are the names by role, kind of body
    and the code of its scope.
    """

    names: Mapping[str, int]
    ended: Mapping[tuple[str, str, str], str]
    posts: Mapping[tuple[str, str, str], frozenset[str]]

    @cached_property
    def latest(self) -> str:
        """The last day on which any tenure is known to have ended."""
        return max(self.ended.values(), default="")

    @cached_property
    def offices(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The offices, each by its role and kind of body, that somebody is known for."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, role, kind in sorted(self.ended):
            found[name].append((role, kind))
        return {name: tuple(offices) for name, offices in found.items()}

    @cached_property
    def holders(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Who is known for an office, by its role and kind of body."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for name, role, kind in self.ended:
            found[role, kind].add(name)
        return {office: frozenset(names) for office, names in found.items()}


def read_roster(path: Path, codes: Mapping[str, str]) -> Roster:
    """Read ontology/roster.ttl; a missing file is an empty roster.

    `codes` are those of territorial units that no longer are, or have changed, by local name.
    """
    if not path.exists():
        return Roster({}, {}, {})
    held: dict[str, list[str]] = defaultdict(list)
    values: dict[str, dict[str, str]] = defaultdict(dict)
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            name, value = quad.predicate.value, quad.object.value
            if name == LK + "held":
                held[quad.subject.value].append(value)
            else:
                values[quad.subject.value][name] = value
    except (OSError, SyntaxError, ValueError) as error:
        raise LexiconError(str(error), where=path) from error
    people = {node: row[_FOAF_NAME] for node, row in values.items() if _FOAF_NAME in row}
    ended: dict[tuple[str, str, str], str] = {}
    posts: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for node, name in people.items():
        for tenure in held[node]:
            row = values[tenure]
            role, kind = _code(row.get(LK + "role")), _code(row.get(LK + "bodyKind"))
            scope = _code(row.get(LK + "scope"))
            posts[role, kind, codes.get(scope, scope)].add(name)
            key = (name, role, kind)
            end = row.get(_END, "")
            ended[key] = "" if ended.get(key, end) == "" else max(ended.get(key, end), end)
    known = dict.fromkeys(people.values(), 0)
    for node, name in people.items():
        known[name] += sum(_DATED if _START in values[t] else 1 for t in held[node])
    return Roster(known, ended, {post: frozenset(names) for post, names in posts.items()})


def _code(iri: str | None) -> str:
    return (iri or "").rpartition("/")[2]
