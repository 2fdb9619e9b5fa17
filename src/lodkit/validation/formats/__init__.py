"""A report in the formats that people and programs read it in.

A format is a function from a verdict to text; the same verdict gives the same text.
"""

from collections.abc import Callable

from lodkit.validation.formats.github import to_github
from lodkit.validation.formats.human import summary, to_human
from lodkit.validation.formats.json import to_json
from lodkit.validation.formats.junit import to_junit
from lodkit.validation.formats.markdown import to_markdown
from lodkit.validation.formats.sarif import to_sarif
from lodkit.validation.formats.table import to_csv
from lodkit.validation.formats.turtle import to_turtle
from lodkit.validation.verdict import Verdict

FORMATS: dict[str, Callable[[Verdict], str]] = {
    "human": to_human,
    "json": to_json,
    "turtle": to_turtle,
    "junit": to_junit,
    "sarif": to_sarif,
    "github": to_github,
    "markdown": to_markdown,
    "csv": to_csv,
}
"""The formats by name; the first is the one for a terminal."""

__all__ = ["FORMATS", "summary", "to_human", "to_json", "to_turtle"]
