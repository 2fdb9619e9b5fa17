"""A small lexicon of an invented kind of English, for tests of what every language shares."""

from pathlib import Path

PREFIXES = """
@prefix lk: <https://w3id.org/lodkit/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix body-kind: <https://w3id.org/lodkit/body-kind/> .
@prefix cue: <https://w3id.org/lodkit/cue/> .
@prefix level: <https://w3id.org/lodkit/level/> .
@prefix language: <https://w3id.org/lodkit/language/> .
@prefix manner: <https://w3id.org/lodkit/manner/> .
@prefix meeting-kind: <https://w3id.org/lodkit/meeting-kind/> .
@prefix month: <https://w3id.org/lodkit/month/> .
@prefix ordinal: <https://w3id.org/lodkit/ordinal/> .
@prefix role: <https://w3id.org/lodkit/role/> .
"""

ENGLISH = """
language:en a lk:Language ; skos:notation "en" ; lk:script "Latn" ;
    lk:ending "s", "es", "ed" ; lk:particle "the", "of", "a", "in", "on", "l'" ;
    lk:conjunction "and" ; lk:stopWord "to", "was", "he" ; lk:abbreviation "No" ;
    lk:ordinalEnding "st", "nd", "rd", "th", "ème", "." .
level:province lk:pattern "provincial", "province~" .
level:city lk:pattern "city-" .
body-kind:people-council lk:pattern "people's council~" .
body-kind:ministry-culture lk:pattern "ministry culture sport and tourism" .
body-kind:party-committee lk:pattern "party committee~" .
role:chair lk:pattern "chair(|man|woman)" .
role:vice-chair lk:pattern "vice chair(|man|woman)" .
manner:attendee lk:pattern "took ... part", "attend~" .
month:09 lk:pattern "september", "sept" .
month:02 lk:pattern "february" .
ordinal:14 lk:pattern "fourteenth" .
"""


def write_labels(folder: Path, turtle: str = ENGLISH) -> Path:
    """Write a label file and return its path."""
    path = folder / "en.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return path
