"""How much is left of the time for a whole assignment."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.debate.clock import clock_face

LAST_MINUTE = 60
"""Seconds from which on it is shown as running out."""


class TimeLeft(Static):
    """Counts down by the clock on the wall, which also runs while the program is closed."""

    DEFAULT_CSS = """
    TimeLeft { width: auto; }
    TimeLeft.-last { text-style: bold reverse; }
    """

    class Over(Message):
        """Nothing is left; sent once."""

    def __init__(self, left: Callable[[], float | None]) -> None:
        super().__init__()
        self._left = left
        self._told = False

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)
        self.tick()

    def tick(self) -> None:
        """Draws the time, and says when it is over."""
        left = self._left()
        if left is None:
            self.update(Content(""))
            return
        whole = ceil(left)
        self.set_class(whole <= LAST_MINUTE, "-last")
        self.update(Content(f" · {clock_face(whole)} left"))
        if not whole and not self._told:
            self._told = True
            self.post_message(self.Over())
