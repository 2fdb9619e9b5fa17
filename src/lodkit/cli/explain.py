"""`lodkit explain`: an article with the words that facts rest on, and the facts beside them."""

from pathlib import Path

import click

from lodkit.cli import options


@click.command(name="explain")
@click.argument("place", metavar="PLACE")
@click.option("--article", default="", metavar="ID", help="Which of several articles in PLACE.")
@options.language
@options.reading
@options.project
def command(
    place: str,
    article: str,
    lang: str | None,
    format: str | None,
    fields: tuple[str, ...],
    root: Path | None,
) -> None:
    """Show the article in PLACE and what it states, sentence by sentence.

    PLACE is a file, - for standard input, or a folder or collection, of which --article names one.
    Every stretch of text that a fact rests on is coloured by the kind of fact; behind a sentence
    come its facts, and last what the lexicon found and no fact uses.
    """
    from lodkit.cli.explanation import show
    from lodkit.pipeline import read_and_map, sentences
    from lodkit.project import load_project
    from lodkit.reading.entries import ReadingSettings
    from lodkit.reading.fields import fields_of

    project = load_project(root=root)
    reading = ReadingSettings(format, lang, fields_of(fields))
    facts = read_and_map(place, project=project, reading=reading, article=article)
    show(facts, sentences(facts.article, project=project))
