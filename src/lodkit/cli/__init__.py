"""The commands: one module each, loaded only when it is called."""

import io
import sys
from importlib import import_module

import click

from lodkit import __version__
from lodkit.cli.exits import Exit, exit_code
from lodkit.errors import LodkitError

_COMMANDS = {
    "build": "Turn articles into a dataset, ready to serve.",
    "validate": "Check RDF data against SHACL shapes.",
    "query": "Ask a SPARQL question of a dataset, a file or an endpoint.",
    "diff": "Tell what changed from one dataset to another.",
    "keep": "Keep releases side by side, with a feed of what changed.",
    "serve": "Publish a dataset on the web.",
    "push": "Load a dataset into a store elsewhere: only what changed.",
    "explain": "Show what an article states, and on which words each fact rests.",
    "lexicon": "Show what the lexicon knows, or what it finds in a text.",
    "completion": "Print the set-up of shell completion.",
}


class _Commands(click.Group):
    """The commands by name; listing them loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"lodkit.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            for near in get_close_matches(args[0], _COMMANDS, 1):
                raise click.UsageError(f"{error.message} Perhaps {near}?", ctx) from error
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="lodkit %(version)s")
def lodkit() -> None:
    """Turn articles into linked data that can be trusted, and publish it.

    \b
    Exit codes: 0 done; 1 done, with findings; 2 wrong usage; 3 input cannot be read;
    4 shapes or lexicon cannot be read; 5 internal error; 6 output cannot be written;
    130 interrupted.
    """


def main() -> None:
    """Run the command line; every error that has a cause to mend is one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = lodkit.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = Exit.USAGE
    except click.ClickException as error:
        error.show()
        code = Exit.USAGE
    except LodkitError as error:
        click.echo(f"lodkit: {printable(str(error))}", err=True)
        code = exit_code(error)
    except (KeyboardInterrupt, click.Abort) as interruption:
        told = str(interruption.__cause__ or interruption) or "nothing was changed"
        click.echo(f"lodkit: interrupted; {told}", err=True)
        code = Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        code = Exit.DONE
    except OSError as error:
        click.echo(f"lodkit: {printable(str(error))}", err=True)
        code = Exit.OUTPUT
    except Exception as error:
        text = printable(f"{type(error).__name__}: {error}")
        click.echo(f"lodkit: internal error: {text}", err=True)
        click.echo("This is a fault of lodkit; set LODKIT_DEBUG=1 to see where.", err=True)
        if _debugging():
            raise
        code = Exit.INTERNAL
    sys.exit(code or Exit.DONE)


def printable(text: str) -> str:
    """One line without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _debugging() -> bool:
    import os

    return bool(os.environ.get("LODKIT_DEBUG"))
