"""Theme and animations: taken from the settings, and the theme remembered when it is changed."""

import os
from typing import Any

from textual.app import App
from textual.theme import Theme

from game import paths
from game.settings import Settings, SettingsError, remember


class Look:
    """How one app looks; made once the app runs."""

    def __init__(self, app: App[Any], settings: Settings) -> None:
        self._app = app
        self.warning = ""
        """What the settings asked for in vain, as a sentence."""
        self._apply(settings)
        self._known = app.theme
        app.theme_changed_signal.subscribe(app, self._changed)

    def _apply(self, settings: Settings) -> None:
        """The environment overrules the settings."""
        app = self._app
        if "TEXTUAL_THEME" not in os.environ:
            if settings.theme in app.available_themes:
                app.theme = settings.theme
            else:
                self.warning = f"Settings: there is no theme “{settings.theme}”."
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            app.animation_level = settings.animations
        self._avoid_invisible()

    def _avoid_invisible(self) -> None:
        """Under NO_COLOR Textual greys a theme of ANSI colours to black on black."""
        app = self._app
        if app.no_color and app.current_theme.ansi:
            app.theme = self._known = "textual-dark" if app.current_theme.dark else "textual-light"

    def _changed(self, _: Theme) -> None:
        self._avoid_invisible()
        if self._app.theme == self._known:
            return
        self._known = self._app.theme
        try:
            remember(paths.settings_file(), "theme", self._known)
        except SettingsError as error:
            self._app.notify(str(error), severity="warning", timeout=10, markup=False)
