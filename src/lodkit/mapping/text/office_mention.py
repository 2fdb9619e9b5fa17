"""An office mention: the phrase of a text that names a role in a body."""

from typing import NamedTuple

from lodkit.model.facts import Body


class OfficeMention(NamedTuple):
    """A phrase that names an office, from its first to its last word; `head` is the role's.

    `placed` says that the text itself names the place or agency of its body, `bare` that no body
    stands in the phrase, `inherited` that its body was named before, `told` that it is a verb:
    "heads the committee". `plural` says that it speaks of several holders, `either` that its form
    does not tell, `deputy` that it is the deputy of the head named before: "and his deputy".
    """

    role: str
    body: Body
    first: int
    last: int
    head: int
    placed: bool
    former: bool = False
    bare: bool = False
    inherited: bool = False
    plural: bool = False
    either: bool = False
    told: bool = False
    deputy: bool = False
