"""What articles tell: each story is a sequence of acts, which the language's file words.

An act gives its facts to the truth and its persons, bodies and documents to a template; what the
template then writes of them (an office, a form of a name) is noted as it is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from documents import ISSUED_BY_ASSEMBLY, OF_CENTRE, OF_PROVINCE, Document
from phrases import CENTRE, Body, Institution, Phrase, Post, Scope, Somebody, Writer
from seats import (
    CENTRAL,
    MINISTERS,
    OF_LEADERS,
    OF_LOCALITY,
    PROVINCIAL,
    Seat,
    posts_of,
    seat,
)
from world import Person, Province, World

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_COUNCIL_TERM = "2021-2026"
_MERGED = date(2025, 7, 1)
_CONGRESSES = date(2024, 6, 14)


@dataclass(slots=True)
class Dated:
    """The day of the article, and what a reader may know of its year from elsewhere."""

    day: date
    year_known: bool
    stated: str = ""

    def gold(self) -> dict[str, str | None]:
        """The date of the main meeting in the gold's form."""
        known = self.day.isoformat() if self.year_known or self.stated[0] != "-" else None
        return {"date": known, "date_stated": self.stated}


class Telling:
    """One article while it is told: paragraphs so far, and what its acts need."""

    def __init__(self, writer: Writer, world: World, province: Province, dated: Dated) -> None:
        self.writer, self.world, self.province, self.dated = writer, world, province, dated
        self.rng: Random = writer.rng
        self.words = writer.tongue.words
        self.scope = self._scope(province)
        self.paragraphs: list[str] = []
        self.present: list[Somebody] = []

    # What acts are told with

    def tell(self, act: str, **slots: Any) -> None:
        """Write an act by one of its templates; a word of one's own may be missing: nothing."""
        templates = self.words["acts"][act]
        said = self.rng.choice(templates).format(**slots)
        self.paragraphs.append(said[0].upper() + said[1:])

    def day(self) -> Phrase:
        """The day of the meeting: with its year, or as often without."""

        def say(_: str) -> str:
            with_year = self.rng.random() < 0.55
            pattern = self.rng.choice(self.words["dates" if with_year else "days"])
            if not self.dated.stated:
                day = self.dated.day
                self.dated.stated = day.isoformat() if with_year else f"--{day:%m-%d}"
            return self.writer.tongue.date(self.dated.day, pattern, self.rng)

        return Phrase(say)

    def sitting(self, where: Seat, **others: Post) -> Somebody:
        """Who sits in a seat on the article's day."""
        person = self.world.holder(self.dated.day, where.scope.code, where.name)
        return Somebody(self.writer, person, list(where.posts), **others)

    def of_province(self, name: str, **others: Post) -> Somebody:
        """Who sits in a seat of the province."""
        return self.sitting(seat(name, self.scope), **others)

    def of_centre(self, name: str, **others: Post) -> Somebody:
        """Who sits in a seat of the centre."""
        return self.sitting(seat(name, CENTRE), **others)

    def leader(self, name: str) -> Somebody:
        """Who holds one of the first offices of the state."""
        person = self.world.leader(self.dated.day, name)
        return Somebody(self.writer, person, list(posts_of(OF_LEADERS[name], CENTRE)))

    def host(self, kind: str, scope: Scope | None = None) -> Institution:
        """A body that holds a meeting."""
        return Institution(self.writer, Body(kind, scope or self.scope))

    def stranger(self, key: str, **others: Post) -> Somebody:
        """Somebody whom only this article knows, by what they are to it."""
        person = self.world.person(self.scope.code, self.dated.day.toordinal(), key)
        return Somebody(self.writer, person, [], **others)

    def career(self) -> dict[str, Post]:
        """Two posts somewhere else that somebody held before."""
        names = self.rng.sample(("council", "committee", "organiser", "police", "inspector"), 2)
        posts = [seat(name, self.elsewhere()).posts[-1] for name in names]
        return {"was": posts[0], "was2": posts[1]}

    @property
    def term(self) -> str:
        """The Party's term that the congresses of the article's time are held for."""
        return "2025-2030" if self.dated.day >= _CONGRESSES else "2020-2025"

    def numeral(self, number: int) -> str:
        """A small number in Roman numerals."""
        tens, ones = divmod(number, 10)
        return "X" * tens + _ONES[ones]

    def place(self, scope: Scope | None = None) -> Phrase:
        """The province, or a place in it."""
        return Phrase(lambda case: self.writer.place(scope or self.scope, case))

    def locality(self) -> Scope:
        """A place in the province: a district before the reform of 2025, a commune since."""
        rng, name = self.rng, self.rng.choice(self.province.localities or (("Tân", "An"),))
        level = "district" if self.dated.day < _MERGED else rng.choice(("commune", "ward"))
        code = "-".join(Person(name).name.lower().split())
        return Scope(code, level, " ".join(self.writer.tongue.spell(name, self.writer.habit)))

    def _scope(self, province: Province) -> Scope:
        name = self.writer.tongue.place_name(province, self.writer.habit)
        return Scope(province.code, province.level, name)

    def elsewhere(self) -> Scope:
        """Another province."""
        others = [p for p in self.world.provinces_on(self.dated.day) if p != self.province]
        return self._scope(self.rng.choice(others))

    def meeting(self, kind: str, body: str | None, scope: str | None, **others: Any) -> None:
        """Note the main meeting; its date is filled in when the text has told it."""
        row = {"id": "m1", "main": True, "kind": kind, "body": body, "scope": scope}
        empty = {"date": None, "date_stated": None, "end_date": None, "ordinal": None, "term": None}
        self.writer.truth.add("meetings", **row, **(empty | self.dated.gold() | others))

    def other_meeting(self, kind: str, body: str, scope: str, **others: Any) -> None:
        """Note a meeting that the article names besides."""
        number = len(self.writer.truth.rows["meetings"]) + 1
        row = {"id": f"m{number}", "main": False, "kind": kind, "body": body, "scope": scope}
        empty = {"date": None, "date_stated": None, "end_date": None, "ordinal": None, "term": None}
        if not any(
            m["kind"] == kind and m["body"] == body for m in self.writer.truth.rows["meetings"]
        ):
            self.writer.truth.add("meetings", **row, **(empty | others))

    def takes_part(self, role: str, *people: Somebody) -> None:
        """Note who took part in the main meeting, and how."""
        for one in people:
            self.writer.truth.add("participations", person=one.person.name, meeting="m1", role=role)

    # Acts

    def chaired(self, chair: Somebody) -> None:
        """Who presided."""
        self.tell("chaired", chair=chair)
        self.takes_part("chair", chair)
        self.present.append(chair)

    def attended(self, people: list[Somebody]) -> None:
        """A list of who attended: by semicolons with all offices each, or by commas with one."""
        fresh = {one.person.name: one for one in people if one not in self.present}
        for one in self.present:
            fresh.pop(one.person.name, None)
        people = list(fresh.values())
        if not people:
            return

        self.tell("attended", people=Phrase(lambda _: self._list(people)))
        self.takes_part("attendee", *people)
        self.present += people

    def _list(self, people: list[Somebody]) -> str:
        comma, semicolon = self.words.get("comma", ", "), self.words.get("semicolon", "; ")
        if self.chance(0.7):
            return semicolon.join(f"{one}{comma}{one.offices}" for one in people)
        *first, last = (f"{one} ({one.office})" for one in people)
        return self.words["and"].join([comma.join(first), last]) if first else last

    def also(self, guest: Somebody) -> None:
        """One more who attended."""
        self.tell("also", guest=guest)
        self.takes_part("attendee", guest)
        self.present.append(guest)

    def presented(self, who: Somebody) -> None:
        """Who read the report."""
        self.tell("presented", who=who)
        self.takes_part("presenter", who)

    def spoke(self, who: Somebody, act: str = "spoke") -> None:
        """Who spoke."""
        self.tell(act, who=who)
        self.takes_part("speaker", who)

    def documents(self, how_many: int) -> None:
        """Documents of the province and of the centre that were studied."""
        for _ in range(how_many):
            kind, short, issuer = self.rng.choice(OF_PROVINCE + OF_CENTRE)
            scope = self.scope if (kind, short, issuer) in OF_PROVINCE else CENTRE
            self.tell("document", doc=self.issued(kind, short, Body(issuer, scope)))

    def issued(self, kind: str, short: str, issuer: Body, **others: Any) -> Document:
        """A document of somebody, of some day before the article's."""
        day = self.dated.day - timedelta(self.rng.randrange(20, 700))
        number = f"{self.rng.randrange(1, 480)}{short}"
        return Document(self.writer, kind, number, issuer, day, others)

    def caption(self, who: Somebody) -> None:
        """The line under a picture."""
        photo = self.rng.choice(self.words["photos"])
        name = " ".join(
            self.writer.tongue.spell(
                self.world.person("byline", self.rng.random()).syllables[-2:], self.writer.habit
            )
        )
        self.tell("caption", who=who, photo=photo.format(by=name))

    def biography(self, who: Somebody) -> None:
        """Where somebody comes from and what they were before."""
        self.tell(
            "biography",
            who=who,
            year=self.rng.randrange(1961, 1985),
            birthplace=self.elsewhere().name,
        )

    def context(self) -> None:
        """Congresses and plenums that the article mentions."""
        if self.rng.random() < 0.45:
            self.tell("next")
            self.writer.truth.body("communist-party", "vn")
            self.other_meeting("congress", "communist-party", "vn", ordinal=14)
        if self.rng.random() < 0.25:
            number = self.rng.randrange(4, 14)
            self.tell("earlier", n=number)
            self.writer.truth.body("central-committee", "vn")
            self.other_meeting("plenum", "central-committee", "vn", ordinal=number, term="13")

    def filler(self) -> str:
        """A paragraph without names: what was said of crops and roads."""
        parts, rng = self.words["filler"], self.rng

        def sentence() -> str:
            said = " ".join((rng.choice(parts["a"]), rng.choice(parts["b"]))) + rng.choice(
                parts["c"]
            )
            pct = self.words.get("decimal", ",").join(
                (str(rng.randrange(1, 30)), str(rng.randrange(1, 10)))
            )
            return said.format(n=rng.randrange(12, 990), pct=pct)

        return " ".join(sentence() for _ in range(rng.randrange(1, 4)))

    def chance(self, of: float) -> bool:
        """Whether something happens that does so as often."""
        return self.rng.random() < of

    def some(self, names: tuple[str, ...], least: int, most: int) -> list[str]:
        """Some of the names, in their order."""
        chosen = self.rng.sample(names, min(len(names), self.rng.randint(least, most)))
        return sorted(chosen, key=names.index)


Story = Callable[[Telling], None]


def conference(t: Telling) -> None:
    """A provincial Party committee confers."""
    topic, host = t.rng.choice(t.words["topics"]), t.host("party-committee")
    chair = t.of_province("secretary")
    if t.chance(0.4):
        t.caption(chair)
    if t.chance(0.25):
        host2 = t.host(t.rng.choice(("people-committee", "fatherland-front")))
        t.tell("joint", host=host, host2=host2, day=t.day(), topic=topic, place=t.place())
    else:
        t.tell("conference", host=host, day=t.day(), topic=topic, place=t.place())
    t.meeting("conference", "party-committee", t.scope.code)
    t.chaired(chair)
    t.attended([t.of_province(name) for name in t.some(PROVINCIAL[1:], 2, 6)])
    if t.chance(0.4):
        t.also(t.of_centre(t.rng.choice(CENTRAL)))
    t.presented(t.of_province(t.rng.choice(("organiser", "propagandist", "inspector"))))
    t.documents(t.rng.randrange(0, 4))
    for name in t.some(("first-deputy", "council", "committee", "front", "vice-committee"), 1, 3):
        t.spoke(t.of_province(name))
    t.spoke(chair, "concluded")
    t.context()


def session(t: Telling) -> None:
    """A people's council sits, elects and relieves."""
    number = t.rng.randrange(2, 34)
    host = t.host("people-council")
    t.tell("session", host=host, day=t.day(), n=number, term=_COUNCIL_TERM, place=t.place())
    t.meeting("session", "people-council", t.scope.code, ordinal=number, term=_COUNCIL_TERM)
    t.chaired(t.of_province("council"))
    t.attended(
        [
            t.of_province(name)
            for name in t.some(("secretary", "first-deputy", "committee", "front", "police"), 1, 4)
        ]
    )
    old, new = t.rng.choice(
        (("vice-committee", "vice-committee"), ("vice-council", "vice-council"))
    )
    post = seat(old, t.scope).posts[-1]
    t.tell("relieved", who=t.stranger("leaving", left=post))
    comer = t.stranger("coming", new=seat(new, t.scope).posts[-1])
    t.tell("elected", who=comer)
    kind, short, issuer = ISSUED_BY_ASSEMBLY
    adopted = {"adopted_at": f"session/people-council/{t.scope.code}/{number}"}
    for _ in range(t.rng.randrange(1, 4)):
        t.tell("adopted", doc=t.issued(kind, short, Body(issuer, t.scope), **adopted))
    if t.chance(0.5):
        t.biography(t.stranger("coming", **t.career()))
    t.spoke(t.of_province("secretary"))
    t.context()


def congress(t: Telling) -> None:
    """The Party of a place holds its congress."""
    small = t.chance(0.6)
    scope = t.locality() if small else t.scope
    number = t.rng.randrange(1, 13)
    t.tell(
        "congress",
        roman=t.numeral(number),
        place=t.place(scope),
        day=t.day(),
        term=t.term,
        n=number,
    )
    t.writer.truth.body("party-committee", scope.code)
    t.meeting("congress", "party-committee", scope.code, ordinal=number, term=t.term)
    if small:
        t.writer.place(t.scope)
        local = [t.sitting(Seat(n, scope, posts_of(OF_LOCALITY[n], scope))) for n in OF_LOCALITY]
        t.attended([t.of_province(name) for name in t.some(PROVINCIAL, 1, 3)])
        t.chaired(local[0])
        t.presented(local[1])
    else:
        t.chaired(t.of_province("secretary"))
        t.attended([t.of_centre(name) for name in t.some(CENTRAL, 1, 4)])
        t.presented(t.of_province("first-deputy"))
    t.spoke(t.of_province("council") if small else t.of_centre("organiser"))
    if t.chance(0.5):
        t.caption(t.present[-1])
    t.documents(t.rng.randrange(0, 3))
    t.context()


def ceremony(t: Telling) -> None:
    """A body celebrates."""
    kind = t.rng.choice(
        (
            "people-committee",
            "fatherland-front",
            "labour-confederation",
            "womens-union",
            "farmers-association",
            "veterans-association",
        )
    )
    t.tell(
        "ceremony",
        host=t.host(kind),
        day=t.day(),
        place=t.place(),
        n=t.rng.choice((5, 15, 45, 50, 80, 95)),
    )
    t.meeting("ceremony", kind, t.scope.code)
    guest = t.leader(t.rng.choice(("president", "general-secretary"))) if t.chance(0.3) else None
    t.attended([t.of_province(name) for name in t.some(PROVINCIAL, 2, 7)])
    if guest is not None:
        t.spoke(guest)
    for number in range(t.rng.randrange(0, 3)):
        past = seat(t.rng.choice(("secretary", "council", "committee")), t.scope).posts[-1]
        veteran = t.stranger(f"veteran{number}", past=past)
        t.tell("veteran", guest=veteran)
        t.takes_part("attendee", veteran)
    t.spoke(t.of_province("committee"))
    if t.chance(0.4):
        t.caption(t.of_province("committee"))
    t.context()


def working(t: Telling) -> None:
    """A leader of the state works with a province's leaders."""
    office = t.rng.choice(("prime-minister", "president", "chair-of-assembly"))
    kind = {
        "prime-minister": "government",
        "president": "president-office",
        "chair-of-assembly": "national-assembly",
    }[office]
    leader = t.leader(office)
    t.tell("working", leader=leader, day=t.day(), place=t.place())
    t.meeting("working-session", kind, "vn")
    t.takes_part("attendee", leader)
    t.present.append(leader)
    t.attended([t.of_centre(name) for name in t.some(CENTRAL, 1, 4)])
    t.presented(t.of_province("secretary"))
    t.spoke(leader, "concluded")
    t.documents(t.rng.randrange(0, 3))
    t.context()


def voters(t: Telling) -> None:
    """Deputies meet their voters."""
    number = t.rng.randrange(3, 11)
    t.tell(
        "voters",
        host=t.host("national-assembly-delegation"),
        day=t.day(),
        locality=t.place(t.locality()),
        n=number,
    )
    t.meeting("meeting", "national-assembly-delegation", t.scope.code)
    t.writer.truth.body("national-assembly", "vn")
    t.other_meeting("session", "national-assembly", "vn", ordinal=number)
    t.attended([t.of_province(name) for name in t.some(PROVINCIAL, 1, 3)])
    t.spoke(t.of_province("secretary"))
    t.documents(t.rng.randrange(0, 2))


def plenum(t: Telling) -> None:
    """The Central Committee confers."""
    number = t.rng.randrange(4, 16)
    t.tell("plenum", day=t.day(), n=number, roman=t.numeral(13))
    t.writer.truth.body("central-committee", "vn")
    t.meeting("plenum", "central-committee", "vn", ordinal=number, term="13")
    leader = t.leader("general-secretary")
    t.chaired(leader)
    t.attended([t.leader("prime-minister"), *(t.of_centre(name) for name in t.some(CENTRAL, 1, 3))])
    t.presented(t.of_centre("organiser"))
    t.spoke(leader, "concluded")
    t.documents(t.rng.randrange(0, 3))


def appointment(t: Telling) -> None:
    """A decision of the Politburo is read out: somebody moves from one province to another."""
    topic = t.words["topics"][1]
    t.tell("conference", host=t.host("party-committee"), day=t.day(), topic=topic, place=t.place())
    t.meeting("conference", "party-committee", t.scope.code)
    t.chaired(t.of_centre("organiser"))
    t.attended([t.of_province(name) for name in t.some(PROVINCIAL[1:], 1, 5)])
    reader = t.of_centre("vice-organiser")
    old = Post("secretary", Body("party-committee", t.elsewhere()))
    mover = t.stranger("mover", old=old, new=seat("secretary", t.scope).posts[-1])
    decision = t.issued("decision", "-QDNS/TW", Body("politburo"))
    t.tell("announced", reader=reader, doc=decision, who=mover)
    t.takes_part("presenter", reader)
    t.biography(t.stranger("mover", **t.career()))
    if t.chance(0.6):
        t.caption(t.present[0])
    t.spoke(t.of_centre("organiser"))
    t.context()


def reshuffle(t: Telling) -> None:
    """The National Assembly changes the cabinet."""
    number = t.rng.randrange(2, 11)
    t.tell("assembly", day=t.day(), n=number, roman=t.numeral(15))
    t.writer.truth.body("national-assembly", "vn")
    t.meeting("session", "national-assembly", "vn", ordinal=number, term="15")
    t.chaired(t.leader("chair-of-assembly"))
    for ministry in t.some(MINISTERS, 1, 4):
        post = seat(ministry, CENTRE).posts[-1]
        t.tell("relieved", who=t.stranger(f"leaving {ministry}", left=post))
        t.tell("elected", who=t.stranger(f"coming {ministry}", new=post))
    if t.chance(0.5):
        t.biography(t.stranger("coming builder", **t.career()))
    t.presented(t.leader("prime-minister"))
    t.documents(t.rng.randrange(0, 2))


def nothing(t: Telling) -> None:
    """Harvests and roads, and politics of other countries: nothing to be found."""
    if t.chance(0.5):
        t.paragraphs.append(t.rng.choice(t.words["elsewhere"]))


STORIES: dict[Story, int] = {
    conference: 26,
    session: 14,
    congress: 13,
    ceremony: 12,
    working: 8,
    voters: 6,
    plenum: 3,
    appointment: 9,
    reshuffle: 4,
    nothing: 5,
}
"""The stories, and how many of a hundred articles tell each."""
