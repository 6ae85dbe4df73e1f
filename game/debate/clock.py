"""The clock of match mode: how long a round lasts, and how time is written."""

ROUND_SECONDS = 180
"""Time to answer one counterargument in match mode."""

LAST_SECONDS = 30
"""From here on the clock is shown as running out."""


def seconds_left(elapsed: float, limit: int = ROUND_SECONDS) -> int:
    """Whole seconds that remain of `limit`, rounded up; 0 when time is up."""
    return max(0, -int(-(limit - elapsed) // 1))


def clock_face(seconds: float) -> str:
    """Minutes and seconds, such as `2:07`."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes}:{rest:02d}"
