"""Other keys for every action: choose it, press the key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from game.tui.app import RebuttalApp
from game.tui.keynames import key_names, with_keys
from game.tui.keys import all_bindings, faults_of, place_of, problems, with_key
from game.tui.sized import SizedModal
from game.tui.widgets.choices import Choices

PLACE, NAME = 16, 18
"""Cells for the place of an action, and for its name."""


class KeymapScreen(SizedModal[None]):
    """Each action with its keys."""

    HELP = """\
Choose an action, press Enter, then the new key. A letter or sign replaces the letters and signs \
that the action has now, any other key the others: so it can still be had while you write. \
{keymap.reset} gives an action its own keys back. A key that another action of the same place has \
is refused, and so is one that moves or edits. Several keys for one action can be written into the \
settings file by hand."""
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
        self.actions = sorted(known.values(), key=lambda b: (place_of(str(b.id)), b.description))

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Keys"
            keys = "Enter, then the key · {keymap.reset}: its own · {keymap.back} back"
            box.border_subtitle = Content(with_keys(self, keys))
            yield Choices(map(self._row, self.actions))
            yield Static(id="meaning")

    @on(OptionList.OptionHighlighted)
    def explain(self, event: OptionList.OptionHighlighted) -> None:
        binding = self.actions[event.option_index]
        self._say(faults_of(str(binding.id), self.app.settings.keymap), binding)

    def _say(self, faults: Sequence[str], binding: Binding) -> None:
        """What the action is for, or what is wrong with a key for it."""
        name = Content.styled(f"In the settings file: {binding.id}", "$foreground 80%")
        words = f"▲ {faults[0]}" if faults else f"{binding.tooltip or binding.description}."
        self.query_one("#meaning", Static).update(Content("\n").join([Content(words), name]))

    def _row(self, binding: Binding) -> Content:
        """The keys in force, and a sign before those that were changed or cannot be had."""
        action = str(binding.id)
        sign = "*" if action in self.app.settings.keymap else " "
        if sign == "*" and self.app.keymap.get(action) != self.app.settings.keymap[action]:
            sign = "▲"
        keys = " ".join(key_names(binding, self.app.keymap))
        return Content.assemble(
            _column(place_of(action), PLACE),
            _column(binding.description, NAME).stylize("bold"),
            f"{sign} {keys}",
        )

    @on(OptionList.OptionSelected)
    def ask(self, event: OptionList.OptionSelected) -> None:
        binding = self.actions[event.option_index]
        self.app.push_screen(PressKey(binding.description), self._take)

    def _take(self, key: str | None) -> None:
        chosen = self.rows.highlighted
        if key and chosen is not None:
            binding = self.actions[chosen]
            now = self.app.keymap.get(str(binding.id), binding.key)
            keys = with_key(now, key)
            self._change(
                chosen, None if set(keys.split(",")) == set(binding.key.split(",")) else keys
            )

    def action_reset(self) -> None:
        """The highlighted action's own keys."""
        if self.rows.highlighted is not None:
            self._change(self.rows.highlighted, None)

    def _change(self, chosen: int, keys: str | None) -> None:
        """Gives an action other keys, unless another one has them."""
        binding = self.actions[chosen]
        action = str(binding.id)
        keymap = {name: old for name, old in self.app.settings.keymap.items() if name != action}
        before = set(problems(self.app.settings.keymap))
        wanted = keymap if keys is None else {**keymap, action: keys}
        new = [problem for problem in problems(wanted) if problem not in before]
        if new:
            self._say([f"Not changed. {new[0]}"], binding)
            return
        self.app.change_keys(action, keys)
        self.rows.show_row(chosen, self._row(binding))
        self._say([], binding)


class PressKey(SizedModal[str]):
    """Dismisses with the next key that is pressed, None on Escape."""

    HELP = """\
The next key that you press is the action's new key; {press-key.cancel} leaves it as it is."""
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
            cancel = with_keys(self, "{press-key.cancel} cancels.")
            yield Static(Content(f"Press the new key for “{self._name_of_action}”; {cancel}"))

    def on_key(self, event: events.Key) -> None:
        active = self.active_bindings.get(event.key)
        if active is None or active.binding.id != "press-key.cancel":
            event.stop()
            event.prevent_default()
            self.dismiss(event.key)


def _column(words: str, width: int) -> Content:
    """The words in a column of their own, and the gap to the next one."""
    return Content(words).truncate(width, ellipsis=True, pad=True) + Content(" ")
