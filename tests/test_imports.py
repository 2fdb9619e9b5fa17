"""What files import: followed when asked, to other files and to the web, each once."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from conftest import Run
from lodkit.errors import InputError
from lodkit.validation.checking import read_data
from lodkit.validation.data import Data

PREFIXES = "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix e: <https://e.example/> .\n"
SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix e: <https://e.example/> .
"""


class Site(BaseHTTPRequestHandler):
    """Turtle under any path but two, and a count of who asked."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        """Answer with the relative IRI of the path itself."""
        self.asked.append(self.path)
        found = self.path != "/gone"
        self.send_response(200 if found else 404)
        kind = "text/html" if self.path == "/page" else "text/turtle; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(f"{PREFIXES}<> a owl:Ontology ; owl:imports <> . <#x> e:p 1 .".encode())

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of the site."""
    Site.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def written(folder: Path, **files: str) -> Path:
    """Turtle files; the first of them."""
    for name, content in files.items():
        (folder / f"{name}.ttl").write_text(PREFIXES + content, encoding="utf-8")
    return folder / f"{next(iter(files))}.ttl"


def subjects(data: Data) -> set[str]:
    """The ends of the IRIs that something with e:p is said of."""
    pairs = data.pairs("https://e.example/p")
    return {str(data.terms[pair >> 32]).rpartition("/")[2].strip("<>") for pair in pairs}


def test_imports_are_followed_only_when_asked(tmp_path: Path) -> None:
    """From file to file, in a circle as well."""
    first = written(
        tmp_path,
        a="<> owl:imports <b.ttl> . e:a e:p 1 .",
        b="<> owl:imports <c.ttl>, <a.ttl> . e:b e:p 1 .",
        c="e:c e:p 1 .",
    )

    assert subjects(read_data([first])) == {"a"}
    assert subjects(read_data([first], imports=True)) == {"a", "b", "c"}


def test_what_is_here_under_its_name_is_not_fetched(tmp_path: Path, site: str) -> None:
    """An ontology that says what it is called is that ontology, wherever its file lies."""
    written(tmp_path, a=f"<> owl:imports <{site}/o> .", b=f"<{site}/o> a owl:Ontology .")
    read_data([tmp_path / "a.ttl", tmp_path / "b.ttl"], imports=True)

    assert Site.asked == []


def test_the_web_is_asked_once_and_relative_iris_are_its_own(tmp_path: Path, site: str) -> None:
    """Two files import it, it imports itself."""
    imports = f"<> owl:imports <{site}/o>, <{site}/o#part> ."
    written(tmp_path, a=imports, b=imports)
    data = read_data([tmp_path], imports=True)

    assert Site.asked == ["/o"]
    assert subjects(data) == {"o#x"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("{site}/gone", "404"),
        ("{site}/page", "no RDF but text/html"),
        ("http://127.0.0.1:9/o", "refused"),
        ("missing.ttl", "there is no such file"),
        ("urn:x:y", "neither a file nor a web address"),
    ],
)
def test_what_cannot_be_had_is_told_with_who_wants_it(
    tmp_path: Path, site: str, address: str, said: str
) -> None:
    """The file that imports it, the address, and why."""
    file = written(tmp_path, a=f"<> owl:imports <{address.format(site=site)}> .")

    with pytest.raises(InputError) as caught:
        read_data([file], imports=True)

    assert str(caught.value).startswith(f"{file}: cannot import ")
    assert said in str(caught.value)


def test_shapes_are_imported_and_standard_input_has_a_format(run: Run, tmp_path: Path) -> None:
    """The constraint stands in the imported file; a fault there is one of the shapes."""
    (tmp_path / "more.ttl").write_text(
        f"{SHAPE}e:S a sh:NodeShape ; sh:targetClass e:C ; sh:property [ sh:path e:p ; "
        "sh:minCount 1 ] ."
    )
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(f"{SHAPE}<> owl:imports <more.ttl> .")
    data = "<https://e.example/x> a <https://e.example/C> ."
    asked = ("validate", "-", "--shapes", shapes, "--imports", "--data-format", "ttl")
    done = run(*asked, input=data)
    (tmp_path / "more.ttl").unlink()

    assert done.returncode == 1
    assert "https://e.example/x" in done.stdout
    assert run(*asked, input=data).returncode == 4
