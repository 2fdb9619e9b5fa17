"""`lodkit explain`: an article with the words that facts rest on, and the facts beside them."""

import click

from lodkit.cli import options


@click.command(name="explain")
@click.argument("file", metavar="FILE")
@options.language
@options.project
def command(file: str, lang: str | None, root: object) -> None:
    """Show the article in FILE (- for standard input) and what it states, sentence by sentence.

    Every stretch of text that a fact rests on is coloured by the kind of fact; behind a sentence
    come its facts, and last what the lexicon found and no fact uses.
    """
    from lodkit.cli.explanation import show
    from lodkit.pipeline import read_and_map
    from lodkit.project import load_project
    from lodkit.reading.text import find_sources

    project = load_project(root=root)  # type: ignore[arg-type]
    (source,) = find_sources([file])
    show(read_and_map(source, project=project, language=lang))
