"""Plots made of characters: they need no colour, and fit whatever width they are given."""

from __future__ import annotations

from collections.abc import Sequence

from game.records.sides import MASTERED
from game.records.summary import Summary

STEP = 10
"""Marks that one row of the chart stands for; a score stands in the row nearest to it."""

AXIS = 5
"""Columns for the numbers and the axis, at the left of the chart."""

WIDEST_GAP = 6
"""Columns from one match to the next where there are few."""

LEVELS = "▁▂▃▄▅▆▇█"

FULL, EMPTY = "█", "·"


def score_chart(matches: Sequence[Summary], width: int) -> tuple[str, ...]:
    """Scores of finished matches from the oldest to the newest, `width` columns at most.

    `P` and `C` are whole matches as pro and con, small letters drills. The latest matches are kept
    where there is no room for all. Empty without matches.
    """
    room = width - AXIS
    shown = matches[-room:] if room > 0 else ()
    if not shown:
        return ()
    gap = max(1, min(WIDEST_GAP, room // len(shown)))
    columns = gap * len(shown)
    lines = []
    for low in range(100, -1, -STEP):
        row = list(("┄" if low == MASTERED else " ") * columns)
        for place, match in enumerate(shown):
            if _row(match.score or 0) == low:
                row[place * gap + gap // 2] = chart_mark(match)
        lines.append(f"{low:>3} ┤{''.join(row)}".rstrip())
    lines.append(f"    └{'─' * columns}")
    return (*lines, _dates(shown, columns))


def _row(score: int) -> int:
    """The nearest row; but what misses mastery does not stand on its line."""
    nearest = (score + STEP // 2) // STEP * STEP
    return nearest - STEP if score < MASTERED <= nearest else nearest


def chart_mark(match: Summary) -> str:
    """`P` or `C` for a whole match as pro or con, a small letter for a drill."""
    letter = match.side[:1]
    return letter.upper() if match.whole else letter


def _dates(shown: Sequence[Summary], columns: int) -> str:
    """The days of the first and the last match, under the axis."""
    first, last = (_day(match) for match in (shown[0], shown[-1]))
    if first == last:
        return " " * AXIS + first
    gap = columns - len(first) - len(last)
    return " " * AXIS + (f"{first}{' ' * gap}{last}" if gap > 0 else f"{first} to {last}")


def _day(match: Summary) -> str:
    then = (match.finished or match.updated).astimezone()
    return f"{then.day} {then:%b %Y}"


def sparkline(scores: Sequence[int]) -> str:
    """One character for each score of 0 to 100, from `▁` to `█`."""
    return "".join(LEVELS[min(len(LEVELS) - 1, score * len(LEVELS) // 100)] for score in scores)


def bar(value: int, full: int, width: int) -> str:
    """`width` columns, filled to `value` of `full`; nothing is full of nothing."""
    filled = width * value // full if full else 0
    return FULL * filled + EMPTY * (width - filled)
