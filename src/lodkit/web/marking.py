"""How texts, names and links look in HTML: the small pieces of which a page has hundreds.

They are made here and not by macros of the templates, which took most of a page's time.
"""

from html import escape

from markupsafe import Markup

from lodkit.web.browse.rows import Row
from lodkit.web.graph import Text
from lodkit.web.speech import Speech
from lodkit.web.views.view import WORD, Link, Value

_DOT = '<span class="dot"> · </span>'
_IN_LINE = {WORD: " ", "date": ", "}
"""What joins several values whose last is such a text."""
_WARNINGS = frozenset({"uncertain", "inferred"})
_WEB = ("http://", "https://")


def grouped(number: int) -> str:
    """A number with its digits in groups of three, as ISO 31 has it."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


class Marking:
    """Writes the pieces of one page, in the reader's language."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._labels: dict[tuple[Text, ...], str] = {}

    def text(self, text: Text) -> Markup:
        """A text with its language and direction; words, dates and truth values as people say."""
        return Markup(self._text(text))

    def label(self, parts: tuple[Text, ...]) -> Markup:
        """A name of one or several parts."""
        return Markup(self._label(parts))

    def link(self, link: Link) -> Markup:
        """A name that leads to its page, or away to the web."""
        return Markup(self._link(link))

    def name(self, value: Value) -> Markup:
        """A value without a link."""
        return Markup(self._label(value.label) if isinstance(value, Link) else self._text(value))

    def value(self, value: Value) -> Markup:
        """A value with its link, if it has one."""
        return Markup(self._value(value))

    def values(self, several: tuple[Value, ...]) -> Markup:
        """One value, values that belong together in a line, or others one below another."""
        if len(several) == 1:
            return Markup(self._value(several[0]))
        last = several[-1] if several else None
        if isinstance(last, Text) and last.datatype in _IN_LINE:
            joint = _IN_LINE[last.datatype]
            return Markup(joint.join(self._value(value) for value in several))
        lines = "".join(f"<li>{self._with_language(value)}</li>" for value in several)
        return Markup(f'<ul class="values">{lines}</ul>' if lines else "")

    def heads(self, columns: tuple[str, ...], counted: tuple[str, ...], dated: bool) -> list[str]:
        """The beginnings of a list's cells: narrow screens show the column's name in each."""
        names = (*("date",) * dated, *columns)
        numbers = (*(f"{name}-count" for name in counted), "articles")
        plain = [f'<td data-label="{escape(self._speech.say(n))}">' for n in names]
        return plain + [
            f'<td class="number" data-label="{escape(self._speech.say(name))}">' for name in numbers
        ]

    def listed(self, row: Row, heads: list[str]) -> Markup:
        """A row of a list."""
        day = f'<bdi class="day">{escape(row.item.day or "–")}</bdi>'
        cells = [self._lines(*column) for column in row.columns]
        numbers = [grouped(number) for number in (*row.counted, row.item.articles)]
        values = [*([day] if len(heads) > len(cells) + len(numbers) else []), *cells, *numbers]
        told = "".join(
            f"{head}{value}</td>" if value else "<td></td>"
            for head, value in zip(heads, values, strict=True)
        )
        name = self._link(row.link)
        return Markup(f'<tr><th scope="row">{name}</th>{told}</tr>')

    def quote(self, text: Text) -> Markup:
        """Words of an article."""
        direction = self._speech.direction(text.language)
        language = escape(text.language or "")
        return Markup(f'<q lang="{language}" dir="{direction}">{escape(text.value)}</q>')

    def _lines(self, several: tuple[Value, ...], more: int) -> str:
        """Values one below another, and how many there are besides."""
        if len(several) == 1 and not more:
            return self._value(several[0])
        shown = "".join(f'<span class="one">{self._value(value)}</span>' for value in several)
        return shown + (f'<span class="word">+{more}</span>' if more else "")

    def _with_language(self, value: Value) -> str:
        shown = self._value(value)
        if isinstance(value, Link) or not value.language:
            return shown
        return f'{shown} <small><bdi dir="ltr">{escape(value.language)}</bdi></small>'

    def _value(self, value: Value) -> str:
        return self._link(value) if isinstance(value, Link) else self._text(value)

    def _link(self, link: Link) -> str:
        label = self._label(link.label)
        if link.address:
            return f'<a href="{escape(link.address)}">{label}</a>'
        if link.iri.startswith(_WEB):
            return f'<a class="away" href="{escape(link.iri)}" rel="nofollow noopener">{label}</a>'
        return label

    def _label(self, parts: tuple[Text, ...]) -> str:
        known = self._labels.get(parts)
        if known is None:
            known = self._labels[parts] = _DOT.join(map(self._text, parts))
        return known

    def _text(self, text: Text) -> str:
        kind, value = text.datatype, text.value
        if text.language:
            direction = self._speech.direction(text.language)
            return f'<bdi lang="{escape(text.language)}" dir="{direction}">{escape(value)}</bdi>'
        if kind == WORD:
            warning = " warn" if value in _WARNINGS else ""
            return f'<span class="tag{warning}">{escape(self._speech.say(value))}</span>'
        if kind and value.startswith("--"):
            unknown = escape(self._speech.say("year-unknown"))
            return (
                f'<bdi class="day">{escape(value[2:])}</bdi> <span class="word">({unknown})</span>'
            )
        if kind and kind.endswith("#boolean"):
            return escape(self._speech.say(value))
        if kind and kind.endswith("date"):
            return f'<bdi class="day" dir="ltr">{escape(value)}</bdi>'
        return f'<bdi dir="auto">{escape(value)}</bdi>'
