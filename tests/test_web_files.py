"""Downloads: under names that tell the release, whole and in parts, packed and unpacked."""

import gzip
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

import pytest
from flask.testing import FlaskClient

from lodkit.rdf.dumps import DUMPS, PART_DUMPS
from lodkit.rdf.twins import TWINS, zstd
from lodkit.web.dataset import open_dataset
from lodkit.web.discovery.downloads import FILES, name_of, parse_name
from test_web_dataset import make_dataset


@pytest.fixture(scope="module")
def release(folder: Path) -> str:
    """The release's id."""
    return open_dataset(folder).release


def test_every_file_can_be_had_under_the_name_of_its_release(
    client: FlaskClient, folder: Path, release: str
) -> None:
    """Such an address never changes what it answers, so copies may be kept for good."""
    for name in sorted(FILES):
        response = client.get(f"/dumps/{name_of(name, release)}")

        assert response.data == (folder / name).read_bytes(), name
        assert "immutable" in response.headers["Cache-Control"]
        assert "Content-Encoding" not in response.headers


def test_names_lead_to_files_and_back() -> None:
    """Each file has one name with a release and one without."""
    assert len(FILES) == (len(DUMPS) + len(PART_DUMPS)) * (1 + len(TWINS))
    for file in FILES:
        for release in ("", "0" * 64):
            known = parse_name(name_of(file, release))
            assert known is not None
            assert (known.file, known.release or "") == (file, release)


def test_a_name_without_a_release_leads_to_the_current_one(
    client: FlaskClient, release: str
) -> None:
    """A stable address for scripts; the answer says which release it is."""
    response = client.get("/dumps/lodkit-persons.ttl.gz")

    assert response.status_code == 302
    assert response.location == f"/dumps/lodkit-{release}-persons.ttl.gz"


@pytest.mark.parametrize(
    "name",
    [
        *("lodkit.exe", "lodkit-persons.nq", "lodkit-x.ttl", "dump.nq", "../manifest.json"),
        *("lodkit-" + "0" * 64 + ".nq", "lodkit-.nq", "lodkit.nq.gz.zst", "%00", "index.sqlite"),
    ],
)
def test_other_names_are_not_found(client: FlaskClient, name: str) -> None:
    """Neither other releases nor other files are there."""
    assert client.get(f"/dumps/{name}").status_code == 404
    assert client.get(f"/parts/{name}").status_code == 404


def test_checksums_are_those_of_the_downloads(client: FlaskClient) -> None:
    """`sha256sum --check` finds the files under the names that they were downloaded under."""
    listed = client.get("/dumps/SHA256SUMS").get_data(as_text=True).splitlines()

    assert len(listed) == len(FILES)
    for line in listed[::12]:
        digest, name = line.split("  ")
        assert sha256(client.get(f"/dumps/{name}").data).hexdigest() == digest


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 20),
        ("bytes=-7", -7, None),
        ("bytes=100-", 100, None),
        ("bytes=5-99999999999", 5, None),
    ],
)
def test_a_part_of_a_file(
    client: FlaskClient, folder: Path, wanted: str, start: int, end: int | None
) -> None:
    """A download that broke off can be gone on with."""
    content = (folder / "dump.nt").read_bytes()
    response = client.get("/dump.nt", headers={"Range": wanted, "Accept-Encoding": "gzip"})
    first = start if start >= 0 else len(content) + start

    assert response.status_code == 206
    assert response.data == content[start:end]
    assert response.headers["Content-Range"] == (
        f"bytes {first}-{first + len(response.data) - 1}/{len(content)}"
    )
    assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "lines=1-2", "bytes=x", "bytes=9-3", ""])
def test_ranges_of_another_kind_get_the_whole(
    client: FlaskClient, folder: Path, wanted: str
) -> None:
    """A server may answer whole what it does not cut."""
    response = client.get("/dump.nt", headers={"Range": wanted})

    assert response.status_code == 200
    assert response.data == (folder / "dump.nt").read_bytes()


def test_a_part_beyond_the_end_is_refused(client: FlaskClient, folder: Path) -> None:
    """The answer tells how long the file is."""
    length = (folder / "dump.nt").stat().st_size
    response = client.get("/dump.nt", headers={"Range": f"bytes={length}-"})

    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{length}"


def test_parts_of_another_edition_are_not_mixed(client: FlaskClient, folder: Path) -> None:
    """Who has begun to fetch another edition gets this one from the start."""
    whole = client.get("/dump.nt")
    part = {"Range": "bytes=5-9"}
    same_tag = client.get("/dump.nt", headers=part | {"If-Range": whole.headers["ETag"]})
    same_day = client.get("/dump.nt", headers=part | {"If-Range": whole.headers["Last-Modified"]})
    other_tag = client.get("/dump.nt", headers=part | {"If-Range": '"other"'})
    other_day = client.get("/dump.nt", headers=part | {"If-Range": "Mon, 01 Jan 2001 00:00:00 GMT"})

    assert [r.status_code for r in (same_tag, same_day)] == [206, 206]
    assert [r.status_code for r in (other_tag, other_day)] == [200, 200]


@pytest.mark.parametrize(
    ("coding", "unpacked"), [("gzip", gzip.decompress), ("zstd", zstd.decompress)]
)
def test_the_twin_is_sent_to_who_unpacks_it(
    client: FlaskClient, folder: Path, coding: str, unpacked: object
) -> None:
    """A file goes over the wire packed, with nothing packed for the occasion."""
    plain = client.get("/dump.ttl")
    packed = client.get("/dump.ttl", headers={"Accept-Encoding": coding})

    assert packed.headers["Content-Encoding"] == coding
    assert packed.mimetype == "text/turtle"
    assert unpacked(packed.data) == plain.data  # type: ignore[operator]
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert not plain.headers["ETag"].startswith("W/")
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert client.get("/dump.ttl.gz", headers={"Accept-Encoding": coding}).data == (
        (folder / "dump.ttl.gz").read_bytes()
    )


def test_a_head_request_tells_the_length(client: FlaskClient, folder: Path) -> None:
    """How large a download is can be known before."""
    response = client.head("/dump.nq")

    assert response.content_length == (folder / "dump.nq").stat().st_size
    assert response.data == b""


def test_files_stay_readable_when_the_folder_goes(tmp_path: Path) -> None:
    """A build that replaces the folder takes nothing from clients of the former release."""
    folder = make_dataset(tmp_path)
    content = (folder / "parts" / "persons.nt").read_bytes()
    dataset = open_dataset(folder)
    rmtree(folder)

    assert dataset.files["parts/persons.nt"].read() == content


def test_whoever_looks_for_downloads_is_led_to_them(client: FlaskClient) -> None:
    """The folder of the downloads has no page of its own: the catalogue has them."""
    response = client.get("/dumps/")

    assert (response.status_code, response.location) == (303, "/catalogue.html#downloads")
    assert 'id="downloads"' in client.get("/catalogue.html").text
