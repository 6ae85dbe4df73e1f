"""How nearness and polarity become one probability.

A logistic regression over a few signs. Its weights are fitted by `benchmarks/fit_calibration.py` on
a pack's own examples and on labelled rebuttals, so that .5 is the line at which a coach would
credit the point.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.scoring.contract import Probabilities


@dataclass(frozen=True)
class Signs:
    """What speaks for and against a sentence's making a point."""

    near: float
    """Logit of the matcher: the sentence speaks of the point."""
    other: float
    """The largest such logit of any other point that competes."""
    claim: float
    """Cosine, -1 to 1: how near the sentence comes to what the opponent said."""
    asserts: float
    """0 to 1, the verifier: it asserts the point."""
    opposes: float
    """0 to 1, the verifier: it asserts the contrary."""
    clash: bool
    """Clause parity: the same words, an odd number of turns."""


WEIGHTS = (2.12, 1.16, 0.93, -1.64, 0.98, -0.27, -2.4, 0.47)
"""Bias, then one weight for each of `features`."""

CROWD = 0.26
"""Logits that a text pays for each e-fold of sentences and pairs from which the best is taken."""


def features(signs: Signs) -> tuple[float, ...]:
    """The signs as the regression takes them, each of the order of one.

    Where the wording is close, the verifier's word is taken again in proportion to the closeness:
    it is there that it can tell an assertion from its contrary.
    """
    asserts = logit(signs.asserts)
    return (
        _clip(signs.near, -4.0, 5.0) / 3,
        _clip(signs.near - signs.other, -3.0, 3.0) / 3,
        3 * signs.claim,
        asserts,
        logit(signs.opposes),
        float(signs.clash),
        _clip(signs.near, 0.0, 5.0) / 3 * asserts,
    )


def join(signs: Signs) -> float:
    """Probability, 0 to 1, that the sentence asserts the point."""
    bias, *weights = WEIGHTS
    return sigmoid(bias + sum(w * x for w, x in zip(weights, features(signs), strict=True)))


def crowded(probabilities: Probabilities) -> Probabilities:
    """Probabilities (units x points) of a text, less what the choice among many units adds.

    The largest of many numbers is large by chance: each logit pays `CROWD` ln(units).
    """
    kept = np.clip(probabilities, 1e-6, 1 - 1e-6)
    logits = np.log(kept / (1 - kept)) - CROWD * math.log(max(1, len(probabilities)))
    joined: Probabilities = np.round(1 / (1 + np.exp(-logits)), 3)
    return joined


def logit(probability: float) -> float:
    """The inverse of `sigmoid`, with the probability kept within .01 and .99."""
    kept = min(0.99, max(0.01, probability))
    return math.log(kept / (1 - kept))


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x), safe at both ends."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def _clip(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))
