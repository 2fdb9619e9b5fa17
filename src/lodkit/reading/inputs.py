"""Where articles are: files, folders, patterns, addresses and standard input, one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lodkit.errors import InputError, UsageError
from lodkit.reading.entries import Stretch
from lodkit.reading.extras import required
from lodkit.reading.formats import FORMATS, PACKED, format_of, stem_of

STANDARD_INPUT = "-"
_PATTERN = frozenset("*?[")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Input:
    """One file, wherever it lies, or a stretch of one.

    `label` is its path below the place that the user named, `path` None for standard input and
    for what is in another store; `named` says that the user named this very file.
    """

    name: str
    label: str
    format: str
    path: Path | None = None
    named: bool = True
    stretch: Stretch | None = None

    @property
    def once(self) -> bool:
        """Whether it can be read once only."""
        return self.path is None and "://" not in self.name

    @property
    def whole(self) -> bool:
        """Whether it is one article, and not a collection of them."""
        return FORMATS[self.format].whole

    @property
    def stem(self) -> str:
        """What its articles are called where nothing else names them.

        An article's file gives it its name; a collection is told from those in other folders.
        """
        parts = self.label.split("/")
        return stem_of(parts[-1]) if self.whole else "-".join([*parts[:-1], stem_of(parts[-1])])


def find_inputs(places: Iterable[str | Path], *, format: str | None = None) -> list[Input]:
    """The files in the given places, each once, in the order of their names.

    `format` is that of files whose name does not tell it. Raises InputError where a place is
    missing or holds nothing that can be read, UsageError where a format is unknown.
    """
    if format is not None and format not in FORMATS:
        raise UsageError(
            f"there is no format {format!r}",
            where="--format",
            remedy=f"one of {', '.join(FORMATS)}",
        )
    found: dict[str, Input] = {}
    for place in places:
        for one in _inputs_at(place, format):
            found.setdefault(one.name, one)
    return sorted(found.values(), key=lambda one: (one.label, one.name))


def passed_over(places: Iterable[str | Path]) -> list[Path]:
    """The files in folders that are not taken, as their endings are those of no articles."""
    folders = [Path(place) for place in places if "://" not in str(place) and Path(place).is_dir()]
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
        and format_of(path.name) is None
        and not any(map(_hidden, path.relative_to(folder).parts))
    )


def _inputs_at(place: str | Path, format: str | None) -> Iterator[Input]:
    if str(place) == STANDARD_INPUT:
        yield Input("standard input", "stdin", format or "text")
    elif "://" in str(place):
        yield from _in_store(str(place), format)
    elif (path := Path(place)).is_dir():
        yield from _in_folder(path, format)
    elif path.exists():
        yield Input(str(path), path.name, _format(path.name, format), path)
    elif _PATTERN & set(str(place)):
        yield from _matching(str(place), format)
    else:
        raise InputError("there is no such file or folder", where=path)


def _format(name: str, wanted: str | None) -> str:
    """The format that is wanted, else that of the suffix; what has none of ours is text."""
    return wanted or format_of(name) or "text"


def _in_folder(folder: Path, format: str | None) -> Iterator[Input]:
    try:
        paths = sorted(p for p in folder.rglob("*") if p.is_file() and _counts(p.name, format))
    except OSError as error:
        raise InputError(f"the folder cannot be listed: {error.strerror}", where=folder) from error
    if not paths:
        raise _nothing(folder)
    for path in paths:
        label = path.relative_to(folder).as_posix()
        yield Input(str(path), label, _format(path.name, format), path, named=False)


def _matching(pattern: str, format: str | None) -> Iterator[Input]:
    parts = list(_fixed(pattern))
    root, signs = Path(*parts), "/".join(Path(pattern).parts[len(parts) :])
    try:
        paths = sorted(p for p in root.glob(signs) if p.is_file() and not _hidden(p.name))
    except (OSError, ValueError) as error:
        raise InputError(f"is no pattern of files: {error}", where=pattern) from error
    if not paths:
        raise InputError("no file matches this pattern", where=pattern)
    for path in paths:
        label = path.relative_to(root).as_posix()
        yield Input(str(path), label, _format(path.name, format), path, named=False)


def _fixed(pattern: str) -> Iterator[str]:
    """The folders that a pattern begins with before its first sign."""
    for part in Path(pattern).parts[:-1]:
        if _PATTERN & set(part):
            return
        yield part


def _in_store(address: str, format: str | None) -> Iterator[Input]:
    """The files at an address: one, those of a folder, or those that match a pattern."""
    # The web has no folders to be listed, and "?" parts an address from a query.
    library = required("fsspec.core", "remote")
    found = None if address.startswith(_WEB) else _listed(address, library)
    if found is None:
        label = address.partition("?")[0].rstrip("/").rpartition("/")[2]
        yield Input(address, label, _format(label, format))
        return
    store, root, files = found
    paths = [file for file in sorted(files) if _counts(file, format)]
    if not paths:
        raise _nothing(address)
    for one in paths:
        label = PurePosixPath(one).relative_to(root).as_posix()
        name = store.unstrip_protocol(one)
        yield Input(name, label, _format(label, format), named=False)


def _listed(address: str, library: Any) -> tuple[Any, PurePosixPath, list[str]] | None:
    """A store, the folder in it and what is there; None where the address is that of a file."""
    try:
        store, path = library.url_to_fs(address)
        if _PATTERN & set(path):
            return store, PurePosixPath(*_fixed(path)), store.glob(path)
        if store.isdir(path):
            return store, PurePosixPath(path), store.find(path)
        is_there = store.exists(path)
    except ImportError as error:
        raise InputError(str(error), where=address, remedy="pip install it") from error
    except Exception as error:  # each store's library has errors of its own
        raise InputError(f"cannot be listed: {error}", where=address) from error
    if not is_there:
        raise InputError("there is no such file or folder", where=address)
    return None


def _counts(name: str, format: str | None) -> bool:
    """Whether a file of a folder is taken: a format is wanted or its suffix tells one."""
    return not _hidden(name) and (format is not None or format_of(name) is not None)


def _hidden(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".")


def _nothing(place: object) -> InputError:
    suffixes = [suffix for known in FORMATS.values() for suffix in known.suffixes]
    return InputError(
        "no article in this folder: no file ends in " + ", ".join(suffixes),
        where=place,
        remedy=f"or in one of these and {' or '.join(PACKED)}; name other files with --format",
    )
