"""Reach: whom a phrase of taking part speaks of, among the people of its sentence."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from lodkit.lexicon.matcher import Mention
from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.mentions import BodyMention
from lodkit.mapping.meetings.manners import ATTENDEE, CHAIR, PRESENTER, SPEAKER
from lodkit.mapping.participations.subjects import Subject, follows_and
from lodkit.mapping.people.links import Link, link
from lodkit.mapping.text.lists import Words
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A subject further from its verb than this many words is somebody else's.
_FAR = 14
# Behind a cue of these manners people are enumerated, whatever stands between them.
LISTED = frozenset({CHAIR, ATTENDEE})
# Manners of who acts: an oblique case does not.
_ACTS = frozenset({SPEAKER, PRESENTER})
# Manners that a passive may tell of: "was read by", "was welcomed by".
_PASSIVE = frozenset({CHAIR, PRESENTER, ATTENDEE})
# A pronoun stands this close to its verb.
_PRONOUN_WITHIN = 5
# A body that begins a sentence has at most an article before it.
_ARTICLE = 1
# Between people, an office of several and the names that it announces, at most so many words.
_ANNOUNCED = 4
# So many small words may stand between a body and its verb.
_SMALL_WORDS = 2
# The subject of a verb that stands first begins within so many words behind it.
_SUBJECT_WITHIN = 5
# Who is beside somebody stands so many words behind the phrase that says it.
_BESIDE = 6


def bounds_of(cues: Sequence[Mention], end: int) -> dict[Mention, Words]:
    """For each cue of a sentence, where the cues of other manners before and behind it stand."""
    bounds: dict[Mention, Words] = {}
    for _, group in groupby(cues, key=attrgetter("concept")):
        row = list(group)
        start = max((cue.last for cue in list(bounds)[-1:]), default=-1)
        bounds.update(dict.fromkeys(row, (start, end)))
    behind = end
    for cue, following in zip(cues[-2::-1], cues[:0:-1], strict=True):
        behind = following.first if following.concept != cue.concept else behind
        bounds[cue] = (bounds[cue][0], behind)
    return bounds


class Row(NamedTuple):
    """A sentence: its words, the people it speaks of, and its cues.

    `bounds` are the words between which each cue has its people.
    """

    reading: Reading
    first: int
    last: int
    subjects: Sequence[Subject]
    cues: Sequence[Mention]
    bodies: Sequence[BodyMention]
    bounds: Mapping[Mention, Words]

    def of_cue(self, cue: Mention) -> list[Subject]:
        """The people whom a cue speaks of: the nearest before or behind, with their whole list."""
        able = [s for s in self._reachable(cue) if self._may_act(cue, s)]
        before = [s for s in able if s.last < cue.first]
        inside = [s for s in able if cue.first < s.first and s.last <= cue.last]
        # "according to the vice-chair": the office may begin within the cue's own words
        behind = [s for s in able if s.first > cue.first and s.last > cue.last]
        along = not self.reading.words_of("cue/besides-saying").isdisjoint(cue.words)
        if along or (behind and self._is_dropped(cue, behind[0])):
            behind = []
        if before and behind and self._goes_round(before[-1], cue, behind[0]):
            return [*self._chain(cue, before[::-1]), *self._chain(cue, behind)]
        beside = (inside or before)[-1:]
        if beside and behind and self._is_beside(beside[0], cue, behind[0]):
            return [*beside, *self._chain(cue, behind)]
        if agent := next((i for i, s in enumerate(behind) if self._is_agent(cue, s)), 0):
            behind = behind[agent:]
        gap_behind = behind[0].first - cue.last if behind else _FAR
        if behind and (self._is_agent(cue, behind[0]) or self._is_inverted(cue, behind[0])):
            return self._chain(cue, behind)
        if self._governs(cue) and gap_behind <= _BESIDE:
            return self._chain(cue, behind)
        if self.reading.words_of("cue/beside").intersection(cue.words):
            near = gap_behind <= _BESIDE
            return [*before[-1:], *self._chain(cue, behind)] if near else []
        gap_before = cue.first - before[-1].last if before else _FAR
        parted = self.reading.language.verb_first and not self._unbroken(cue.first)
        if inside and (gap_before > 1 or parted):
            return self._chain(cue, inside)
        if before and behind and self._stands_inverted(cue, before[-1], behind[0]):
            return self._chain(cue, behind)
        verb_first = self.reading.language.verb_first and gap_behind <= gap_before + 4
        verb_first = verb_first and not (gap_before == 1 and self._hangs_on(cue))
        verb_first = verb_first and not (before and self._is_antecedent(before[-1], cue))
        if before and gap_before < _FAR and not (behind and verb_first):
            return self._chain(cue, before[::-1])
        if behind and (gap_behind < _FAR or not before) and not self._body_acts(cue, behind[0]):
            return self._chain(cue, behind)
        return self._chain(cue, before[::-1]) if before and self._goes_on_acting(cue) else []

    def _goes_on_acting(self, cue: Mention) -> bool:
        """Whether "and" joins the verb to another of the same subject, however far that is."""
        clause, _ = self.reading.clause_of(cue.first)
        joined = cue.first - 1 in self.reading.conjunctions and self._unbroken(cue.first)
        own = beginning_within(self.subjects, clause, cue.first)
        return cue.concept.code in _ACTS and joined and len({s.name for s in own}) == 1

    def _hangs_on(self, cue: Mention) -> bool:
        """Whether a cue goes on with the phrase before it; not "and with B attending"."""
        joined = self.reading.language.begins_with_and(self.reading.tokens[cue.first].key)
        return self._unbroken(cue.first) and not (joined and cue.concept.code == ATTENDEE)

    def _stands_inverted(self, cue: Mention, before: Subject, behind: Subject) -> bool:
        """Whether who presides stands right behind the verb, and others in a clause before it."""
        if cue.concept.code != CHAIR or behind.oblique or not behind.named:
            return False
        inner = range(before.last + 1, cue.first + 1)
        parted = any(self.reading.tokens[i].broken == Break.COMMA for i in inner)
        joined = self._before_titles(behind.first) == cue.last
        return parted and joined and len(inner) > _SMALL_WORDS and self._unbroken(behind.first)

    def _governs(self, cue: Mention) -> bool:
        """Whether whom a phrase speaks of stands behind it: "according to A", "in A's presence"."""
        return not self.reading.words_of("cue/governs").isdisjoint(cue.words)

    def _is_agent(self, cue: Mention, subject: Subject) -> bool:
        """Whether a passive tells of whom it names: "was read by Ms A"."""
        if cue.concept.code not in _PASSIVE:
            return False
        at = self._before_titles(subject.first)
        agents, small = self.reading.language.agent_words, self.reading.language.stop_words
        inner = range(cue.last + 1, at)
        return (
            cue.last < at
            and self.reading.tokens[at].key in agents
            and len(inner) <= _SMALL_WORDS
            and all(self.reading.tokens[i].key in small for i in inner)
        ) or (cue.last >= at > cue.first and self.reading.tokens[at].key in agents)

    def _is_inverted(self, cue: Mention, subject: Subject) -> bool:
        """Whether a relative object stands before the verb, and its subject right behind."""
        relatives = self.reading.language.object_relatives
        inner = range(max(cue.first - 1, 0), cue.last)
        inverted = any(self.reading.tokens[i].key in relatives for i in inner)
        return inverted and self._before_titles(subject.first) == cue.last

    def _before_titles(self, at: int) -> int:
        """The word before a phrase, titles and articles passed over."""
        titles, small = self.reading.words_of("cue/honorific"), self.reading.language.particles
        agents = self.reading.language.agent_words
        at -= 1
        small = small - agents
        while at > 0 and (at in titles or self._is_article(at, small)):
            at -= 1
        return at

    def _is_article(self, at: int, small: Set[str]) -> bool:
        return self.reading.tokens[at].key in small and self._unbroken(at + 1)

    def coordinated(self, before: tuple[Mention, list[Subject]], cue: Mention) -> list[Subject]:
        """The subjects of the verb before, where "and" joins this one to it: "spoke and left"."""
        verb, subjects = before
        if len(subjects) == 1 and self._goes_on_saying(verb, cue):
            return subjects
        between = range(verb.last + 1, cue.first)
        joined = [i for i in between if i in self.reading.conjunctions]
        if not joined or not self._close(joined[-1], cue.first):
            return []
        new = beginning_within(self.subjects, joined[-1], cue.last + 2)
        own = any(s.first < cue.first or self.reading.language.subject_dropped for s in new)
        return [] if own else subjects

    def _goes_on_saying(self, verb: Mention, cue: Mention) -> bool:
        """Whether a verb with "and" written onto it has nobody behind it: "and-said that …"."""
        language, tokens = self.reading.language, self.reading.tokens
        if not language.verb_first or {verb.concept.code, cue.concept.code} - _ACTS:
            return False
        if not language.begins_with_and(tokens[cue.first].key) or cue.last >= self.last:
            return False
        near = beginning_within(self.subjects, cue.first, cue.last + _SUBJECT_WITHIN)
        unbroken = (s for s in near if all(map(self._unbroken, range(cue.last + 1, s.first + 1))))
        said = tokens[cue.last + 1].key in language.stop_words
        return said or not any(unbroken)

    def _may_act(self, cue: Mention, subject: Subject) -> bool:
        """Whether somebody may be whom the cue speaks of: no object, no far pronoun."""
        governed = self._governs(cue)
        agent = subject.first > cue.first and self._is_agent(cue, subject)
        if cue.concept.code in _ACTS and subject.oblique and not (governed or agent):
            return False
        if not subject.pronoun:
            return True
        if subject.last > subject.first and subject.last < cue.first:
            return True
        ends, begins = sorted((cue.last, cue.first, subject.last, subject.first))[1:3]
        inner = range(ends + 1, begins + 1)
        return len(inner) <= _PRONOUN_WITHIN and all(self._unbroken(at) for at in inner)

    def _is_dropped(self, cue: Mention, subject: Subject) -> bool:
        """Whether a verb before its subject has none: "stressed that …", "said in …"."""
        if not self.reading.language.verb_first or cue.concept.code != SPEAKER:
            return False
        following = self.reading.tokens[cue.last + 1].key
        small = following in self.reading.language.stop_words and subject.first - cue.last > 2
        return small and not self._is_beyond_place(cue.last + 1, subject.first)

    def _is_beyond_place(self, at: int, end: int) -> bool:
        """Whether only "there", with its preposition, and titles stand before somebody."""
        theres, titles = self.reading.words_of("cue/there"), self.reading.words_of("cue/honorific")
        if at not in theres:
            at += 1
        return at in theres and all(i in titles for i in range(at + 1, end))

    def opens(self, cue: Mention) -> bool:
        """Whether a verb stands at the head of its sentence and a small word goes on behind it."""
        dropped = self.reading.language.subject_dropped
        if not dropped or not self._heads(cue.first) or cue.last >= self.last:
            return False
        following = self.reading.tokens[cue.last + 1]
        small = following.key in self.reading.language.stop_words
        return small or following.broken == Break.COMMA

    def _heads(self, at: int) -> bool:
        """Whether a word begins the sentence, or only a small word or adverb stands before it."""
        if at - self.first == 1:
            bodies = beginning_within(self.bodies, self.first, self.first)
            return not bodies and self.first not in self.reading.words_of("body-kind", "level")
        return at == self.first

    def speeches(self) -> int:
        """How often the sentence says that somebody speaks."""
        return sum(cue.concept.code == SPEAKER for cue in self.cues)

    def _reachable(self, cue: Mention) -> list[Subject]:
        """The people between the neighbouring cues of other manners."""
        start, end = self.bounds[cue]
        free = [s for s in beginning_within(self.subjects, start + 1, end) if s.last < end]
        at = bisect_left(self.subjects, cue.first, key=attrgetter("first")) - 1
        if at >= 0 and self.subjects[at].last >= cue.first:
            at -= 1
        cut = self.subjects[at : at + 1] if at >= 0 and self.subjects[at].last < start else []
        return [*cut, *free]

    def _unbroken(self, at: int) -> bool:
        return self.reading.tokens[at].broken == Break.NONE

    def _body_acts(self, cue: Mention, subject: Subject) -> bool:
        """Whether a body does it: "the committee thanked Mr A", "said the committee to Mr A"."""
        if cue.concept.code not in _ACTS:
            return False
        near = beginning_within(self.bodies, self.first, subject.first - 1)
        return any(
            self._close(cue.last, body.first)
            or (self._close(body.last, cue.first) and self._begins(body.first))
            for body in near
        )

    def _begins(self, at: int) -> bool:
        """Whether nothing but an article stands before a word of the sentence."""
        if at - self.first > _ARTICLE:
            return False
        small = self.reading.language.stop_words
        return at == self.first or self.reading.tokens[self.first].key in small

    def _close(self, left: int, right: int) -> bool:
        """Whether nothing but a few small words stands between two words, in this order."""
        inner = range(left + 1, right)
        small = self.reading.language.stop_words
        return (
            left < right
            and len(inner) <= _SMALL_WORDS
            and all(self.reading.tokens[i].key in small for i in inner)
            and all(self._unbroken(i) for i in range(max(left, self.first) + 1, right + 1))
        )

    def _goes_round(self, before: Subject, cue: Mention, behind: Subject) -> bool:
        """Whether a cue stands amid its people: "A; attending: B", "A attended, as well as B"."""
        if cue.first == before.last + 1 and self.reading.has_semicolon(before.last, cue.first):
            return behind.first - cue.last < _FAR
        joined = self.reading.words_of("cue/and")
        at = self._before_titles(behind.first)
        return cue.last < at and at in joined

    def _is_beside(self, one: Subject, cue: Mention, behind: Subject) -> bool:
        """Whether others stand behind the verb: "beside the minister sat A and B"."""
        near = one.last + 1 in cue.words and behind.first - cue.last <= _BESIDE
        return cue.concept.code == ATTENDEE and near and one.oblique and not behind.oblique

    def _chain(self, cue: Mention, subjects: Sequence[Subject]) -> list[Subject]:
        """The first subject and those strung to it; a list of who attended goes on to its end."""
        if cue.concept.code == ATTENDEE:
            return [s for s in subjects if s.named] or list(subjects[:1])
        chain = list(subjects[:1])
        if chain and self._is_antecedent(chain[0], cue):
            return chain
        for subject in subjects[1:]:
            near, far = sorted((chain[-1], subject), key=lambda s: s.first)
            if near.last >= far.first or not self._goes_on(cue, near, far):
                break
            chain.append(subject)
        return chain if cue.concept.code in LISTED else self._with_and(chain)

    def _with_and(self, chain: list[Subject]) -> list[Subject]:
        """Those up to the last "and": behind a comma alone, another clause begins."""
        pairs = [max(pair, key=attrgetter("first")) for pair in pairwise(chain)]
        joined = [i for i, far in enumerate(pairs, 1) if follows_and(self.reading, far)]
        return chain[: max(joined, default=0) + 1]

    def _is_antecedent(self, subject: Subject, cue: Mention) -> bool:
        """Whether the cue stands in a relative clause: "A and B, who reported on …"."""
        behind = subject.last + 1
        if behind >= cue.first or self.reading.tokens[behind].broken != Break.COMMA:
            return False
        return self.reading.tokens[behind].key in self.reading.language.relative_pronouns

    def _goes_on(self, cue: Mention, near: Subject, far: Subject) -> bool:
        """Whether two people are strung together, in a list also behind words nobody knows."""
        joint = link(self.reading, near, far)
        if cue.concept.code not in LISTED:
            return Link.DIRECT < joint < Link.LIST
        if joint != Link.NONE or near.first < cue.first:
            return joint != Link.NONE
        if self.reading.has_semicolon(near.last, far.first) or follows_and(self.reading, far):
            return True
        words = range(near.last + 1, far.first)
        if near.several and far.named:
            return len(words) <= _ANNOUNCED
        joined = any(i in self.reading.conjunctions for i in words)
        return far.several and joined and len(words) <= _ANNOUNCED
