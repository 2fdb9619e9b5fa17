"""What changed from one dataset to another: for people, as JSON, and as an RDF Patch."""

import json
import os
import tomllib
import tracemalloc
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, Run
from lodkit.cli import lodkit
from lodkit.comparing.sources import State
from lodkit.comparing.summary import Group, Summary
from lodkit.comparing.titles import titles_of
from lodkit.comparing.wording import ORDER, to_text
from lodkit.pipeline import build
from lodkit.project import LANGUAGES
from lodkit.rdf.merging import changes, graph_of, triple_of

CHAIR = (
    "Am 24. September 2025 hielt das Parteikomitee der Provinz Soc Trang eine Konferenz ab. "
    "Lam Van Man, Sekretär des Parteikomitees der Provinz Soc Trang, leitete die Konferenz."
)
SUCCESSOR = CHAIR.replace("Lam Van Man", "Ho Thi Cam Dao")
PLENUM = (
    "Am 6. Oktober 2025 begann in Hanoi die 13. Konferenz des Zentralkomitees der Partei Vietnams. "
    "Generalsekretär To Lam leitete die Sitzung."
)


def written(folder: Path, **articles: str) -> Path:
    """Articles as texts, and the release that is built of them."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for name, text in articles.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    build([texts], folder / "out", language="de")
    return folder / "out"


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two releases: one article stays, one changes, one goes, one comes."""
    folder = tmp_path_factory.mktemp("releases")
    gone = CHAIR.replace("Soc Trang", "Ha Giang").replace("Lam Van Man", "Hau A Lenh")
    old = written(folder / "old", stays=PLENUM, changes=CHAIR, goes=gone)
    new = written(folder / "new", stays=PLENUM, changes=SUCCESSOR, comes=f"{PLENUM} Zweitens.")
    return old, new


def diff(*arguments: object) -> tuple[int, str]:
    """Exit code and output of the command."""
    done = CliRunner().invoke(lodkit, ["diff", *map(str, arguments)], standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return int(done.return_value), done.output


def applied(patch: bytes, old: Path) -> bytes:
    """The lines of a dump after a patch; what it deletes has to be there, what it adds not."""
    lines = set(old.read_bytes().splitlines(keepends=True))
    for row in patch.splitlines(keepends=True):
        operation, _, line = row.partition(b" ")
        if operation == b"D":
            lines.remove(line)
        elif operation == b"A":
            assert line not in lines
            lines.add(line)
    return b"".join(sorted(lines))


def test_people_are_told_what_changed(releases: tuple[Path, Path]) -> None:
    """Posts filled and left, people, meetings and articles are grouped and named."""
    code, told = diff(*releases)

    assert code == 1
    assert "Posts filled: 1\n  + Ho Thi Cam Dao · Secretary, Party Committee of Sóc Trăng" in told
    assert "Posts left: 2" in told
    assert "  - Lam Van Man · Secretary, Party Committee of Sóc Trăng" in told
    assert "New people: 1" in told
    assert "People no longer named: 2" in told
    assert "Meetings no longer named: 1" in told
    assert "Articles added: 1" in told
    assert "Articles changed: 1\n  ~ Am 24. September 2025" in told
    assert "Articles removed: 1" in told


def test_the_exit_code_alone_tells_where_quiet_is_asked_for(
    releases: tuple[Path, Path], tmp_path: Path
) -> None:
    """The patch is written all the same."""
    assert diff(*releases, "--quiet", "--patch", tmp_path / "patch") == (1, "")
    assert diff(releases[0], releases[0], "-q") == (0, "")
    assert (tmp_path / "patch").exists()


def test_a_holding_has_its_own_day_or_none(tmp_path: Path) -> None:
    """The day on which an article attests it: not that of another article on the post."""
    undated = SUCCESSOR.replace("Am 24. September 2025", "Damals")
    old = written(tmp_path / "old", first=CHAIR)
    new = written(tmp_path / "new", first=undated)
    both = written(tmp_path / "both", first=CHAIR, second=undated)
    post = "Secretary, Party Committee of Sóc Trăng (province until 2025)"

    assert f"  + Ho Thi Cam Dao · {post}\n" in diff(old, both)[1]
    assert f"  - Ho Thi Cam Dao · {post}\n" in diff(both, old)[1]
    assert f"  + Lam Van Man · {post} · 2025-09-24\n" in diff(new, both)[1]
    assert "New people: 1\n  + Lam Van Man\n" in diff(new, both)[1]


def test_names_and_headings_are_in_the_language_that_is_asked_for(
    releases: tuple[Path, Path],
) -> None:
    """The summary speaks the interface's languages, of posts too."""
    _, told = diff(*releases, "--lang", "uk")

    assert "Посади зайнято: 1\n  + Ho Thi Cam Dao · Секретар" in told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Statements added: 1,769, removed: 0//Posts left: 1,002/"),
        ("de", "Aussagen hinzugekommen: 1_769, weggefallen: 0//Ämter verlassen: 1_002/"),
        ("fr", "Énoncés ajoutés_: 1_769, retirés_: 0//Postes quittés_: 1_002/"),
        ("uk", "Тверджень додано: 1_769, вилучено: 0//Посади звільнено: 1_002/"),
    ],
)
def test_numbers_and_signs_are_written_as_the_language_does(language: str, told: str) -> None:
    """Where a comma begins decimals it parts no thousands."""
    nothing = State(Path(os.devnull), "")
    summary = Summary(added=1769, groups={("posts", "gone"): Group(1002)})
    with titles_of(nothing, nothing, summary) as titles:
        lines = to_text(summary, titles, language)

    assert lines.replace("\n", "/").replace("\N{NARROW NO-BREAK SPACE}", "_") == told


def test_every_group_has_a_heading_in_every_language() -> None:
    """No language of the interface lacks a word."""
    words = tomllib.loads((ROOT / "src/lodkit/comparing/words.toml").read_text(encoding="utf-8"))

    assert {f"{kind}-{happened}" for kind, happened in ORDER} <= words.keys()
    assert all(set(said) == set(LANGUAGES) for said in words.values())


def test_json_has_counts_and_iris(releases: tuple[Path, Path]) -> None:
    """Programs get the same groups; of each, no more than are asked for."""
    _, told = diff(*releases, "--format", "json", "--most", "1")
    found = json.loads(told)

    assert found["old"] == json.loads((releases[0] / "manifest.json").read_text())["release"]
    assert found["posts"]["gone"]["count"] == 2
    assert len(found["posts"]["gone"]["entries"]) == 1
    filled = found["posts"]["new"]["entries"][0]
    assert filled["iri"].endswith("/post/secretary/party-committee/soc-trang")
    assert filled["name"] == "Ho Thi Cam Dao"
    assert found["articles"]["changed"]["entries"][0]["iri"].endswith("/article/changes")


def test_the_patch_leads_from_old_to_new(releases: tuple[Path, Path], tmp_path: Path) -> None:
    """Applied to the old dump, the patch gives the new one to the byte; another leads back."""
    old, new = releases
    code, _ = diff(old, new, "--patch", tmp_path / "there.rdfp")
    diff(new, old, "--patch", tmp_path / "back.rdfp")
    there = (tmp_path / "there.rdfp").read_bytes()

    assert code == 1
    assert applied(there, old / "dump.nq") == (new / "dump.nq").read_bytes()
    assert (
        applied((tmp_path / "back.rdfp").read_bytes(), new / "dump.nq")
        == (old / "dump.nq").read_bytes()
    )
    assert [row.split()[0] for row in there.splitlines()[:4]] == [b"H", b"H", b"H", b"TX"]
    assert there.endswith(b"TC .\n")
    rows = [row[2:] for row in there.splitlines(keepends=True) if row[:2] in (b"A ", b"D ")]
    assert len(list(ox.parse(b"".join(rows), ox.RdfFormat.N_QUADS))) == len(rows)


def test_the_patch_goes_to_the_terminal_and_is_always_the_same(
    releases: tuple[Path, Path], tmp_path: Path
) -> None:
    """Two runs give the same bytes, to a file or not."""
    diff(*releases, "--patch", tmp_path / "one.rdfp")
    _, told = diff(*releases, "--format", "patch")

    assert (tmp_path / "one.rdfp").read_text(encoding="utf-8") == told


@pytest.mark.parametrize("name", ["dump.nq", "dump.nq.zst", "dump.trig.gz"])
def test_a_dump_is_the_same_as_its_release(releases: tuple[Path, Path], name: str) -> None:
    """Whatever form a state is given in, what is stated counts: exit code 0."""
    code, told = diff(releases[0], releases[0] / name)

    assert code == 0
    assert told == "The two are the same.\n"


def test_dumps_without_an_index_are_told_by_iris(releases: tuple[Path, Path]) -> None:
    """Without releases there are no titles, but the groups are the same."""
    code, told = diff(releases[0] / "dump.nq", releases[1] / "dump.nq")

    assert code == 1
    assert "Posts filled: 1\n  + https://w3id.org/lodkit/data/person/ho-thi-cam-dao" in told


def test_other_rdf_is_compared_too(tmp_path: Path) -> None:
    """Triples without graphs, in any order and serialisation."""
    (tmp_path / "old.ttl").write_text("<x:b> <x:p> <x:c> . <x:a> <x:p> 'd e' .")
    (tmp_path / "new.nt").write_text("<x:a> <x:p> <x:new> .\n<x:b> <x:p> <x:c> .\n")
    code, told = diff(tmp_path / "old.ttl", tmp_path / "new.nt", "--format", "patch")

    assert code == 1
    assert told.splitlines()[4:] == [
        'D <x:a> <x:p> "d e" .',
        "A <x:a> <x:p> <x:new> .",
        "TC .",
    ]


def test_trouble_has_codes_above_one(tmp_path: Path, run: Run) -> None:
    """What cannot be read is no difference, and leaves no patch behind."""
    broken = tmp_path / "broken.nq"
    broken.write_text("<x:a> <x:b> .\n")
    done = run("diff", broken, broken, "--patch", tmp_path / "patch")
    missing = run("diff", tmp_path / "nothing", broken)

    assert done.returncode == 3
    assert "broken.nq" in done.stderr
    assert missing.returncode == 3
    assert not (tmp_path / "patch").exists()


NODES = st.sampled_from(["<x:a>", "<x:b>", "<x:b2>", '"x <y> z"@en', '"1"^^<x:int>', '"\\" <q>"'])
QUADS = st.tuples(
    st.sampled_from(["<x:a>", "<x:b>"]), NODES, st.sampled_from(["", " <x:g>", " <x:h>"])
)
STATES = st.sets(QUADS.map(lambda quad: f"{quad[0]} <x:p> {quad[1]}{quad[2]} .\n".encode()))


@given(STATES, STATES)
def test_every_change_is_found_and_known_for_what_it_is(
    tmp_path_factory: pytest.TempPathFactory, before: set[bytes], after: set[bytes]
) -> None:
    """Lines that came and went; a triple is new or gone where no other graph has or had it."""
    folder = tmp_path_factory.mktemp("states")
    old, new = folder / "old", folder / "new"
    old.write_bytes(b"".join(sorted(before)))
    new.write_bytes(b"".join(sorted(after)))
    found = list(changes(old, new))

    assert {line for one in found for line in one.added} == after - before
    assert {line for one in found for line in one.removed} == before - after
    olds, news = ({triple_of(line) for line in lines} for lines in (before, after))
    assert {one.triple for one in found if one.is_new} == news - olds
    assert {one.triple for one in found if one.is_gone} == olds - news


def test_a_line_is_parted_where_its_literal_ends() -> None:
    """Blanks, brackets and quotes inside a literal part nothing."""
    line = b'<x:a> <x:p> "b \\" <c> d"@en <x:g> .\n'

    assert triple_of(line) == b'<x:a> <x:p> "b \\" <c> d"@en'
    assert graph_of(line) == b"<x:g>"
    assert graph_of(b'<x:a> <x:p> "b <c>" .\n') == b""
    assert graph_of(b"<x:a> <x:p> <x:b> .\n") == b""


def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    """Ten times as many statements and changes take no more memory."""

    def peak(size: int) -> int:
        rows = [f"<x:{number:07}> <x:p> <x:o> <x:g> .\n" for number in range(size)]
        (tmp_path / "old").write_text("".join(rows[::2] + rows[-1:]))
        (tmp_path / "new").write_text("".join(rows[1::2]))
        del rows
        tracemalloc.start()
        try:
            assert sum(1 for _ in changes(tmp_path / "old", tmp_path / "new")) == size - 1
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(50_000) < 1.2 * peak(5_000)
