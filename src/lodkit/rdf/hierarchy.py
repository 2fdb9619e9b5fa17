"""Which body is part of which: what their kinds say, of the bodies that articles name.

skos:broader leads from a kind of body to that of the body which it is part of. The part and the
whole have one scope; where a kind has central wholes only, that is the whole in every scope.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lodkit.rdf import iris
from lodkit.rdf.namespaces import LK, ORG, ROOT, SKOS
from lodkit.rdf.statements import link

_KINDS = f"{ROOT}body-kind/"
_CENTRAL = '"central"'

PREDICATES = (ORG.classification, LK.scope, LK.seat, SKOS.broader)
"""What is said of bodies and of their kinds that something follows from."""

Targets = Mapping[str, Mapping[str, list[str]]]
"""By predicate and subject, what is said."""


def subjects(base: str) -> tuple[str, ...]:
    """How lines about bodies and about their kinds begin."""
    return (f"<{base}body/", f"<{_KINDS}")


def hierarchy_quads(stated: Iterable[bytes], base: str) -> Iterator[str]:
    """The lines of the derived graph, from those of all articles and of the vocabulary."""
    end = f" <{iris.derived_graph(base)}> .\n"
    bodies = _bodies(_said(stated, base))
    for body in bodies.kind:
        whole = bodies.whole_of(body)
        if whole is not None:
            yield link(body, ORG.subOrganizationOf, whole) + end


def _said(stated: Iterable[bytes], base: str) -> Targets:
    """What is said of bodies and of their kinds; IRIs without their brackets."""
    wanted = tuple(start.encode() for start in subjects(base))
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in stated:
        if line.startswith(wanted):
            subject, predicate, rest = line.decode().split(" ", 2)
            target = rest.rpartition(" <")[0]
            said[predicate[1:-1]][subject[1:-1]].append(target.strip("<>"))
    return said


def _bodies(said: Targets) -> "_Bodies":
    kind = {body: min(kinds) for body, kinds in sorted(said[ORG.classification].items())}
    scope = {body: min(scopes) for body, scopes in said[LK.scope].items()}
    by_place = {(kind[body], scope.get(body)): body for body in reversed(kind)}
    central = {kind for kind, seats in said[LK.seat].items() if _CENTRAL in seats}
    at_the_centre = {kind[body]: body for body in reversed(kind) if kind[body] in central}
    return _Bodies(kind, scope, by_place, at_the_centre, said[SKOS.broader], central)


@dataclass(frozen=True)
class _Bodies:
    """Bodies by kind and scope, and which kinds are part of which."""

    kind: Mapping[str, str]
    scope: Mapping[str, str]
    by_place: Mapping[tuple[str, str | None], str]
    at_the_centre: Mapping[str, str]
    broader: Mapping[str, list[str]]
    central: set[str]

    def whole_of(self, body: str) -> str | None:
        """The nearest body that this one is part of; what no article names is passed over."""
        seen: set[str] = set()
        kinds = {self.kind[body]}
        while kinds:
            seen |= kinds
            kinds = {wider for kind in kinds for wider in self.broader.get(kind, ())} - seen
            found = self._of_kinds(kinds, body)
            if found:
                return min(found)
        return None

    def _of_kinds(self, kinds: set[str], body: str) -> set[str]:
        same = {self.by_place.get((kind, self.scope.get(body))) for kind in kinds}
        if same == {None} and kinds <= self.central:
            same = {self.at_the_centre.get(kind) for kind in kinds}
        return {found for found in same if found not in (None, body)}
