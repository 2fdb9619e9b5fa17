"""Scopes: which place or agency a body belongs to, by its own phrase or what stands around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from lodkit.lexicon.tokens import Break
from lodkit.mapping.bodies.neighbours import Neighbours, Parent, may_share
from lodkit.mapping.places.localities import PROVINCIAL, SMALL
from lodkit.mapping.places.settings import Setting
from lodkit.mapping.places.surroundings import Map, Surroundings
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

_BELOW = SMALL - PROVINCIAL
_LOWER = SMALL | PROVINCIAL
# A body named without a place is the one of its kind named in the last so many sentences.
_MEMORY = 3
# An office has at most so many words before its place.
_OFFICE = 6
# A role stands at most so many words before its body.
_ROLE = 6
# "Former" stands before an office within so many words.
_FORMER_BEFORE = 4


def stated_scope(
    kind: str, near: Surroundings, parent: Parent | None, reading: Reading
) -> str | None:
    """What a body's own phrase says of its scope, None if nothing."""
    seat = reading.lexicon.schemes.value("body-kind", kind, "seat")
    country = reading.lexicon.country
    if seat == "central":
        return country
    if near.agencies and reading.lexicon.schemes.value("body-kind", kind, "withinAgency"):
        return near.agencies[0]
    named_after = reading.lexicon.schemes.value("body-kind", kind, "namedAfter")
    if named_after in near.places and "city" not in near.levels:
        others = [code for code in near.places if code not in (named_after, country)]
        return next(iter(others), country)
    below = [code for code in near.places if code != country]
    if below and not _lies_in(below, near, reading):
        return below[0]
    if country in near.places and seat == "any" and not near.levels - {"central"}:
        return country
    if "central" in near.levels and seat != "local" and not near.levels & _LOWER:
        return country
    return _scope_in(kind, parent, reading) if parent is not None else None


def _lies_in(places: Sequence[str], near: Surroundings, reading: Reading) -> bool:
    """Whether the province named is only that in which the district or commune lies."""
    small = near.levels & _BELOW and "province" in near.levels
    return bool(small) and all(code in reading.lexicon.provinces for code in places)


def _scope_in(kind: str, parent: Parent, reading: Reading) -> str | None:
    """The scope of a body within another: an agency's own Party committee bears its name."""
    schemes = reading.lexicon.schemes
    if parent.kind == kind or schemes.value("body-kind", parent.kind, "seat") == "local":
        return parent.scope
    within = schemes.value("body-kind", kind, "withinAgency") == "true"
    return parent.kind if within else parent.scope


def inherited_scope(
    kind: str,
    near: Surroundings,
    reading: Reading,
    around: Map,
    neighbours: Neighbours,
    following: Parent | None = None,
) -> str | None:
    """The scope of a body whose phrase names none: that of its sentence, else of the article.

    `neighbours` are the bodies whose own phrase names a place, in the order of the text;
    `following` is the next body behind that has a scope, if only by its level.
    """
    there = _Context(near, reading, around).there()
    if there is not None:
        return there.code
    if near.levels & _BELOW and "province" not in near.levels:
        return _Context(near, reading, around).small()
    if near.levels & PROVINCIAL:
        return _Context(near, reading, around).provincial()
    context = _Context(near, reading, around)
    seat = reading.lexicon.schemes.value("body-kind", kind, "seat")
    if seat == "any" and (context.is_of_leader() or context.is_listed_with_central()):
        return reading.lexicon.country
    if following is not None and not may_share(kind, following.scope, reading.lexicon):
        following = None
    beside = context.neighbour(neighbours.sharing(kind), following)
    if beside is not None:
        return beside.scope
    provincial = reading.lexicon.schemes.value("body-kind", kind, "provincial") == "true"
    recent = context.recent(neighbours.alike(kind))
    if around.own is not None and seat == "local" and not provincial:
        sentence = reading.sentence_of(near.first)
        same = recent is not None and reading.sentence_of(recent.first) == sentence
        return recent.scope if recent is not None and same else around.own
    if recent is not None:
        return recent.scope
    leading = context.leading() if seat == "local" else None
    if leading is not None:
        return leading.code
    home = around.home_at(near.first)
    if home is None and seat == "local":
        return neighbours.usual_scope(kind)
    return home or (reading.lexicon.country if seat == "any" else None)


class _Context:
    """What surrounds one phrase: its part of the sentence, and the places named there."""

    def __init__(self, near: Surroundings, reading: Reading, around: Map) -> None:
        self._near = near
        self._reading = reading
        self._around = around
        self._levels = near.levels
        segments = around.segments
        at = bisect_right(segments, near.first) - 1
        self._segment = segments[at] if at >= 0 else 0
        following = bisect_right(segments, near.last)
        self._segment_end = (
            segments[following] if following < len(segments) else len(reading.tokens)
        )
        # of earlier offices the next may be an earlier one as well
        self._former = self._tenure_between(near.first - _FORMER_BEFORE, near.first)
        self._sentence = reading.sentences[reading.sentence_of(near.first)][0]

    def small(self) -> str | None:
        """The locality meant by a level word alone: of this sentence, else the article's own."""
        settings = self._around.settings
        for levels in (self._levels & _BELOW, _BELOW):
            fitting = settings.small_at(levels)
            found = (
                self._nearby(fitting) or settings.most_named(levels) or self._last_before(fitting)
            )
            if found is not None:
                return found.code
        return None

    def provincial(self) -> str | None:
        """The province or city meant by a level word alone."""
        home, settings = self._around.home_at(self._near.first), self._around.settings
        fitting = settings.firm_at(self._levels & PROVINCIAL)
        back = self._back_reference(fitting)
        if back is not None:
            return back.code
        near = self._nearby(fitting)
        if near is not None:
            return near.code
        level = self._reading.lexicon.places[home].level if home else None
        if home is not None and level in self._levels:
            return home
        named = settings.all_at(self._levels & PROVINCIAL)
        other = self._last_before(fitting) or self._nearby(named)
        if other is None and home is None:
            other = self._last_before(named)
        return other.code if other is not None else home

    def leading(self) -> Setting | None:
        """The province with which the sentence begins: "From Ca Mau came A, chair of the …"."""
        provinces = self._around.settings.provinces
        own = beginning_within(provinces, self._sentence, self._near.first - 1)
        return own[0] if own and not self._names_between(self._sentence - 1, own[0].first) else None

    def is_of_leader(self) -> bool:
        """Whether its head is a leader of the country: "of the Politburo, head of …"."""
        near, reading, leaders = self._near, self._reading, self._around.leaders
        roles = beginning_within(reading.of("role"), near.first - _ROLE, near.last)
        start = near.first
        if start and reading.tokens[start - 1].key in reading.language.possessives:
            start -= 1  # "secretary of the committee and head of its commission"
        if not any(m.last >= near.first or reading.adjoins(m.last, start) for m in roles):
            return False
        at = bisect_left(leaders, (near.first,))
        before, behind = leaders[max(at - 1, 0) : at], leaders[at : at + 1]
        if any(last >= self._segment and self._is_one_person(last) for _, last in before):
            return True
        return any(
            first < self._segment_end
            and self._is_one_list(near.last, first)
            and not self._acts_between(near.last, first)
            for first, _ in behind
        )

    def is_listed_with_central(self) -> bool:
        """Whether a central body stands right before in a list: "the Assembly and the Front"."""
        reading, at = self._reading, self._near.first - 1
        small = reading.text.particles | reading.conjunctions
        while at > 0 and at in small:
            at -= 1
        inner = range(at + 1, self._near.first)
        joined = any(i in reading.conjunctions for i in inner)
        breaks = {reading.tokens[i].broken for i in range(at + 1, self._near.first + 1)}
        if not (joined or Break.COMMA in breaks) or not breaks <= {Break.NONE, Break.COMMA}:
            return False
        seat = reading.lexicon.schemes.value
        near = beginning_within(reading.of("body-kind"), at - _OFFICE, at)
        return any(
            m.last == at and seat("body-kind", m.concept.code, "seat") == "central" for m in near
        )

    def _is_one_person(self, leader: int) -> bool:
        """Whether a phrase before the body is of one person: at most their name is between."""
        first = self._near.first
        names = beginning_within(self._reading.names, leader + 1, first - 1)
        if self._acts_between(leader, first) or self._tenure_between(leader, first):
            return False
        if not names:
            return True
        name, reading = names[0], self._reading
        beside = reading.unseen.issuperset(range(leader + 1, name.first))
        listed = reading.tokens[name.last + 1].broken != Break.NONE
        return len(names) == 1 and beside and listed

    def neighbour(self, bodies: Sequence[Parent], following: Parent | None) -> Parent | None:
        """The next body of the same enumeration of offices, behind or before."""
        if following is not None and self._is_listed_behind(following):
            return following
        behind = bisect_right(bodies, self._near.last, key=_first)
        if behind < len(bodies) and self._is_listed_behind(bodies[behind]):
            return bodies[behind]
        before = bisect_left(bodies, self._near.first, key=_first) - 1
        return bodies[before] if before >= 0 and self._is_listed_before(bodies[before]) else None

    def recent(self, alike: Sequence[Parent]) -> Parent | None:
        """The last body of the same kind, if it was named in one of the last sentences."""
        sentence = self._reading.sentence_of(self._near.first)
        start = self._reading.sentences[max(sentence - _MEMORY, 0)][0]
        section = self._around.section_at(self._near.first)
        if section is not None:
            start = max(start, section.first)
        recent = beginning_within(alike, start, self._near.first - 1)
        return recent[-1] if recent else None

    def _back_reference(self, fitting: Sequence[Setting]) -> Setting | None:
        """The place named last before "this province"."""
        cues = self._around.back_references
        at = bisect_left(cues, self._near.first - 1)
        if at < len(cues) and cues[at] <= self._near.last + 1:
            return self._last_before(fitting, or_after=False)
        return None

    def there(self) -> Setting | None:
        """The place named last before a word such as "its local" beside the phrase."""
        theres = self._around.theres
        at = bisect_left(theres, self._near.first - 1)
        if at == len(theres) or theres[at] > self._near.last + 1:
            return None
        return self._last_before(self._around.settings.all, or_after=False)

    def _nearby(self, fitting: Sequence[Setting]) -> Setting | None:
        """The place named in the same enumeration, behind or before, or as the sentence's own."""
        at = bisect_right(fitting, self._near.last, key=_first)
        behind = fitting[at] if at < len(fitting) else None
        # "the director … said that in Lao Cai": what is told names other places
        told = behind and self._acts_between(self._near.last, behind.first)
        if behind is not None and not told and self._is_listed_behind(behind):
            return behind
        in_sentence = beginning_within(fitting, self._sentence, self._near.first - 1)
        return next(
            (s for s in reversed(in_sentence) if self._speaks_for(s) and not self._is_past(s)), None
        )

    def _is_past(self, setting: Setting) -> bool:
        """Whether a place is that of an earlier post: "once chair in X, now to head the front"."""
        first = setting.first
        if self._reading.language.qualifier_behind:
            return False
        return not self._former and self._tenure_between(first - _OFFICE, first)

    def _speaks_for(self, setting: Setting) -> bool:
        """Whether a place named before in the sentence is that of what follows.

        Nobody is named between, or nobody before it: "From Ha Nam came A, ...; B, ...".
        """
        listed = self._is_listed_before(setting)
        return listed or not self._names_between(self._sentence - 1, setting.first)

    def _is_listed_behind(self, phrase: Setting | Parent) -> bool:
        within = phrase.first < self._segment_end
        return within and self._is_one_list(self._near.last, phrase.first)

    def _is_listed_before(self, phrase: Setting | Parent) -> bool:
        within = phrase.last >= self._segment
        return within and self._is_one_list(phrase.last, self._near.first)

    def _is_one_list(self, left: int, right: int) -> bool:
        """Whether no other person and no earlier tenure begins between two words."""
        changed = not self._former and self._tenure_between(left, right)
        return not changed and not self._names_between(left, right)

    def _tenure_between(self, left: int, right: int) -> bool:
        tenures = self._around.tenures
        at = bisect_right(tenures, left)
        return at < len(tenures) and tenures[at] < right

    def _names_between(self, left: int, right: int) -> bool:
        names = self._around.people
        at = bisect_right(names, left)
        return at < len(names) and names[at] < right

    def _acts_between(self, left: int, right: int) -> bool:
        acts = self._around.acts
        at = bisect_right(acts, left)
        return at < len(acts) and acts[at] < right

    def _last_before(self, fitting: Sequence[Setting], *, or_after: bool = True) -> Setting | None:
        at = bisect_left(fitting, self._near.first, key=_first)
        if at:
            return fitting[at - 1]
        return fitting[0] if fitting and or_after else None


def _first(phrase: Setting | Parent) -> int:
    return phrase.first
