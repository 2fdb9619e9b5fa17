"""`lodkit completion`: the lines that teach a shell to complete lodkit's commands."""

import click
from click.shell_completion import get_completion_class


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the set-up of completion for SHELL.

    \b
    bash: lodkit completion bash >> ~/.bashrc
    zsh:  lodkit completion zsh >> ~/.zshrc
    fish: lodkit completion fish > ~/.config/fish/completions/lodkit.fish
    """
    from lodkit.cli import lodkit

    complete = get_completion_class(shell)
    assert complete is not None
    click.echo(complete(lodkit, {}, "lodkit", "_LODKIT_COMPLETE").source())
