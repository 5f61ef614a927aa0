"""The command `oneenglish` and the list of its commands."""

from collections.abc import Sequence
from importlib import import_module

import click
from typing_extensions import override

from oneenglish_desktop import __version__
from oneenglish_desktop.cli.errors import explain
from oneenglish_desktop.domain.errors import OneEnglishError

COMMANDS = {
    "run": "oneenglish_desktop.cli.window",
    "tour": "oneenglish_desktop.cli.window",
    "marker": "oneenglish_desktop.cli.marker",
    "doctor": "oneenglish_desktop.cli.doctor",
    "db": "oneenglish_desktop.cli.db",
    "school": "oneenglish_desktop.cli.school",
}
"""Where each command lives, under its own name."""


class LazyGroup(click.Group):
    """Imports a command when it is asked for: none waits for the libraries of another."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, as help lists them."""
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, if there is one."""
        return _command(cmd_name) if cmd_name in COMMANDS else None


def command_line(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: what follows the name of the program.

    Returns:
        The exit status: 0 when all went well, 1 for an error that is told, 2 for wrong words.
    """
    try:
        status = main(list(arguments), "oneenglish", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 1
    except OneEnglishError as error:
        click.echo(explain(error), err=True)
        return 1
    return status if isinstance(status, int) else 0


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.version_option(__version__, prog_name="OneEnglish Desktop")
@click.pass_context
def main(context: click.Context) -> int:
    """OneEnglish Desktop: with no command it opens the window."""
    if context.invoked_subcommand is not None:
        return 0
    status: int = context.invoke(_command("run"))
    return status


def _command(name: str) -> click.Command:
    command: click.Command = getattr(import_module(COMMANDS[name]), name)
    return command
