"""A footer that fits: where there is no room for all keys, the least important are left out."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

ALWAYS = frozenset({"back", "leave", "help", "quit", "settings"})
"""Actions whose keys stay: the way back or out, help and settings."""

COMMANDS = 13
"""Columns of the palette's key, at the right, and of the air at the left."""


class KeyBar(Footer):
    """Leaves out keys from the end of the screen's list until the rest fits; help lists all."""

    DEFAULT_CSS = """
    KeyBar { padding-left: 1; }
    KeyBar.-compact FooterLabel { margin: 0 1 0 0; }
    """

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._drawn: list[tuple[Binding, bool]] = []

    def bindings_changed(self, screen: Screen[Any]) -> None:
        self._bindings_ready = True
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.call_after_refresh(self._catch_up)

    async def _catch_up(self) -> None:
        """Draws the keys anew if they are others: each is a widget, and the signal comes often."""
        if not self.is_attached:  # the screen was left meanwhile
            return
        shown = [(b, enabled) for _, b, enabled, _ in self.screen.active_bindings.values()]
        if shown != self._drawn:
            self._drawn = shown
            await self.recompose()

    def compose(self) -> ComposeResult:
        dropped = self._dropped() if self._bindings_ready else set()
        for child in super().compose():
            if not (isinstance(child, FooterKey) and child.action in dropped):
                yield child

    async def on_resize(self, event: events.Resize) -> None:
        if self._bindings_ready:  # else there is nothing to leave out yet
            await self.recompose()

    def _dropped(self) -> set[str]:
        """Actions for whose keys there is no room."""
        shown: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show:
                shown.setdefault(active.binding.action, active.binding)
        width = {action: self._width(binding) for action, binding in shown.items()}
        room = self.app.size.width - COMMANDS - sum(width.values())
        dropped: set[str] = set()
        for action, binding in reversed(shown.items()):
            if room >= 0:
                break
            if action.removeprefix("app.") not in ALWAYS and binding.group is None:
                dropped.add(action)
                room += width[action]
        return dropped

    def _width(self, binding: Binding) -> int:
        if binding.group is not None:
            return 6  # one key, and its share of the group's label
        return len(self.app.get_key_display(binding)) + len(binding.description) + 2
