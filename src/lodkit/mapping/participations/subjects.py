"""Subjects: whom a sentence speaks of, by name, by an office alone, or by a pronoun."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from lodkit.lexicon.concepts import Concept
from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.people.links import Holding, Link, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.reading import ABROAD, Reading
from lodkit.mapping.text.windows import Phrase, beginning_within

# What joins a name and an office that belongs to it.
_ATTACHED = (Link.DIRECT, Link.COMMA, Link.DASH)
# An office that nobody is known to hold belongs to a name this many words before or behind it.
_BEFORE, _BEHIND = 12, 6
# An office that says no body, and that somebody else may hold, stands closer to its name.
_GUESSED = 4
# How an office follows the name or pronoun that it explains.
_EXPLAINING = (Link.AND, Link.COMMA, Link.DASH)
_OFFICES = ("role", "office")
_first = attrgetter("first")


class Subject(NamedTuple):
    """Somebody, from a first to a last word; `name` is None where the text leaves open who.

    `offices` are those that stand beside the name, or alone for it. `named` tells a name from
    an office or a pronoun, `several` is an office in the plural or of another country. Who is
    `oblique` is spoken to or about, and does nothing. Who is `guessed` is the holder of an office
    that says no body.
    """

    name: str | None
    first: int
    last: int
    offices: tuple[OfficeMention, ...] = ()
    named: bool = False
    oblique: bool = False
    several: bool = False
    pronoun: bool = False
    guessed: bool = False


class _Alone(NamedTuple):
    """An office or a bare role without a name, and what its holder is looked up by."""

    first: int
    last: int
    keys: tuple[Hashable, ...]
    office: OfficeMention | None = None
    abroad: bool = False


class Cast:
    """The people of an article, sentence by sentence, and who of them holds which office."""

    def __init__(
        self,
        reading: Reading,
        people: Sequence[PersonMention],
        offices: Sequence[OfficeMention],
        holdings: Sequence[Holding],
        verbs: Sequence[Mention],
    ) -> None:
        self._reading = reading
        self._verbs = verbs
        self._said = {i for verb in verbs for i in verb.words}
        self._acting = {verb.first for verb in verbs if verb.first < verb.last}
        self._people = people
        self._offices = offices
        self._roles = {m.first: m for m in reading.of("role")}
        self._own: dict[PersonMention, list[OfficeMention]] = {}
        self._held_by: dict[OfficeMention, set[str | None]] = {}
        self._holders: dict[Hashable, set[str]] = {}
        for holding in holdings:
            self._own.setdefault(holding.person, []).append(holding.office)
            self._held_by.setdefault(holding.office, set()).add(holding.person.name)
            if not holding.office.former:
                for key in self._keys(holding.office):
                    self._holders.setdefault(key, set()).add(holding.person.name)
        self._titles = reading.words_of("cue/honorific")
        pronouns = reading.language.pronouns
        self._pronouns = [i for i, token in enumerate(reading.tokens) if token.key in pronouns]
        self._keys_of: dict[str, set[str]] = {}
        for person in people:
            self._keys_of.setdefault(person.name, {person.name.split()[-1].lower()}).add(
                reading.tokens[person.last].key
            )

    def named_in(self, sentence: int) -> set[str]:
        """Who has a name in a sentence."""
        return {p.name for p in beginning_within(self._people, *self._reading.sentences[sentence])}

    def of_sentence(self, sentence: int, topic: str | None) -> list[Subject]:
        """Whom a sentence speaks of, in its order; a pronoun stands for `topic`."""
        first, last = self._reading.sentences[sentence]
        named = [self._named(p) for p in beginning_within(self._people, first, last)]
        alone = list(self._without_name(first, last))
        if named and alone:
            named, alone = self._attach(named, alone, step=1)
            named, alone = self._attach(named[::-1], alone[::-1], step=-1)
        free = [self._holding(item, topic) for item in alone]
        found = self._gathered(sorted([*named, *free], key=_first))
        words = self._pronouns[
            bisect_left(self._pronouns, first) : bisect_right(self._pronouns, last)
        ]
        if words:
            covered = {i for s in found for i in range(s.first, s.last + 1)}
            pronouns = self._standing([i for i in words if i not in covered], named, topic)
            found = sorted([*found, *pronouns], key=_first)
        return list(self._apposed(found))

    @staticmethod
    def _exact_keys(office: OfficeMention) -> tuple[Hashable, ...]:
        return (office.role, office.body), (office.role, office.body.kind)

    def _keys(self, office: OfficeMention) -> Iterator[Hashable]:
        """By what the holder of an office is found: exactly, by kind of body, by the word."""
        yield from self._exact_keys(office)
        yield Concept("role", office.role)
        if office.head in self._roles:
            yield self._roles[office.head].concept

    def _named(self, person: PersonMention) -> Subject:
        own = tuple(self._own.get(person, ()))
        oblique = self._is_oblique(person.first) or self._is_inflected(person)
        return Subject(person.name, person.first, person.last, own, named=True, oblique=oblique)

    def _is_oblique(self, first: int) -> bool:
        """Whether a word before the phrase says that somebody is spoken to or about."""
        language, tokens = self._reading.language, self._reading.tokens
        at = first - 1
        while at >= 0 and at in self._titles:
            at -= 1
        if self._is_article(at):
            at -= 1
        joined = at >= 0 and tokens[at + 1].broken == Break.NONE
        # a verb may look like a preposition
        if joined and at not in self._acting and self._reading.governs(at):
            return True
        governed = joined and tokens[at].key in language.particles
        titles = (tokens[i].key for i in range(at + 1, first))
        return not governed and any(key in language.oblique_words for key in titles)

    def _is_article(self, at: int) -> bool:
        """Whether a small word, no preposition itself, goes with one: "mit dem Minister"."""
        language, tokens = self._reading.language, self._reading.tokens
        if at < 1 or tokens[at + 1].broken != Break.NONE or tokens[at].broken != Break.NONE:
            return False
        key = tokens[at].key
        small = key in language.particles and key not in language.oblique_words
        # "..., in dem Minister A sagt": a relative clause
        return small and tokens[at - 1].broken == Break.NONE

    def _is_inflected(self, person: PersonMention) -> bool:
        """Whether the name has an ending here that it lacks elsewhere."""
        key = self._reading.tokens[person.last].key
        others = self._keys_of[person.name] - {key}
        stems = self._reading.language.words.without_ending(key) if others else ()
        return not others.isdisjoint(stems)

    def _without_name(self, first: int, last: int) -> Iterator[_Alone]:
        """The offices of a sentence, and its roles that are part of none."""
        offices = beginning_within(self._offices, first, last)
        inside = {i for o in offices for i in range(o.first, o.last + 1)}
        found = [
            _Alone(o.first, o.last, self._exact_keys(o), None if o.former else o)
            for o in offices
            if o.last not in self._said
        ]
        for role in beginning_within(self._reading.of("role"), first, last):
            if role.first not in inside and role.first not in self._said:
                keys = () if self._is_of_something(role) else (role.concept,)
                found.append(_Alone(role.first, role.last, keys))
        for mention in beginning_within(self._reading.of(ABROAD), first, last):
            if mention.concept.scheme in _OFFICES and mention.first not in self._said:
                found.append(_Alone(mention.first, mention.last, (), abroad=True))
        yield from sorted(found, key=lambda item: item.first)

    def _is_of_something(self, role: Mention) -> bool:
        """Whether "of" follows, and no body that is known: the head of something."""
        behind = self._reading.neighbour(role.last, 1)
        language = self._reading.language
        return behind is not None and self._reading.tokens[behind].key in language.from_words

    def _attach(
        self, named: Sequence[Subject], alone: Sequence[_Alone], *, step: int
    ) -> tuple[list[Subject], list[_Alone]]:
        """Offices joined to the end of a name: they widen the subject; the others are left."""
        subjects: list[Subject] = []
        left: list[_Alone] = []
        items: list[Subject | _Alone] = sorted([*named, *alone], key=lambda i: step * i.first)
        for at, item in enumerate(items):
            if isinstance(item, Subject):
                subjects.append(item)
            elif step > 0 and self._is_of_next(items[at : at + 2]):
                left.append(item)
            elif subjects and self._joined(subjects[-1], item, step):
                # "asked the head of the office A": what governs the office governs the name
                governed = step < 0 and self._is_oblique(item.first)
                if governed and self._is_parted(item, subjects[-1]):
                    left.append(item)
                    continue
                subject = _widened(subjects[-1], item)
                subjects[-1] = subject._replace(oblique=subject.oblique or governed)
            else:
                left.append(item)
        return subjects, left

    def _joined(self, subject: Subject, item: _Alone, step: int) -> bool:
        if item.office and subject.name not in self._held_by.get(item.office, (subject.name,)):
            return False
        if subject.first <= item.first and item.last <= subject.last:
            return True
        near, far = (subject, item) if step > 0 else (item, subject)
        if (
            item.abroad
            or near.last >= far.first
            or ":" in self._reading.between(near.last, far.first)
        ):
            return False
        if step < 0 and follows_and(self._reading, far):
            return False
        if beginning_within(self._verbs, near.last + 1, far.first - 1):
            return False
        joint = link(self._reading, near, far)
        if joint == Link.COMMA and self._is_of_another(subject, item):
            return False
        return joint in _ATTACHED

    def _is_of_another(self, subject: Subject, item: _Alone) -> bool:
        """Whether one other person holds an office: "greeting A, *the minister* said"."""
        holder, guessed = self._holder(item.keys, None)
        # before a name a bare word may be anybody's: "its head, A"
        bare = guessed or (item.office is not None and item.office.inherited)
        return holder not in (None, subject.name) and not (bare and item.first < subject.first)

    def _gathered(self, row: Sequence[Subject]) -> list[Subject]:
        """The subjects of a sentence; offices nobody is known to hold go to a name near them."""
        found: list[Subject] = []
        for at, subject in enumerate(row):
            last = found[-1] if found else None
            same = last is not None and (_is_vague(subject) or subject.name == last.name)
            same = same and not self._is_of_next(row[at : at + 2])
            if last and last.named and same and self._is_near(last, subject, _BEFORE):
                found[-1] = _widened(last, subject)
                continue
            if last and last.named and self._explains(last, subject):
                found[-1] = _widened(last, subject)
                continue
            while found and subject.named and self._is_open(found[-1], subject):
                office = found.pop()
                governed = subject.oblique or office.oblique
                subject = _widened(subject, office)._replace(oblique=governed)
            found.append(subject)
        return found

    def _is_of_next(self, pair: Sequence[Subject | _Alone]) -> bool:
        """Whether an office stands between "and", or a comma, and the name of its holder."""
        if len(pair) < 2 or not self._begins_item(pair[0]):
            return False
        named = isinstance(pair[1], Subject) and pair[1].named
        return named and link(self._reading, pair[0], pair[1]) == Link.DIRECT

    def _begins_item(self, item: Subject | _Alone) -> bool:
        """Whether "and", or a comma, stands before somebody, titles and articles passed over."""
        tokens, language, at = self._reading.tokens, self._reading.language, item.first
        small = language.particles - language.oblique_words
        while tokens[at].broken == Break.NONE and (
            at - 1 in self._titles or tokens[at - 1].key in small
        ):
            at -= 1
        return tokens[at].broken == Break.COMMA or follows_and(self._reading, item)

    def _explains(self, named: Subject, subject: Subject) -> bool:
        """Whether an office that says no body goes on with the offices of a name before it."""
        if not subject.guessed:
            return False
        if link(self._reading, named, subject) in _EXPLAINING:
            return True
        return follows_and(self._reading, subject) and self._is_near(named, subject, _BEHIND)

    def _is_open(self, office: Subject, named: Subject) -> bool:
        """Whether an office is that of the name behind it, as nobody is known to hold it.

        "Speaking to the delegates, A said": they are addressed, who speaks is A.
        """
        if office.oblique and self._is_parted(office, named):
            return False
        if office.guessed:
            near = self._is_near(office, named, _GUESSED)
            return near and not follows_and(self._reading, named)
        return _is_vague(office) and self._is_near(office, named, _BEHIND)

    def _is_parted(self, office: Subject | _Alone, named: Subject) -> bool:
        """Whether a comma ends a part of the sentence before somebody who is not explained by it.

        "Asked the director, A, to act": what explains stands between two commas.
        """
        tokens = self._reading.tokens
        if not any(tokens[i].broken for i in range(office.last + 1, named.first + 1)):
            return False
        behind = named.last + 1
        closed = behind < len(tokens) and tokens[behind].broken == Break.COMMA
        return bool(named.offices) or not closed

    def _apposed(self, row: Iterable[Subject]) -> Iterator[Subject]:
        """A pronoun with the offices that explain it: "she, the committee's secretary, …"."""
        pronoun: Subject | None = None
        for subject in row:
            loose = _is_vague(subject) or subject.guessed
            if pronoun and loose and link(self._reading, pronoun, subject) in _EXPLAINING:
                pronoun = _widened(pronoun, subject)
                continue
            if pronoun:
                yield pronoun
            pronoun = subject if subject.pronoun else None
            if not pronoun:
                yield subject
        if pronoun:
            yield pronoun

    def _is_near(self, left: Subject, right: Subject, words: int) -> bool:
        """Whether few words, and neither a verb nor a semicolon, stand between two subjects."""
        if right.first - left.last > words or ";" in self._reading.between(left.last, right.first):
            return False
        return not beginning_within(self._verbs, left.last + 1, right.first - 1)

    def _holding(self, item: _Alone, topic: str | None) -> Subject:
        """An office alone stands for its one holder; one of several people for nobody."""
        words = self._reading.tokens[item.first : item.last + 1]
        plural = any(token.key in self._reading.language.plurals for token in words)
        name, guessed = (None, False) if plural else self._holder(item.keys, topic)
        return Subject(
            name,
            item.first,
            item.last,
            (item.office,) if item.office and name else (),
            oblique=self._is_oblique(item.first),
            several=plural or item.abroad,
            guessed=guessed,
        )

    def _holder(self, keys: Iterable[Hashable], topic: str | None) -> tuple[str | None, bool]:
        """The one holder under the first key that has any, or the one just spoken of.

        Also whether that is a guess: by the role alone, or one of several.
        """
        for key in keys:
            if self._is_shared(key):
                return None, False
            names = self._holders.get(key, set())
            if len(names) == 1:
                return next(iter(names)), isinstance(key, Concept)
            if names:
                return (topic, True) if topic in names else (None, False)
        return None, False

    def _is_shared(self, key: Hashable) -> bool:
        """Whether an office is one that many hold at once: a member's."""
        role = key.code if isinstance(key, Concept) else key[0] if isinstance(key, tuple) else ""
        return self._reading.lexicon.schemes.value("role", role, "shared") == "true"

    def _standing(
        self, pronouns: Iterable[int], named: Sequence[Subject], topic: str | None
    ) -> Iterator[Subject]:
        """Pronouns: for the only person named before in the sentence, else for the topic."""
        for at in pronouns:
            before = {s.name for s in named if s.last < at}
            near = before or ({topic} if topic else self._behind_comma(at, named))
            yield Subject(next(iter(near)) if len(near) == 1 else None, at, at, pronoun=True)

    def _behind_comma(self, at: int, named: Sequence[Subject]) -> set[str | None]:
        """Who acts behind the clause that a pronoun begins: "in what she said, Mrs A …"."""
        tokens = self._reading.tokens
        able = [s for s in named if s.first > at and not s.oblique]
        behind = able and any(tokens[i].broken == Break.COMMA for i in range(at, able[0].first + 1))
        return {s.name for s in able} if behind else set()


def _is_vague(subject: Subject) -> bool:
    """Whether it is an office of one person of whom nothing is known."""
    return subject.name is None and not subject.several


def _widened(subject: Subject, item: _Alone | Subject) -> Subject:
    first, last = min(subject.first, item.first), max(subject.last, item.last)
    return subject._replace(first=first, last=last)


def follows_and(reading: Reading, phrase: Phrase) -> bool:
    """Whether "and" stands before somebody, a title between them or not."""
    titles = reading.words_of("cue/honorific")
    at = phrase.first - 1
    while at in titles:
        at -= 1
    if at < 0:
        return False
    first = reading.tokens[at + 1].key
    conjunction = at in reading.conjunctions
    return conjunction or reading.language.begins_with_and(first)
