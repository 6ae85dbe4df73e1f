"""The commands of `rebuttal`; each one's module is imported when it is called."""

from __future__ import annotations

from collections.abc import Sequence

import click

from game.cli.commands import Commands, add_version
from game.errors import OK, USAGE

COMMANDS = ("play", "demo", "score", "grade", "class", "history", "pack", "trust", "where")
"""In the order of the help; each is an object of that name in `game.cli.<name>`."""

HOMES = {"class": "classroom"}
"""Objects and modules of commands whose own name Python reserves."""

PLACES = {name: f"game.cli.{home}:{home}" for name in COMMANDS for home in (HOMES.get(name, name),)}


@click.group(
    cls=Commands,
    places=PLACES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 found problems, 2 wrong usage.",
)
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.pass_context
def rebuttal(context: click.Context, no_mouse: bool) -> int:
    """Argue with an essay in your own words, and see what your rebuttal was worth.

    Without a command it opens the home screen.
    """
    context.obj = {"mouse": not no_mouse}
    if context.invoked_subcommand is not None:
        return OK
    from game.cli.screens import open_screens

    return open_screens(mouse=not no_mouse)


add_version(rebuttal)


def run(arguments: Sequence[str]) -> int:
    """Runs the command that `arguments` name; returns its exit code."""
    try:
        code = rebuttal.main(args=list(arguments), prog_name="rebuttal", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code if error.exit_code else USAGE
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OK
    return code if isinstance(code, int) else OK
