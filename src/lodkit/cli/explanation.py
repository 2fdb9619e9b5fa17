"""An article and its facts on the terminal, each kind in its colour."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from lodkit.model.article import Span
from lodkit.model.facts import Body, Document, Facts, Meeting

# So many of the different words that a fact rests on are quoted beside it.
_QUOTES = 3
_NO_FACTS = """\
It states nothing: it has no names of the country's people, bodies, offices, meetings or documents
that the lexicon knows, or speaks of another country.
"""
# The later ones lie over the earlier where spans overlap.
_COLOURS = {
    "body": "blue",
    "place": "bright_black",
    "document": "yellow",
    "meeting": "green",
    "post": "magenta",
    "participation": "cyan",
    "person": "bold red",
    "unused": "underline bright_black",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in one line, its kind, and where it rests."""

    kind: str
    text: str
    spans: tuple[Span, ...]


def show(facts: Facts, sentences: Sequence[Span]) -> None:
    """Print the article sentence by sentence, each with the facts that rest on it."""
    console = Console(highlight=False, soft_wrap=True)
    lines = list(fact_lines(facts))
    if console.color_system and not console.no_color:
        console.print(_legend())
    text = facts.article.text
    for start, end in _pieces(text, sentences):
        shown = len(text[start:end].rstrip())
        console.print(_coloured(text, start, start + shown, lines))
        for line in lines:
            if line.kind != "unused" and any(start <= s.start < end for s in line.spans[:1]):
                console.print(_fact(line, text))
        console.print()
    if facts.none:
        console.print(_NO_FACTS)
    unused = [line for line in lines if line.kind == "unused"]
    console.print(Text(f"{len(unused)} mentions that no fact uses", "bold"))
    for line in unused:
        quote = _visible(line.spans[0].of(text))
        console.print(Text(f"    {line.text:36}"), Text(quote, _COLOURS["unused"]), sep="")


def _fact(line: Line, text: str) -> Text:
    """A fact behind its kind, and the words it rests on."""
    quotes = list(dict.fromkeys(f"“{_visible(span.of(text))}”" for span in line.spans))
    more = " …" if len(quotes) > _QUOTES else ""
    return Text.assemble(
        f"    {line.text}  ",
        (f"[{line.kind}] ", _COLOURS[line.kind]),
        (" ".join(quotes[:_QUOTES]) + more, "dim"),
    )


def fact_lines(facts: Facts) -> Iterator[Line]:
    """Every fact of an article in words."""
    meetings = {m.key: m for m in facts.meetings}
    for body in facts.bodies:
        yield Line("body", _body(body.body), body.evidence)
    for place in facts.places:
        yield Line("place", f"{place.name} ({place.level})", place.evidence)
    for person in facts.persons:
        doubt = "  (uncertain reading)" if person.uncertain else ""
        spans = tuple(s for form in person.forms for s in form.evidence)
        yield Line("person", f"{person.name}{doubt}", spans)
    for post in facts.memberships:
        former = "former " if post.former else ""
        yield Line(
            "post", f"{post.person}: {former}{post.role} of {_body(post.body)}", post.evidence
        )
    for meeting in facts.meetings:
        yield Line("meeting", _meeting(meeting), meeting.evidence)
    for part in facts.participations:
        what = _meeting(meetings[part.meeting])
        yield Line("participation", f"{part.person}: {part.manner} of {what}", part.evidence)
    for document in facts.documents:
        yield Line("document", _document(document, meetings), document.evidence)
    for mention in facts.unused:
        yield Line("unused", mention.concept, (mention.span,))


def _body(body: Body) -> str:
    return f"{body.kind} / {body.scope or '?'}"


def _meeting(meeting: Meeting) -> str:
    parts = [
        "main" if meeting.main else "",
        meeting.kind,
        f"no. {meeting.ordinal}" if meeting.ordinal else "",
        f"of {_body(meeting.host)}" if meeting.host else "",
        f"term {meeting.term}" if meeting.term else "",
        f"on {meeting.date}" if meeting.date else "",
        "(inferred)" if meeting.date and meeting.date.inferred else "",
        meeting.mode or "",
    ]
    return " ".join(part for part in parts if part)


def _document(document: Document, meetings: dict[str, Meeting]) -> str:
    parts = [
        document.kind,
        document.number or "",
        f"of {_body(document.issuer)}" if document.issuer else "",
        f"dated {document.date}" if document.date else "",
        f"adopted at {_meeting(meetings[document.adopted_at])}" if document.adopted_at else "",
    ]
    return " ".join(part for part in parts if part)


def _legend() -> Text:
    return Text("  ").join(Text(kind, colour) for kind, colour in _COLOURS.items())


def _pieces(text: str, sentences: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The text from each sentence to the next, blank lines left out."""
    starts = [0, *(s.start for s in sentences[1:]), len(text)]
    for start, end in pairwise(starts):
        if text[start:end].strip():
            yield start, end


def _coloured(text: str, start: int, end: int, lines: Iterable[Line]) -> Text:
    shown = Text(_visible(text[start:end]))
    for kind, colour in _COLOURS.items():
        for line in lines:
            if line.kind == kind:
                for span in line.spans:
                    if span.start < end and start < span.end:
                        shown.stylize(
                            colour, max(span.start, start) - start, min(span.end, end) - start
                        )
    return shown


def _visible(text: str) -> str:
    """The text without what would steer a terminal, one character for each."""
    return "".join(c if c.isprintable() else " " for c in text)
