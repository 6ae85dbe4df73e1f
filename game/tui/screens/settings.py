"""The settings: every choice in one list, changed by a key, in force and saved at once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from game import paths
from game.phrases import plural
from game.settings import ANIMATIONS, TIMERS, Saved
from game.tui.app import RebuttalApp
from game.tui.keynames import with_keys
from game.tui.look import ALIASES, NO_COLOUR
from game.tui.screens.keymap import KeymapScreen
from game.tui.sized import SizedModal
from game.tui.widgets.choices import Choices


@dataclass(frozen=True)
class Choice:
    """One setting with the values that the list offers."""

    key: Saved
    name: str
    values: tuple[tuple[str | float, str], ...]
    """Each with the word that stands for it."""
    meaning: str


OFF_ON = ((False, "off"), (True, "on"))
TIMER_WORDS = {"off": "off: hidden", "up": "up: counts up", "down": "down: runs down"}
CHOICES = (
    Choice(
        "theme",
        "Theme",
        (
            (ALIASES["dark"], "dark"),
            (ALIASES["light"], "light"),
            ("ansi-dark", "ansi, on dark"),
            ("ansi-light", "ansi, on light"),
            (NO_COLOUR, "no colour"),
        ),
        "Colours. “ansi” takes those of your terminal. More under Theme in the commands "
        "({app.commands}).",
    ),
    Choice(
        "animations", "Animations", tuple((level, level) for level in ANIMATIONS),
        "How much moves: everything, little, or nothing.",
    ),
    Choice(
        "flow_first", "Flow first", OFF_ON,
        "Before each verdict you jot what you think you answered; then it stands beside the "
        "judge's. For matches that begin from now on.",
    ),
    Choice(
        "steelman", "Steelman gate", OFF_ON,
        "Before you answer you restate their argument so that they would agree. For matches that "
        "begin from now on.",
    ),
    Choice(
        "timer", "Timer", tuple((way, TIMER_WORDS[way]) for way in TIMERS),
        "The clock of a speech. Nothing ends when it has run down: only matches by the clock, the "
        "day's counterargument and the highest rung have a limit.",
    ),
    Choice(
        "timer_minutes", "Minutes", tuple((m, plural(m, "minute")) for m in range(1, 9)),
        "From where the timer of a speech runs down.",
    ),
)  # fmt: skip
KEYS = "Other keys for every action: Enter opens the list."


class SettingsScreen(SizedModal[None]):
    """Reached from home by one key, and from everywhere by the commands."""

    HELP = """\
Up and down choose a setting, {settings.before} and {settings.next} change it; Enter and \
{settings.change} go on to the next value. \
A change holds at once and is saved at once. Keys opens a list in which each action can get \
another key. The file can also be edited by hand: `rebuttal where` names it."""
    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "change(1)", "Next", id="settings.next", tooltip="The next value"),
        Binding("left", "change(-1)", "Before", id="settings.before", tooltip="The value before"),
        Binding("space", "select", "Change", id="settings.change", tooltip="As Enter does"),
        Binding("escape,q,s", "dismiss", "Close", id="settings.close", tooltip="Back"),
    ]
    AUTO_FOCUS = "OptionList"

    app = getters.app(RebuttalApp)
    rows = getters.query_one(Choices)

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Settings"
            keys = "{settings.before} {settings.next} or Enter change · {settings.close} closes"
            box.border_subtitle = Content(with_keys(self, f"{keys} · saved at once"))
            yield Choices(self._rows())
            yield Static(id="meaning")

    def _rows(self) -> list[Content]:
        rows = [
            Content.assemble(f"{choice.name:<15}", (f"‹ {self._word(choice)} ›", "bold"))
            for choice in CHOICES
        ]
        changed = len(self.app.settings.keymap)
        words = f"{plural(changed, 'action')} changed" if changed else "as they come"
        return [*rows, Content.assemble(f"{'Keys':<15}", (f"  {words}", "bold"))]

    def _value(self, choice: Choice) -> str | float:
        if choice.key == "theme":
            return self.app.theme
        value: str | float = getattr(self.app.settings, choice.key)
        return value

    def _word(self, choice: Choice) -> str:
        value = self._value(choice)
        return dict(choice.values).get(value, str(value))

    @on(OptionList.OptionHighlighted)
    def explain(self) -> None:
        chosen = self.rows.highlighted
        if chosen is None:
            return
        words = CHOICES[chosen].meaning if chosen < len(CHOICES) else KEYS
        overruled = self._overruled(chosen)
        place = f"Kept in {paths.settings_file()}"
        lines = [
            Content(with_keys(self, words)),
            Content(overruled),
            Content.styled(place, "$foreground 80%"),
        ]
        self.query_one("#meaning", Static).update(
            Content("\n").join([line for line in lines if line.plain])
        )

    def _overruled(self, chosen: int) -> str:
        """What of the environment stands above this setting, as a sentence."""
        key = CHOICES[chosen].key if chosen < len(CHOICES) else ""
        if key == "theme" and self.app.no_color:
            return "NO_COLOR is set: every theme is shown in greys."
        variable = {"theme": "TEXTUAL_THEME", "animations": "TEXTUAL_ANIMATIONS"}.get(key, "")
        if variable in os.environ:
            return f"{variable} is set and will overrule this at the next start."
        return ""

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(CHOICES):
            self.action_change(1)
        else:
            self.app.push_screen(KeymapScreen(), lambda _: self._draw())

    def action_select(self) -> None:
        """What Enter does in the marked row."""
        self.rows.action_select()

    def action_change(self, step: int) -> None:
        """The value `step` places on, from the last one to the first."""
        chosen = self.rows.highlighted
        if chosen is None or chosen >= len(CHOICES):
            return
        choice = CHOICES[chosen]
        values = [value for value, _ in choice.values]
        known = self._value(choice)
        place = values.index(known) + step if known in values else 0
        value = values[place % len(values)]
        if choice.key == "theme":
            self.app.theme = str(value)  # which saves it
        else:
            self.app.change_setting(choice.key, value)
        if choice.key == "animations":
            self.app.animation_level = self.app.settings.animations
        self._draw()

    def _draw(self) -> None:
        for index, words in enumerate(self._rows()):
            self.rows.show_row(index, words)
        self.explain()
