"""Whose argument is a text that makes no point: the player's own, or the opponent's?

No one sign tells it. A long text that makes no point, and that stands more with what is said for
the claim, is mostly for the opponent; one that comes near the wordings of the points is mostly the
player's own. Logistic regression weighs the signs; `benchmarks/fit_allegiance.py` gives the weights
and how well texts of sets left out are told apart (AUC .87; by the side alone .82; of Japanese
texts, by the same weights, .77 and .67).
"""

from __future__ import annotations

import math

import numpy as np

from game.scoring.contract import side_of
from game.scoring.reading import Reading, Surroundings, substance

WEIGHTS = (3.18, -2.08, -2.84, -0.52, -3.76, 3.37, 2.32, -0.5, -2.1, 0.62)
"""Of 1 and of `features`, for log odds."""

SENTENCES_THAT_TELL = 10
"""More of them tell nothing further."""


def features(reading: Reading, around: Surroundings) -> tuple[float, ...]:
    """What tells it: sides, the verifier's word, nearness to the points, and how much is said."""
    return (
        min(1.0, max(-1.0, side_of(reading.sides))),
        float(np.mean(reading.sides)),
        float(reading.claim.max(initial=0.0)),
        float(reading.opposes.max(initial=0.0)),
        around.alike,
        float(reading.points.max(initial=0.0)),
        float(reading.speaks.max(initial=0.0)),
        math.log1p(substance(reading)),
        min(SENTENCES_THAT_TELL, len(reading.sentences)),
    )


def allegiance(reading: Reading, around: Surroundings) -> float | None:
    """Log odds that the text is the player's own argument, to two places.

    None where the pack does not list what is said for the claim, or no sentence is the player's.
    """
    if not reading.sides:
        return None
    first, *rest = WEIGHTS
    signs = features(reading, around)
    return round(first + sum(w * x for w, x in zip(rest, signs, strict=True)), 2)
