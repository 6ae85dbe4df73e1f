"""Other keys for every action: choose it, press the key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from game.tui.app import RebuttalApp
from game.tui.keys import all_bindings, problems
from game.tui.screens.help import key_name
from game.tui.sized import SizedModal
from game.tui.widgets.choices import Choices

WIDTH = 18
"""Cells for the keys of an action, and for its name."""

PLACES = {
    "app": "everywhere",
    "board": "home",
    "confirm": "questions",
    "door": "home",
    "evidence": "evidence cards",
    "handover": "between turns",
    "list": "lists",
    "modal": "dialogs",
    "press-key": "keys",
    "keymap": "keys",
    "reply": "answer box",
    "side": "drawers",
    "workbench": "pack preview",
}
"""Where an action belongs, by the first part of its id; otherwise that part is the word for it."""


class KeymapScreen(SizedModal[None]):
    """Each action with its keys."""

    HELP = """\
Choose an action, press Enter, then the new key: it replaces the keys that the action has now. \
Delete gives an action its own keys back. A key that another action of the same place has is \
refused. Several keys for one action can be written into the settings file by hand."""
    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "delete,backspace", "reset", "Own keys", id="keymap.reset",
            tooltip="Gives the action the keys back that it came with",
        ),
        Binding("escape,q", "dismiss", "Back", id="keymap.back", tooltip="To the settings"),
    ]  # fmt: skip
    AUTO_FOCUS = "OptionList"

    app = getters.app(RebuttalApp)
    rows = getters.query_one(Choices)

    def __init__(self) -> None:
        super().__init__()
        known = {binding.id: binding for binding in all_bindings() if binding.id}
        self.actions = [known[name] for name in sorted(known)]

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Keys"
            box.border_subtitle = "Enter, then the key · Delete: its own · Esc back"
            keymap = self.app.settings.keymap
            yield Choices(self._row(b, keymap) for b in self.actions)
            yield Static(id="meaning")

    @on(OptionList.OptionHighlighted)
    def explain(self, event: OptionList.OptionHighlighted) -> None:
        binding = self.actions[event.option_index]
        name = Content.styled(f"In the settings file: {binding.id}", "$foreground 80%")
        meaning = Content(f"{binding.tooltip or binding.description}.")
        self.query_one("#meaning", Static).update(Content("\n").join([meaning, name]))

    def _row(self, binding: Binding, keymap: Mapping[str, str]) -> Content:
        """Keys in a column of their own, a sign before those that were changed."""
        own = keymap.get(str(binding.id))
        shown = replace(binding, key=own, key_display=None) if own else binding
        each = Binding.make_bindings([shown])
        keys = " ".join(dict.fromkeys(key_name(self, one) for one in each))
        place = str(binding.id).partition(".")[0]
        return Content.assemble(
            _column(f"{'*' if own else ' '} {keys}"),
            _column(binding.description).stylize("bold"),
            PLACES.get(place, place.replace("-", " ")),
        )

    @on(OptionList.OptionSelected)
    def ask(self, event: OptionList.OptionSelected) -> None:
        binding = self.actions[event.option_index]
        self.app.push_screen(PressKey(binding.description), self._take)

    def _take(self, key: str | None) -> None:
        if key:
            self._change(key)

    def action_reset(self) -> None:
        self._change(None)

    def _change(self, keys: str | None) -> None:
        """Gives the highlighted action other keys, unless another one has them."""
        chosen = self.rows.highlighted
        if chosen is None:
            return
        action = str(self.actions[chosen].id)
        keymap = {name: old for name, old in self.app.settings.keymap.items() if name != action}
        before = set(problems(self.app.settings.keymap))
        wanted = keymap if keys is None else {**keymap, action: keys}
        new = [problem for problem in problems(wanted) if problem not in before]
        if new:
            self.app.warn(f"Not changed: {' '.join(new)}")
            return
        self.app.change_keys(action, keys)
        words = self._row(self.actions[chosen], self.app.settings.keymap)
        self.rows.show_row(chosen, words)


class PressKey(SizedModal[str]):
    """Dismisses with the next key that is pressed, None on Escape."""

    HELP = "The next key that you press is the action's new key; Escape leaves it as it is."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="press-key.cancel", tooltip="As it was"),
    ]
    DEFAULT_CSS = """
    PressKey {
        & > Vertical { width: 50; padding: 1 2; }
        Static { text-align: center; }
    }
    """
    AUTO_FOCUS = ""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_of_action = name

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(f"Press the new key for “{self._name_of_action}”; Esc cancels."))

    def on_key(self, event: events.Key) -> None:
        if event.key != "escape":
            event.stop()
            event.prevent_default()
            self.dismiss(event.key)


def _column(words: str) -> Content:
    """The words in a column of their own, and the gap to the next one."""
    return Content(words).truncate(WIDTH, ellipsis=True, pad=True) + Content(" ")
