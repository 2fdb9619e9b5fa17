"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def quiet(command: Command) -> Command:
    """`--quiet`: say nothing but errors."""
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")(command)


def language(command: Command) -> Command:
    """`--lang`: the language of the articles."""
    return click.option(
        "-l",
        "--lang",
        metavar="TAG",
        help="The language of articles that do not say theirs, as a tag of BCP 47 that the lexicon "
        "has, such as uk or ar.  [default: found by its words]",
    )(command)


def reading(command: Command) -> Command:
    """`--format` and `--field`: what inputs do not tell of themselves."""
    command = click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="PART=NAME",
        help="Which field or column holds the text, id, url, date, language, publisher, headline "
        "or byline, such as text=body or url=meta.link; an empty NAME leaves the part out.",
    )(command)
    return click.option(
        "--format",
        "format",
        metavar="NAME",
        help="text, html, jsonl, csv, tsv, parquet or warc.  [default: by the file's name]",
    )(command)


def project(command: Command) -> Command:
    """`--project`: a folder with an ontology, shapes and queries of one's own."""
    return click.option(
        "--project",
        "root",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder with ontology/, shapes/ and queries/ of your own.",
    )(command)
