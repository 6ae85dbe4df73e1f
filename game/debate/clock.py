"""The clock: how long an answer by the clock may take, and how time is written."""

ROUND_SECONDS = 180
"""Time to answer one counterargument in match mode and for the day's counterargument."""

LAST_SECONDS = 30
"""From here on the clock is shown as running out."""


def seconds_left(elapsed: float, limit: int = ROUND_SECONDS) -> int:
    """Whole seconds that remain of `limit`, rounded up; 0 when time is up."""
    return max(0, -int(-(limit - elapsed) // 1))


def spoken(seconds: float) -> str:
    """Minutes and seconds in words, such as `1 minute 5 seconds`; what is nought is left out."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    counts = [(minutes, "minute"), (rest, "second")]
    words = [f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count]
    return " ".join(words) or "0 seconds"


def clock_face(seconds: float) -> str:
    """Minutes and seconds, such as `2:07`."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes}:{rest:02d}"
