"""What the documentation says: links that lead somewhere, commands and options that there are."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from conftest import ROOT, SEEDS
from lodkit.cli import lodkit

_PLACES = ("*.md", "docs/**/*.md", "benchmarks/*.md")
DOCS = [path for place in _PLACES for path in sorted(ROOT.glob(place))]
USERS = [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))]

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SHELL = ("", "sh")
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FLAG = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_LEFT_OUT = ("Missing parameter", "requires an argument", "does not exist")
"""What an example may lack that is a mention only, and folders that are not there."""
_OTHERS = {
    *("--nthreads", "--set", "--timeout-s", "--union-default-graph"),
    *("--data-binary", "--help", "--seed", "--whole-site"),
}
"""Options of other programs, and of all."""


def named(path: Path) -> str:
    """A document as the tests' names have it."""
    return path.relative_to(ROOT).as_posix()


def commands_in(text: str) -> Iterator[list[str]]:
    """The calls of lodkit in the examples of a document, as their arguments."""
    examples = [body for kind, body in _BLOCK.findall(text) if kind in _SHELL]
    shown = _INLINE.findall(_BLOCK.sub("", text))
    for line in [*"\n".join(examples).splitlines(), *shown]:
        for call in re.split(r"&&|\||;", re.sub(r"\s#.*", "", line)):
            words = shlex.split(call) if "lodkit " in call else []
            while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
                words.pop(0)
            if (
                len(words) > 1
                and words[0] == "lodkit"
                and words[1].isalpha()
                and words[1].islower()
            ):
                yield words[1:]


def anchor(heading: str) -> str:
    """What a heading is called in an address."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_links_lead_to_files_and_headings(path: Path) -> None:
    """Those within the project."""
    broken = []
    for link in _LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        name, _, part = link.partition("#")
        target = path.parent / name if name else path
        headings = _HEADING.findall(target.read_text(encoding="utf-8")) if part else []
        if not target.exists() or (part and part not in map(anchor, headings)):
            broken.append(link)

    assert broken == []


def test_examples_call_commands_and_options_that_there_are() -> None:
    """Each is taken by the command line as it stands."""
    told = [(path, words) for path in USERS for words in commands_in(path.read_text("utf-8"))]
    refused = []
    for path, (name, *arguments) in told:
        command = lodkit.get_command(click.Context(lodkit), name)
        try:
            assert command is not None
            command.make_context(name, [*arguments]).close()
        except (click.ClickException, AssertionError) as error:
            if not any(left in str(error) for left in _LEFT_OUT):
                refused.append(f"{named(path)}: lodkit {name} {shlex.join(arguments)}: {error}")
        except click.exceptions.Exit:
            pass  # --help

    assert len(told) > 40
    assert "\n".join(refused) == ""


def test_options_that_are_named_are_there() -> None:
    """Wherever the documents for users speak of one."""
    known = set(_OTHERS)
    for name in lodkit.list_commands(click.Context(lodkit)):
        command = lodkit.get_command(click.Context(lodkit), name)
        assert command is not None
        known |= {
            flag for option in command.params for flag in (*option.opts, *option.secondary_opts)
        }
    unknown = {
        f"{named(path)}: {flag}"
        for path in USERS
        for code in _INLINE.findall(path.read_text(encoding="utf-8"))
        for flag in _FLAG.findall(code)
        if flag not in known
    }

    assert unknown == set()


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_nobody_is_told_to_install_another_project(path: Path) -> None:
    """In the package index the bare name belongs to somebody else."""
    assert re.findall(r"pip install '?lodkit(?![\w\[ ])", path.read_text(encoding="utf-8")) == []


def test_the_readmes_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line, in a folder with the seeds."""
    (tmp_path / "seeds").symlink_to(SEEDS)
    monkeypatch.chdir(tmp_path)
    blocks = _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    (example,) = (body for kind, body in blocks if kind == "python")
    names: dict[str, object] = {}
    exec(example, names)

    assert names["facts"].persons[0].name == "Hau A Lenh"  # type: ignore[attr-defined]
    assert names["report"].conforms  # type: ignore[attr-defined]
    assert (tmp_path / "out" / "manifest.json").exists()
