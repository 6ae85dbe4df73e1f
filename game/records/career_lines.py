"""A career in lines of plain text, the same on the screen and on the command line."""

from __future__ import annotations

from collections.abc import Iterator

from game.cells import cell_length, shorten
from game.packs.format import SIDES
from game.phrases import plural
from game.records.career import Career
from game.records.plots import bar, sparkline
from game.records.sides import MASTERED, Progress
from game.text import one_line

LATEST = 12
"""Scores and calls that are shown one by one."""

ROOMY = 76
"""Columns from which a motion's name and the bars of its sides are drawn at length."""

NAME, SIDE_BAR = (22, 14), (6, 4)
"""Columns of a motion's name, and of the bar of a side: with that room, and without."""

CHART_KEY = f"P pro  C con  (small: drills, shorter play)  ┄ {MASTERED} on both sides: mastered"


def brief_lines(career: Career) -> list[str]:
    """The career in three lines; fewer where there is nothing to tell."""
    lines = []
    scores = [s.score or 0 for s in career.finished][-LATEST:]
    if len(scores) == 1:
        lines.append(f"Score   {scores[0]}")
    elif scores:
        lines.append(f"Scores  {sparkline(scores)}  {' '.join(map(str, scores))} (latest last)")
    if calls := career.calls:
        lines.append(f"Calls   {calls.count(0)} of {len(calls)} right")
    if career.rounds and career.total:
        lines.append(f"Points  {plural(len(career.motions), 'motion')}: {points_words(career)}")
    return lines


def points_words(career: Career) -> str:
    """How many points of the motions begun were made, met in vain, and not met yet."""
    missed = len(career.never_made)
    ahead = max(0, career.total - career.made - missed)
    words = [f"{career.made} made", f"{missed} met, not made", f"{ahead} not met yet"]
    return " · ".join(words)


def balance_lines(career: Career) -> Iterator[str]:
    """Each motion that was finished on a side: the scores of both, the weaker one and the gap."""
    progress = career.progress
    for motion, title in career.titles.items():
        if any(progress.best(motion, side) for side in SIDES):
            mastered = "mastered, " if progress.mastered(motion) else ""
            yield f"{one_line(title)}: {mastered}{progress.balance(motion)}"


def side_lines(career: Career, width: int) -> Iterator[str]:
    """Each motion that was played: both sides as bars, the weaker one and the gap.

    It takes at most `width` columns, where that is 56 or more.
    """
    progress = career.progress
    long, wide = (sizes[width < ROOMY] for sizes in (NAME, SIDE_BAR))
    for motion, title in career.titles.items():
        name = shorten(one_line(title), long)
        cells = [name + " " * (long - cell_length(name))]
        for side in SIDES:
            best = progress.best(motion, side)
            score = best.score if best else 0
            number = "  –" if best is None else f"{score:>3}{'s' if best.shorter else ''}"
            cells.append(f"{side.upper()} {bar(score, 100, wide)} {number:<4}")
        yield f"{' '.join(cells)} {_balance(progress, motion, wide=width >= ROOMY)}".rstrip()


def _balance(progress: Progress, motion: str, *, wide: bool) -> str:
    """Whether it is mastered, and by how much a side is behind: of these one where it is narrow."""
    gap, weaker = progress.gap(motion), progress.weaker(motion)
    if gap is None:
        return f"{weaker.upper()} to play" if weaker else ""
    behind = f"▼ {weaker.upper()} by {gap}" if weaker else "level"
    if not progress.mastered(motion):
        return behind
    return f"mastered, {behind}" if wide else "mastered"


def call_lines(career: Career) -> Iterator[str]:
    """How well the player knows what an answer made."""
    calls = career.calls
    if not calls:
        yield "No call yet: after an answer, say how many points you made."
        return
    right = calls.count(0)
    yield f"{bar(right, len(calls), 20)} {right} of {len(calls)} right"
    high, low = sum(call > 0 for call in calls), sum(call < 0 for call in calls)
    yield f"Too many {plural(high, 'time')}, too few {plural(low, 'time')}."
    signs = " ".join("✓" if call == 0 else f"{call:+d}" for call in calls[-LATEST:])
    yield f"Latest last: {signs}"


def point_lines(career: Career) -> Iterator[str]:
    """How much of what there is to say was said."""
    if career.total:
        yield f"{bar(career.made, career.total, 20)} {points_words(career)}"
