"""The time that a player has spent on a text, and how much of it the rules leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.debate.clock import OVER, Timer, seconds_left, spoken


@dataclass(frozen=True)
class Watch:
    """Runs from `began` on; an interruption does not count."""

    clock: Callable[[], float]
    """Seconds from any beginning."""
    began: float
    limit: int = 0
    """Seconds; 0 where there is no limit."""
    timer: Timer = Timer()  # noqa: RUF009  (a frozen value)
    """What the player wants to hear of the time where there is no limit."""

    @classmethod
    def start(cls, clock: Callable[[], float], spent: float, timer: Timer, limit: int = 0) -> Watch:
        """A watch that shows `spent` seconds now."""
        return cls(clock, clock() - spent, limit, timer)

    @property
    def seconds(self) -> float:
        """Seconds spent until now."""
        return self.clock() - self.began

    @property
    def counted(self) -> float:
        """Those that count: what is written when the time is up was written in time."""
        return min(self.seconds, self.limit) if self.limit else self.seconds

    def told(self, seconds: float) -> str:
        """How much time is left when `seconds` are spent; empty where it does not run down."""
        if not self.limit and self.timer.style != "down":
            return ""
        if not self.limit and self.timer.is_over(seconds):
            return OVER
        left = seconds_left(seconds, self.limit or self.timer.seconds)
        return f"{spoken(left)} left." if left else ""

    def left(self) -> float | None:
        """Seconds until the limit, 0 from then on; None where there is none."""
        return max(0.0, self.limit - self.seconds) if self.limit else None

    def is_up(self, seconds: float) -> bool:
        """The limit is reached."""
        return bool(self.limit) and not seconds_left(seconds, self.limit)
