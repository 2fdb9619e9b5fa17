"""Offices as news word them: each line of posts/<language>.txt is a short text and what it states.

A line is `text|name:role/body/scope;...|...`, with ` F` behind a post of the past. The people are
made up; every post that is not listed must not be found either.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lodkit.lexicon.lexicon import Lexicon
from lodkit.mapping import map_article
from small import told_there

FILES = sorted((Path(__file__).parent / "posts").glob("*.txt"))


def lines() -> Iterator[tuple[str, str]]:
    """The language and each line of its file."""
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield path.stem, line


def stated(people: list[str]) -> set[str]:
    """The posts that a line lists, one text for each."""
    posts = (person.split(":") for person in people)
    return {f"{name}: {post}" for name, offices in posts for post in offices.split(";")}


@pytest.mark.parametrize(("language", "line"), list(lines()))
def test_a_text_states_the_posts_that_it_words(language: str, line: str, lexicon: Lexicon) -> None:
    """A reader finds the same offices, and no others, however the sentence puts them."""
    text, *people = line.split("|")
    found = map_article(told_there(text, language), lexicon).memberships

    posts = {
        f"{m.person}: {m.role}/{m.body.kind}/{m.body.scope}{' F' if m.former else ''}"
        for m in found
    }

    assert posts == stated(people)
