"""From what a file has to articles: which identifier each gets, and what its text may hold."""

import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self
from urllib.parse import quote, unquote, urlsplit

from lodkit.errors import InputError
from lodkit.model.article import UNDETERMINED, Article, primary_subtag
from lodkit.reading.entries import LARGEST, Entry, Fault, ReadingSettings
from lodkit.reading.formats import FORMATS, looks_like, reader_of
from lodkit.reading.inputs import Input, find_inputs
from lodkit.reading.opening import DAMAGED, opened

# What a text may not hold: characters that no RDF syntax and no terminal takes.
_BINARY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# In what stands beside the text such characters, and half ones, are left out.
_UNCLEAN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
_UNWORDED = re.compile(r"[^\w.-]+")
_LONGEST_ID = 200
_OF_PATHS = "/%!$&'()*+,;=:@~"
_TEXTUAL = ("html", "jsonl")


@dataclass(frozen=True, slots=True)
class SetAside:
    """An article that is left out of the dataset, and why."""

    article: str
    reason: str

    @classmethod
    def because(cls, article: str, error: InputError) -> Self:
        """One that an error is about."""
        return cls(article, error.what + (f" ({error.remedy})" if error.remedy else ""))


@dataclass(frozen=True, slots=True)
class Told:
    """An article that could be read; `named` says that the user named its file, and it alone."""

    article: Article
    place: str
    named: bool


def read_articles(inputs: Iterable[Input], settings: ReadingSettings) -> Iterator[Told | SetAside]:
    """Every article of the inputs, one at a time, and in its place what cannot be read."""
    for source in inputs:
        for entry in _entries(source, settings):
            try:
                article = _article(entry, source, settings)
            except InputError as error:
                yield SetAside.because(_shown(_where(source.label, entry.place)), error)
            else:
                place = _shown(_where(source.label, entry.place))
                yield Told(article, place, source.named and source.whole)


def read_article(
    place: str | Path, *, language: str | None = None, id: str | None = None
) -> Article:
    """Read the one article of a file; `-` is standard input.

    `language` is its language tag; without one it stays undetermined ("und") until it is mapped.
    The text is kept as it is, in Unicode normal form C and without a byte order mark. `id` is
    its identifier, by default the file's name. Raises InputError where it cannot be read, is
    empty, too large, or no text, and where the file holds several articles.
    """
    settings = ReadingSettings(language=language)
    return read_only(find_inputs([place]), settings, where=place, id=id)


def read_only(
    inputs: Sequence[Input],
    settings: ReadingSettings,
    *,
    where: object,
    id: str | None = None,
    pick: str = "",
) -> Article:
    """The only article of the inputs, or that whose identifier is `pick`; they are those `where`.

    Raises InputError.
    """
    found: Article | None = None
    another = None
    if len(inputs) == 1:
        where = inputs[0].name
    for source in inputs:
        for entry in _entries(source, settings):
            if pick and (identifier := _identifier(entry, source)) != pick:
                another = another or identifier
                continue
            if found is not None:
                raise InputError(
                    "holds several articles",
                    where=where,
                    remedy=f"say which, such as --article {found.id}",
                )
            found = _article(entry, source, settings)
            if pick:
                return found
    if found is None:
        what = f"no article is called {pick!r}" if pick else "there is no article"
        raise InputError(what, where=where, remedy=f"one is called {another}" if another else "")
    return replace(found, id=id) if id else found


def _entries(source: Input, settings: ReadingSettings) -> Iterator[Entry | Fault]:
    """What a file has; what ends the reading of it comes last, as a fault."""
    place = ""
    try:
        with opened(source) as stream:
            _check_beginning(stream, source.format)
            of_it = replace(settings, stretch=source.stretch)
            for entry in reader_of(source.format)(stream, of_it):
                yield entry
                place = entry.place
    except InputError as error:
        yield Fault(error.what, error.where or "", error.remedy)
    except DAMAGED as error:
        yield Fault(f"its packed bytes break off or are damaged: {error}", _behind(place))
    except OSError as error:
        yield Fault(f"cannot be read: {error.strerror or error}", _behind(place))


def _behind(place: str) -> str:
    return place and f"behind {place}"


def _check_beginning(stream: io.BufferedReader, format: str) -> None:
    """Refuse a file that begins as no file of its format does. A text may begin like anything."""
    seems = looks_like(stream.peek(64)[:64])
    if seems is None or seems == format or (format == "text" and seems in _TEXTUAL):
        return
    remedy = f"--format {seems} reads it" if seems in FORMATS else "convert it first"
    raise InputError(f"is no {format}: it looks like {seems}", remedy=remedy)


def _article(entry: Entry | Fault, source: Input, settings: ReadingSettings) -> Article:
    where = _where(source.name, entry.place)
    if isinstance(entry, Fault):
        raise InputError(entry.what, where=where, remedy=entry.remedy)
    url = _address(entry.url)
    language = entry.language or settings.language
    return Article(
        _identifier(entry, source),
        _text(entry, source, where),
        primary_subtag(language) if language else UNDETERMINED,
        source=url,
        publisher=_clean(entry.publisher),
        byline=tuple(filter(None, map(_clean, entry.byline))),
        published=entry.published,
        headline=_clean(entry.headline),
    )


def _identifier(entry: Entry | Fault, source: Input) -> str:
    """The article's own identifier, else one from its address, else from file and number."""
    if isinstance(entry, Fault):
        return ""
    url = _address(entry.url)
    if entry.id:
        known = entry.id.strip()
    elif url and not source.whole:
        known = _from_address(url)
    else:
        known = source.stem if entry.number is None else f"{source.stem}-{entry.number}"
    if not known or not known.isprintable() or len(known) > _LONGEST_ID:
        too_long = len(known) > _LONGEST_ID
        raise InputError(
            f"its identifier is longer than {_LONGEST_ID} characters"
            if too_long
            else "its name holds characters that no identifier can have",
            where=_shown(_where(source.name, entry.place)),
            remedy="rename the file" if source.whole else "--field id=NAME takes another field",
        )
    return known


def _from_address(url: str) -> str:
    """An identifier that tells people the page and is no other page's."""
    host, path, rest = _parts(url)
    page = _UNWORDED.sub("-", unquote(path).rstrip("/").rpartition("/")[2])[:60].strip("-")
    digest = hashlib.sha256(f"{host}{path}{rest}".encode()).hexdigest()[:12]
    return "-".join(filter(None, (host, page, digest)))


def _parts(url: str) -> tuple[str, str, str]:
    """Host, path and query of an address, whichever way its protocol and host are written."""
    known = urlsplit(url)
    host = (known.hostname or "").removeprefix("www.")
    path = quote(known.path.rstrip("/"), safe=_OF_PATHS)
    return host, path, f"?{known.query}" if known.query else ""


def _address(url: str | None) -> str | None:
    """A web address; what is none is no source."""
    known = _clean(url)
    try:
        return known if known and urlsplit(known).scheme in ("http", "https") else None
    except ValueError:
        return None


def _text(entry: Entry, source: Input, where: str) -> str:
    text = unicodedata.normalize("NFC", entry.text)
    if not text.strip():
        raise InputError("the article is empty", where=where)
    if _bytes_of(text, where) > LARGEST:
        raise InputError(f"the article is larger than {LARGEST:,} bytes", where=where)
    wrong = _BINARY.search(text)
    if wrong:
        line = text.count("\n", 0, wrong.start()) + 1
        raise InputError(
            f"line {line}{' of the text' if entry.number else ''} holds the control character "
            f"U+{ord(wrong.group()):04X}",
            where=where,
            remedy="is this text? remove the character if it is",
        )
    return text


def _bytes_of(text: str, where: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError as error:
        raise InputError(
            f"character {error.start + 1} of the text is not UTF-8", where=where
        ) from error


def _clean(text: str | None) -> str | None:
    if not text:
        return None
    return unicodedata.normalize("NFC", " ".join(_UNCLEAN.sub(" ", text).split())) or None


def _where(name: str, place: str) -> str:
    return f"{name}, {place}" if place else name


def _shown(text: str) -> str:
    """A name with what cannot be printed escaped."""
    known = text.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in known)
