"""How texts, names and links look in HTML: the small pieces of which a page has hundreds.

They are made here and not by macros of the templates, which took most of a page's time.
"""

from html import escape

from markupsafe import Markup

from lodkit.web.browse.kinds import Kind
from lodkit.web.browse.rows import Row
from lodkit.web.graph import Text
from lodkit.web.speech import Speech
from lodkit.web.views.view import WORD, Link, Source, Sources, Value
from lodkit.web.views.view import Row as Statement

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
        return Markup(self._values(several))

    def heads(self, kind: Kind) -> list[str]:
        """The beginnings of a list's cells: narrow screens show the column's name in each."""
        names = (*("date",) * kind.dated, *kind.columns)
        numbers = (*(f"{name}-count" for name in kind.counted), *("articles",) * kind.stated)
        return [*self.labelled(names), *self.labelled(numbers, ' class="number"')]

    def labelled(self, names: tuple[str, ...], more: str = "") -> list[str]:
        """The beginnings of cells that tell their column's name."""
        return [f'<td{more} data-label="{escape(self._speech.say(name))}">' for name in names]

    def stated(self, row: Statement, heads: list[str], cited: bool) -> Markup:
        """A row of a table: the first cell is its head, the last has its sources."""
        first, *others = (self._values(cell) for cell in row.cells)
        told = "".join(
            f"{head}{value}</td>" if value else "<td></td>"
            for head, value in zip(heads[1:], others, strict=True)
        )
        sources = f'<td class="cited">{self.sources(row.sources)}</td>' if cited else ""
        return Markup(f'<tr><th scope="row">{first}</th>{told}{sources}</tr>')

    def listed(self, row: Row, heads: list[str], kind: Kind) -> Markup:
        """A row of a list."""
        day = f'<bdi class="day">{escape(row.item.day or "–")}</bdi>'
        cells = [self._lines(*column) for column in row.columns]
        numbers = [*row.counted, *[row.item.articles] * kind.stated]
        values = [*[day] * kind.dated, *cells, *map(grouped, numbers)]
        told = "".join(
            f"{head}{value}</td>" if value else "<td></td>"
            for head, value in zip(heads, values, strict=True)
        )
        name = self._link(row.link)
        return Markup(f'<tr><th scope="row">{name}</th>{told}</tr>')

    def sources(self, found: Sources) -> Markup:
        """How many articles make a statement, in which languages; it opens to their words."""
        if not found.articles:
            return Markup("")
        languages = escape(", ".join(found.languages))
        known = f' · <bdi dir="ltr">{languages}</bdi>' if languages else ""
        shown = "".join(map(self._source, found.shown))
        more = self._speech.say("and-more")
        rest = f"<li>{escape(more)}: {grouped(found.more)}</li>" if found.more else ""
        return Markup(
            f'<details class="sources"><summary>{escape(self._speech.say("articles"))}:'
            f" {grouped(found.articles)}{known}</summary>"
            f'<ul class="sources">{shown}{rest}</ul></details>'
        )

    def _source(self, source: Source) -> str:
        quotes = " ".join(
            f'<a class="quote" href="{escape(quote.address)}">{self._quote(quote.text)}</a>'
            for quote in source.quotes
        )
        article = self._link(source.article)
        return f'<li><cite>{article}</cite> <span class="quotes">{quotes}</span></li>'

    def _quote(self, text: Text) -> str:
        direction = self._speech.direction(text.language)
        language = escape(text.language or "")
        return f'<q lang="{language}" dir="{direction}">{escape(text.value)}</q>'

    def _values(self, several: tuple[Value, ...]) -> str:
        if len(several) == 1:
            return self._value(several[0])
        last = several[-1] if several else None
        if isinstance(last, Text) and last.datatype in _IN_LINE:
            return _IN_LINE[last.datatype].join(self._value(value) for value in several)
        lines = "".join(f"<li>{value}</li>" for value in self._with_languages(several))
        return f'<ul class="values">{lines}</ul>' if lines else ""

    def _lines(self, several: tuple[Value, ...], more: int) -> str:
        """Values one below another, and how many there are besides."""
        if len(several) == 1 and not more:
            return self._value(several[0])
        shown = "".join(f'<span class="one">{self._value(value)}</span>' for value in several)
        return shown + (f'<span class="word">+{more}</span>' if more else "")

    def _with_languages(self, several: tuple[Value, ...]) -> list[str]:
        """Values of which texts say their languages; one text of several languages stands once."""
        shown: dict[str, list[str]] = {}
        for value in several:
            if isinstance(value, Link) or not value.language:
                shown.setdefault(self._value(value), [])
            else:
                first = next(o for o in several if isinstance(o, Text) and o.value == value.value)
                shown.setdefault(self._text(first), []).append(value.language)
        return [
            f'{value} <small><bdi dir="ltr">{escape(", ".join(languages))}</bdi></small>'
            if languages
            else value
            for value, languages in shown.items()
        ]

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
