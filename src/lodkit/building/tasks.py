"""Tasks whose finished work is kept: what was interrupted goes on from there."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from lodkit.building.languages import lexicon_of
from lodkit.lexicon.lexicon import Lexicon
from lodkit.project import Project
from lodkit.rdf.vocabulary import Vocabulary, load_vocabulary

Result = dict[str, Any]
"""What a task gives back: of one that lasts, numbers and the names of files, as JSON has them."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where tasks are performed: the project, and the folder of all that is finished.

    `made_with` stands for everything beside the articles that decides what comes out.
    """

    project: Project
    folder: Path
    made_with: str

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon of the project, compiled once in a process."""
        return lexicon_of(self.project)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the project, loaded once in a process."""
        return _vocabulary(self.project)

    def file(self, name: str) -> Path:
        """Where a file of finished work lies."""
        return self.folder / name

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A file of finished work, which is there whole or not at all."""
        aside = self.folder / f"{name}.{os.getpid()}"
        try:
            with aside.open("wb") as file:
                yield file
            aside.replace(self.file(name))
        finally:
            aside.unlink(missing_ok=True)


class Task(Protocol):
    """A piece of work for one worker."""

    @property
    def subject(self) -> object:
        """What tells the task from others, as JSON has it."""

    @property
    def size(self) -> int:
        """How much work it is, compared with others of its kind."""

    @property
    def lasting(self) -> bool:
        """Whether what has the same subject gives the same result, now and later."""

    @property
    def here(self) -> bool:
        """Whether the process that asks for it alone can perform it."""

    def perform(self, bench: Bench, name: str) -> Result:
        """Do it; the files it writes begin with `name`."""

    def parts(self) -> "tuple[Task, ...]":
        """The same work as smaller tasks; none of what cannot be parted."""

    def given_up(self, bench: Bench, reason: str) -> Result:
        """What it gives back where no worker survives it."""


def perform(task: Task, bench: Bench) -> Result:
    """What a task gives back: if it was finished before, what it gave back then."""
    told = [type(task).__name__, bench.made_with, bench.project.base, task.subject]
    name = digest_of(json.dumps(told, ensure_ascii=True).encode())
    file = bench.file(f"{name}.json")
    if task.lasting and file.exists():
        finished: Result = json.loads(file.read_bytes())
        return finished
    result = task.perform(bench, name)
    if task.lasting:
        with bench.writing(file.name) as written:
            written.write(json.dumps(result, ensure_ascii=True).encode())
    return result


def digest_of(content: bytes) -> str:
    """A name for some content that no other has."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def made_with(project: Project) -> str:
    """A digest of all that decides what an article becomes: lodkit's code and the ontology."""
    digest = hashlib.blake2b(digest_size=16)
    package = Path(__file__).parent.parent
    for root, sign in ((package, "*.py"), (project.ontology, "*")):
        for path in _files(root.rglob(sign)):
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(paths: Iterator[Path]) -> list[Path]:
    return sorted(path for path in paths if path.is_file() and not path.name.startswith("."))


@lru_cache(maxsize=1)
def _vocabulary(project: Project) -> Vocabulary:
    return load_vocabulary(project)
