"""A small dataset to serve, with a hostile article in it; and opening datasets at all."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from lodkit.errors import InputError
from lodkit.model.article import Article, Span
from lodkit.model.facts import (
    Body,
    Document,
    Facts,
    Meeting,
    Membership,
    NameForm,
    PartialDate,
    Participation,
    Person,
    StatedBody,
    StatedPlace,
)
from lodkit.project import Project, load_project
from lodkit.rdf.release import release
from lodkit.rdf.vocabulary import load_vocabulary, vocabulary_quads
from lodkit.rdf.writer import quads
from lodkit.validation.formats import to_json, to_turtle
from lodkit.validation.loading import load_data
from lodkit.validation.own import check_own
from lodkit.validation.verdict import judge
from lodkit.web.app import create_app
from lodkit.web.dataset import open_dataset
from small import in_order

HOSTILE = "</script><script>alert(1)</script>\"'&<b>\u202e\u2066"
BASE = "https://data.example/set/"

_TEXT = """Хау А Лень, секретар провінційного партійного комітету, головував на конференції.
Ле Тхі Кім Зунг була присутня. Ухвалено резолюцію № 26-NQ/TU у Тієнзионзі.
"""
_COMMITTEE = Body("party-committee", "tuyen-quang")


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def ordinary() -> Facts:
    """An article that states something of every kind."""
    where = {
        words: (_span(_TEXT, words),)
        for words in (
            *("Хау А Лень", "секретар провінційного партійного комітету", "головував"),
            *("провінційного партійного комітету", "конференції", "Ле Тхі Кім Зунг"),
            *("резолюцію № 26-NQ/TU", "Тієнзионзі", "була присутня"),
        )
    }
    article = Article(
        *("uk-1", _TEXT, "uk", "https://news.example/1", "Газета", ("Автор",), date(2025, 11, 3))
    )
    return Facts(
        article,
        bodies=(StatedBody(_COMMITTEE, where["провінційного партійного комітету"]),),
        persons=(
            Person("Hau A Lenh", (NameForm("Хау А Лень", where["Хау А Лень"]),)),
            Person(
                "Le Thi Kim Dung",
                (NameForm("Ле Тхі Кім Зунг", where["Ле Тхі Кім Зунг"]),),
                uncertain=True,
            ),
        ),
        memberships=(
            Membership(
                *("Hau A Lenh", "secretary", _COMMITTEE, False),
                where["секретар провінційного партійного комітету"] + where["Хау А Лень"],
            ),
            Membership("Hau A Lenh", "member", _COMMITTEE, True, where["Хау А Лень"]),
        ),
        meetings=(
            Meeting(
                *("m1", "conference", True, _COMMITTEE, where["конференції"]),
                date=PartialDate(2025, 11, 2, inferred=True),
                mode="online",
                place="yen-dung",
            ),
            Meeting("m2", "congress", False, None, where["конференції"], PartialDate(None, 1, 14)),
        ),
        participations=(
            Participation(
                *("Hau A Lenh", "m1", "chair", where["головував"]), (("secretary", _COMMITTEE),)
            ),
            Participation("Le Thi Kim Dung", "m1", "attendee", where["була присутня"]),
        ),
        documents=(
            Document(
                *("resolution", "26-NQ/TU", _COMMITTEE, where["резолюцію № 26-NQ/TU"]),
                PartialDate(2025, 11, 2),
                "m1",
            ),
        ),
        places=(StatedPlace("yen-dung", "Yên Dũng", "district", where["Тієнзионзі"]),),
        date=PartialDate(2025, 11, 2),
    )


def hostile(article_id: str = HOSTILE) -> Facts:
    """An article in which every text is an attack."""
    text = f"نص {HOSTILE}\nسطر {HOSTILE}"
    span = (Span(3, 12), Span(8, 30))
    article = Article(
        *(article_id, text, "ar", "javascript:alert(1)", HOSTILE, (HOSTILE,)),
        published=date(2025, 1, 1),
        headline=HOSTILE,
    )
    body = Body("party-committee", HOSTILE)
    return Facts(
        article,
        bodies=(StatedBody(body, span),),
        persons=(Person(HOSTILE, (NameForm(HOSTILE, span),)),),
        memberships=(Membership(HOSTILE, "secretary", body, False, span),),
        meetings=(Meeting("m1", "conference", True, body, span, term=HOSTILE, place=HOSTILE),),
        participations=(Participation(HOSTILE, "m1", "chair", span, (("secretary", body),)),),
        documents=(Document("resolution", HOSTILE, body, span, adopted_at="m1"),),
        places=(StatedPlace(HOSTILE, HOSTILE, "district", span),),
    )


def make_dataset(folder: Path, *, base: str = BASE) -> Path:
    """A dataset of an ordinary, a hostile and some strangely named articles, in `folder`.

    Validation has much to say of the hostile one.
    """
    project = Project(load_project().root, base)
    vocabulary = load_vocabulary(project)
    names = ("page", "page.html", "a/b", "!x", "50% é?#", "..", "x.ttl")
    named = (Facts(Article(name, "Some text.", "en")) for name in names)
    lines = [*vocabulary_quads(project)]
    for facts in (ordinary(), hostile(), *named):
        lines += quads(facts, vocabulary, base)
    with release(folder / "out", project) as new:
        new.write(in_order(lines))
        found = check_own(load_data([new.dump]), project, names={str(new.dump): new.dump.name})
        report = {"report.json": to_json(judge(found)), "report.ttl": to_turtle(judge(found))}
        new.index()
        new.finish({"uk": 1, "ar": 1, "en": len(names)}, report, len(found.findings), [], 0)
    return folder / "out"


class Client(FlaskClient):
    """A client that reads every answer to its end, so that files are closed."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        """Send a request."""
        return super().open(*args, **{"buffered": True, **options})


def client_of(folder: Path) -> FlaskClient:
    """A client of the application that serves the dataset in `folder`, each answer made anew."""
    app = create_app(folder, cache=0)
    app.test_client_class = Client
    return app.test_client()


def test_a_folder_without_a_manifest_is_an_input_error(tmp_path: Path) -> None:
    """Serving what is no dataset fails with the remedy."""
    with pytest.raises(InputError, match="lodkit build"):
        create_app(tmp_path)


@pytest.mark.parametrize("manifest", ["{", "[]", "{}", b"\xff\xfe"])
def test_a_damaged_manifest_is_an_input_error(tmp_path: Path, manifest: str | bytes) -> None:
    """A manifest that cannot be read is said to be damaged, not raised as another error."""
    content = manifest.encode() if isinstance(manifest, str) else manifest
    (tmp_path / "manifest.json").write_bytes(content)

    with pytest.raises(InputError, match="manifest"):
        open_dataset(tmp_path)


def test_a_dataset_knows_its_release(tmp_path: Path) -> None:
    """The release, the base and the counts are those of the manifest."""
    dataset = open_dataset(make_dataset(tmp_path))

    assert dataset.base == BASE
    assert len(dataset.release) == 64
    assert dataset.languages["uk"] == 1
