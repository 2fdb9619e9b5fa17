"""What the lexicon found and no fact rests on."""

from bisect import bisect_left
from collections.abc import Iterator

from lodkit.mapping.reading import ABROAD, Reading
from lodkit.model.article import Span
from lodkit.model.facts import Facts, UnusedMention

# Schemes whose concepts are facts' stuff; the others only help to read them.
_COUNTED = ("body-kind", "role", "office", "meeting-kind", "manner", "document-kind", ABROAD)


def find_unused(reading: Reading, facts: Facts) -> Iterator[UnusedMention]:
    """The mentions that lie outside the evidence of every fact."""
    used = _merged(spans(facts))
    starts, tokens = [span.start for span in used], reading.tokens
    for mention in reading.of(*_COUNTED):
        start, end = tokens[mention.first].start, tokens[mention.last].end
        at = bisect_left(starts, end) - 1
        if at < 0 or used[at].end <= start:
            concept = f"{mention.concept.scheme}/{mention.concept.code}"
            yield UnusedMention(concept, Span(start, end))


def _merged(overlapping: set[Span]) -> list[Span]:
    """Stretches of text in order, those that touch or overlap as one."""
    merged: list[Span] = []
    reached = -1
    for start, end in sorted(overlapping):
        if start > reached:
            merged.append(Span(start, end))
        elif end > reached:
            merged[-1] = Span(merged[-1].start, end)
        reached = max(reached, end)
    return merged


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
