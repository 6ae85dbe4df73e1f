"""The judge at work: a screen says so when that takes a moment, and why when it takes long."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from game.scoring.language import language_of

if TYPE_CHECKING:
    from game.tui.screens.playing import PlayingScreen

PATIENCE = 0.15
"""Seconds after which the screen says that the judge is reading."""

LONG = 4.0
"""Seconds more after which it says why the first answer in a language takes so long."""

HELD = "with the judge"
"""Said in the frame of a box whose text is being read."""


class Reading:
    """One text after the other, each from when it is handed in until its verdict is there."""

    def __init__(self, screen: PlayingScreen, say: Callable[[str], None]) -> None:
        """`say` shows a line on the screen."""
        self._screen = screen
        self._say = say
        self._language = ""
        self._timer: Timer | None = None

    def begin(self, text: str) -> None:
        """The judge has `text`."""
        self._language = language_of(text)
        self._timer = self._screen.set_timer(PATIENCE, self.tell)

    def tell(self) -> None:
        """Says it now."""
        self._stop()
        app = self._screen.app
        loading = "" if app.scorer.ready else " for the first time, so it takes a moment"
        self._say(f"The judge is reading{loading} ...")
        if self._language not in app.languages_read:
            self._timer = self._screen.set_timer(LONG, self._explain)

    def end(self, *, read: bool) -> None:
        """The judge is done; `read`: with a verdict."""
        self._stop()
        if read:
            self._screen.app.languages_read.add(self._language)

    def _explain(self) -> None:
        self._say("The judge is reading ... The first answer in a language takes longest.")

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
