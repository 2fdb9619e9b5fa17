"""The things that fill the places of a template; what is written is noted as truth.

A template names a thing and the form it needs: {chair} or {chair:gen} a name and its case,
{chair.office:ins} an office, {host:gen} a body, {host:провів|провела|провело} a verb in the
gender of who acts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tongue import Habit, Tongue, form
from truth import Truth
from world import Person

BARE = {
    "general-secretary": ("communist-party", "vn"),
    "president": ("president-office", "vn"),
    "prime-minister": ("government", "vn"),
    "deputy-prime-minister": ("government", "vn"),
}
"""Offices that say by themselves of what body they are."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a body belongs: a code, the level of its place, and the place's name as written."""

    code: str
    level: str = ""
    name: str = ""


CENTRE = Scope("vn")


@dataclass(frozen=True, slots=True)
class Body:
    """A body, by kind and scope."""

    kind: str
    scope: Scope = CENTRE


@dataclass(frozen=True, slots=True)
class Post:
    """A role in a body."""

    role: str
    body: Body


class Writer:
    """What all phrases of one article share: its language, habit, truth and luck."""

    def __init__(self, tongue: Tongue, habit: Habit, truth: Truth, rng: Random) -> None:
        self.tongue, self.habit, self.truth, self.rng = tongue, habit, truth, rng
        self.known: set[str] = set()
        """Scopes that the text has named, so that "the provincial committee" is clear."""

    def place(self, scope: Scope, case: str = "nom") -> str:
        """A place with the word for its level: "of the province X", or with `in`, in it."""
        self.known.add(scope.code)
        pattern = self.tongue.words["places"][scope.level]
        return form(pattern, case).format(name=scope.name)

    def body(self, body: Body, case: str = "nom") -> str:
        """What a body is called: by its full name or, once its place is known, short."""
        words = self.tongue.words
        if body.scope.code == "vn":
            ways = words["central"][body.kind]
        else:
            ways = words["bodies"][body.kind]
            short = [way for way in ways if "{p}" not in way]
            clear = self.known == {body.scope.code} and body.scope.level in words["adjectives"]
            if clear and short and self.rng.random() < 0.6:
                ways = short
            else:
                ways = [way for way in ways if "{p}" in way]
        cases = self.rng.choice(ways).partition(";")[2]
        self.truth.body(body.kind, body.scope.code)
        if body.kind.endswith("-commission") and body.scope.code != "vn":
            # Whose commission it is stands in the same words.
            self.truth.body("party-committee", body.scope.code)
        if body.scope.code == "vn":
            return form(cases, case)
        found = form(cases, case)
        adjective = words["adjectives"].get(body.scope.level, ())
        place = self.place(body.scope) if "{p}" in found else ""
        return found.format(*adjective, p=place)

    def post(
        self,
        person: Person,
        post: Post,
        case: str = "nom",
        *,
        left: bool = False,
        past: bool = False,
    ) -> str:
        """An office as a title; `left` by what the sentence tells, or `past` in its own words."""
        words = self.tongue.words
        kind, scope = BARE.get(post.role, (post.body.kind, post.body.scope.code))
        self.truth.body(kind, scope)
        self.truth.add(
            "posts",
            person=person.name,
            role=post.role,
            body=kind,
            scope=scope,
            former=left or past,
        )
        said = self._titled(form(_of_sex(words["roles"][post.role], person), case), post)
        return form(_of_sex(words["roles"]["former"], person), case).format(said) if past else said

    def _titled(self, role: str, post: Post) -> str:
        """A role with its body behind it, or where the role has a place for it."""
        if post.role in BARE:
            return role
        if post.body.kind.startswith("ministry"):
            field = form(self.tongue.words["central"][post.body.kind][0].partition(";")[2], "gen")
            return role.format(field) if "{" in role else f"{role} {field}"
        if "{" in role:
            return role.format(*(self.body(post.body, case) for case in ("nom", "gen")))
        return f"{role} {self.body(post.body, 'gen')}"


def _of_sex(forms: list[str], person: Person) -> str:
    return forms[1] if person.woman and len(forms) > 1 else forms[0]


class Phrase:
    """Something that a template asks for in a form; `say` writes it in a case."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self._say = say

    def __format__(self, spec: str) -> str:
        return self._say(spec or "nom")


class Institution:
    """A body in a template."""

    def __init__(self, writer: Writer, body: Body) -> None:
        self.writer, self.body = writer, body

    def __format__(self, spec: str) -> str:
        if "|" in spec:
            return self._agreeing(spec)
        return self.writer.body(self.body, spec or "nom")

    def _agreeing(self, spec: str) -> str:
        """The verb in the gender of how the body is called, which ways of calling it share."""
        forms = spec.split("|")
        words = self.writer.tongue.words
        table = words["central" if self.body.scope.code == "vn" else "bodies"]
        gender = table[self.body.kind][0].partition(";")[0]
        place = {"m": 0, "f": 1, "n": 2, "p": 3}.get(gender, 0)
        return forms[place] if place < len(forms) else forms[-1]


class Somebody:
    """A person in a template, with what a template may say of them."""

    def __init__(self, writer: Writer, person: Person, posts: list[Post], **others: Any) -> None:
        self.writer, self.person, self.posts = writer, person, posts
        self._others: dict[str, Post] = others

    def __format__(self, spec: str) -> str:
        writer, person = self.writer, self.person
        if "|" in spec:
            return spec.split("|")[person.woman]
        written = writer.tongue.spell(person.syllables, writer.habit)
        case = (spec or "nom") if writer.habit.inflected else "nom"
        name = writer.tongue.inflect(written, case, person=person)
        writer.truth.named(person.name, name)
        return name

    @property
    def given(self) -> str:
        """The given name alone, as of somebody named before."""
        written = self.writer.tongue.spell(self.person.syllables, self.writer.habit)[-1]
        self.writer.truth.named(self.person.name, written)
        return written

    @property
    def comrade(self) -> str:
        """The title before the name: comrade, Mr, Ms."""
        return _of_sex(
            self.writer.rng.choice(self.writer.tongue.words["comrades"]).split("|"), self.person
        )

    @property
    def office(self) -> Phrase:
        """Their chief office, which is named last."""
        return Phrase(lambda case: self.writer.post(self.person, self.posts[-1], case))

    @property
    def offices(self) -> str:
        """All of their offices."""
        joint = self.writer.tongue.words.get("comma", ", ")
        return joint.join(self.writer.post(self.person, post) for post in self.posts)

    def __getattr__(self, name: str) -> Phrase:
        """Another office: `new`, `past` (worded as of the past), or one that the sentence ends."""
        post = self.__dict__["_others"][name]
        how = {"past": name == "past", "left": name not in ("past", "new")}
        return Phrase(lambda case: self.writer.post(self.person, post, case, **how))
