"""Ranks: what an office is by the body it is held in, however a translation words it."""

from dataclasses import dataclass
from functools import lru_cache

from lodkit.lexicon.concepts import Concept, Schemes

# The ranks a kind of body may have, as properties of its concept.
_TOP, _DEPUTY, _PERMANENT = "topRole", "deputyRole", "permanentDeputyRole"


@dataclass(frozen=True, slots=True, eq=False)
class Ranks:
    """Which roles are at the top of any body, which are their deputies and permanent deputies."""

    schemes: Schemes
    rank: dict[str, str]
    roles: dict[str, frozenset[str]]

    def role_in(self, role: str, kind: str) -> str:
        """What an office is: a commission's chairman is its head, a union's secretary its chair."""
        if self.schemes.value("role", role, "bodyKind") not in (None, kind):
            role = self.schemes.value("role", role, "elsewhere") or role
        rank = None if self.leads(role, kind) else self.rank.get(role)
        return (rank and self.schemes.value("body-kind", kind, rank)) or role

    def top_of(self, kind: str) -> str | None:
        """The role that heads a kind of body."""
        return self.schemes.value("body-kind", kind, _TOP)

    def deputy_of(self, kind: str) -> str | None:
        """The role that deputises for the head of a kind of body."""
        return self.schemes.value("body-kind", kind, _DEPUTY)

    def permanent(self, role: str, kind: str) -> str:
        """The deputy of a kind of body as its permanent one, where it has such."""
        named = self.schemes.value("body-kind", kind, _PERMANENT)
        return named if named and role == self.deputy_of(kind) else role

    def is_top(self, role: str) -> bool:
        """Whether a role heads some kind of body."""
        return self.rank.get(role) == _TOP

    def standing(self, role: str, kind: str) -> tuple[str, str]:
        """A standing member of a committee is a member of its standing committee."""
        body = self.schemes.value("body-kind", kind, "standingBody")
        member = self.schemes.value("role", role, "standingFor")
        return (member, body) if body and member else (role, kind)

    def of_whole(self, role: str, kind: str) -> tuple[str, str]:
        """An office at the top of a standing committee is one in the whole committee.

        "Deputy secretary of the Standing Committee" is how the permanent deputy is translated.
        """
        whole = self.schemes.codes_with("body-kind", "standingBody").get(kind)
        if whole is None or self.admits(kind, role) or not self.leads(role, whole):
            return role, kind
        return self.permanent(role, whole), whole

    def is_rank(self, role: str) -> bool:
        """Whether a role heads some kind of body, or deputises for its head."""
        return role in self.rank

    def is_deputy(self, role: str) -> bool:
        """Whether a role deputises for the head of some kind of body."""
        return self.rank.get(role) in (_DEPUTY, _PERMANENT)

    def is_secretary(self, role: str) -> bool:
        """Whether a role is the one by which a general secretary goes where there is no Party."""
        return role in self.schemes.by_code("role", "elsewhere").values()

    def rank_of(self, role: str) -> str | None:
        """Whether a role heads a body, deputises for its head, or does so permanently."""
        return self.rank.get(role)

    def leads(self, role: str, kind: str) -> bool:
        """Whether a role is one of the ranks of a kind of body; a member is not."""
        return role in self.roles.get(kind, frozenset())

    def akin(self, one: str, other: str) -> bool:
        """Whether two roles are ranks of one kind of body: a director and his deputy."""
        return any(one in roles and other in roles for roles in self.roles.values())

    def admits(self, kind: str, role: str) -> bool:
        """Whether a kind of body has the role; only some kinds say which they have."""
        return not self._listed(kind) or self.lists(kind, role)

    def lists(self, kind: str, role: str) -> bool:
        """Whether a kind of body says that it has the role."""
        return role in self._listed(kind)

    def _listed(self, kind: str) -> tuple[str, ...]:
        return self.schemes.values.get((Concept("body-kind", kind), "admits"), ())


@lru_cache(maxsize=4)
def ranks_of(schemes: Schemes) -> Ranks:
    """The ranks that the scheme of body kinds gives."""
    rank: dict[str, str] = {}
    roles: dict[str, set[str]] = {}
    for name in (_PERMANENT, _DEPUTY, _TOP):
        for (concept, key), values in schemes.values.items():
            if concept.scheme == "body-kind" and key == name:
                rank.update(dict.fromkeys(values, name))
                roles.setdefault(concept.code, set()).update(values)
    return Ranks(schemes, rank, {kind: frozenset(known) for kind, known in roles.items()})
