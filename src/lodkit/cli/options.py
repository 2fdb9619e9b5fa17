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
        help="The language of the articles, such as uk or ar.  [default: found by its words]",
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
