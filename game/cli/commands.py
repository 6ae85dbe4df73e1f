"""Groups of commands that live in modules of their own, each imported when it is called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from game import __version__
from game.nearest import near_miss


class Commands(click.Group):
    """A group that knows its commands by name and place only, until one is called."""

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        """Name of each command, in the order of the help: `module:object`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.places:
            return None
        module, _, name = self.places[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        add_version(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.places and not args[0].startswith("-"):
            ctx.fail(f"There is no command “{args[0]}”. {near_miss(args[0], self.places)}")
        return super().resolve_command(ctx, args)


def add_version(command: click.Command) -> None:
    """Gives a command, and all of a group's, the option `--version`."""
    if not any(parameter.name == "version" for parameter in command.params):
        click.version_option(__version__, prog_name="rebuttal", message="%(prog)s %(version)s")(
            command
        )
    for child in getattr(command, "commands", {}).values():
        add_version(child)
