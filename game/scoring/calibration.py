"""How nearness and polarity become one probability.

A logistic regression over a few signs. Its weights are fitted by `benchmarks/fit_calibration.py` on
a pack's own examples and on labelled rebuttals, so that .5 is the line at which a coach would
credit the point.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Signs:
    """What speaks for and against a sentence's making a point."""

    near: float
    """Logit of the matcher: the sentence speaks of the point."""
    other: float
    """The largest such logit of any other point that competes."""
    asserts: float
    """0 to 1, the verifier: it asserts the point."""
    opposes: float
    """0 to 1, the verifier: it asserts the contrary."""
    clash: bool
    """Clause parity: the same words, an odd number of turns."""


WEIGHTS = (-0.5, 1.2, 0.0, 0.0, 0.0, -1.2)
"""Bias, then one weight for each of `features`."""


def features(signs: Signs) -> tuple[float, float, float, float, float]:
    """The signs as the regression takes them, each of the order of one."""
    return (
        _clip(signs.near) / 3,
        _clip(signs.other) / 3,
        logit(signs.asserts),
        logit(signs.opposes),
        float(signs.clash),
    )


def join(signs: Signs) -> float:
    """Probability, 0 to 1, that the sentence asserts the point."""
    bias, *weights = WEIGHTS
    return sigmoid(bias + sum(w * x for w, x in zip(weights, features(signs), strict=True)))


def logit(probability: float) -> float:
    """The inverse of `sigmoid`, with the probability kept within .01 and .99."""
    kept = min(0.99, max(0.01, probability))
    return math.log(kept / (1 - kept))


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x), safe at both ends."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def _clip(value: float) -> float:
    return min(5.0, max(-4.0, value))
