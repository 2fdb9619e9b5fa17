"""Dumps and their store: the same statements, the same bytes, whatever order they come in."""

import gzip
import hashlib
import os
import random
import subprocess
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lodkit.errors import InputError
from lodkit.model.facts import Facts, PartialDate
from lodkit.querying import open_data
from lodkit.rdf import sorting
from lodkit.rdf.canonical import write_nquads
from lodkit.rdf.counts import steps_of_counting, together
from lodkit.rdf.dumps import (
    DUMPS,
    NQUADS,
    PART_DUMPS,
    TRIG,
    TURTLE,
    packing,
    write_others,
)
from lodkit.rdf.namespaces import ORG, RDF
from lodkit.rdf.parts import PARTS
from lodkit.rdf.sorting import sorted_unique
from lodkit.rdf.steps import one_by_one
from lodkit.rdf.store import build_store, open_store
from lodkit.rdf.twins import TWINS, zstd
from lodkit.rdf.writer import quads
from small import BASE, in_order, secretary_of, vocabulary, without_posts

VOCABULARY = vocabulary()
RDF_TYPE = ox.NamedNode(RDF.type)
TIMES = (PartialDate(2025, 1, 5), PartialDate(2025, 9, 24))


def lines(*articles: Facts) -> list[str]:
    """The lines of some articles."""
    return [line for facts in articles for line in quads(facts, VOCABULARY, BASE)]


def write_dumps(given: Iterable[str], folder: Path, *, base: str) -> str:
    """All dumps of some lines; the release's id."""
    release = write_nquads(in_order(given), folder, base=base)
    write_others(folder, base=base)
    return release


def pack(folder: Path) -> None:
    """Write the twins of all dumps of a folder."""
    twins = packing(folder)
    one_by_one("packing", twins.steps)
    twins.finish(one_by_one)


def some_lines() -> list[str]:
    """The lines of articles that share people and bodies."""
    return lines(
        *(secretary_of(f"a{number}", date=TIMES[number % 2]) for number in range(5)),
        secretary_of("b", name="Trần Thị \u202eB\n", former=True),
        without_posts(secretary_of("c")),
    )


def test_the_order_of_articles_does_not_matter(tmp_path: Path) -> None:
    """Statements in another order, and some of them twice, give the same bytes in every dump."""
    ordered, shuffled = some_lines(), some_lines() * 2
    random.Random(7).shuffle(shuffled)
    contents = []
    for name, given_lines in (("one", ordered), ("other", shuffled)):
        folder = tmp_path / name
        folder.mkdir()
        write_dumps(given_lines, folder, base=BASE)
        pack(folder)
        contents.append(snapshot(folder))

    assert contents[0] == contents[1]
    assert set(contents[0]) == {
        name + twin for name in (*DUMPS, *PART_DUMPS) for twin in ("", *TWINS)
    }


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_release_is_called_by_the_digest_of_its_sorted_lines(tmp_path: Path) -> None:
    """dump.nq has every line once, in byte order, and its SHA-256 is the release's id."""
    release = write_dumps(some_lines(), tmp_path, base=BASE)
    content = (tmp_path / NQUADS).read_bytes()
    found = content.splitlines(keepends=True)

    assert release == hashlib.sha256(content).hexdigest()
    assert found == sorted(set(found))
    assert {line.encode() for line in some_lines()} <= set(found)


def test_every_dump_says_the_same(tmp_path: Path) -> None:
    """TriG holds the quads of the N-Quads, every other format the triples of their union, once."""
    write_dumps(some_lines(), tmp_path, base=BASE)
    parsed = {name: read(tmp_path / name) for name in DUMPS}
    triples = {quad.triple for quad in parsed[NQUADS]}

    assert set(parsed[TRIG]) == set(parsed[NQUADS])
    for name in set(DUMPS) - {NQUADS, TRIG}:
        assert {quad.triple for quad in parsed[name]} == triples, name
        assert len(parsed[name]) == len(triples), name


def read(file: Path) -> list[ox.Quad]:
    """The quads of a file."""
    return list(ox.parse(path=file, format=ox.RdfFormat.from_extension(file.suffix[1:])))


@pytest.mark.parametrize("suffix", ["ttl", "nt", "rdf", "jsonld"])
def test_the_parts_together_are_the_whole(suffix: str, tmp_path: Path) -> None:
    """Every triple is in one part, with all triples of its subject, and in one only."""
    write_dumps(some_lines(), tmp_path, base=BASE)
    parts = {
        part: {quad.triple for quad in read(tmp_path / "parts" / f"{part}.{suffix}")}
        for part in PARTS
    }
    whole = {quad.triple for quad in read(tmp_path / TURTLE)}

    assert set.union(*parts.values()) == whole
    assert sum(map(len, parts.values())) == len(whole)
    assert {t.object.value for t in parts["bodies"] if t.predicate == RDF_TYPE} == {  # type: ignore[union-attr]
        ORG.FormalOrganization
    }
    assert any(t.subject.value.startswith(f"{BASE}person/") for t in parts["persons"])


def test_twins_hold_what_their_files_do(tmp_path: Path) -> None:
    """Whichever twin is fetched, the same bytes come out of it."""
    write_dumps(some_lines(), tmp_path, base=BASE)
    pack(tmp_path)
    for name in (*DUMPS, *PART_DUMPS):
        content = (tmp_path / name).read_bytes()

        assert gzip.decompress((tmp_path / f"{name}.gz").read_bytes()) == content
        assert zstd.decompress((tmp_path / f"{name}.zst").read_bytes()) == content


@pytest.mark.parametrize("base", ["https://data.example/set/", "http://data.example/set#"])
def test_readable_dumps_hold_under_any_base(base: str, tmp_path: Path) -> None:
    """IRIs relative to the base are the same ones again when they are read, also after a #."""
    given_lines = list(quads(secretary_of("a"), VOCABULARY, base))
    write_dumps(given_lines, tmp_path, base=base)

    assert set(ox.parse(path=tmp_path / TRIG)) == set(ox.parse(path=tmp_path / NQUADS))


def test_a_graph_stands_in_one_piece(tmp_path: Path) -> None:
    """TriG has each article's graph once, not once a subject."""
    write_dumps(some_lines(), tmp_path, base=BASE)

    assert (tmp_path / TRIG).read_text(encoding="utf-8").count("\n<graph/a1> {") == 1


def test_the_header_is_short_and_sorted(tmp_path: Path) -> None:
    """Readable dumps begin with the base and every prefix in the order of the alphabet."""
    write_dumps(some_lines(), tmp_path, base=BASE)
    header = (tmp_path / TURTLE).read_text(encoding="utf-8").partition("\n\n")[0].splitlines()

    assert header[0] == f"@base <{BASE}> ."
    assert header[1:] == sorted(header[1:])
    assert "@prefix org: <http://www.w3.org/ns/org#> ." in header


def test_twins_hold_neither_time_nor_name(tmp_path: Path) -> None:
    """The gzip header has no modification time and no file name in it."""
    write_dumps(some_lines(), tmp_path, base=BASE)
    pack(tmp_path)

    assert {(tmp_path / f"{name}.gz").read_bytes()[3:8] for name in DUMPS} == {bytes(5)}


def test_twins_of_long_files_are_packed_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What reads them sees one file: of gzip one member, since many programs read no second one."""
    monkeypatch.setattr("lodkit.rdf.twins.PIECE_BYTES", 1000)
    write_dumps(some_lines(), tmp_path, base=BASE)
    pack(tmp_path)

    for name in (*DUMPS, *PART_DUMPS):
        content = (tmp_path / name).read_bytes()
        unpacking = zlib.decompressobj(wbits=31)
        assert unpacking.decompress((tmp_path / f"{name}.gz").read_bytes()) == content, name
        assert (unpacking.eof, unpacking.unused_data) == (True, b""), name
        assert zstd.decompress((tmp_path / f"{name}.zst").read_bytes()) == content, name
    assert not [*tmp_path.rglob("*.*.*.*")], "pieces are gone"


def test_a_dump_that_is_counted_in_slices_counts_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what two graphs say of one thing, wherever slices begin."""
    write_dumps(some_lines(), tmp_path, base=BASE)
    (whole,) = one_by_one("counting", steps_of_counting(tmp_path / NQUADS))
    monkeypatch.setattr("lodkit.rdf.slices.SLICE_BYTES", 512)
    monkeypatch.setattr("lodkit.rdf.slices.SAMPLE_BYTES", 64)
    some = one_by_one("counting", steps_of_counting(tmp_path / NQUADS))

    assert len(some) > 10
    assert together(some) == together([whole])
    assert whole.triples == len({quad.triple for quad in read(tmp_path / NQUADS)})


def test_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    """Another process with another hash seed writes the same bytes."""
    program = (
        "import sys; from pathlib import Path; from test_dumps import *; "
        "print(write_dumps(some_lines(), Path(sys.argv[1]), base=BASE))"
    )
    contents = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", program, folder],
            check=True,
            capture_output=True,
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        contents.append(snapshot(folder))

    assert contents[0] == contents[1]


@given(st.lists(st.binary(min_size=1, max_size=6).filter(lambda b: b"\n" not in b), max_size=300))
def test_sorting_by_runs_is_sorting(
    tmp_path_factory: pytest.TempPathFactory, items: list[bytes]
) -> None:
    """However little fits in memory, the lines come sorted and once."""
    given_lines = [item + b"\n" for item in items]
    folder = tmp_path_factory.getbasetemp()

    assert list(sorted_unique(given_lines, folder, run_bytes=8)) == sorted(set(given_lines))


def test_many_runs_are_merged_in_levels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More runs than can be open at once are merged into fewer, and none is left behind."""
    monkeypatch.setattr(sorting, "FAN_IN", 3)
    given_lines = [f"{number % 500:04}\n".encode() for number in range(2000)]
    random.Random(7).shuffle(given_lines)

    assert list(sorted_unique(given_lines, tmp_path, run_bytes=60)) == sorted(set(given_lines))
    assert not list(tmp_path.iterdir())


def test_the_store_counts_a_statement_once(tmp_path: Path) -> None:
    """The default graph is the union without repetitions, however many articles agree."""
    write_dumps(lines(secretary_of("a"), secretary_of("b")), tmp_path, base=BASE)
    build_store(tmp_path)
    question = f"SELECT ?s WHERE {{ ?s a <{ORG.Membership}> }}"
    in_graphs = f"SELECT ?s WHERE {{ GRAPH ?g {{ ?s a <{ORG.Membership}> }} }}"

    for store in (open_store(tmp_path), open_data([tmp_path / NQUADS])):
        assert len(list(store.query(question))) == 1  # type: ignore[arg-type]
        assert len(list(store.query(in_graphs))) == 2  # type: ignore[arg-type]


def test_a_folder_without_a_store_is_an_input_error(tmp_path: Path) -> None:
    """What is no release is named, with what would help."""
    with pytest.raises(InputError, match="lodkit build"):
        open_store(tmp_path)


@pytest.mark.parametrize(("name", "content"), [("a.nq", "<a"), ("a.csv", ""), ("none.ttl", None)])
def test_a_file_that_is_no_rdf_is_an_input_error(
    name: str, content: str | None, tmp_path: Path
) -> None:
    """A broken, unknown or missing file is named."""
    file = tmp_path / name
    if content is not None:
        file.write_text(content, encoding="utf-8")

    with pytest.raises(InputError, match=name):
        open_data([file])
