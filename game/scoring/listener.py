"""The listener: does an answer, heard as a whole, argue against the claim?

The verifier hears one sentence against one wording of a point, and of an argument that is on no
list it hears nothing. The listener is the same network with small corrections beside its matrices
(low-rank adaptation, Hu et al. 2021), which learnt from labelled answers: it hears all of an answer
with the claim. It is asked where an answer makes no point: does it argue something of its own
(`off_list`), and is it rather not the opponent's (`bearings`)?
`benchmarks/train_listener.py` makes its file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from game.errors import ModelError
from game.scoring import archive
from game.scoring.archive import MADE_FOR
from game.scoring.encoder import Encoder, Floats
from game.scoring.tokeniser import Tokeniser
from game.scoring.verifier import stopped_alike
from game.scoring.weights import Weights

FILE = "listener.npz"
"""Beside a language's weights."""

LONGEST = 176
"""Pieces of answer and claim together; the longer one is cut first."""

SUREST = 4.0
"""Log odds of arguing beyond which it is no oftener right: of 138 held English answers as many are
told by them as by all that it says, and a strong one in words that it had not met was heard at -9.
"""

MOST_REMEMBERED = 1024
"""Answers that are remembered; beyond that the memory begins anew."""

Arrays = Mapping[str, npt.NDArray[Any]]
"""Float32 arrays; matrices stand here as they are multiplied."""


class Listener:
    """Hears answers; deterministic, and safe to share by threads."""

    def __init__(self, weights: Weights, words: Tokeniser, found: Arrays) -> None:
        """`found` is what `load` gives; `ModelError` where it does not fit the weights."""
        if str(found.get(MADE_FOR)) != weights.manifest["sha256"]:
            raise ModelError("The judge's listener belongs to other weights: install it again.")
        try:
            self._encoder = _Corrected(weights, found)
            dense = weights.matrix("verifier.dense.weight") + found["dense.b"].T @ found["dense.a"]
            self._head = (found["argues.weight"], found["argues.bias"])
        except (KeyError, ValueError) as error:
            raise ModelError(f"The judge's listener is damaged: {error}") from error
        self._words = words
        self._dense = (dense, weights["verifier.dense.bias"])
        self._known: dict[tuple[str, str], float] = {}

    def argues(self, answer: str, claim: str) -> float:
        """Log odds, to two places, that coaches grade the `answer` to a `claim` 2 of 4 or more.

        Up to `SUREST` either way: nothing that it hears is surer than that.
        """
        known = self._known
        if (answer, claim) not in known:  # a new dictionary: other threads keep the one they hold
            kept = known if len(known) < MOST_REMEMBERED else {}
            self._known = known = {**kept, (answer, claim): self._listen(answer, claim)}
        return known[answer, claim]

    def _listen(self, answer: str, claim: str) -> float:
        ids, segments = self._words.pair(*stopped_alike(answer, claim), LONGEST)
        (states,) = self._encoder.states([ids], [segments])
        hidden = np.tanh(self._dense[0] @ states.mean(axis=0) + self._dense[1])
        (found,) = self._head[0] @ hidden + self._head[1]
        return min(SUREST, max(-SUREST, round(float(found), 2)))


class _Corrected(Encoder):
    """The verifier's layers with corrections beside their matrices, and places for long texts."""

    def __init__(self, weights: Weights, found: Arrays) -> None:
        super().__init__(weights, "verifier")
        self._corrections = {}
        for name in weights:
            of, _, _ = name.removeprefix("verifier.").rpartition(".")
            if name.startswith("verifier.layers.") and f"{name}.scale" in weights:
                self._corrections[f"verifier.{of}"] = (found[f"{of}.a"], found[f"{of}.b"].T)
        shared = weights.rows("positions", np.arange(len(weights["positions"])))
        self._all_places = np.concatenate([shared, found["positions"]])

    def _linear(self, x: Floats, name: str, beside: Floats | None = None) -> Floats:
        product = super()._linear(x, name, beside)
        down, up = self._corrections[name]
        product += up @ (down @ x)
        return product

    def _places(self, places: npt.NDArray[np.int64]) -> Floats:
        found: Floats = self._all_places[places]
        return found


def checksum(folder: Path) -> str:
    """Of the listener's file in `folder`; `ModelError` if it cannot be read."""
    return archive.checksum(folder / FILE)


def load(folder: Path) -> Arrays:
    """The arrays of the listener in `folder`; `ModelError` if they are missing or damaged.

    They lie there as int8 with a scale for each row, `X.scale`, or as float32.
    """
    whole = archive.arrays(folder / FILE)
    out = {MADE_FOR: whole.pop(MADE_FOR, np.array(""))}
    for name, array in whole.items():
        if not name.endswith(".scale"):
            found = array.astype(np.float32)
            scale = whole.get(f"{name}.scale")
            out[name] = found if scale is None else found * scale[:, None]
    return out
