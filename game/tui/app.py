"""The terminal app: it holds what all screens share, and nothing of the debate."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome
from textual.screen import Screen
from textual.signal import Signal

from game import paths
from game.debate.clock import Timer
from game.errors import RebuttalError
from game.loading import Scorer, load_matcher_default
from game.settings import (
    Saved,
    Settings,
    SettingsError,
    read_settings,
    remember,
    remember_keys,
)
from game.tui.look import NO_COLOUR, Look, on_primary
from game.tui.palette import Palette, action_commands
from game.tui.sized import SizedScreen

if TYPE_CHECKING:
    from game.debate.setup import Play
    from game.records.history import History
    from game.scoring.contract import Matcher


class RebuttalApp(App[int]):
    """Rebuttal in a terminal; returns the exit code."""

    TITLE = "Rebuttal"
    # Textual reads the style sheet of a pushed screen by itself, but not of the first one.
    CSS_PATH = ["app.tcss", "screens/home.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark", "help", "Help", id="app.help",
            tooltip="What this place is for, and its keys",
        ),
        Binding(
            "f1", "help", "Help", id="app.help-always", tooltip="The same, also while you write"
        ),
        Binding(
            "ctrl+p", "command_palette", "Commands", show=False, priority=True,
            id="app.commands", tooltip="Every action by its name",
        ),
        Binding(
            "colon", "command_palette", "Commands", show=False,
            id="app.commands-here", tooltip="The same where Ctrl+P is taken",
        ),
        Binding(
            "ctrl+q", "quit", "Quit Rebuttal", show=False, priority=True, id="app.quit",
            tooltip="Leave the program; everything is saved",
        ),
    ]  # fmt: skip

    def __init__(
        self,
        history: History | Callable[[], History],
        *,
        start: Play | None = None,
        load: Callable[[], Matcher] = load_matcher_default,
        settings: Settings | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.today = today
        """The local date."""
        self.farewell = ""
        """A line that stays on the terminal when the screens have closed."""
        self._history = history
        self.failure: RebuttalError | None = None
        """Why the app had to end."""
        self.scorer = Scorer(load)
        self.languages_read: set[str] = set()
        """Those in which the judge has read a text: the first one in each takes longest."""
        self._greys = Monochrome()
        self._start_with = start
        self.keymap: dict[str, str] = {}
        """The keys that actions have now, where they are not their own."""
        self.keys_changed: Signal[Mapping[str, str]] = Signal(self, "keys")
        self._warnings: list[str] = []
        if settings is None:
            settings, warning = read_settings(paths.settings_file())
            self._warnings += [warning] if warning else []
        self.settings = settings
        self.use_keys(settings.keymap)

    @property
    def timer(self) -> Timer:
        """How the player wants to see the time of a speech."""
        return Timer(self.settings.timer, round(60 * self.settings.timer_minutes))

    @property
    def history(self) -> History:
        """The record of matches; a `RecordError` if it cannot be opened."""
        if callable(self._history):
            self._history = self._history()
        return self._history

    def open_history(self) -> bool:
        """Whether the history is there; without it the app ends with the reason in `failure`."""
        try:
            _ = self.history
        except RebuttalError as error:
            self.failure = error
            self.exit(return_code=1)
        return self.failure is None

    def close_history(self) -> None:
        """Nothing is pending: everything was saved at once."""
        if not callable(self._history):
            self._history.close()

    def get_default_screen(self) -> Screen[Any]:
        from game.tui.screens.home import HomeScreen

        return HomeScreen(self._start_with)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return on_primary(self.current_theme)

    def on_mount(self) -> None:
        look = Look(self, self.settings, partial(self.change_setting, "theme"))
        for warning in filter(None, [*self._warnings, look.warning]):
            self.warn(warning)
        if self.settings.keymap:
            self.run_worker(self._check_keymap, thread=True, group="keymap")

    def _check_keymap(self) -> None:
        """In a thread, since it loads every screen."""
        from game.tui.keys import in_force, problems

        first, *more = problems(self.settings.keymap) or [""]
        if first:
            others = f" And {len(more)} more: see Keys in the settings." if more else ""
            self.warn(f"Settings: {first}{others}")
        self.call_from_thread(self.use_keys, in_force(self.settings.keymap))

    def use_keys(self, keymap: Mapping[str, str]) -> None:
        """Gives actions these keys from now on."""
        if keymap == self.keymap:
            return
        self.keymap = dict(keymap)
        self.set_keymap(self.keymap)
        self.keys_changed.publish(self.keymap)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """With the greys of our theme without colour."""
        filters = super().get_line_filters()
        return [*filters, self._greys] if self.theme == NO_COLOUR else filters

    def change_setting(self, key: Saved, value: str | float) -> None:
        """Holds from now on, and is saved; a sentence if it cannot be saved."""
        self.settings = replace(self.settings, **{key: value})  # type: ignore[arg-type]
        try:
            remember(paths.settings_file(), key, value)
        except SettingsError as error:
            self.warn(f"{error} It holds until you quit.")

    def change_keys(self, action: str, keys: str | None) -> None:
        """Other keys for an action, None for its own; they hold from now on and are saved."""
        from game.tui.keys import in_force

        keymap = {name: old for name, old in self.settings.keymap.items() if name != action}
        if keys is not None:
            keymap[action] = keys
        self.settings = replace(self.settings, keymap=keymap)
        self.use_keys(in_force(keymap))
        try:
            remember_keys(paths.settings_file(), action, keys, keymap)
        except SettingsError as error:
            self.warn(f"{error} It holds until you quit.")

    def warn(self, sentence: str) -> None:
        """Shows a warning; the sentence is taken literally."""
        self.notify(sentence, severity="warning", timeout=10, markup=False)

    # -- actions ---------------------------------------------------------------

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        yield from action_commands(self, screen)
        yield SystemCommand("Settings", "How it looks, how one plays, keys", self.action_settings)
        yield SystemCommand("Theme", "Other colours, dark or light", self.action_change_theme)
        yield SystemCommand(
            "Picture of this screen", "Saves it as an SVG file", self.deliver_screenshot
        )

    def action_command_palette(self) -> None:
        """The commands, unless they are open already, be it beneath help."""
        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Help on the screen in front, in front of it."""
        from game.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_settings(self) -> None:
        """The settings, in front of the screen."""
        from game.tui.screens.settings import SettingsScreen

        if not any(isinstance(screen, SettingsScreen) for screen in self.screen_stack):
            self.push_screen(SettingsScreen())

    async def action_quit(self) -> None:
        """Quits at once, or asks first where words would be lost."""
        from game.tui.widgets.confirm import Confirm

        if isinstance(self.screen, Confirm):
            return
        screens = [s for s in self.screen_stack if isinstance(s, SizedScreen)]
        losses = [screen.unsaved() for screen in screens]
        lost = ", ".join(loss for loss in losses if loss)
        if not lost:
            self.exit(0)
            return
        question = f"Quit? This could not be saved and would be lost: {lost}."
        self.push_screen(Confirm(question, yes="Quit", no="Stay"), self._quit_if)

    def _quit_if(self, yes: bool | None) -> None:
        if yes:
            self.exit(0)


def run(
    start: Play | None = None,
    *,
    mouse: bool = True,
    make: Callable[..., RebuttalApp] = RebuttalApp,
) -> int:
    """Opens the screens and behind them the history; returns the exit code.

    `RecordError` if the history cannot be opened. Tests `make` an app of their own.
    """
    app = make(open_history, start=start)
    try:
        result = app.run(mouse=mouse)
    finally:
        app.close_history()
    if app.failure is not None:
        raise app.failure
    if app.farewell:
        sys.stdout.write(f"{app.farewell}\n")
    return app.return_code or result or 0


def open_history() -> History:
    """The person's own history."""
    from game.records.history import History

    return History(paths.history_file())
