"""The class's figures as plain lines for a terminal."""

from __future__ import annotations

from game.classroom.class_page import HIDDEN
from game.classroom.figures import FEWEST, ClassFigures
from game.debate.wording import plural
from game.scoring.verdict import BAND_NAMES


def figure_lines(found: ClassFigures) -> list[str]:
    """What a teacher wants to know first; groups below five are not told."""
    mean = found.overall.value
    lines = [
        f"{found.graded} graded, {found.missing} missing, {found.late} late, "
        f"{found.look} to look at.",
        f"Mean score: {HIDDEN if mean is None else f'{mean:.1f} of 100'}.",
    ]
    if found.graded >= FEWEST:
        bands = (f"{BAND_NAMES[band]} {found.bands[band]}" for band in range(5))
        lines.append(f"Bands: {', '.join(bands)}.")
    for side, one in sorted(found.sides.items()):
        shown = HIDDEN if one.value is None else f"mean {one.value:.1f}"
        lines.append(f"Argued {side}: {plural(one.count, 'student')}, {shown}.")
    return lines + [
        f"Most missed ({missed.made} of {missed.answers}): {missed.point.text}"
        for missed in found.most_missed
    ]
