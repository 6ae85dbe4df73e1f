"""The command palette: every action of the place one is in, generated from its bindings."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandList, CommandPalette
from textual.screen import Screen

from game.tui.keynames import own_bindings

SELF = ("command_palette", "app.command_palette")
"""The palette does not list itself."""

ARROWS = frozenset({"up", "down", "left", "right"})
"""Keys that only move: their commands are found by name, but do not crowd the list."""


def action_commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """A command for each action of `screen`, named and explained as its binding is."""
    for binding, node, _ in own_bindings(screen):
        if binding.action in SELF or not binding.description:
            continue
        run = partial(app.run_action, binding.action, node)
        listed = not set(binding.key.split(",")) <= ARROWS
        yield SystemCommand(binding.description, binding.tooltip, run, listed)


class Palette(CommandPalette):
    """Textual's, in which a page of a list without any room is no error (8.2 raises a KeyError)."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region.height:
            super()._action_command_list(action)
