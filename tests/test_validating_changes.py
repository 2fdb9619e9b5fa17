"""What changed since an earlier release, validated by itself: the report is that of the whole."""

import json
import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from conftest import SEEDS
from lodkit.pipeline import build
from lodkit.project import Project
from lodkit.rdf.checksums import digest_of
from lodkit.rdf.dumps import NQUADS
from lodkit.rdf.manifest import MANIFEST
from lodkit.rdf.store import STORE
from lodkit.validation.data import Data
from lodkit.validation.released import files_of, validated, validated_since
from lodkit.validation.since import read_since
from lodkit.validation.stored import StoredData


class Faults:
    """Breaks a dump here and there; the same seed breaks the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def broken(self, lines: list[bytes], times: int) -> list[bytes]:
        """The lines with some taken out, and some made of parts of several."""
        known = set(lines)
        known.difference_update(self.random.sample(lines, times))
        for _ in range(times):
            (s, p, o), (t, q, u) = (self.parts(self.random.choice(lines)) for _ in range(2))
            made = [(s, p, u), (t, p, o), (s, q, o), (s, p, self.misspelt(o))]
            known.add(b" ".join(self.random.choice(made)))
        return sorted(known)

    def parts(self, line: bytes) -> list[bytes]:
        """Subject, predicate, and the rest of a line."""
        return line.split(b" ", 2)

    def misspelt(self, rest: bytes) -> bytes:
        """An object that is another one, or none of its datatype."""
        faults = [
            (b"1", b"01"),
            (b"#boolean", b"#integer"),
            (b"-", b""),
            (b"https://", b"http://"),
            (b'"', b'"='),
        ]
        return rest.replace(*self.random.choice(faults), 1)


def release(lines: list[bytes], folder: Path) -> Path:
    """A release as far as validation asks for it: dump, store and report."""
    folder.mkdir(parents=True)
    parsed = [line for line in lines if is_parsed(line)]
    (folder / NQUADS).write_bytes(b"".join(parsed))
    store = ox.Store(str(folder / STORE))
    quads = ox.parse(b"".join(parsed), ox.RdfFormat.N_QUADS)
    store.bulk_extend(ox.Quad(*quad.triple) for quad in quads)
    store.flush()
    return folder


def is_parsed(line: bytes) -> bool:
    """Whether a line is N-Quads."""
    try:
        return bool(list(ox.parse(line, ox.RdfFormat.N_QUADS)))
    except SyntaxError:
        return False


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The lines of what two articles become."""
    out = tmp_path_factory.mktemp("dump") / "out"
    build(sorted(SEEDS.glob("*-*.txt"))[:2], out, dump_only=True)
    return (out / "dump.nq").read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize("seed", range(4))
def test_the_report_of_changes_is_that_of_the_whole(
    seed: int, dump: list[bytes], tmp_path: Path, project: Project
) -> None:
    """Byte for byte, whatever was wrong before and whatever was mended or broken since."""
    faults = Faults(seed)
    before = faults.broken(dump, 40)
    after = faults.broken(sorted({*faults.random.sample(before, len(before) - 40), *dump[::50]}), 4)
    old, new = release(before, tmp_path / "old"), release(after, tmp_path / "new")
    for name, content in files_of(validated(old, project)).items():
        (old / name).write_text(content, "utf-8")

    whole, partly = validated(new, project), validated_since(new, old, project)

    assert files_of(partly) == files_of(whole)
    assert len(whole.findings) > 20


def test_of_two_releases_only_what_is_asked_for_is_read(
    dump: list[bytes], tmp_path: Path, project: Project
) -> None:
    """As long as both dumps are as they were written."""
    old, new = release(dump, tmp_path / "old"), release(dump[1:], tmp_path / "new")
    for folder in (old, new):
        digest = digest_of(folder / NQUADS).sha256
        (folder / MANIFEST).write_text(json.dumps({"release": digest}))

    data, changes = read_since([new], old)
    assert isinstance(data, StoredData)
    assert sum(map(len, changes.pairs.values())) == 1

    (old / NQUADS).write_bytes(b"".join(reversed(dump)))
    data, whole = read_since([new], old)
    assert isinstance(data, Data)
    assert sum(map(len, whole.pairs.values())) == 1
