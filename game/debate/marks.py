"""The player's text with its marks: which stretch made a point, came near one or raised a flag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.debate.wording import FLAGGED, MADE, NEAR
from game.scoring.verdict import Span, Verdict

MarkKind = Literal["made", "near", "flag"]


@dataclass(frozen=True)
class Mark:
    """A sign before a stretch of the text."""

    kind: MarkKind
    sign: str
    """Such as `✓1`: the number is the point's place among those made."""
    span: Span


def find_marks(verdict: Verdict) -> tuple[Mark, ...]:
    """All marks of a verdict by their place in its text; one near miss a sentence."""
    made = [point for point in verdict.points if point.made]
    marks = [
        Mark("made", f"{MADE}{number}", span)
        for number, point in enumerate(made, start=1)
        for span in point.shown
    ]
    marks += [Mark("near", NEAR, span) for point in verdict.near for span in point.shown]
    marks += [Mark("flag", FLAGGED, flag.span) for flag in verdict.flags if flag.span]
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.sign)))
