"""`lodkit lexicon`: what the lexicon covers, and what it finds in a text."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lodkit.cli import options

if TYPE_CHECKING:
    from lodkit.lexicon.lexicon import Lexicon


@click.command(name="lexicon")
@click.argument("text", required=False)
@click.option("--scheme", metavar="NAME", help="List the concepts of one scheme, such as role.")
@options.language
@options.project
def command(text: str | None, scheme: str | None, lang: str | None, root: Path | None) -> None:
    """Show the coverage of the lexicon by language, or what it finds in TEXT.

    With --scheme, the concepts of that scheme and what each language calls them.
    """
    from lodkit.building.languages import check_chosen
    from lodkit.errors import UsageError
    from lodkit.lexicon.identification import identify
    from lodkit.lexicon.lexicon import Lexicon
    from lodkit.project import load_project

    lexicon = Lexicon(load_project(root=root).ontology)
    if text is not None:
        code = check_chosen(lang, lexicon) if lang else identify(text)
        if code is None:
            raise UsageError("the language of the text is not clear", remedy="say it with --lang")
        _show_matches(text, code, lexicon)
    elif scheme is not None:
        _show_scheme(scheme, lexicon)
    else:
        _show_coverage(lexicon)


def _show_coverage(lexicon: "Lexicon") -> None:
    schemes = sorted({c.scheme for c in lexicon.schemes.concepts})
    codes = list(lexicon.languages)
    click.echo("concepts that have patterns, of all:\n")
    click.echo(f"{'scheme':16}{'all':>6}" + "".join(f"{code:>7}" for code in codes))
    for scheme in schemes:
        of_scheme = {c for c in lexicon.schemes.concepts if c.scheme == scheme and c.code}
        cells = (
            len({c for c, _ in lexicon.languages[code].patterns} & of_scheme) for code in codes
        )
        click.echo(f"{scheme:16}{len(of_scheme):>6}" + "".join(f"{n:>7}" for n in cells))
    counts = (len(lexicon.languages[code].patterns) for code in codes)
    click.echo(f"{'patterns':16}{'':>6}" + "".join(f"{n:>7}" for n in counts))


def _show_scheme(scheme: str, lexicon: "Lexicon") -> None:
    from lodkit.errors import UsageError

    concepts = sorted(c for c in lexicon.schemes.concepts if c.scheme == scheme)
    if not concepts:
        known = ", ".join(sorted({c.scheme for c in lexicon.schemes.concepts}))
        raise UsageError(f"there is no scheme {scheme!r}", remedy=f"known: {known}")
    for concept in concepts:
        click.echo(concept.code)
        for code, data in lexicon.languages.items():
            patterns = [pattern for c, pattern in data.patterns if c == concept]
            click.echo(f"    {code}  {'; '.join(patterns) or '(nothing)'}")


def _show_matches(text: str, code: str, lexicon: "Lexicon") -> None:
    from lodkit.mapping.text.reading import read
    from lodkit.model.article import Article

    reading = read(Article("text", text, code), lexicon)
    click.echo(f"language {code}")
    for mention in sorted(
        (m for ms in reading.mentions.values() for m in ms), key=lambda m: m.first
    ):
        quote = reading.span(mention.first, mention.last).of(text)
        click.echo(f"{mention.concept.scheme + '/' + mention.concept.code:40}{quote}")
    for name in reading.names:
        quote = reading.span(name.first, name.last).of(text)
        click.echo(f"{'name: ' + name.name:40}{quote}")
    for date in reading.dates:
        quote = reading.span(date.first, date.last).of(text)
        click.echo(f"{'date: ' + str(date.date):40}{quote}")
