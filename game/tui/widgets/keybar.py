"""The keys that act here: where there is no room, the least important are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from game.tui.keynames import reachable
from game.tui.sized import STANDARD, SizedScreen

ALWAYS = frozenset({"back", "step_back", "leave", "help", "quit", "settings"})
"""Actions whose keys stay: the way back or out, help and settings."""


@dataclass(frozen=True)
class Entry:
    """A key as it is shown, and what it does; no key for the name of a group."""

    shown: str
    words: str
    key: str = ""
    enabled: bool = True
    tip: str = ""
    stays: bool = True
    """It is there however narrow the terminal is."""
    needed: bool = False
    """It is the last to go of those that may."""
    grouped: bool = False
    """Another of its group, or the group's name, comes next."""

    @property
    def width(self) -> int:
        """Cells, without the gap that follows."""
        return cell_len(f"{self.shown} {self.words}".strip())


class KeyBar(Widget):
    """Leaves out keys from the end of the screen's list until the rest fits; help lists all.

    What the screen says is needed goes last.

    It is one widget, where Textual's footer has one for each key: keys change with every step of a
    round, and laying out a dozen widgets anew is most of the work of such a step.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"keybar--key", "keybar--words", "keybar--off"}  # noqa: RUF012
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        color: $footer-foreground;
        background: $footer-background;
        .keybar--key {
            color: $footer-key-foreground;
            background: $footer-key-background;
            text-style: bold;
        }
        .keybar--words {
            color: $footer-description-foreground;
            background: $footer-description-background;
        }
        .keybar--off { text-style: dim; }
    }
    """

    entries: reactive[tuple[Entry, ...]] = reactive(())
    """All keys of the screen that may be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[range, Entry]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[Any]) -> None:
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        if self.is_attached:  # else the screen was left meanwhile
            self.entries = tuple(self._entries(reachable(self.screen)))

    # -- what there is ---------------------------------------------------------

    def _entries(self, active: dict[str, ActiveBinding]) -> Iterator[Entry]:
        """One for each action, with the first of its keys; a group ends with its name."""
        screen = self.screen
        names = screen.names if isinstance(screen, SizedScreen) else {}
        first: dict[str, ActiveBinding] = {}
        for one in active.values():
            if one.binding.show:
                first.setdefault(one.binding.action, one)
        for group, members in groupby(first.values(), lambda one: one.binding.group):
            for one in members:
                name = names.get(one.binding.action, one.binding.description)
                yield self._entry(one, "" if group else name)
            if group:
                yield Entry("", group.description)

    def _entry(self, active: ActiveBinding, words: str) -> Entry:
        binding = active.binding
        name = binding.action.removeprefix("app.")
        return Entry(
            self.app.get_key_display(binding),
            words,
            binding.key,
            active.enabled,
            active.tooltip or binding.tooltip or binding.description,
            stays=name in ALWAYS or binding.group is not None,
            needed=isinstance(self.screen, SizedScreen) and name in self.screen.needed,
            grouped=binding.group is not None,
        )

    def _palette(self) -> Entry | None:
        """The key of the commands, at the right, where there is air for it."""
        small = self.app.size.width < STANDARD.width or self.app.size.height < STANDARD.height
        active = self.screen.active_bindings.get(self.app.COMMAND_PALETTE_BINDING)
        if small or active is None:
            return None
        return self._entry(active, active.binding.description)

    # -- how it is drawn -------------------------------------------------------

    def render(self) -> Content:
        """The row, and for the mouse where each key stands in it."""
        palette = self._palette()
        mark = Content.styled("▏", Style(foreground=self.visual_style.foreground, dim=True))
        edge = self.size.width - (palette.width + mark.cell_length if palette else 0)
        kept = _fitting(self.entries, edge)
        gap = 2 if sum(one.width + 2 for one in kept) <= edge else 1  # air, where there is room
        row, self._places = Content(""), []
        for one in kept:
            row = self._add(row, one) + Content(" " * (1 if one.grouped else gap))
        if palette:
            row = self._add(row.truncate(edge, pad=True) + mark, palette)
        return row

    def _add(self, row: Content, one: Entry) -> Content:
        parts = (("keybar--key", one.shown), ("keybar--words", one.words))
        drawn = Content(" ").join(
            Content.styled(words, self._style(name, one)) for name, words in parts if words
        )
        at = row.cell_length
        self._places.append((range(at, at + drawn.cell_length), one))
        return row + drawn

    def _style(self, name: str, one: Entry) -> Style:
        names = (name,) if one.enabled else (name, "keybar--off")
        return self.get_visual_style(*names)

    # -- the mouse -------------------------------------------------------------

    def _at(self, event: events.MouseEvent) -> Entry | None:
        x = event.get_content_offset_capture(self).x
        return next((one for cells, one in self._places if x in cells), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        one = self._at(event)
        self.tooltip = one.tip if one and one.tip else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """As if the key were pressed."""
        one = self._at(event)
        if one is None or not one.key:
            return
        if one.enabled:
            self.app.simulate_key(one.key)
        else:
            self.app.bell()


def _fitting(entries: tuple[Entry, ...], room: int) -> list[Entry]:
    """Those that have room with a gap after each, without the last that may go."""
    kept, room = list(entries), room - sum(one.width + 1 for one in entries)
    needed_first = sorted(entries, key=lambda one: not one.needed)
    for one in reversed(needed_first):
        if room >= 0:
            break
        if not one.stays:
            kept.remove(one)
            room += one.width + 1
    return kept
