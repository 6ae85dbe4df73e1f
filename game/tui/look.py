"""Theme and animations: taken from the settings, and the theme remembered when it is changed."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.app import App
from textual.theme import Theme

from game.settings import Settings

NO_COLOUR = "no-colour"
"""Our theme of greys, for whoever wants what NO_COLOR gives without setting it."""

ALIASES = {"dark": "textual-dark", "light": "textual-light", "ansi": "ansi-dark"}
"""Short names that the settings may use."""

SIXTEEN = frozenset({"standard", "windows"})
"""What Rich calls terminals of sixteen colours: other themes' colours would be rounded to these."""


def on_primary(theme: Theme) -> dict[str, str]:
    """The colour of text on the primary one, as a design token.

    Textual's own `$text` is the terminal's in a theme of ANSI colours, so black on dark blue in a
    light terminal.
    """
    return {"text-on-primary": "ansi_bright_white" if theme.ansi else "auto 87%"}


class Look:
    """How one app looks; made once the app runs."""

    def __init__(
        self, app: App[Any], settings: Settings, save_theme: Callable[[str], None]
    ) -> None:
        self._app = app
        self._save_theme = save_theme
        self.warning = ""
        """What the settings asked for in vain, as a sentence."""
        dark = app.get_theme(ALIASES["dark"])
        assert dark is not None
        app.register_theme(replace(dark, name=NO_COLOUR))
        self._apply(settings)
        self._known = app.theme
        app.theme_changed_signal.subscribe(app, self._changed)

    def _apply(self, settings: Settings) -> None:
        """The environment overrules the settings."""
        app = self._app
        if "TEXTUAL_THEME" not in os.environ:
            wanted = settings.theme or self._default()
            theme = ALIASES.get(wanted, wanted)
            if theme in app.available_themes:
                app.theme = theme
            else:
                self.warning = f"Settings: there is no theme “{settings.theme}”."
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            app.animation_level = settings.animations
        self._avoid_invisible()

    def _default(self) -> str:
        """The theme of whoever has chosen none."""
        return "ansi" if self._app.console.color_system in SIXTEEN else "dark"

    def _avoid_invisible(self) -> None:
        """Under NO_COLOR Textual greys a theme of ANSI colours to black on black."""
        app = self._app
        if app.no_color and app.current_theme.ansi:
            app.theme = self._known = "textual-dark" if app.current_theme.dark else "textual-light"

    def _changed(self, _: Theme) -> None:
        self._avoid_invisible()
        if self._app.theme != self._known:
            self._known = self._app.theme
            self._save_theme(self._known)
