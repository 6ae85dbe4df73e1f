"""The clock: how long an answer by the clock may take, how time is written, what is late."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from game.phrases import plural

ROUND_SECONDS = 180
"""Time to answer one counterargument in match mode and for the day's counterargument."""

LAST_SECONDS = 30
"""From here on the clock is shown as running out."""


@dataclass(frozen=True)
class Timer:
    """How a player sees the time of a speech that has no limit."""

    style: Literal["off", "up", "down"] = "off"
    seconds: int = 0
    """Where it counts down: how long a speech should be."""

    def face(self, elapsed: float) -> str:
        """The time as the match line shows it, unlike a limit's; empty where it is not shown."""
        if self.style == "off":
            return ""
        if self.style == "up":
            return clock_face(elapsed)
        if not self.is_over(elapsed):
            return f"timer {clock_face(seconds_left(elapsed, self.seconds))}"
        return f"timer {clock_face(elapsed - self.seconds)} over"

    def told(self, elapsed: float) -> str:
        """The same in words, after a speech; empty where it is not shown."""
        if self.style == "off":
            return ""
        words = f"Time: {spoken(elapsed)}"
        return f"{words} of {spoken(self.seconds)}." if self.style == "down" else f"{words}."

    def is_over(self, elapsed: float) -> bool:
        """It has run down; the speech goes on all the same."""
        return self.style == "down" and elapsed >= self.seconds


OVER = "Your time is over. Finish your thought: nothing is lost, and nothing ends."
"""Said when a timer has run down."""

TIME_UP = "Time is up: what you had written was handed in."
"""Said when a limit is reached."""

CUT = "The clock ended this answer: it counts as it stood when the time was up."
"""Said of it afterwards."""

WAITS = "The clock starts with your answer."
"""Said while something else comes before the answer."""


def seconds_left(elapsed: float, limit: int = ROUND_SECONDS) -> int:
    """Whole seconds that remain of `limit`, rounded up; 0 when time is up."""
    return max(0, -int(-(limit - elapsed) // 1))


def spoken(seconds: float) -> str:
    """Minutes and seconds in words, such as `1 minute 5 seconds`; what is nought is left out."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    counts = [(minutes, "minute"), (rest, "second")]
    words = [plural(count, name) for count, name in counts if count]
    return " ".join(words) or "0 seconds"


def clock_face(seconds: float) -> str:
    """Minutes and seconds, such as `2:07`."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes}:{rest:02d}"


def is_late(handed_in: datetime, deadline: datetime) -> bool:
    """After the deadline; where only one of the two has a zone, both are taken as written."""
    if (handed_in.tzinfo is None) != (deadline.tzinfo is None):
        handed_in, deadline = handed_in.replace(tzinfo=None), deadline.replace(tzinfo=None)
    return handed_in > deadline
