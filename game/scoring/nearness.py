"""How near a text comes to a body of wordings, in the mean and at most."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from game.scoring.contract import Probabilities


def mean_of_nearest(found: Probabilities, count: int) -> Probabilities:
    """(texts): the mean of the `count` largest of each row of `found`, (texts x wordings).

    0 where there is no wording.
    """
    if not found.shape[1]:
        return np.zeros(len(found))
    nearest: Probabilities = np.sort(found, axis=1)[:, -count:].mean(axis=1)
    return nearest


def mean_of(found: Iterable[float]) -> float:
    """To three places, the same on every machine; 0 of nothing."""
    listed = [float(value) for value in found]
    return round(math.fsum(listed) / len(listed), 3) if listed else 0.0


def largest_of(found: Probabilities) -> float:
    """The largest, if it is above 0; 0 of nothing."""
    return float(found.max(initial=0.0))
