"""From a text to the facts it states: pure functions over one reading, in this file's order.

Where to look:
  the text      `reading`, `lists`, `abbreviations`, `windows`; whose country: `concern`, `abroad`
  bodies        `bodies`, `several`, `scopes`, `neighbours`, `abbreviated`; places: `surroundings`,
                `settings`, `sections`, `localities`, `home`, `own_unit`
  people        `people`, `namesakes`, `known_people`
  offices       `offices`, `composed`, and those half unsaid: `elliptic`, `inheriting`, `fields`,
                `by_noun`, `verbal`, `portfolios`, `executives`, `deputies`, `seats`, `parted`,
                `across_names`, `short_names`; what one is: `ranks`, `office_words`; when:
                `office_times`; whose are central: `leaders`
  posts         `posts` asks, `kin` and `appointers` aside, in turn `handovers`, `replacements`,
                `pairs`, `distributed`, `groups`, `beside`, `careers`, `told` (by the verbs of
                `turns`, of whom `tellers` say), `capacities`, `resumptions`, `dismissals`, and
                then `departures` (`directions`, `news`) and `successions`; `links` says how phrases
                follow one another, `stand_ins` whom words like "both" stand for
  meetings      `meetings`, `meeting_mentions`, `meeting_reach`, `meeting_numbers`,
                `main_meeting`; whose: `holders`, `conveners`, `hosts`; when: `meeting_dates`,
                `years`
  who took part `participations`; by which words: `manners`, `quotations`; whom these speak of:
                `subjects`, `reach`
  documents     `documents`, `document_numbers`, `issuers`
  what is left  `unused`
"""

from collections.abc import Iterator
from dataclasses import replace

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping.abbreviated import with_explained
from lodkit.mapping.abroad import set_apart
from lodkit.mapping.bodies import find_bodies, stated_bodies
from lodkit.mapping.concern import Concern, concern
from lodkit.mapping.documents import find_documents
from lodkit.mapping.hosts import with_host
from lodkit.mapping.manners import find_manners
from lodkit.mapping.meeting_mentions import find_meeting_mentions
from lodkit.mapping.meetings import find_meetings
from lodkit.mapping.offices import find_offices
from lodkit.mapping.participations import find_participations
from lodkit.mapping.people import bylines, find_people, persons
from lodkit.mapping.posts import find_holdings, memberships
from lodkit.mapping.reading import Reading, read
from lodkit.mapping.several import in_further_places, with_several
from lodkit.mapping.subjects import Cast
from lodkit.mapping.surroundings import survey
from lodkit.mapping.unused import find_unused
from lodkit.mapping.windows import Run
from lodkit.model.article import Article, Span
from lodkit.model.facts import Body, Facts

__all__ = ["map_article", "sentences"]


def map_article(article: Article, lexicon: Lexicon) -> Facts:
    """Everything that `article`, whose language the lexicon has, states, with its evidence.

    Raises LexiconError where the lexicon lacks the language.
    """
    reading = read(article, lexicon)
    if concern(reading) == Concern.NONE:
        nothing = Facts(article=_described(reading))
        return replace(nothing, unused=tuple(find_unused(reading, nothing)))
    return _facts(with_several(set_apart(reading)))


def sentences(article: Article, lexicon: Lexicon) -> list[Span]:
    """Where each sentence of an article stands, as the mappers cut it."""
    reading = read(article, lexicon)
    return [reading.span(first, last) for first, last in reading.sentences]


def _facts(reading: Reading) -> Facts:
    around = survey(reading)
    # rules look again and again for what begins between two words
    bodies = Run(with_explained(reading, find_bodies(reading, around)))
    offices = Run(find_offices(reading, around, bodies))
    people = Run(find_people(reading, around, offices))
    holdings = find_holdings(reading, people, offices)
    held = memberships(reading, holdings)
    phrases = find_meeting_mentions(reading, around, bodies)
    meetings = find_meetings(reading, phrases, bodies)
    main = next((m for m in meetings if m.main), None)
    year = main.date.year if main and main.date else None
    manners = Run(find_manners(reading, bodies, offices, phrases, year))
    cast = Cast(reading, people, offices, holdings, manners)
    key = main.key if main else None
    participations = find_participations(reading, key, cast, manners, bodies)
    meetings = [with_host(m, participations, held, reading) for m in meetings]
    documents = find_documents(reading, bodies, offices, phrases, meetings, around.home)
    facts = Facts(
        article=_described(reading),
        persons=tuple(persons(people, reading)),
        memberships=tuple(held),
        meetings=tuple(meetings),
        participations=tuple(participations),
        documents=tuple(documents),
        places=around.small,
        date=next((m.date for m in meetings if m.main), None),
    )
    named = [*bodies, *in_further_places(reading, bodies)]
    facts = replace(facts, bodies=tuple(stated_bodies(named, list(_spoken_of(facts)), reading)))
    return replace(facts, unused=tuple(find_unused(reading, facts)))


def _spoken_of(facts: Facts) -> Iterator[Body]:
    """The bodies that a post, a meeting or a document is tied to."""
    yield from (m.body for m in facts.memberships)
    yield from (m.host for m in facts.meetings if m.host)
    yield from (d.issuer for d in facts.documents if d.issuer)


def _described(reading: Reading) -> Article:
    """The article with what its first and last lines say of it: day, source and authors."""
    article = reading.article
    found = reading.addresses
    return replace(
        article,
        source=article.source or (found[-1] if found else None),
        byline=article.byline or tuple(bylines(reading)),
        published=reading.published,
    )
