"""Whole articles in each language: what the mapper makes of them is what a reader would."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from lodkit.model.article import Article
from lodkit.model.facts import Body, Facts

FOLDER = Path(__file__).parent / "languages"
GOLD = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("path", GOLD, ids=[path.stem for path in GOLD])
def test_article_states_what_its_reader_finds(path: Path, lexicon: Lexicon) -> None:
    """Of every kind of fact that the hand-written gold lists, the mapper finds the same ones."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    article = Article(gold["id"], path.with_suffix(".txt").read_text("utf-8"), gold["lang"])

    found = _rows(_as_gold(map_article(article, lexicon)))

    difference = _difference(_rows(gold), found, set(gold))
    assert not difference, "\n".join(["", *difference])


def _difference(
    wanted: dict[str, set[str]], found: dict[str, set[str]], kinds: set[str]
) -> list[str]:
    """What is missing (-) and what is too much (+), kind by kind."""
    return [
        f"{kind} {sign} {row}"
        for kind in wanted
        if kind in kinds
        for sign, rows in (("-", wanted[kind] - found[kind]), ("+", found[kind] - wanted[kind]))
        for row in sorted(rows)
    ]


def _rows(gold: dict[str, Any]) -> dict[str, set[str]]:
    """The facts of one article, each as a line that can be compared and read."""
    meetings = {m["id"]: m for m in gold.get("meetings", ())}
    named = {key: _line(m, "kind", "body", "scope", "ordinal") for key, m in meetings.items()}
    return {
        "bodies": set(_bodies(gold)),
        "persons": {_line(p, "name", "forms") for p in gold.get("persons", ())},
        "posts": {
            _line(p, "person", "role", "body", "scope", "former") for p in gold.get("posts", ())
        },
        "meetings": {
            _line(m, "main", "kind", "body", "scope", "date", "ordinal") for m in meetings.values()
        },
        "participations": {_line(p, "person", "role") for p in gold.get("participations", ())},
        "documents": {
            _line(
                d | {"adopted_at": named.get(d["adopted_at"])},
                *("kind", "number", "date", "body", "scope", "adopted_at"),
            )
            for d in gold.get("documents", ())
        },
    }


def _bodies(gold: dict[str, Any]) -> Iterator[str]:
    """The bodies named, and those of posts, hosts and issuers."""
    yield from (_line(b, "kind", "scope") for b in gold.get("bodies", ()))
    for row in (row for kind in ("posts", "meetings", "documents") for row in gold.get(kind, ())):
        if row["body"]:
            yield _line(row, "body", "scope")


def _line(row: dict[str, Any], *names: str) -> str:
    return " | ".join(str(sorted(row[n]) if n == "forms" else row[n]) for n in names)


def _as_gold(facts: Facts) -> dict[str, Any]:
    """The facts in the form of the gold."""
    return {
        "bodies": [{"kind": b.body.kind, "scope": b.body.scope} for b in facts.bodies],
        "persons": [{"name": p.name, "forms": [f.form for f in p.forms]} for p in facts.persons],
        "posts": [
            {"person": m.person, "role": m.role, **_body(m.body), "former": m.former}
            for m in facts.memberships
        ],
        "meetings": [
            {"id": m.key, "main": m.main, "kind": m.kind, **_body(m.host)}
            | {"date": str(m.date) if m.date else None, "ordinal": m.ordinal}
            for m in facts.meetings
        ],
        "participations": [{"person": p.person, "role": p.manner} for p in facts.participations],
        "documents": [
            {"kind": d.kind, "number": d.number, "date": str(d.date) if d.date else None}
            | _body(d.issuer)
            | {"adopted_at": d.adopted_at}
            for d in facts.documents
        ],
    }


def _body(body: Body | None) -> dict[str, Any]:
    return {"body": body.kind if body else None, "scope": body.scope if body else None}
