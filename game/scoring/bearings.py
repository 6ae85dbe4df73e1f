"""Guards that ask the matcher: which way does the text face, when it makes none of the points?

An answer that makes no point may concede, argue the other side, say the opposite, answer another
counterargument, or speak of something else. The strongest evidence names the flag.
"""

from __future__ import annotations

import numpy as np

from game.scoring.contract import Probabilities
from game.scoring.reading import Reading, Surroundings
from game.scoring.verdict import Flag, Span

CLAIMED = 0.65
"""From this probability on the text asserts the opponent's own claim."""

ACROSS = 0.7
"""The same for a point that the other side makes."""

ELSEWHERE = 0.65
"""The same for a point that answers another counterargument."""

OPPOSED = 0.7
"""The same for the contrary of a point."""

NEAR = 0.25
"""A text that comes nearer than this to a point gets the benefit of the doubt: no flag."""

ON_TOPIC = 0.12
"""A text is off topic when nothing in it comes this near to anything in the debate (cosine)."""


def bearings(reading: Reading, around: Surroundings) -> Flag | None:
    """The one flag that says where a text without a point is going, or None."""
    if around.related < ON_TOPIC:
        return Flag(
            "off-topic",
            "Nothing here speaks of the motion.",
            "Begin with what they said: “You say that ..., but ...”",
            None,
        )
    if _peak(reading.points) >= NEAR:
        return None
    strengths = {
        "restates": (_peak(reading.claim), CLAIMED),
        "wrong-side": (_peak(around.across), ACROSS),
        "opposite": (_peak(reading.opposes), OPPOSED),
        "answers-another": (_peak(around.elsewhere), ELSEWHERE),
    }
    clear = {kind: peak - line for kind, (peak, line) in strengths.items() if peak >= line}
    if not clear:
        return None
    kind = max(clear, key=lambda name: clear[name])
    table: dict[str, tuple[Probabilities, str, str]] = {
        "restates": (
            reading.claim,
            "This says what your opponent says.",
            "Say where their claim goes wrong, and why.",
        ),
        "wrong-side": (
            around.across,
            "This argues the other side's case.",
            "Check which side you are on, and answer the claim above.",
        ),
        "opposite": (
            reading.opposes,
            "This asserts the contrary of what would answer them.",
            "Look at each “not” and “never”: does the sentence say what you mean?",
        ),
        "answers-another": (
            around.elsewhere,
            "A good point, but it answers another of their arguments.",
            "Keep it for that round, and answer the claim above.",
        ),
    }
    column, why, way_out = table[kind]
    return Flag(kind, why, way_out, _span(reading, column))  # type: ignore[arg-type]


def _peak(found: Probabilities) -> float:
    return float(found.max()) if found.size else 0.0


def _span(reading: Reading, found: Probabilities) -> Span | None:
    row = int(np.unravel_index(int(found.argmax()), found.shape)[0])
    return reading.units[row].span
