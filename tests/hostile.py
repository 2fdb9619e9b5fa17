"""A dataset in which every text is an attack on whoever reads it."""

from datetime import date
from pathlib import Path

from lodkit.model.article import Article, Span
from lodkit.model.facts import (
    Body,
    Document,
    Facts,
    Meeting,
    Membership,
    NameForm,
    Participation,
    Person,
    StatedBody,
    StatedPlace,
)
from lodkit.project import Project, load_project
from lodkit.rdf.release import release
from lodkit.rdf.vocabulary import load_vocabulary, vocabulary_quads
from lodkit.rdf.writer import quads
from small import in_order

BASE = "https://data.example/set/"
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 20

ATTACKS = {
    "script": "</script><script>alert(1)</script>",
    "attribute": "\"'><img src=x onerror=alert(1)>",
    "textarea": "</textarea></title></style><svg onload=alert(1)>",
    "comment": "--><!-- ]]> <![CDATA[ <!--<script>",
    "template": "{{ 7 * 7 }}{% raw %}${7*7}#{7*7}<%= 7*7 %>",
    "formula": '=HYPERLINK("http://evil.example";"click")|cmd\' /C calc\'!A0',
    "directions": "\u202eright\u2066 to \u2067left\u202d",
    "lines": "one\u2028two\u2029three\x85four\tfive",
    "path": "../../..//%2e%2e/%00?a=b#c;d&e",
    "query": "'} ; DROP ALL ; #\\\" \\u0027",
    "long": LONG_WORD,
    "accents": "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308" * 30,
}
SOURCES = {
    "script": "javascript:alert(1)",
    "attribute": "data:text/html,<script>alert(1)</script>",
    "template": "JaVaScRiPt:alert(1)",
    "path": "//evil.example/",
    "query": "vbscript:msgbox(1)",
}


def facts_of(name: str) -> Facts:
    """An article that states something of every kind, all of it in the words of one attack."""
    attack = ATTACKS[name]
    text = f"Початок {attack}\nнаступний рядок {attack}\n"
    span = (Span(0, 7 + len(attack)), Span(8, 12))
    body = Body("party-committee", attack[:200])
    return Facts(
        Article(
            *(f"{name}-{attack[:60]}", text, "uk", SOURCES.get(name), attack, (attack,)),
            published=date(2025, 1, 1),
            headline=attack,
        ),
        bodies=(StatedBody(body, span),),
        persons=(Person(attack, (NameForm(attack, span),)),),
        memberships=(Membership(attack, "secretary", body, False, span),),
        meetings=(Meeting("m1", "conference", True, body, span, term=attack, place=attack[:200]),),
        participations=(Participation(attack, "m1", "chair", span, (("secretary", body),)),),
        documents=(Document("resolution", attack, body, span, adopted_at="m1"),),
        places=(StatedPlace(attack[:200], attack, "district", span),),
    )


def make_hostile_dataset(folder: Path) -> Path:
    """A release of one article an attack."""
    project = Project(load_project().root, BASE)
    vocabulary = load_vocabulary(project)
    lines = [*vocabulary_quads(project)]
    for name in ATTACKS:
        lines += quads(facts_of(name), vocabulary, BASE)
    with release(folder / "hostile", project) as new:
        new.write(in_order(lines))
        new.index()
        new.finish({"uk": len(ATTACKS)}, {"report.json": "{}"}, 0, [], 0)
    return folder / "hostile"
