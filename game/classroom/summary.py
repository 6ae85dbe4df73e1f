"""The class's figures as plain lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from game.classroom.figures import FEWEST, HIDDEN, ClassFigures
from game.classroom.flagged import flagged_words
from game.debate.wording import quoted
from game.packs.format import SIDES
from game.phrases import plural
from game.scoring.verdict import BAND_RANGES

LONGEST_BAR = 30
"""Signs of the longest bar."""


def figure_lines(found: ClassFigures) -> list[str]:
    """What a teacher wants to know first; groups below five are not told."""
    mean = found.overall.value
    return [
        f"{', '.join([count_words(found), *_flagged(found)])}.",
        f"Mean score: {HIDDEN if mean is None else f'{mean:.1f} of 100'}.",
        *_bands(found),
        *_sides(found),
        *_missed(found),
    ]


def count_words(found: ClassFigures) -> str:
    """How many are graded, away, late and to be looked at."""
    more = found.others_words("look", "to look at")
    return ", ".join([*found.words(), f"{found.look} to look at", *more])


def _flagged(found: ClassFigures) -> list[str]:
    return flagged_words(len(found.flagged), len(found.flagged_besides))


def _bands(found: ClassFigures) -> Iterator[str]:
    if found.graded < FEWEST:
        return
    yield ""
    yield "Students by their mean score:"
    most = max(found.bands.values())
    for band, scores in enumerate(BAND_RANGES):
        count = found.bands[band]
        bar = "#" * round(LONGEST_BAR * count / most)
        yield f"  {scores:>6} {count:>4}  {bar}".rstrip()


def _sides(found: ClassFigures) -> Iterator[str]:
    if len(found.sides) < 2:
        return
    yield ""
    for side in SIDES:
        mean = found.side_mean(side)
        shown = HIDDEN if mean is None else f"mean {mean:.1f}"
        yield f"Argued {side}: {plural(found.sides[side].count, 'student')}, {shown}."
    if found.side_gap is not None:
        better = "pro" if found.side_gap > 0 else "con"
        yield f"Gap: {abs(found.side_gap):.1f} in favour of {better}."


def _missed(found: ClassFigures) -> Iterator[str]:
    for side in SIDES:
        missed = found.most_missed(side)
        if missed:
            yield ""
            yield f"Most missed by {side}:"
        for one in missed:
            yield f"  {one.made} of {one.answers} made: {one.point.text}"
            wrote = one.examples or one.near
            said = "who made it wrote" if one.examples else "nearest"
            if wrote:
                yield f"      {said}: {quoted(wrote[0])}"
