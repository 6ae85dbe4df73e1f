"""The verifier: does a sentence assert a point, assert its opposite, or neither?

A cross-encoder: sentence and point are read as one text, so that "not", "only" and who did what
to whom can be weighed against each other, which two separate vectors cannot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from game.scoring.encoder import Encoder, Floats
from game.scoring.language import language_of
from game.scoring.tokeniser import Tokeniser
from game.scoring.weights import Weights

LONGEST_PAIR = 112
"""Pieces of sentence and point together; the longer one is cut first."""


MOST_REMEMBERED = 4096
"""Pairs whose reading is kept; beyond that the memory begins anew."""

Pairs = Sequence[tuple[str, str]]
"""Sentences, each with a point."""

Read = tuple[float, float]
"""Probabilities that a sentence asserts a point and that it opposes it."""

_STOPPED = re.compile(r"[.!?…。｡！？．][\"'”’»)\]」』）】〉》]*\s*$")
_LOOSE = " \t\n\u3000,;:、，；："
"""What a full stop takes the place of."""


class Verifier:
    """Reads pairs; deterministic, and safe to share by threads.

    What it has read it remembers: a revision, or an author's next keystroke, changes few sentences.
    """

    def __init__(self, weights: Weights, words: Tokeniser) -> None:
        self._words = words
        self._encoder = Encoder(weights, "verifier")
        self._dense = (weights.matrix("verifier.dense.weight"), weights["verifier.dense.bias"])
        self._head = (weights["verifier.head.weight"], weights["verifier.head.bias"])
        self._known: dict[tuple[str, str], Read] = {}

    def read(self, pairs: Pairs) -> list[Read]:
        """For each (sentence, point): probabilities that it asserts and that it opposes."""
        known = self._known if len(self._known) <= MOST_REMEMBERED else {}
        new = [pair for pair in dict.fromkeys(pairs) if pair not in known]
        if new:  # a new dictionary each time: other threads keep the one that they hold
            known = {**known, **dict(zip(new, self._read(new), strict=True))}
            self._known = known
        return [known[pair] for pair in pairs]

    def _read(self, pairs: Pairs) -> list[Read]:
        rows = [self._words.pair(*stopped_alike(*pair), LONGEST_PAIR) for pair in pairs]
        states = self._encoder.states([r[0] for r in rows], [r[1] for r in rows])
        pooled = np.stack([s.mean(axis=0) for s in states])
        hidden = np.tanh(pooled @ self._dense[0].T + self._dense[1])
        found = _softmax(hidden @ self._head[0].T + self._head[1])
        return [(round(float(row[0]), 4), round(float(row[1]), 4)) for row in found]


def stopped_alike(sentence: str, point: str) -> tuple[str, str]:
    """Both as they are, or both with a full stop if either has one.

    Nearly all that the networks learnt from ends with one, and where a player leaves out the one
    that the point has, a contrary passes more easily.
    """
    if any(_STOPPED.search(text) for text in (sentence, point)):
        return _stopped(sentence), _stopped(point)
    return sentence, point


def _stopped(text: str) -> str:
    bare = text.rstrip(_LOOSE)
    if not bare or _STOPPED.search(text):
        return text
    return bare + ("。" if language_of(text) == "ja" else ".")


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return result
