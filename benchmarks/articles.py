"""Articles of 5 kB, made of the paragraphs of the example articles and of the tests' cases."""

from collections import defaultdict
from itertools import chain
from pathlib import Path

from lodkit.model.article import Article

SIZE = 5_000
"""Bytes of UTF-8 in an article."""


def make_articles(root: Path, *, of_each: int = 16) -> list[Article]:
    """So many articles of each language that the examples have, each begun elsewhere in them."""
    return [
        Article(f"{language}-{number}", _text(paragraphs, number), language)
        for language, paragraphs in sorted(_paragraphs(root).items())
        for number in range(of_each)
    ]


def _paragraphs(root: Path) -> dict[str, list[str]]:
    """The paragraphs by language, which the names of files and cases begin with."""
    found: dict[str, list[str]] = defaultdict(list)
    examples = ((file, file.stem) for file in sorted((root / "seeds").glob("*-*.txt")))
    cases = ((file, file.parent.name) for file in sorted((root / "tests/cases").glob("*/*.txt")))
    for file, name in chain(examples, cases):
        lines = file.read_text(encoding="utf-8").splitlines()
        found[name.partition("-")[0]] += [line for line in lines if line.strip()]
    return {language: list(dict.fromkeys(lines)) for language, lines in found.items()}


def _text(paragraphs: list[str], number: int) -> str:
    """Paragraphs in their order, from another one each time, over and over until it is enough."""
    start = number * 5 % len(paragraphs)
    rotated = [*paragraphs[start:], *paragraphs[:start]]
    times = 1 + SIZE // len("\n".join(rotated).encode())
    text = "\n".join(chain.from_iterable([rotated] * times))
    return text.encode()[:SIZE].decode(errors="ignore")
