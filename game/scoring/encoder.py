"""A BERT encoder in numpy: texts as piece ids in, hidden states out.

Post-norm layers, as in Devlin et al. 2018; their gelu to within 3e-5. The texts of a batch lie end
to end instead of being padded, so that a text's states do not depend on its neighbours' lengths and
nothing is computed for filler. Inside, each piece of a text is a column: a large matrix times a
narrow one is the faster product of the two, by a quarter for 20 pieces and a twentieth for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from game.scoring.weights import Weights

Floats = npt.NDArray[np.float32]

ARITHMETIC = "c"
"""Changes whenever states may come out otherwise by a bit: what is kept of them is made anew."""

HEADS = 12
EPSILON = 1e-12
AT_A_TIME = 65536
"""Numbers on which an activation is computed at a time: 256 kB of floats."""
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
        x = self._norm(np.ascontiguousarray(self._embed(rows, segments).T), f"{self._prefix}.norm")
        for layer in range(self.layers):
            x = self._layer(x, bounds, f"{self._prefix}.layers.{layer}")
        return [np.ascontiguousarray(x[:, start:end].T) for start, end in pairwise(bounds.tolist())]

    def _embed(
        self, rows: Sequence[Sequence[int]], segments: Sequence[Sequence[int]] | None
    ) -> Floats:
        """(pieces x width), before it is normed."""
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
        return total

    def _places(self, places: npt.NDArray[np.int64]) -> Floats:
        """What is added at each place of a text."""
        return self._weights.rows("positions", places)

    def _layer(self, x: Floats, bounds: npt.NDArray[np.int64], name: str) -> Floats:
        mixed = self._attend(self._linear(x, f"{name}.qkv"), bounds)
        x = self._norm(self._linear(mixed, f"{name}.out", x), f"{name}.norm1")
        inner = gelu(self._linear(x, f"{name}.up"))
        return self._norm(self._linear(inner, f"{name}.down", x), f"{name}.norm2")

    def _attend(self, qkv: Floats, bounds: npt.NDArray[np.int64]) -> Floats:
        """`qkv` is changed."""
        width = len(qkv) // 3
        head = width // HEADS
        qkv[:width] *= np.float32(head**-0.5)
        heads = qkv.reshape(3, HEADS, head, -1)
        out = np.empty(heads.shape[1:], dtype=np.float32)
        for start, end in pairwise(bounds.tolist()):
            q, k, v = heads[..., start:end]
            scores = k.transpose(0, 2, 1) @ q  # a column for each piece that looks
            scores -= scores.max(axis=1, keepdims=True)
            np.exp(scores, out=scores)
            scores /= scores.sum(axis=1, keepdims=True)
            out[..., start:end] = v @ scores
        return out.reshape(width, -1)

    def _linear(self, x: Floats, name: str, beside: Floats | None = None) -> Floats:
        """A matrix's product and its bias; `beside` is added to it.

        The scales are multiplied in last: the products are fewer than the weights.
        """
        product: Floats = self._weights[f"{name}.weight"].astype(np.float32) @ x
        product *= self._weights[f"{name}.weight.scale"][:, None]
        product += self._weights[f"{name}.bias"][:, None]
        if beside is not None:
            product += beside
        return product

    def _norm(self, x: Floats, name: str) -> Floats:
        """Of each column; `x` is changed."""
        x -= x.mean(axis=0)
        variance = np.einsum("ij,ij->j", x, x) / np.float32(len(x))
        x *= 1 / np.sqrt(variance + np.float32(EPSILON))
        x *= self._weights[f"{name}.weight"][:, None]
        x += self._weights[f"{name}.bias"][:, None]
        return x


def gelu(x: Floats) -> Floats:
    """Multiply x by the normal distribution at x, in place; off by 2.6e-5 at most.

    Some of it at a time, so that what is computed on the way stays in the processor's cache. `x`
    lies row by row, in one piece; `ValueError` if not.
    """
    if not x.flags.c_contiguous:
        raise ValueError("Only an array that lies row by row can be changed in place.")
    flat = x.reshape(-1)
    with np.errstate(over="ignore"):  # far below 0 it is x / infinity
        for start in range(0, len(flat), AT_A_TIME):
            _gelu(flat[start : start + AT_A_TIME])
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
