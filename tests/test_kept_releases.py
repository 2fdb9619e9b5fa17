"""Releases side by side, and the feeds of what changed: Atom, and a Linked Data Event Stream."""

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, XSD

from conftest import Run
from lodkit.cli import lodkit
from lodkit.comparing.archive import keep, kept_in
from lodkit.comparing.feeds import write_feeds
from lodkit.comparing.sources import opened
from lodkit.errors import OutputError
from lodkit.pipeline import build
from lodkit.project import load_project
from lodkit.web.app import create_app
from test_diff import CHAIR, PLENUM, SUCCESSOR, applied
from test_web_serving import serving

AS = Namespace("https://www.w3.org/ns/activitystreams#")
LDES = Namespace("https://w3id.org/ldes#")
TREE = Namespace("https://w3id.org/tree#")
BASE = "https://w3id.org/lodkit/data/"
VERSION = URIRef("http://www.w3.org/ns/dcat#version")
ROOT = Path(__file__).parent
ELSEWHERE = "http://127.0.0.1:9/releases/"
"""Where the files might lie; nobody listens there."""

States = list[dict[str, tuple[str, str]]]
STATES: States = [
    {"stays": (PLENUM, "2025-10-07"), "changes": (CHAIR, "2025-09-25")},
    {"stays": (PLENUM, "2025-10-07"), "changes": (SUCCESSOR, "2025-09-25")},
    {"stays": (PLENUM, "2025-10-07"), "comes": (CHAIR.replace("Soc Trang", "Ha Giang"), "")},
]


def built(folder: Path, articles: dict[str, tuple[str, str]], *, base: str = BASE) -> Path:
    """A release of some articles, with the days on which they were published."""
    folder.mkdir(parents=True)
    rows = [
        {"id": name, "text": text, "language": "de", "date": day}
        for name, (text, day) in articles.items()
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    build([folder / "articles.jsonl"], folder / "out", project=load_project(base=base))
    return folder / "out"


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three releases: an article changes, then it goes and another comes."""
    folder = tmp_path_factory.mktemp("built")
    return [built(folder / str(number), state) for number, state in enumerate(STATES)]


@pytest.fixture(scope="module")
def archive(releases: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them kept."""
    return kept_of(releases, tmp_path_factory.mktemp("kept"))


def kept_of(releases: list[Path], folder: Path) -> Path:
    """Keep releases one after the other."""
    for release in releases:
        assert keep(release, folder) is not None
        write_feeds(folder)
    return folder


def test_each_release_is_kept_with_what_changed(releases: list[Path], archive: Path) -> None:
    """Dump by dump, and patch by patch from one to the next."""
    before = b""
    for number, release in enumerate(releases, 1):
        folder = archive / f"{number:04}"
        with opened(folder) as state:
            dump = state.lines.read_bytes()
            assert dump == (release / "dump.nq").read_bytes()
            if number > 1:
                (archive.parent / "before").write_bytes(before)
                patch = (folder / "changes.rdfp").read_bytes()
                assert applied(patch, archive.parent / "before") == dump
        before = dump
    assert not (archive / "0001/changes.rdfp").exists()
    changes = json.loads((archive / "0002/changes.json").read_text(encoding="utf-8"))
    assert changes["posts"]["new"]["entries"][0]["name"] == "Ho Thi Cam Dao"


def test_what_went_away_keeps_its_name(releases: list[Path], archive: Path) -> None:
    """Kept releases have no index, and yet tell what the releases themselves tell."""

    def told(old: Path, new: Path) -> str:
        return CliRunner().invoke(lodkit, ["diff", str(old), str(new), "--lang", "pl"]).output

    (left,) = json.loads((archive / "0002/changes.json").read_text())["posts"]["gone"]["entries"]

    assert left["name"] == "Lam Van Man"
    assert left["title"] == "Secretary, Party Committee of Sóc Trăng (province until 2025)"
    assert "Posts left: 1\n  - Lam Van Man · Secretary" in kept_in(archive)[1].summary
    assert "Artykuły zmienione: 1\n  ~ Am 24. September 2025 hielt" in told(*releases[:2])
    assert told(archive / "0001", archive / "0002") == told(*releases[:2])
    assert told(archive / "0003", archive / "0002") == told(releases[2], releases[1])


def test_a_release_has_the_day_of_its_newest_article(archive: Path) -> None:
    """Days come from the data, and never go back."""
    assert [one.day for one in kept_in(archive)] == ["2025-10-07"] * 3


def test_the_same_releases_give_the_same_bytes(
    releases: list[Path], archive: Path, tmp_path: Path
) -> None:
    """No clock is asked: another archive of them is equal, but for the manifest's own dump."""
    other = kept_of(releases, tmp_path / "again")
    files = sorted(p.relative_to(archive) for p in archive.rglob("*") if p.is_file())

    assert files == sorted(p.relative_to(other) for p in other.rglob("*") if p.is_file())
    for name in files:
        assert (other / name).read_bytes() == (archive / name).read_bytes(), name


def test_a_release_is_not_kept_twice(releases: list[Path], archive: Path, tmp_path: Path) -> None:
    """Keeping the last one again changes nothing."""
    copy = tmp_path / "copy"
    shutil.copytree(archive, copy)

    assert keep(releases[-1], copy) is None
    assert len(kept_in(copy)) == 3


def test_what_an_interruption_left_is_cleared_away(releases: list[Path], tmp_path: Path) -> None:
    """A folder that was being written when a program was killed is none that is kept."""
    kept_of(releases[:1], tmp_path / "kept")
    (tmp_path / "kept/.0002.building-999999").mkdir()
    kept_of(releases[1:2], tmp_path / "kept")

    assert sorted(p.name for p in (tmp_path / "kept").iterdir()) == [
        *("0001", "0002", "feed.atom", "feed.ttl"),
    ]


def test_the_oldest_releases_may_be_removed(releases: list[Path], tmp_path: Path) -> None:
    """Numbers go on, and the feeds tell of the releases that are left."""
    archive = kept_of(releases[:2], tmp_path / "kept")
    shutil.rmtree(archive / "0001")
    kept_of(releases[2:], archive)
    _, pages = replicated(archive)

    assert pages == [urljoin(ELSEWHERE, f"{n:04}/versions.ttl") for n in (2, 3)]


def test_releases_of_another_dataset_are_refused(archive: Path, tmp_path: Path) -> None:
    """A folder holds the releases of one dataset."""
    foreign = built(tmp_path / "foreign", STATES[0], base="https://data.example/")

    with pytest.raises(OutputError, match="releases of https"):
        keep(foreign, archive)


def test_the_atom_feed_is_valid(archive: Path) -> None:
    """The feed is as RFC 4287 has it; an entry a release, the newest first."""
    etree = pytest.importorskip("lxml.etree")
    schema = etree.RelaxNG(etree.parse(ROOT / "atom.rng"))
    feed = etree.parse(archive / "feed.atom")

    schema.assertValid(feed)
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("string(/a:feed/a:updated)", namespaces=names) == "2025-10-07T00:00:00Z"
    ids = feed.xpath("//a:id/text()", namespaces=names)
    assert len(ids) == len(set(ids)) == 4
    newest = [one.release for one in reversed(kept_in(archive))]
    assert [iri.rpartition("/")[2] for iri in ids[1:]] == newest
    links = feed.xpath("//a:entry/a:link/@href", namespaces=names)
    assert len(links) == 8
    assert all((archive / link).is_file() for link in links)
    contents = feed.xpath("//a:entry/a:content/text()", namespaces=names)
    assert "Posts filled: 1\n  + Ho Thi Cam Dao" in contents[1]


def replicated(archive: Path) -> tuple[Graph, list[str]]:
    """The stream as a client reads it: the first page, then every page that it leads to."""
    stream = Graph()
    stream.parse(archive / "feed.ttl", publicID=f"{ELSEWHERE}feed.ttl")
    pages = sorted(str(node) for node in stream.objects(None, TREE.node))
    for page in pages:
        file = archive / page.removeprefix(ELSEWHERE)
        stream.parse(file, publicID=page, format="turtle")
    return stream, pages


def test_the_event_stream_leads_to_every_release(archive: Path) -> None:
    """One stream, whose view is the page it is read from, and a relation to each release's page."""
    stream, pages = replicated(archive)
    (events,) = stream.subjects(RDF.type, LDES.EventStream)

    assert str(events) == f"{BASE}releases/feed.ttl#stream"
    assert set(stream.objects(events, TREE.view)) == {URIRef(f"{ELSEWHERE}feed.ttl")}
    assert pages == [urljoin(ELSEWHERE, f"{n:04}/versions.ttl") for n in (1, 2, 3)]
    assert set(stream.objects(events, LDES.versionOfPath)) == {DCTERMS.isVersionOf}
    assert set(stream.objects(events, LDES.timestampPath)) == {DCTERMS.issued}
    for relation in stream.subjects(TREE.node):
        assert stream.value(relation, RDF.type) == TREE.GreaterThanOrEqualToRelation
        assert stream.value(relation, TREE.value).datatype == XSD.dateTime  # type: ignore[union-attr]


def test_a_client_of_the_stream_knows_the_articles_of_each_release(
    releases: list[Path], archive: Path
) -> None:
    """Members tell which articles came, changed and went; followed, they give each release's."""
    stream, _ = replicated(archive)
    (events,) = stream.subjects(RDF.type, LDES.EventStream)
    members = list(stream.objects(events, TREE.member))
    present: set[str] = set()
    for number, state in enumerate(STATES):
        release = json.loads((releases[number] / "manifest.json").read_text())["release"]
        own = [m for m in members if stream.value(m, VERSION) == Literal(release)]
        for member in own:
            article = str(stream.value(member, DCTERMS.isVersionOf)).rpartition("/")[2]
            kind = stream.value(member, RDF.type)
            assert (article in present) == (kind != AS.Create)
            (present.discard if kind == AS.Delete else present.add)(article)
            assert str(stream.value(member, DCTERMS.issued)) == "2025-10-07T00:00:00+00:00"
        assert present == set(state)
    kinds = sorted(str(stream.value(m, RDF.type)).rpartition("#")[2] for m in members)
    assert kinds == ["Create", "Create", "Create", "Delete", "Update"]


def test_what_has_no_day_gets_none(tmp_path: Path) -> None:
    """Where no article says when it was published, there is no Atom feed and no time."""
    undated = built(tmp_path / "undated", {"a": (PLENUM, "")})
    archive = kept_of([undated], tmp_path / "kept")
    stream, _ = replicated(archive)

    assert not (archive / "feed.atom").exists()
    assert list(stream.subjects(RDF.type, TREE.Relation))
    assert not list(stream.objects(None, DCTERMS.issued))


def test_the_command_keeps_and_tells(releases: list[Path], tmp_path: Path, run: Run) -> None:
    """`lodkit keep` says what changed and where it lies; what is no release is refused."""
    first = run("keep", releases[0], "--in", tmp_path / "kept")
    second = run("keep", releases[1], "--in", tmp_path / "kept")
    again = run("keep", releases[1], "--in", tmp_path / "kept")
    wrong = run("keep", tmp_path, "--in", tmp_path / "kept")

    assert first.returncode == second.returncode == again.returncode == 0
    assert "feeds: feed.atom, feed.ttl" in first.stdout
    assert "Posts filled: 1" in second.stdout
    assert again.stdout == "this release is the last one already\n"
    assert wrong.returncode == 3
    assert "there is no dataset here" in wrong.stderr


@pytest.fixture(scope="module")
def client(releases: list[Path], archive: Path) -> FlaskClient:
    """A client of a server that has the kept releases, too."""
    return create_app(releases[-1], releases=archive).test_client()


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("feed.ttl", "text/turtle; charset=utf-8"),
        ("0002/changes.rdfp", "application/rdf-patch"),
        ("0001/versions.ttl", "text/turtle; charset=utf-8"),
        ("0001/kept.json", "application/json"),
        ("0003/dump.nq.zst", "application/zstd"),
    ],
)
def test_feeds_and_files_are_served(
    name: str, media_type: str, client: FlaskClient, archive: Path
) -> None:
    """The server sends the files as they lie there, and 304 to who has them."""
    with client.get(f"/releases/{name}") as response:
        content = response.get_data()
    headers = {"If-None-Match": response.headers["ETag"]}
    with client.get(f"/releases/{name}", headers=headers) as again:
        pass

    assert response.status_code == 200
    assert content == (archive / name).read_bytes()
    assert response.content_type == media_type
    assert again.status_code == 304


def test_the_releases_that_are_kept_have_a_page(client: FlaskClient, archive: Path) -> None:
    """The newest first, each with its files; the feeds of all; never a stale copy of it."""
    response = client.get("/releases/?lang=en")
    numbers = re.findall(r'<th scope="row"><bdi dir="ltr">(\d+)', response.text)

    assert numbers == sorted((p.name for p in archive.glob("0*")), reverse=True)
    assert len(numbers) > 2
    for path in ("feed.atom", "feed.ttl", "0001/dump.nq.zst", "0002/changes.rdfp"):
        assert f'href="/releases/{path}"' in response.text
    assert "0001/changes.rdfp" not in response.text
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert "ETag" not in response.headers
    assert 'href="/releases/?lang=en"' in client.get("/catalogue.html?lang=en").text


def test_pages_and_headers_lead_to_the_feeds(client: FlaskClient) -> None:
    """Readers find the feeds by the page's head, programs by the Link header."""
    response = client.get("/", headers={"Accept": "text/html"})
    link = '<link rel="alternate" type="application/atom+xml" href="/releases/feed.atom">'

    assert link in response.text
    assert (
        '</releases/feed.atom>; rel="alternate"; type="application/atom+xml"'
        in (response.headers["Link"])
    )
    assert '</releases/feed.ttl>; rel="alternate"; type="text/turtle"' in response.headers["Link"]


def test_the_catalogue_lists_the_feeds(client: FlaskClient) -> None:
    """DCAT has them as distributions, each with what it conforms to."""
    catalogue = Graph().parse(data=client.get("/catalogue.ttl").data, format="turtle")
    specification = URIRef("https://w3id.org/ldes/specification")
    (node,) = catalogue.subjects(DCTERMS.conformsTo, specification)

    assert catalogue.value(node, RDF.type) == DCAT.Distribution
    assert str(catalogue.value(node, DCAT.accessURL)) == "http://localhost/releases/feed.ttl"
    assert (URIRef(f"{BASE}dataset"), DCAT.distribution, node) in catalogue
    assert list(catalogue.objects(node, DCTERMS.license))


def test_a_server_without_kept_releases_says_so(releases: list[Path], client: FlaskClient) -> None:
    """Nothing is linked that is not there, and nothing outside of the folder is served."""
    alone = create_app(releases[0]).test_client()

    assert alone.get("/releases/feed.atom").status_code == 404
    assert alone.get("/releases/").status_code == 404
    assert "feed.atom" not in alone.get("/", headers={"Accept": "text/html"}).text
    assert "feed.atom" not in alone.get("/catalogue.ttl").text
    for path in ("0009/versions.ttl", "../manifest.json", "..%2f..%2fkept.json", "x/kept.json"):
        assert client.get(f"/releases/{path}").status_code == 404


def test_what_is_kept_while_a_server_runs_is_served(releases: list[Path], tmp_path: Path) -> None:
    """Its processes find the feeds of each release as soon as it is kept."""
    archive = kept_of(releases[:1], tmp_path / "kept")
    with serving(releases[0], "--releases", str(archive)) as (_, address):

        def got(path: str) -> bytes:
            with urlopen(f"{address}releases/{path}", timeout=30) as response:
                return bytes(response.read())

        first = got("feed.atom")
        kept_of(releases[1:2], archive)
        second = got("feed.atom")
        patch = got("0002/changes.rdfp")

    assert first.count(b"<entry>") == 1
    assert second.count(b"<entry>") == 2
    assert patch == (archive / "0002/changes.rdfp").read_bytes()


def test_keeping_that_is_killed_leaves_what_was_there(releases: list[Path], tmp_path: Path) -> None:
    """Killed at any moment, nothing half-written is kept, and the next run completes."""
    command = [sys.executable, "-m", "lodkit", "keep", str(releases[1]), "--in"]
    for hundredths in (20, 30, 40, 50, 60):
        archive = kept_of(releases[:1], tmp_path / str(hundredths))
        process = subprocess.Popen([*command, str(archive)], stdout=subprocess.DEVNULL)
        time.sleep(hundredths / 100)
        process.kill()
        process.wait()

        for kept in kept_in(archive):
            with opened(archive / kept.number) as state:
                built = releases[int(kept.number) - 1]
                assert state.lines.read_bytes() == (built / "dump.nq").read_bytes()
        done = subprocess.run([*command, str(archive)], capture_output=True, check=True)
        assert done.stderr == b""
        assert len(kept_in(archive)) == 2
        assert (archive / "feed.atom").read_text(encoding="utf-8").count("<entry>") == 2
