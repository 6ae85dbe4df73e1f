"""Times as a person says them."""

from datetime import datetime

from game.phrases import plural

UNITS = ((5400, 60, "minute"), (129_600, 3600, "hour"), (1_200_000, 86_400, "day"))
"""Seconds up to which a unit is used, its length in seconds, its name."""


def ago(then: datetime, now: datetime) -> str:
    """How long ago `then` was: "just now", "5 minutes ago", "3 days ago", else the date."""
    seconds = (now - then).total_seconds()
    if seconds < 90:
        return "just now"
    for limit, unit, name in UNITS:
        if seconds < limit:
            count = max(1, round(seconds / unit))
            return f"{plural(count, name)} ago"
    return f"{then.astimezone():%d %b %Y}".lstrip("0")
