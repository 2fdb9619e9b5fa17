"""The public names, as the README calls them."""

import hashlib
import os
from pathlib import Path

from flask.testing import FlaskClient

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


def test_a_newer_release_is_served_as_a_whole(tmp_path: Path) -> None:
    """An application whose folder was built anew under it goes over, and never mixes the two."""
    lodkit.build([SEEDS / "uk-tuyen-quang.txt"], tmp_path / "out")
    client = lodkit.create_app(tmp_path / "out").test_client()
    former = _served(client)

    lodkit.build([SEEDS / "de-soc-trang.txt"], tmp_path / "out")

    assert _served(client) != former


def _served(client: FlaskClient) -> str:
    """The release that is served: its manifest names the digest of its dump."""
    with client.get("/dump.nq") as dump, client.get("/manifest.json") as manifest:
        release = str(manifest.get_json()["release"])
        assert hashlib.sha256(dump.get_data()).hexdigest() == release
    return release


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
