"""The verifier: does a sentence assert a point, assert its opposite, or neither?

A cross-encoder: sentence and point are read as one text, so that "not", "only" and who did what
to whom can be weighed against each other, which two separate vectors cannot.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.scoring.encoder import Encoder, Floats
from game.scoring.tokeniser import Tokeniser
from game.scoring.weights import Weights

LONGEST_PAIR = 112
"""Pieces of sentence and point together; the longer one is cut first."""


class Verifier:
    """Reads pairs; deterministic."""

    def __init__(self, weights: Weights, words: Tokeniser) -> None:
        self._words = words
        self._encoder = Encoder(weights, "verifier")
        self._dense = (weights["verifier.dense.weight"], weights["verifier.dense.bias"])
        self._head = (weights["verifier.head.weight"], weights["verifier.head.bias"])

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
        """For each (sentence, point): probabilities that it asserts and that it opposes."""
        if not pairs:
            return []
        rows = [self._words.pair(sentence, point, LONGEST_PAIR) for sentence, point in pairs]
        states = self._encoder.states([r[0] for r in rows], [r[1] for r in rows])
        pooled = np.stack([s.mean(axis=0) for s in states])
        hidden = np.tanh(pooled @ self._dense[0].T + self._dense[1])
        found = _softmax(hidden @ self._head[0].T + self._head[1])
        return [(round(float(row[0]), 4), round(float(row[1]), 4)) for row in found]


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return result
