"""How many of their words two texts share, rare words counting more than common ones.

Cosines of term weights (1 + ln f) ln((n + 1) / (d + 1)), where f is how often a piece stands in the
text and d in how many of n known texts (Salton and Buckley 1988). All pieces count, those of “not”
and “nobody” as well: beside each other, texts for and against a thing differ by little else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Pieces = Sequence[int]
"""A text, cut into the pieces of a vocabulary."""

BLOCK = 256
"""Pieces, and texts, whose weights are at hand at a time: 6 MB for all that a motion says."""


class Terms(NamedTuple):
    """Known pieces of texts: (entries), each of a text, a place among the pieces and a weight."""

    text: Places
    place: Places
    weight: Numbers
    texts: int

    def times(self, matrix: Numbers) -> Numbers:
        """(texts x columns) of a matrix with a row for each known piece."""
        result = np.zeros((self.texts, matrix.shape[1]))
        np.add.at(result, self.text, self.weight[:, None] * matrix[self.place])
        return result

    def written_out(self, first: int) -> Numbers:
        """(texts x `BLOCK`): the weights of so many pieces from `first` on."""
        here = (self.place >= first) & (self.place < first + BLOCK)
        result = np.zeros((self.texts, BLOCK))
        result[self.text[here], self.place[here] - first] = self.weight[here]
        return result


class Overlap:
    """The pieces of known texts, and how much each counts."""

    def __init__(self, known: Sequence[Pieces]) -> None:
        _, said, _ = _counted(known)
        self._pieces, stand_in = np.unique(said, return_counts=True)
        self._worth: Numbers = np.log((len(known) + 1) / (stand_in + 1))
        self._unknown = float(np.log(len(known) + 1))

    def __len__(self) -> int:
        return len(self._pieces)

    def terms(self, texts: Sequence[Pieces]) -> Terms:
        """Of each text a row of length one: less by what is unknown, none if all texts say it."""
        text, said, times = _counted(texts)
        place = np.searchsorted(self._pieces, said)
        here = place < len(self._pieces)
        here[here] = self._pieces[place[here]] == said[here]
        weight = np.full(len(place), self._unknown)
        weight[here] = self._worth[place[here]]
        weight *= 1 + np.log(times)
        length = np.sqrt(np.bincount(text, weight**2, minlength=len(texts)))
        weight /= np.maximum(length, 1e-9)[text]
        return Terms(text[here], place[here], weight[here], len(texts))

    def add_gram(self, terms: Terms, kernel: Numbers, share: float) -> None:
        """Add to `kernel` (texts x texts) that `share` of how many of their words each two share.

        Only what is on or below the diagonal is right then; above it, other blocks are left alone.
        Some pieces and some rows at a time: all at once would take as much again as the kernel.
        What one text alone says is on the diagonal.
        """
        by_place = np.bincount(terms.place, minlength=len(self))
        alone = by_place[terms.place] == 1
        own = np.bincount(terms.text[alone], terms.weight[alone] ** 2, minlength=terms.texts)
        kernel[np.diag_indices(terms.texts)] += share * own
        number = np.cumsum(by_place > 1) - 1
        shared = terms._replace(
            text=terms.text[~alone],
            place=number[terms.place[~alone]],
            weight=np.sqrt(share) * terms.weight[~alone],
        )
        for first in range(0, int(number.max(initial=-1)) + 1, BLOCK):
            part = shared.written_out(first)
            for row in range(0, terms.texts, BLOCK):
                end = row + BLOCK
                found = part[row:end] @ part[row:].T
                kernel[row:end, row:end] += found[:, :BLOCK]
                kernel[end:, row:end] += found[:, BLOCK:].T

    def by_pieces(self, terms: Terms, pulls: Numbers) -> Numbers:
        """(known pieces x columns): what a piece brings of the `pulls` of the texts it is in."""
        blocks = range(0, len(self), BLOCK)
        parts = [terms.written_out(first).T @ pulls for first in blocks]
        result = np.concatenate(parts) if parts else np.zeros((0, pulls.shape[1]))
        return result[: len(self)]


def _counted(texts: Sequence[Pieces]) -> tuple[Places, Places, Places]:
    """Each piece of each text once: the text, the piece, and how often it stands there."""
    text = np.repeat(np.arange(len(texts)), [len(pieces) for pieces in texts])
    said = np.fromiter(chain.from_iterable(texts), dtype=np.int64, count=len(text))
    span = int(said.max(initial=0)) + 1
    codes, times = np.unique(text * span + said, return_counts=True)
    return codes // span, codes % span, times
