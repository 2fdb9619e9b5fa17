"""The public names, as the README calls them."""

import os
from pathlib import Path

import lodkit
from conftest import SEEDS
from lexicons import write_labels
from lodkit.pipeline import lexicon_of
from lodkit.project import load_project


def test_the_names_of_the_package_do_what_the_readme_says(tmp_path: Path) -> None:
    """Read, map, write, validate, build and serve, from Python."""
    article = lodkit.read_article(SEEDS / "uk-tuyen-quang.txt")
    facts = lodkit.map_article(article)
    graph = lodkit.to_graph(facts)
    built = lodkit.build([SEEDS / "uk-tuyen-quang.txt"], tmp_path / "out")
    client = lodkit.create_app(tmp_path / "out").test_client()

    assert facts.persons[0].name == "Hau A Lenh"
    assert lodkit.validate(graph).conforms
    assert built.counts["articles"] == 1
    assert client.get("/").status_code == 200


def test_files_of_a_newer_release_are_not_served_as_the_older(tmp_path: Path) -> None:
    """A server whose folder was built anew under it says so instead of mixing two releases."""
    lodkit.build([SEEDS / "uk-tuyen-quang.txt"], tmp_path / "out")
    client = lodkit.create_app(tmp_path / "out").test_client()
    with client.get("/dump.nq") as before:
        assert before.status_code == 200

    lodkit.build([SEEDS / "de-soc-trang.txt"], tmp_path / "out")

    assert client.get("/dump.nq").status_code == 503


def test_the_lexicon_is_read_again_only_where_a_file_of_it_changed(tmp_path: Path) -> None:
    """Article after article uses what is compiled already; a mended label file is seen."""
    for folder in ("ontology/labels", "shapes", "queries"):
        (tmp_path / folder).mkdir(parents=True)
    labels = write_labels(tmp_path / "ontology" / "labels")
    project = load_project(root=tmp_path)
    lexicon = lexicon_of(project)

    assert lexicon_of(project) is lexicon

    os.utime(labels, ns=(0, labels.stat().st_mtime_ns + 1_000_000_000))

    assert lexicon_of(project) is not lexicon
