"""Bad data and bad shapes: a clear error or a right finding, in bounded time and memory."""

import gzip
import json
import os
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from conftest import Run
from findings import check_files
from lodkit.errors import InputError, ShapesError
from lodkit.validation import validate
from lodkit.validation.checking import read_data, read_shapes
from lodkit.validation.data import Data
from lodkit.validation.loading import load_data
from test_validation_engine import PREFIXES, read

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TURTLE = PREFIXES + "ex:a a ex:A ; ex:p ex:b .\n"
XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">
<rdf:Description rdf:about="urn:a"><e:p>text</e:p></rdf:Description>
<rdf:Description rdf:about="urn:b"><e:p>text</e:p></rdf:Description>
</rdf:RDF>
"""


class Endpoint(BaseHTTPRequestHandler):
    """Has two statements, of which it gives as many as it is told to."""

    given = held = 2

    def do_POST(self) -> None:
        """Answer a query for the number of statements, or for all of them."""
        query = self.rfile.read(int(self.headers["Content-Length"]))
        if b"COUNT" in query:
            row = {"n": {"type": "literal", "value": str(self.held)}}
            kind = "application/sparql-results+json"
            content = json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [row]}})
        else:
            kind, content = "application/n-triples", "<urn:a> <urn:p> <urn:b> .\n" * self.given
            content = content.replace("urn:b", "urn:c", 1)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content.encode())

    def log_message(self, *parts: object) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint() -> Iterator[str]:
    """The address of a SPARQL endpoint."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


def loaded(folder: Path, name: str, content: bytes) -> Data:
    """Data of a file with some content."""
    path = folder / name
    path.write_bytes(content)
    return load_data([path])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ttl", b"<urn:a> <urn:p> 1 .\n<urn:a> <urn:p> .\n", "a.ttl, line 2, column 17: "),
        ("a.nt", b"<urn:a> <urn:p> <urn:b> .\nwhat?\n", "a.nt, line 2, column 1: The subject"),
        ("a.rdf", XML.replace("</rdf:RDF>", "</rdf:RDG>").encode(), "a.rdf, line 5: mismatched"),
        ("a.rdf", XML.split("<e:p>text</e:p></rdf:Description>\n</")[0].encode(), "a.rdf, line 4"),
        ("a.rdf", TURTLE.encode(), "a.rdf, line "),
        ("a.rdf", b"<a xmlns='urn:e:'>" * 2000, "more than 1000 elements"),
        ("a.jsonld", b'{"@id": ', "a.jsonld"),
        ("a.jsonld", b'{"@context": "http://e/", "a": 1}', "a JSON-LD context that is elsewhere"),
        ("a.ttl", b"\xff\xfe\x00", "a.ttl, line 1"),
        ("a.txt", b"", "--data-format says it"),
        (
            "a.ttl.gz",
            gzip.compress(TURTLE.encode() * 50)[:-20],
            "gz: the file is cut off",
        ),
        (
            "a.ttl.zst",
            zstd.compress(TURTLE.encode() * 50)[:-9],
            "zst: the file is cut off",
        ),
        ("a.nt", b'<urn:a> <urn:p> "' + b"x" * (17 << 20), "a.nt: a line or a term is longer"),
        ("a.rdf", XML.split("text")[0].encode() + b"x" * (17 << 20), "a.rdf: a line or a term"),
    ],
)
def test_a_broken_file_is_told_by_its_line(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """The error names the file, where it can the line, and what is wrong there."""
    with pytest.raises(InputError) as caught:
        loaded(tmp_path, name, content)

    assert said in str(caught.value)


def test_shapes_may_be_a_folder_or_come_through_a_pipe(tmp_path: Path) -> None:
    """What is in a pipe is guessed by how it begins; of a folder, all RDF files are read."""
    shape = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<urn:s> sh:targetNode <urn:a> .\n"
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "shapes.ttl").write_text(shape, "utf-8")
    os.mkfifo(tmp_path / "pipe")
    writing = Thread(target=(tmp_path / "pipe").write_text, args=(shape,))
    writing.start()

    assert len(read_shapes([tmp_path / "folder"])) == 1
    assert len(read_shapes([tmp_path / "pipe"])) == 1
    writing.join()
    with pytest.raises(ShapesError, match="there is no such file or folder"):
        read_shapes([tmp_path / "none"])


def test_an_endpoint_is_read_whole(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All its statements are data; an answer that was cut off is an error, not less to validate."""
    assert len(read_data([endpoint])) == 2

    monkeypatch.setattr(Endpoint, "given", 1)
    with pytest.raises(InputError, match="gives 1 of its 2 statements"):
        read_data([endpoint])


def test_an_endpoint_without_a_statement_is_no_data_that_conforms(
    endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its statements may be in named graphs alone, where no query sees them."""
    monkeypatch.setattr(Endpoint, "given", 0)
    monkeypatch.setattr(Endpoint, "held", 0)

    with pytest.raises(InputError, match="default graph is empty"):
        read_data([endpoint])


def test_an_endpoint_that_does_not_answer_is_told() -> None:
    """The error names the address, and speaks of nothing that goes on."""
    said = r"http://127\.0\.0\.1:9/sparql: the endpoint's answer .* when the store is well\)"
    with pytest.raises(InputError, match=said):
        read_data(["http://127.0.0.1:9/sparql"])


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_compressed_data_is_known_by_its_content(tmp_path: Path, pack: object) -> None:
    """A file may be compressed whatever its name says."""
    assert len(loaded(tmp_path, "a.ttl", pack(TURTLE.encode()))) == 2  # type: ignore[operator]


@pytest.mark.parametrize(
    ("shapes", "said"),
    [
        ("ex:S ex:p ex:b .", "no shape"),
        (
            "ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:minCount 1 ] .",
            "no sh:path",
        ),
        ('ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:minCount "1" , "x" .', "no whole number"),
        ("ex:S sh:targetNode ex:a ; sh:or ( ) .", "without shapes"),
        ("ex:S sh:targetNode ex:a ; sh:in ex:b .", "RDF list is ill-formed"),
        ("ex:S sh:targetNode ex:a ; sh:path _:p . _:p sh:inversePath _:p .", "path is ill-formed"),
        ("ex:S sh:targetNode ex:a ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .", "list is ill"),
        ("ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:class 1 .", "no IRI"),
        ("ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:datatype ex:a , ex:b .", "ill-formed"),
        ('ex:S sh:targetNode ex:a ; sh:pattern "(" .', "ill-formed"),
    ],
)
def test_ill_formed_shapes_are_refused(tmp_path: Path, shapes: str, said: str) -> None:
    """The error says which file and what is wrong, before anything is validated."""
    (tmp_path / "data.ttl").write_text(TURTLE)
    (tmp_path / "shapes.ttl").write_text(PREFIXES + shapes)

    with pytest.raises(ShapesError) as caught:
        check_files([tmp_path / "data.ttl"], [tmp_path / "shapes.ttl"])

    assert said in str(caught.value)


def test_an_ill_formed_shape_is_told_by_its_line(tmp_path: Path) -> None:
    """Whoever wrote the shape finds it."""
    shape = "ex:S sh:targetNode ex:a ; sh:property [\n sh:path ex:p ;\n sh:minCount 'x' ] .\n"
    (tmp_path / "data.ttl").write_text(TURTLE)
    (tmp_path / "shapes.ttl").write_text(PREFIXES + shape)

    with pytest.raises(ShapesError, match=r"shapes\.ttl, line 8: sh:minCount has the value"):
        check_files([tmp_path / "data.ttl"], [tmp_path / "shapes.ttl"])


@pytest.mark.filterwarnings("ignore")
def test_recursive_shapes_end() -> None:
    """A circle of shapes over a circle of nodes gives what pySHACL finds."""
    data = read(PREFIXES + "ex:a ex:knows ex:b . ex:b ex:knows ex:a ; ex:age -1 .")
    shapes = read(
        PREFIXES
        + """ex:S sh:targetSubjectsOf ex:knows ; sh:property [ sh:path ex:knows ; sh:node ex:S ] ,
        [ sh:path ex:age ; sh:minInclusive 0 ] ."""
    )

    found = validate(data, shapes).findings

    assert "MinInclusive" in {f.constraint.rpartition("#")[2].split("C")[0] for f in found}


def test_shapes_far_inside_each_other_are_refused() -> None:
    """However deep, there is an end to it."""
    deep = "sh:not [ " * 400 + "sh:nodeKind sh:IRI" + " ]" * 400
    shapes = read(PREFIXES + f"ex:S sh:targetNode ex:a ; {deep} .")

    with pytest.raises(ShapesError, match="one inside the other"):
        validate(read(""), shapes)


def test_paths_far_inside_each_other_are_refused() -> None:
    """However deep, there is an end to it."""
    deep = "[ sh:inversePath " * 400 + "ex:p" + " ]" * 400
    shapes = read(PREFIXES + f"ex:S sh:targetNode ex:a ; sh:path {deep} ; sh:maxCount 0 .")

    with pytest.raises(ShapesError, match="path is ill-formed"):
        validate(read(""), shapes)


def test_an_empty_data_graph_conforms() -> None:
    """Where there is nothing, nothing is wrong, unless a shape names a node."""
    shapes = read(PREFIXES + "ex:S sh:targetClass ex:A ; sh:nodeKind sh:IRI .")

    assert validate(read(""), shapes).conforms


def test_data_that_no_shape_applies_to_is_told(tmp_path: Path, run: Run) -> None:
    """Shapes for other data find nothing, which is easily taken for good news."""
    (tmp_path / "shapes.ttl").write_text(
        PREFIXES + "ex:S sh:targetClass ex:A ; sh:nodeKind sh:IRI ."
    )
    (tmp_path / "other.ttl").write_text(PREFIXES + "ex:a a ex:B .")
    (tmp_path / "data.ttl").write_text(PREFIXES + "ex:a a ex:A .")

    said = [
        run("validate", tmp_path / name, "--shapes", tmp_path / "shapes.ttl").stdout
        for name in ("other.ttl", "data.ttl")
    ]

    assert said == [
        "conforms: no findings, for no shape has a target in the data\n",
        "conforms: no findings\n",
    ]


def test_circles_of_blank_nodes_are_walked_once() -> None:
    """A path of any length ends where it began."""
    data = read(PREFIXES + "_:a ex:p _:b . _:b ex:p _:c . _:c ex:p _:a .")
    shapes = read(
        PREFIXES
        + "ex:S sh:targetSubjectsOf ex:p ; sh:path [ sh:zeroOrMorePath ex:p ] ; sh:maxCount 2 ."
    )

    assert len(validate(data, shapes).findings) == 3


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "(.*a){20}b"])
def test_a_pattern_takes_linear_time(pattern: str) -> None:
    """Patterns that make others take for ever are matched as they should be."""
    data = read(PREFIXES + f'ex:a ex:p "{"a" * 500}!" .')
    shapes = read(PREFIXES + f'ex:S sh:targetObjectsOf ex:p ; sh:pattern "{pattern}" .')

    assert len(validate(data, shapes).findings) == 1


def test_a_pattern_with_look_around_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """What can only be matched by trying all ways is given some time, and then refused."""
    monkeypatch.setattr("lodkit.validation.patterns.LIMIT", 0.5)
    data = read(PREFIXES + f'ex:a ex:p "{"a" * 64}!" .')
    shapes = read(PREFIXES + 'ex:S sh:targetObjectsOf ex:p ; sh:pattern "^(?=a)(a+)+$" .')

    with pytest.raises(ShapesError, match=r"<urn:example:S>: the sh:pattern .* took longer"):
        validate(data, shapes)


def test_blank_nodes_are_called_alike_each_time(tmp_path: Path) -> None:
    """A parser invents names; reports must not depend on them."""
    (tmp_path / "a.ttl").write_text(PREFIXES + "ex:a ex:p [ ex:q [] ] .")
    names = [sorted(map(str, load_data([tmp_path / "a.ttl"] * 2).terms)) for _ in range(2)]

    assert names[0] == names[1]
    assert {"_:f0b0", "_:f0b1", "_:f1b0", "_:f1b1"} <= set(names[0])


def test_long_work_tells_how_far_it_is(tmp_path: Path) -> None:
    """Of reading the bytes, packed as they are, of validating the shapes that are done."""
    lines = "".join(f"<urn:{n}> <urn:p> <urn:{n * n}> .\n" for n in range(150_000))
    plain, packed = tmp_path / "a.nt", tmp_path / "b.nt.gz"
    plain.write_text(lines)
    packed.write_bytes(gzip.compress(lines.encode(), 1))
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        PREFIXES
        + "ex:S sh:targetNode ex:a ; sh:minLength 1 . ex:T sh:targetNode ex:b ; sh:in ( 1 ) ."
    )
    told: list[tuple[str, int, int]] = []
    check_files([plain, packed], [shapes], progress=lambda *step: told.append(step))

    total = plain.stat().st_size + packed.stat().st_size
    read = [done for what, done, all_ in told if what == "reading" and all_ == total]
    assert read == sorted(read)
    assert len(read) > 4
    assert read[-1] == total
    assert [done for what, done, _ in told if what == "validating"] == [0, 1, 2]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd.compress])
def test_standard_input_has_lines(pack, tmp_path: Path, run: Run) -> None:  # type: ignore[no-untyped-def]
    """In a format that has, packed or not, guessed or said."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(PREFIXES + "ex:S sh:targetClass ex:A ; sh:nodeKind sh:Literal .")
    command = ["validate", "-", "--shapes", shapes, "--format", "csv", "--quiet"]

    done = run(*command, input=pack(TURTLE.encode()), text=False)

    assert done.returncode == 1
    assert b",-,7,<urn:example:a>" in done.stdout.replace(b"'-", b"-")


def test_a_pipe_with_a_name_is_read_once(tmp_path: Path, run: Run) -> None:
    """As shells make them of `<(…)`: it cannot be read for lines once more."""
    shapes, pipe = tmp_path / "shapes.ttl", tmp_path / "pipe"
    shapes.write_text(PREFIXES + "ex:S sh:targetClass ex:A ; sh:nodeKind sh:Literal .")
    os.mkfifo(pipe)
    Thread(target=lambda: pipe.write_text(TURTLE), daemon=True).start()

    done = run("validate", pipe, "--data-format", "ttl", "--shapes", shapes, timeout=60)

    assert done.returncode == 1
    assert "urn:example:a" in done.stdout


@pytest.mark.parametrize("name", ["a.ttl", "a.ttl.gz", "a.trig", "a.rdf"])
def test_a_mark_before_utf_8_is_passed_over(name: str, tmp_path: Path) -> None:
    """As some editors put it."""
    text = XML if name.endswith(".rdf") else TURTLE
    content = BOM_UTF8 + text.encode()
    file = tmp_path / name
    file.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)

    assert len(load_data([file])) == 2


def test_an_ill_formed_pattern_is_told_whatever_the_data(tmp_path: Path) -> None:
    """By file and line, even if there is nothing that it could match."""
    shapes, data = tmp_path / "shapes.ttl", tmp_path / "data.ttl"
    shapes.write_text(PREFIXES + 'ex:S sh:targetClass ex:A ; sh:pattern "(" .')
    data.write_text("")

    with pytest.raises(ShapesError, match=r"shapes.ttl, line 7: the sh:pattern '\(' is ill-formed"):
        check_files([data], [shapes])


def test_circles_of_shapes_are_told_in_a_line(tmp_path: Path, run: Run) -> None:
    """The specification says nothing of what they mean."""
    shapes, data = tmp_path / "shapes.ttl", tmp_path / "data.ttl"
    shapes.write_text(
        PREFIXES + "ex:S a sh:NodeShape ; sh:targetClass ex:A ; sh:property ex:P ."
        "ex:P a sh:PropertyShape ; sh:path ex:p ; sh:node ex:S ."
    )
    data.write_text(PREFIXES + "ex:a a ex:A ; ex:p ex:b . ex:b a ex:A ; ex:p ex:a .")

    done = run("validate", data, "--shapes", shapes)

    assert done.returncode == 0
    assert done.stderr.startswith("lodkit: shapes refer to themselves")
    assert len(done.stderr.splitlines()) == 1
