"""Datasets of the test suite's files, published; the suite's folder is an option."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from conformance.suite import quads_of
from lodkit.project import Project
from lodkit.rdf.release import release
from lodkit.rdf.store import STORE
from lodkit.sparql.limits import Limits
from lodkit.web.app import create_app

Publish = Callable[[Iterable[ox.Quad], Iterable[str]], Path]


@pytest.fixture(scope="session")
def publish(tmp_path_factory: pytest.TempPathFactory, project: Project) -> Publish:
    """Makes a release whose store holds the given quads, and graphs with these names."""
    folder = tmp_path_factory.mktemp("conformance")
    with release(folder / "model", project) as new:
        new.write([])
        new.index()
        new.finish({}, {"report.json": "{}"}, 0, [], 0)
    shutil.rmtree(folder / "model" / STORE)
    made: list[Path] = []

    def make(quads: Iterable[ox.Quad], names: Iterable[str]) -> Path:
        out = folder / str(len(made))
        made.append(shutil.copytree(folder / "model", out))
        store = ox.Store(str(out / STORE))
        store.extend(quads)
        for name in names:
            store.add_graph(ox.NamedNode(name))
        store.flush()
        return out

    return make


@pytest.fixture(scope="session")
def client_for(publish: Publish) -> Callable[..., FlaskClient]:
    """Gives a client of an application that publishes files as default and as named graphs."""
    known: dict[tuple[object, ...], FlaskClient] = {}

    def client(data: tuple[Path, ...], graphs: tuple[tuple[str, Path], ...]) -> FlaskClient:
        if (data, graphs) not in known:
            known.clear()  # tests on the same data stand side by side
            folder = publish(quads_of(data, graphs), (name for name, _ in graphs))
            app = create_app(folder, limits=Limits(time=60, wait=60, workers=1))
            known[data, graphs] = app.test_client()
        return known[data, graphs]

    return client
