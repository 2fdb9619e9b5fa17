"""`lodkit explain`: an article with the words that facts rest on, and the facts beside them."""

from pathlib import Path

import click

from lodkit.cli import options


@click.command(name="explain")
@click.argument("file", metavar="FILE")
@options.language
@options.project
def command(file: str, lang: str | None, root: Path | None) -> None:
    """Show the article in FILE (- for standard input) and what it states, sentence by sentence.

    Every stretch of text that a fact rests on is coloured by the kind of fact; behind a sentence
    come its facts, and last what the lexicon found and no fact uses.
    """
    from lodkit.cli.explanation import show
    from lodkit.errors import UsageError
    from lodkit.pipeline import read_and_map, sentences
    from lodkit.project import load_project
    from lodkit.reading.text import find_sources

    project = load_project(root=root)
    source, *others = find_sources([file])
    if others:
        raise UsageError("this folder holds several articles", remedy="name one of its files")
    facts = read_and_map(source, project=project, language=lang)
    show(facts, sentences(facts.article, project=project))
