"""A BERT encoder in numpy: texts as piece ids in, hidden states out.

Post-norm layers, as in Devlin et al. 2018; their gelu to within 3e-5. The texts of a batch lie end
to end instead of being padded, so that a text's states do not depend on its neighbours' lengths and
nothing is computed for filler.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from game.scoring.weights import Weights

Floats = npt.NDArray[np.float32]

ARITHMETIC = "b"
"""Changes whenever states may come out otherwise by a bit: what is kept of them is made anew."""

HEADS = 12
EPSILON = 1e-12
ROWS = 64
"""Rows on which an activation is computed at a time: some 400 kB of floats."""
LOGIT = tuple(np.float32(factor) for factor in (-1.5950116, -0.074015083, 0.00070364932))
"""Minus the factors of x, x^3 and x^5 in the log odds of the normal distribution at x: those that
keep x times it nearest to gelu, at its worst, for |x| up to 6."""

FARTHEST, ONE = np.float32(36), np.float32(1)
"""The square of x beyond which the factors stay as they are: nothing but x itself counts there."""

LONGEST_BATCH = 512
"""Most pieces that run together: bounds the memory for states to some 20 MB."""


class Encoder:
    """The layers named `<prefix>.layers.N` over the shared embeddings."""

    def __init__(self, weights: Weights, prefix: str) -> None:
        self._weights = weights
        self._prefix = prefix
        self.layers = 1 + max(
            int(name.split(".")[2]) for name in weights if name.startswith(f"{prefix}.layers.")
        )

    def states(
        self, rows: Sequence[Sequence[int]], segments: Sequence[Sequence[int]] | None = None
    ) -> list[Floats]:
        """Hidden states of the last layer, one (length x width) array for each row of ids."""
        out: list[Floats] = []
        start = 0
        while start < len(rows):
            end, total = start, 0
            while end < len(rows) and (end == start or total + len(rows[end]) <= LONGEST_BATCH):
                total += len(rows[end])
                end += 1
            kinds = segments[start:end] if segments is not None else None
            out += self._run(rows[start:end], kinds)
            start = end
        return out

    def _run(
        self, rows: Sequence[Sequence[int]], segments: Sequence[Sequence[int]] | None
    ) -> list[Floats]:
        bounds = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
        x = self._embed(rows, segments)
        for layer in range(self.layers):
            x = self._layer(x, bounds, f"{self._prefix}.layers.{layer}")
        return [x[bounds[i] : bounds[i + 1]] for i in range(len(rows))]

    def _embed(
        self, rows: Sequence[Sequence[int]], segments: Sequence[Sequence[int]] | None
    ) -> Floats:
        ids = np.array([piece for row in rows for piece in row], dtype=np.int64)
        places = np.concatenate([np.arange(len(row)) for row in rows])
        kinds = (
            np.zeros(len(ids), dtype=np.int64)
            if segments is None
            else np.array([kind for row in segments for kind in row], dtype=np.int64)
        )
        total = self._weights.rows("words", ids)
        total += self._places(places)
        total += self._weights.rows("segments", kinds)
        return self._norm(total, f"{self._prefix}.norm")

    def _places(self, places: npt.NDArray[np.int64]) -> Floats:
        """What is added at each place of a text."""
        return self._weights.rows("positions", places)

    def _layer(self, x: Floats, bounds: npt.NDArray[np.int64], name: str) -> Floats:
        mixed = self._attend(self._linear(x, f"{name}.qkv"), bounds)
        x = self._norm(x + self._linear(mixed, f"{name}.out"), f"{name}.norm1")
        inner = gelu(self._linear(x, f"{name}.up"))
        return self._norm(x + self._linear(inner, f"{name}.down"), f"{name}.norm2")

    def _attend(self, qkv: Floats, bounds: npt.NDArray[np.int64]) -> Floats:
        """`qkv` is changed."""
        width = qkv.shape[1] // 3
        head = width // HEADS
        qkv[:, :width] *= np.float32(head**-0.5)
        out = np.empty((len(qkv), width), dtype=np.float32)
        for start, end in pairwise(bounds.tolist()):
            part = qkv[start:end].reshape(end - start, 3, HEADS, head)
            q, k, v = part[:, 0], part[:, 1], part[:, 2]
            scores = q.transpose(1, 0, 2) @ k.transpose(1, 2, 0)
            scores -= scores.max(axis=2, keepdims=True)
            np.exp(scores, out=scores)
            scores /= scores.sum(axis=2, keepdims=True)
            mixed = scores @ v.transpose(1, 0, 2)
            out[start:end] = mixed.transpose(1, 0, 2).reshape(end - start, width)
        return out

    def _linear(self, x: Floats, name: str) -> Floats:
        """The rows' scales are multiplied in last: the products are fewer than the weights."""
        product: Floats = x @ self._weights[f"{name}.weight"].astype(np.float32).T
        product *= self._weights[f"{name}.weight.scale"]
        product += self._weights[f"{name}.bias"]
        return product

    def _norm(self, x: Floats, name: str) -> Floats:
        x = x - x.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
        x *= (1 / np.sqrt(variance + np.float32(EPSILON)))[:, None]
        x *= self._weights[f"{name}.weight"]
        x += self._weights[f"{name}.bias"]
        return x


def gelu(x: Floats) -> Floats:
    """Multiply x by the normal distribution at x, in place; off by 2.6e-5 at most.

    Some rows at a time, so that what is computed on the way stays in the processor's cache.
    """
    with np.errstate(over="ignore"):  # far below 0 it is x / infinity
        for start in range(0, len(x), ROWS):
            _gelu(x[start : start + ROWS])
    return x


def _gelu(x: Floats) -> None:
    """The distribution as a logistic function of an odd polynomial (`LOGIT`)."""
    square = x * x
    np.minimum(square, FARTHEST, out=square)
    power = LOGIT[2] * square
    power += LOGIT[1]
    power *= square
    power += LOGIT[0]
    power *= x
    np.exp(power, out=power)
    power += ONE
    x /= power
