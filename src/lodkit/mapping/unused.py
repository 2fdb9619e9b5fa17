"""What the lexicon found and no fact rests on."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from lodkit.mapping.text.reading import ABROAD, Reading
from lodkit.model.article import Span
from lodkit.model.facts import Facts, UnusedMention

# Schemes whose concepts are facts' stuff; the others only help to read them.
_COUNTED = ("body-kind", "role", "office", "meeting-kind", "manner", "document-kind", ABROAD)


def find_unused(reading: Reading, facts: Facts) -> Iterator[UnusedMention]:
    """The mentions that lie outside the evidence of every fact."""
    used, tokens = sorted(spans(facts)), reading.tokens
    starts = [start for start, _ in used]
    # how far the stretches up to each reach
    reached = list(accumulate((end for _, end in used), max))
    for mention in reading.of(*_COUNTED):
        start, end = tokens[mention.first].start, tokens[mention.last].end
        at = bisect_left(starts, end) - 1
        if at < 0 or reached[at] <= start:
            concept = f"{mention.concept.scheme}/{mention.concept.code}"
            yield UnusedMention(concept, Span(start, end))


def spans(facts: Facts) -> set[Span]:
    """Every stretch of text that some fact rests on."""
    rows = (
        facts.bodies,
        facts.memberships,
        facts.meetings,
        facts.participations,
        facts.documents,
        facts.places,
    )
    found = [fact.evidence for row in rows for fact in row]
    forms = [form.evidence for person in facts.persons for form in person.forms]
    return set().union(*found, *forms)
