"""What a text gives away by itself: the label guessed without the point.

A verifier may only be praised for what it reads in text *and* point. Here the point is hidden: a
ridge regression on the letters of the text alone, fitted on the calibration half of the held
subjects, guesses the labels of the measured half. Since every text stands against its point and
against the reverse of it, a guess that tells assertions from opposites would show a leak.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.measures import CLASSES, auc
from benchmarks.pairs import Pair

WIDTH, LONGEST, RIDGE = 1 << 14, 5, 1.0
"""Columns of the hashed letters, letters of a gram at most, and the penalty on their weights."""


def measure(fitted: Sequence[Pair], held: Sequence[Pair]) -> dict[str, float]:
    """AUC on `held` of a guess that was fitted on `fitted`, subjects that `held` does not share."""
    classes = {name: number for number, name in enumerate(CLASSES)}
    found = {}
    for name, other in (("asserts/opposite", "opposite"), ("asserts/neither", "neither")):
        wanted = [classes["asserts"], classes[other]]
        known, seen = ([p for p in pairs if min(p.label) in wanted] for pairs in (fitted, held))
        label, truth = (
            np.array([min(p.label) == wanted[0] for p in part]) for part in (known, seen)
        )
        guess = _ridge(_letters(known), np.where(label, 1.0, -1.0), _letters(seen))
        found[name] = auc(guess[truth], guess[~truth])
    return found


def _letters(pairs: Sequence[Pair]) -> npt.NDArray[np.float64]:
    """(pairs x WIDTH), each row of length one: how often each gram of letters occurs."""
    rows = np.zeros((len(pairs), WIDTH))
    for row, pair in zip(rows, pairs, strict=True):
        text = f" {pair.text.lower()} "
        for size in range(1, LONGEST + 1):
            for start in range(len(text) - size + 1):
                row[zlib.crc32(text[start : start + size].encode()) % WIDTH] += 1
    rows = np.sqrt(rows)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _ridge(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], new: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Fitted values for `new`; solved in the space of the rows, which are fewer than columns."""
    kernel = x @ x.T + RIDGE * np.eye(len(x))
    result: npt.NDArray[np.float64] = (new @ x.T) @ np.linalg.solve(kernel, y - y.mean()) + y.mean()
    return result
