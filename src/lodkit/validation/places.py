"""Where a finding lies: in a file, and in the article that a statement rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file; the first is 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Passage:
    """The characters of an article that a node rests on, and the sentence they stand in.

    `start` and `end` count code points of the article's text, `end` exclusive; `sentence` is the
    text from `sentence_start` on.
    """

    article: str
    start: int
    end: int
    sentence: str
    sentence_start: int

    @property
    def marked(self) -> str:
        """The sentence on one line, with the characters in brackets."""
        start, end = self.start - self.sentence_start, self.end - self.sentence_start
        text = self.sentence
        return " ".join(f"{text[:start]}[{text[start:end]}]{text[end:]}".split())
