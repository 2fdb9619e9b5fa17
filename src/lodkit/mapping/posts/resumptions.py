"""Resumptions: who was just named, meant by their office: "A spoke up. The minister said …"."""

from collections.abc import Iterator, Sequence

from lodkit.mapping.meetings.manners import SPEAKER
from lodkit.mapping.people.links import Holding, Item, Row
from lodkit.mapping.people.persons import PersonMention
from lodkit.mapping.posts.tellers import is_known_of_others
from lodkit.mapping.text.office_mention import OfficeMention
from lodkit.mapping.text.ranks import ranks_of
from lodkit.mapping.text.reading import Reading
from lodkit.mapping.text.windows import beginning_within

# A verb stands within so many words of its subject.
_BESIDE = 4


def of_resumptions(reading: Reading, row: Row, found: Sequence[Holding]) -> Iterator[Holding]:
    """The offices of people of whom `found` says nothing, named alone in the sentence before."""
    known = {h.person.name for h in found}
    held = {(h.office.role, h.office.body) for h in found if not h.office.former}
    by_sentence: dict[int, list[Item]] = {}
    for item in row.items:
        by_sentence.setdefault(reading.sentence_of(item.first), []).append(item)
    for sentence, items in by_sentence.items():
        office, person = items[0], _only_person(by_sentence.get(sentence - 1, ()))
        if person is None or person.name in known or not isinstance(office, OfficeMention):
            continue
        if (office.role, office.body) in held or is_known_of_others(reading, person, office):
            continue
        named = any(isinstance(item, PersonMention) for item in items)
        if not named and _spoke(reading, person) and _resumes(reading, office, sentence):
            yield Holding(person, office)


def _only_person(items: Sequence[Item]) -> PersonMention | None:
    """The only one whom a sentence names, where it says no office."""
    people = {item.name: item for item in items if isinstance(item, PersonMention)}
    offices = any(isinstance(item, OfficeMention) for item in items)
    return next(iter(people.values())) if len(people) == 1 and not offices else None


def _spoke(reading: Reading, person: PersonMention) -> bool:
    """Whether a verb of speaking stands beside a name: who is just mentioned is not resumed."""
    first, last = reading.sentences[reading.sentence_of(person.first)]
    start, end = max(first, person.first - _BESIDE), min(last, person.last + _BESIDE)
    near = beginning_within(reading.of("manner"), start, end)
    return any(m.concept.code == SPEAKER for m in near)


def _resumes(reading: Reading, office: OfficeMention, sentence: int) -> bool:
    """Whether one office of one person, with its body, begins a sentence of the same line."""
    first, _ = reading.sentences[sentence]
    before = range(first, office.first)
    small = all(reading.tokens[i].key in reading.language.particles for i in before)
    single = not (office.plural or office.told or office.former or office.inherited)
    ranked = ranks_of(reading.lexicon.schemes).is_rank(office.role)
    return small and single and ranked and reading.same_line(first - 1, first)
