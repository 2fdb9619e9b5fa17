"""The seats of a province and of the centre, and which posts belong to each, the chief one last."""

from dataclasses import dataclass

from phrases import CENTRE, Body, Post, Scope

_PARTY = "party-committee"
_STANDING = ("member", "party-standing-committee")
_CENTRAL = ("member", "central-committee")
_POLITBURO = ("member", "politburo")
_DEPUTY = ("deputy-secretary", _PARTY)
_OF_PROVINCE: dict[str, tuple[tuple[str, str], ...]] = {
    "secretary": (("head", "national-assembly-delegation"), ("secretary", _PARTY)),
    "first-deputy": (("permanent-deputy-secretary", _PARTY),),
    "council": (_DEPUTY, ("chair", "people-council")),
    "committee": (_DEPUTY, ("chair", "people-committee")),
    "organiser": (_STANDING, ("head", "organization-commission")),
    "inspector": (_STANDING, ("head", "inspection-commission")),
    "propagandist": (_STANDING, ("head", "propaganda-commission")),
    "front": (_STANDING, ("chair", "fatherland-front")),
    "police": (_STANDING, ("director", "police")),
    "soldier": (_STANDING, ("commander", "military-command")),
    "vice-committee": (("vice-chair", "people-committee"),),
    "vice-council": (("vice-chair", "people-council"),),
    "vice-organiser": (("deputy-head", "organization-commission"),),
    "vice-front": (("vice-chair", "fatherland-front"),),
    "workers": (("chair", "labour-confederation"),),
    "women": (("chair", "womens-union"),),
    "farmers": (("chair", "farmers-association"),),
    "veterans": (("chair", "veterans-association"),),
}
_OF_CENTRE: dict[str, tuple[tuple[str, str], ...]] = {
    "organiser": (
        _POLITBURO,
        ("secretary", "central-committee"),
        ("head", "organization-commission"),
    ),
    "inspector": (
        _POLITBURO,
        ("secretary", "central-committee"),
        ("head", "inspection-commission"),
    ),
    "propagandist": (
        _POLITBURO,
        ("secretary", "central-committee"),
        ("head", "propaganda-commission"),
    ),
    "permanent": (_POLITBURO, ("permanent-member", "secretariat")),
    "justice": (("secretary", "central-committee"), ("head", "internal-affairs-commission")),
    "front": (_CENTRAL, ("chair", "fatherland-front")),
    "vice-organiser": (_CENTRAL, ("deputy-head", "organization-commission")),
    "vice-inspector": (("deputy-head", "inspection-commission"),),
    "vice-premier": (_CENTRAL, ("deputy-prime-minister", "government")),
    "vice-assembly": (_CENTRAL, ("vice-chair", "national-assembly")),
    "interior": (_CENTRAL, ("minister", "ministry-home-affairs")),
    "finance": (_CENTRAL, ("minister", "ministry-finance")),
    "security": (_POLITBURO, ("minister", "ministry-public-security")),
    "defence": (_POLITBURO, ("minister", "ministry-national-defence")),
    "justice-minister": (_CENTRAL, ("minister", "ministry-justice")),
    "health": (_CENTRAL, ("minister", "ministry-health")),
    "builder": (_CENTRAL, ("minister", "ministry-construction")),
    "vice-interior": (("deputy-minister", "ministry-home-affairs"),),
    "vice-finance": (("deputy-minister", "ministry-finance"),),
    "vice-builder": (("deputy-minister", "ministry-construction"),),
}
OF_LEADERS: dict[str, tuple[tuple[str, str], ...]] = {
    "general-secretary": (("general-secretary", "communist-party"),),
    "president": (_POLITBURO, ("president", "president-office")),
    "prime-minister": (_POLITBURO, ("prime-minister", "government")),
    "chair-of-assembly": (_POLITBURO, ("chair", "national-assembly")),
}
OF_LOCALITY: dict[str, tuple[tuple[str, str], ...]] = {
    "secretary": (("secretary", _PARTY),),
    "deputy": (("deputy-secretary", _PARTY), ("chair", "people-committee")),
}
PROVINCIAL = tuple(_OF_PROVINCE)
CENTRAL = tuple(_OF_CENTRE)
MINISTERS = tuple(seat for seat in CENTRAL if _OF_CENTRE[seat][-1][0] == "minister")


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: its name, where it is, and its posts."""

    name: str
    scope: Scope
    posts: tuple[Post, ...]


def seat(name: str, scope: Scope) -> Seat:
    """A seat of a province, or of the centre."""
    table = _OF_CENTRE if scope == CENTRE else _OF_PROVINCE
    return Seat(name, scope, posts_of(table[name], scope))


def posts_of(rows: tuple[tuple[str, str], ...], scope: Scope) -> tuple[Post, ...]:
    """The posts of a row of a table; offices of the state belong to the centre."""
    return tuple(
        Post(role, Body(kind, CENTRE if kind in ("central-committee", "politburo") else scope))
        for role, kind in rows
    )
