"""How nearness and polarity become one probability.

The weights are fitted by `benchmarks/fit_calibration.py` so that .5 is the line at which a coach
would credit the point.
"""

import math

BIAS, NEAR, ASSERTS, OPPOSITE = -0.5, 0.6, 3.0, -3.0


def join(near: float, asserts: float, opposite: float) -> float:
    """Probability, 0 to 1, that a sentence asserts a point.

    `near` is the matcher's logit, `asserts` and `opposite` the verifier's probabilities.
    """
    return sigmoid(BIAS + NEAR * near + ASSERTS * asserts + OPPOSITE * opposite)


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x), safe at both ends."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
