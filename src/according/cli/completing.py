"""The command that prints what a shell needs to complete the others."""

from __future__ import annotations

import click

from according.cli.common import put


@click.command(
    epilog="""\b
Exit codes:
  0  done
  2  the command was not understood

\b
Examples:
  according completion bash > ~/.local/share/bash-completion/completions/according
  according completion zsh > ~/.zfunc/_according
  according completion fish > ~/.config/fish/completions/according.fish
"""
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, *, shell: str) -> None:
    """Print the script by which a shell completes commands.

    Put it where the shell looks for such scripts, and begin a new one.
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    root = context.find_root()
    made = get_completion_class(shell)
    if made is not None:
        put(made(root.command, {}, "according", "_ACCORDING_COMPLETE").source())
