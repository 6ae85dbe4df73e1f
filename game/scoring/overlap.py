"""How many of their words two texts share, rare words counting more than common ones.

Cosines of term weights (1 + ln f) ln((n + 1) / (d + 1)), where f is how often a piece stands in the
text and d in how many of n known texts (Salton and Buckley 1988). All pieces count, those of “not”
and “nobody” as well: beside each other, texts for and against a thing differ by little else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Pieces = Sequence[int]
"""A text, cut into the pieces of a vocabulary."""


class Overlap:
    """The pieces of known texts, and how much each counts."""

    def __init__(self, known: Sequence[Pieces]) -> None:
        each = [np.unique(np.array(text, dtype=np.int64)) for text in known]
        every = np.concatenate(each) if each else np.zeros(0, dtype=np.int64)
        self._pieces, stand_in = np.unique(every, return_counts=True)
        self._worth: Numbers = np.log((len(known) + 1) / (stand_in + 1))
        self._unknown = float(np.log(len(known) + 1))

    def weights(self, texts: Sequence[Pieces]) -> Numbers:
        """(texts x known pieces): rows of length one, or less by what of a text is not known."""
        rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        said = np.fromiter(chain.from_iterable(texts), dtype=np.int64, count=len(rows))
        found, times = np.unique(np.stack([rows, said]), axis=1, return_counts=True)
        place = np.searchsorted(self._pieces, found[1])
        here = place < len(self._pieces)
        here[here] = self._pieces[place[here]] == found[1][here]
        worth = np.full(len(place), self._unknown)
        worth[here] = self._worth[place[here]]
        worth *= 1 + np.log(times)
        length = np.sqrt(np.bincount(found[0], worth**2, minlength=len(texts)))
        result = np.zeros((len(texts), len(self._pieces)))
        result[found[0][here], place[here]] = worth[here]
        result /= np.maximum(length, 1e-9)[:, None]
        return result
