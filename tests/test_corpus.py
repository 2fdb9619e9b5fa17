"""The corpus of the benchmarks: the same seed gives the same articles, and their truth is true."""

import gzip
import json
import os
import subprocess
import sys
import tracemalloc
from collections import Counter
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pyoxigraph as ox
import pytest

from conftest import ROOT

FOLDER = ROOT / "benchmarks/corpus"
LANGUAGES = {"ar", "de", "en", "es", "fr", "pl", "ru", "uk"}


@pytest.fixture(scope="module")
def module() -> ModuleType:
    """The generator's module, whose folder is no package."""
    sys.path.insert(0, str(FOLDER))
    try:
        import corpus
    finally:
        sys.path.remove(str(FOLDER))
    return corpus


@pytest.fixture(scope="module")
def made(module: ModuleType) -> list[Any]:
    """The first 400 articles of a seed."""
    return list(module.Corpus(7).articles(400))


def generate(*arguments: object) -> None:
    """Run the generator as one does."""
    command = [sys.executable, FOLDER / "generate.py", *arguments]
    subprocess.run([*map(str, command)], check=True, cwd=ROOT)


def test_a_seed_gives_the_same_bytes_and_a_beginning_of_more(tmp_path: Path) -> None:
    """A seed gives the same bytes, a smaller corpus begins a larger, another seed differs."""
    generate(30, tmp_path / "one.jsonl.gz")
    generate(30, tmp_path / "two.jsonl.gz")
    generate(60, tmp_path / "more.jsonl")
    generate(30, tmp_path / "other.jsonl", "--seed", 2)
    one = gzip.decompress((tmp_path / "one.jsonl.gz").read_bytes())

    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "two.jsonl.gz").read_bytes()
    assert (tmp_path / "more.jsonl").read_bytes().startswith(one)
    assert len(one.splitlines()) == 30
    assert (tmp_path / "other.jsonl").read_bytes() != one


def test_texts_stand_in_a_folder_beside_their_gold(tmp_path: Path) -> None:
    """A folder has a text for each article, and gold for those that are new."""
    generate(40, tmp_path / "folder")
    generate(40, tmp_path / "lines.jsonl")
    lines = (tmp_path / "lines.jsonl").read_text(encoding="utf-8").splitlines()
    truths = (tmp_path / "lines.truth.jsonl").read_text(encoding="utf-8").splitlines()

    for record, truth in zip(map(json.loads, lines), map(json.loads, truths), strict=True):
        text = tmp_path / "folder" / f"{record['id']}.txt"
        assert text.read_text(encoding="utf-8") == record["text"]
        gold = text.with_suffix(".json")
        assert gold.exists() == ("persons" in truth)
        assert not gold.exists() or json.loads(gold.read_text(encoding="utf-8")) == truth


def test_every_language_and_story_and_kind_of_repetition_occurs(made: list[Any]) -> None:
    """The corpus is as varied as it says."""
    kinds = Counter(key for one in made for key in one.truth if key.endswith(("_of", "_language")))
    told = [one.truth for one in made if "persons" in one.truth]

    assert {truth["lang"] for truth in told} == LANGUAGES
    assert len({truth["story"] for truth in told}) == 10
    assert set(kinds) == {"copy_of", "version_of", "other_language"}
    assert 0.85 < len(told) / len(made) < 0.97
    assert {len(one.record.keys() & {"date", "language"}) for one in made} == {0, 1, 2}


def test_articles_have_five_kilobytes_on_the_mean_and_differ_in_length(made: list[Any]) -> None:
    """Lengths scatter around 5 kB of UTF-8."""
    sizes = sorted(len(one.record["text"].encode()) for one in made if "persons" in one.truth)

    assert 4_300 < sum(sizes) / len(sizes) < 6_000
    assert sizes[len(sizes) // 10] < 3_000
    assert sizes[-len(sizes) // 10] > 7_000


def test_the_gold_says_only_what_the_text_has(made: list[Any]) -> None:
    """Names stand in the text as the gold has them; rows speak of who and what there is."""
    for one in made:
        if "persons" not in one.truth:
            continue
        text, gold = one.record["text"], one.truth
        names = {person["name"] for person in gold["persons"]}
        meetings = {meeting["id"] for meeting in gold["meetings"]}
        bodies = {(body["kind"], body["scope"]) for body in gold["bodies"]}

        assert all(form in text for person in gold["persons"] for form in person["forms"])
        assert all(name.isascii() for name in names)
        assert {post["person"] for post in gold["posts"]} <= names
        assert {(post["body"], post["scope"]) for post in gold["posts"]} <= bodies
        assert {part["person"] for part in gold["participations"]} <= names
        assert {part["meeting"] for part in gold["participations"]} <= meetings
        assert all(document["number"] in text for document in gold["documents"])
        assert "{" not in text
        assert "  " not in text.replace(".  |", "")


def test_the_gold_uses_the_codes_of_the_ontology(made: list[Any]) -> None:
    """Roles, kinds and scopes are notations of the schemes, as the gold's guide has them."""
    notations = {
        quad.object.value
        for file in sorted((ROOT / "ontology/schemes").glob("*.ttl"))
        for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE)
        if quad.predicate.value.endswith("#notation")
    }
    for one in made:
        for row in one.truth.get("posts", ()):
            assert {row["role"], row["body"]} <= notations
        for row in one.truth.get("documents", ()):
            assert row["kind"] in notations
        for row in one.truth.get("meetings", ()):
            assert row["kind"] in notations


def test_repetitions_repeat(made: list[Any]) -> None:
    """A copy has an earlier article's text to the letter, a version nearly, elsewhere."""
    texts = {one.record["id"]: one.record for one in made}
    for one in made:
        for kind in one.truth.keys() & {"copy_of", "version_of"}:
            first = texts[one.truth[kind]]
            assert first["id"] < one.record["id"]
            assert first["url"] != one.record["url"]
            assert (one.record["text"] == first["text"]) == (kind == "copy_of")
            assert one.record["text"].startswith(first["text"])


def test_no_memory_is_kept_from_one_article_to_the_next(module: ModuleType) -> None:
    """A thousand more articles take no more memory than a few hundred did."""
    articles = module.Corpus(3).articles(10_000)
    for _ in islice(articles, 300):
        pass
    tracemalloc.start()
    try:
        for _ in islice(articles, 300):
            pass
        before = tracemalloc.get_traced_memory()[0]
        for _ in islice(articles, 1_000):
            pass
        after = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()

    assert after - before < 100_000


def test_the_measurement_counts_what_is_true() -> None:
    """The measurement builds a corpus and finds the repetitions that the truth has."""
    environment = {k: v for k, v in os.environ.items() if k != "LODKIT_SCORE"}
    command = [sys.executable, FOLDER / "measure.py", "40"]
    done = subprocess.run(
        [*map(str, command)], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    assert "articles a second and core, to N-Quads" in done.stdout
    assert "of processor" in done.stdout
    told = next(line for line in done.stdout.splitlines() if line.startswith("counted"))
    for pair in told.removeprefix("counted").partition(";")[0].split(","):
        found, true = pair.split()[1::2]
        assert found == true
    assert "accuracy        not measured" in done.stdout
