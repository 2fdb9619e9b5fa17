"""What the wheel is built with: the query editor, and no other file in its place."""

import tarfile
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from conftest import ROOT

pytestmark = pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling builds the wheel")


@pytest.fixture
def hook() -> ModuleType:
    """The module that runs when a wheel is built."""
    spec = spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def archive_of(hook: ModuleType, folder: Path, script: bytes) -> Path:
    """An archive with the names of the real one."""
    sources = folder / "sources"
    sources.mkdir()
    with tarfile.open(folder / hook.ARCHIVE, "w:gz") as archive:
        for member in hook.MEMBERS:
            (sources / "file").write_bytes(script)
            archive.add(sources / "file", arcname=member)
    return folder


def test_another_archive_is_refused(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the archive of the pinned digest is unpacked; the reason is told."""
    monkeypatch.setenv("LODKIT_YASGUI", str(archive_of(hook, tmp_path, b"alert(1)")))
    problem = hook.put_editor(tmp_path / "static" / "yasgui")

    assert "its digest is another" in problem
    assert not (tmp_path / "static").exists()


@pytest.mark.parametrize("wish", ["none", "nowhere.tgz"])
def test_a_wheel_can_be_built_without_the_editor(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    """Where it is not wanted or not there, that is a reason and no error."""
    monkeypatch.setenv("LODKIT_YASGUI", wish)

    assert hook.put_editor(tmp_path / "yasgui")
    assert not (tmp_path / "yasgui").exists()


def test_an_editor_that_is_there_is_not_fetched_again(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of the pinned version is left as it is, without a network or npm."""
    monkeypatch.setenv("LODKIT_YASGUI", "nowhere.tgz")
    (tmp_path / "package.json").write_text(f'{{\n  "version": "{hook.VERSION}"\n}}')

    assert hook.put_editor(tmp_path) == ""
