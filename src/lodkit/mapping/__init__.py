"""From a text to the facts it states: pure functions over one reading.

`map_article` is the way through. Its rooms, each of which knows those before it only:

  text             words, sentences, lists, and all that the lexicon finds
  country          whose politics it is
  places           where things belong
  people           who is named
  bodies           which organisations are named
  offices          which roles in them
  meetings         which meetings, and which is reported on
  posts            who holds which office
  participations   who took part in the meeting
  documents        which official documents are named
  unused           what is left
"""

from collections.abc import Iterator
from dataclasses import replace

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping.bodies.abbreviated import with_explained
from lodkit.mapping.bodies.mentions import find_bodies, stated_bodies
from lodkit.mapping.bodies.several import in_further_places, with_several
from lodkit.mapping.country.abroad import set_apart
from lodkit.mapping.country.concern import Concern, concern
from lodkit.mapping.documents.mentions import find_documents
from lodkit.mapping.meetings.hosts import with_host
from lodkit.mapping.meetings.manners import find_manners
from lodkit.mapping.meetings.mentions import find_meeting_mentions
from lodkit.mapping.meetings.reported import find_meetings
from lodkit.mapping.offices.mentions import find_offices
from lodkit.mapping.participations.subjects import Cast
from lodkit.mapping.participations.taking_part import find_participations
from lodkit.mapping.people.persons import bylines, find_people, persons
from lodkit.mapping.places.surroundings import survey
from lodkit.mapping.posts.holdings import find_holdings, memberships
from lodkit.mapping.text.reading import Reading, read
from lodkit.mapping.text.windows import Run
from lodkit.mapping.unused import find_unused
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
