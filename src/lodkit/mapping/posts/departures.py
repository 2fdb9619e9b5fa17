"""Departures: which of the posts a sentence gives somebody are those they leave by it."""

from collections.abc import Iterator, Sequence

from lodkit.lexicon.matcher import Mention
from lodkit.mapping.people.links import Holding, Link, apart, link
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.posts.capacities import goes_to
from lodkit.mapping.posts.directions import is_from, is_left_for
from lodkit.mapping.posts.news import ARRIVES, is_news
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# How near a verb of leaving a person or office stands who leaves or is left.
_CLOSE = 6
# "The election of the *new* head": so many words of their own.
_TO_GIVEN = 1
# So many titles may stand between a verb and the name behind it.
_TITLES = 3
# Offices in bodies that sit, hold congresses, are the Party's or the whole Government go together
# with others.
_BESIDE_OTHERS = ("assembles", "holdsCongresses", "partyLine", "passing")
# The verbs by which somebody comes to a post, and so does not leave it.
_GAINED = ("elected", "holds", "joins", "succeeds", "replaces", "takes", "stands", "passes")


def with_departures(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings, those that their holder leaves or has to leave as ones of the past."""
    leaving = _left(reading, holdings)
    dated = [_past(h) if h in leaving else h for h in holdings]
    return _succeeded(reading, _continued(reading, dated))


def _continued(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """What somebody came to be after an earlier post: "was deputy head, *then* head, of the …"."""
    past = {(h.person, reading.clause_of(h.office.first)) for h in holdings if h.office.former}
    thens = reading.cues("then")
    found: list[Holding] = []
    for holding in holdings:
        first = holding.office.first
        near = beginning_within(thens, first - _CLOSE, first - 1)
        behind = holding.turn is None and holding.person.last < first
        goes_on = bool(near) and behind and apart(reading, near[-1].last, first) == 0
        career = goes_on and (holding.person, reading.clause_of(first)) in past
        found.append(_past(holding) if career else holding)
    return found


def _left(reading: Reading, holdings: Sequence[Holding]) -> set[Holding]:
    """What verbs of leaving speak of: "relieved from the post of", else all the posts led."""
    by_clause: dict[tuple[int, int], list[Holding]] = {}
    for holding in holdings:
        by_clause.setdefault(reading.clause_of(holding.office.first), []).append(holding)
    found: set[Holding] = set()
    for mention in reading.of("tenure"):
        if mention.concept.code == "passes":
            near = by_clause.get(reading.clause_of(mention.first), [])
            # "moves *from* the post of A to that of B"
            found |= {h for h in near if h.turn not in _GAINED and is_from(reading, h.office)}
        elif mention.concept.code == "relieved":
            near = by_clause.get(reading.clause_of(mention.first), [])
            again = reading.words_of("cue/same-post")
            staying = [
                h
                for h in near
                if h.turn not in _GAINED
                and not (h.office.head in again and h.office.placed)
                and not is_left_for(reading, mention, h.office)
                and not goes_to(reading, mention, h.office)
                and not _is_given(reading, mention, h.office)
                and not _is_agent(reading, h)
            ]
            named = {h for h in staying if is_from(reading, h.office) or h.turn == "relieved"}
            named |= {h for h in staying if any(_goes_with(reading, n, h) for n in named)}
            found |= named or set(_led_by_the_leaver(reading, mention, staying))
    return found


def _is_agent(reading: Reading, holding: Holding) -> bool:
    """Whether somebody acts, who is named behind the office: German "*vom* Leiter A verlesen"."""
    person, office = holding.person, holding.office
    if person.first < office.last or not reading.is_agent(office.first):
        return False
    return link(reading, office, person) <= Link.COMMA


def _is_given(reading: Reading, left: Mention, office: OfficeMention) -> bool:
    """Whether another word gives it: "relieved A and approved the *election of* the head"."""
    near = beginning_within(reading.of("tenure"), left.last + 1, office.first - 1)
    given = [m for m in near if m.concept.code == "elected"]
    return bool(given) and apart(reading, given[-1].last, office.first) <= _TO_GIVEN


def _goes_with(reading: Reading, one: Holding, other: Holding) -> bool:
    """Whether "and" alone joins an office to one before it: "from the posts of A and of B"."""
    if one.person != other.person or one.office.last >= other.office.first:
        return False
    inner = beginning_within(reading.of("tenure"), one.office.last + 1, other.office.first - 1)
    return not inner and link(reading, one.office, other.office) == Link.AND


def _led_by_the_leaver(
    reading: Reading, verb: Mention, holdings: Sequence[Holding]
) -> Iterator[Holding]:
    """The posts at the top of a body that the person nearest to the verb holds."""
    ranks = ranks_of(reading.lexicon.schemes)
    if _has_own_subject(reading, verb, holdings):
        return
    close = [h for h in holdings if _gap(reading, verb, h) <= _CLOSE]
    others = [h for h in close if not _dismisses(reading, verb, h)]
    # "the prime minister dismissed the minister"
    close = others if len({h.person.name for h in close}) > 1 and others else close
    nearest = min(close, key=lambda h: (_gap(reading, verb, h), h.office.first), default=None)
    if nearest is None:
        return
    leavers = {nearest.person, *_strung_before(reading, nearest, holdings)}
    if min(nearest.person.first, nearest.office.first) > verb.last:
        leavers |= set(_listed_behind(reading, verb, holdings))
    for holding in holdings:
        leads = ranks.leads(holding.office.role, holding.office.body.kind)
        if leads and holding.person in leavers:
            yield holding


def _dismisses(reading: Reading, verb: Mention, holding: Holding) -> bool:
    """Whether somebody heads a body whose head dismisses others, and is named before them."""
    ranks, value = ranks_of(reading.lexicon.schemes), reading.lexicon.schemes.value
    appoints = value("body-kind", holding.office.body.kind, "appoints") == "true"
    return appoints and ranks.is_top(holding.office.role) and not is_from(reading, holding.office)


def _has_own_subject(reading: Reading, verb: Mention, holdings: Sequence[Holding]) -> bool:
    """Whether somebody of whom nothing is told stands right behind a verb that comes first."""
    near = beginning_within(reading.names, verb.last + 1, verb.last + _CLOSE)
    if not reading.language.verb_first or not near or apart(reading, verb.last, near[0].first):
        return False
    return all(h.person.first != near[0].first for h in holdings)


def _listed_behind(
    reading: Reading, verb: Mention, holdings: Sequence[Holding]
) -> Iterator[PersonMention]:
    """Everyone behind the verb up to the next one: "relieved the ministers A, B and C"."""
    _, end = reading.clause_of(verb.first)
    acts = (
        *beginning_within(reading.of("manner"), verb.last + 1, end),
        *(m for m in beginning_within(reading.of("tenure"), verb.last + 1, end) if _turns(m)),
    )
    stop = min((m.first for m in acts), default=end)
    yield from (h.person for h in holdings if verb.last < h.person.first < stop)


def _turns(mention: Mention) -> bool:
    return mention.concept.code in ("elected", "holds", "held", "joins", "succeeds")


def _strung_before(
    reading: Reading, nearest: Holding, holdings: Sequence[Holding]
) -> Iterator[PersonMention]:
    """Whoever "and" joins to the person nearest to the verb: "the president A and the chair B"."""
    start = min(nearest.person.first, nearest.office.first)
    for holding in holdings:
        if holding.person.last < start and holding.office.last < start:
            end = max(holding.person.last, holding.office.last)
            joined = any(i in reading.conjunctions for i in range(end + 1, start))
            if joined and apart(reading, end, start) == 0:
                yield holding.person


def _gap(reading: Reading, verb: Mention, holding: Holding) -> int:
    """The words between a verb and the nearer of person and office; endless behind an act."""
    phrases = (holding.person, holding.office)
    first, last = min(p.first for p in phrases), max(p.last for p in phrases)
    start, end = (last, verb.first) if last < verb.first else (verb.last, first)
    if verb.first < first and last < verb.last:
        # the object between the parts of a verb: "setzte den Minister A ab"
        start, end = verb.first, first
    acts = beginning_within(reading.of("manner"), start + 1, end - 1)
    others = beginning_within(reading.names, start + 1, end - 1)
    return 99 if acts or others or start >= end else apart(reading, start, end)


def _succeeded(reading: Reading, holdings: list[Holding]) -> list[Holding]:
    """Whoever comes to lead a body leaves the like post elsewhere, and a lower one in it."""
    ranks = ranks_of(reading.lexicon.schemes)
    news: dict[str, list[Holding]] = {}
    arrivals = {_arrival(reading, h) for h in holdings if h.turn in ARRIVES}
    become = _last_of_verb_first(reading, holdings)
    for holding in sorted(holdings, key=lambda h: h.office.first):
        arrives = holding.turn == "holds" and _arrival(reading, holding) in arrivals
        new = arrives or holding in become or is_news(reading, holding)
        if new and ranks.leads(holding.office.role, holding.office.body.kind):
            news.setdefault(holding.person.name, []).append(holding)
    left = {
        h for h in holdings for new in news.get(h.person.name, ())[:1] if _excludes(reading, new, h)
    }
    return [_past(h) if h in left else h for h in holdings]


def _last_of_verb_first(reading: Reading, holdings: Sequence[Holding]) -> set[Holding]:
    """The last of several posts where a verb of becoming stands before the name.

    In Arabic and in German the verb goes first: "So becomes A, secretary there, chair here".
    """
    verbs = {m.last for m in reading.cues("becomes")}
    strings: dict[PersonMention, list[Holding]] = {}
    for holding in holdings:
        if not verbs.isdisjoint(range(holding.person.first - _TITLES, holding.person.first)):
            strings.setdefault(holding.person, []).append(holding)
    return {
        max(string, key=lambda h: h.office.first)
        for person, string in strings.items()
        if len(string) > 1 and _stand_behind(reading, person, string)
    }


def _stand_behind(reading: Reading, person: PersonMention, string: Sequence[Holding]) -> bool:
    """Whether all posts stand behind the name, in its clause and in the present."""
    _, end = reading.clause_of(person.last)
    return all(person.last < h.office.first <= end and not h.office.former for h in string)


def _arrival(reading: Reading, holding: Holding) -> tuple[str, str | None, int]:
    """Who comes where, and in which sentence: "joins the committee and becomes its secretary"."""
    sentence = reading.sentence_of(holding.office.first)
    return holding.person.name, holding.office.body.scope, sentence


def _excludes(reading: Reading, new: Holding, old: Holding) -> bool:
    """Whether two posts are not held together: two of a kind, or of two places."""
    ranks = ranks_of(reading.lexicon.schemes)
    one, other = new.office, old.office
    if (one.role, one.body) == (other.role, other.body) or None in (
        one.body.scope,
        other.body.scope,
    ):
        return False
    if not ranks.leads(other.role, other.body.kind) or old.turn in ("elected", "joins"):
        return False
    if old.turn == "holds" and _in_one_sentence(reading, new, old):
        return False  # "while he remains head of the office, he leads the commission"
    if one.body.kind == other.body.kind:
        return True
    if one.body.scope != other.body.scope:
        # a ministry's minister may well be its Party committee's secretary
        return not any(_is_agency(reading, office.body.scope) for office in (one, other))
    return all(_is_full_time(reading, office) for office in (one, other))


def _is_agency(reading: Reading, scope: str | None) -> bool:
    """Whether a scope is no place, but a body that has a Party committee of its own."""
    schemes = reading.lexicon.schemes
    kinds = scope is not None and schemes.value("body-kind", scope, "seat") is not None
    return kinds or any(m.concept.code == scope for m in reading.of("agency"))


def _in_one_sentence(reading: Reading, one: Holding, other: Holding) -> bool:
    return reading.sentence_of(one.office.first) == reading.sentence_of(other.office.first)


def _is_full_time(reading: Reading, office: OfficeMention) -> bool:
    """Whether a central office is one that leaves no time for another: not a seat or a party's."""
    schemes, body = reading.lexicon.schemes, office.body
    # the prime minister's is one, whatever posts in the Government others have beside theirs
    leads = ranks_of(schemes).top_of(body.kind) == office.role
    names = [name for name in _BESIDE_OTHERS if not (leads and name == "passing")]
    beside = any(schemes.value("body-kind", body.kind, name) == "true" for name in names)
    return body.scope == reading.lexicon.country and not beside


def _past(holding: Holding) -> Holding:
    return holding._replace(office=holding.office._replace(former=True))
