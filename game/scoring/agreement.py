"""Does a text agree with all wordings of a point, and with those of no other point?

Kernel ridge regression (Saunders, Gammerman and Vovk 1998): the wordings of a point are examples of
it, those of its rivals and what the opponent said are examples of something else. The solution is
closed, so a pack teaches the judge by what its author writes, and nothing has to be trained for it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

from game.scoring.encoder import Floats

Numbers = npt.NDArray[np.float64]

REACH = 0.5
"""Cosine, below that of a wording itself, at which its pull has fallen to 1/e."""

RIDGE = 0.1
"""Squared error that is taken for chance; results hardly change between .03 and .3."""

HALF = 8
"""Wordings at which half of what ever more of them could reach is reached: n / (n + HALF), the form
that the sum of the weights of n examples takes which are all equally like each other. Measured on
labelled answers with 2 to 26 wordings a point."""

SCALE = 0.86
"""Makes 1 of what a text that makes the point commonly reaches; texts that do not lie about .4."""

MOST_KEPT = 256
"""Sets of wordings whose solution is kept: some 20 kB for a counterargument of the first pack."""


class Agreement:
    """Solves each set of wordings once; deterministic, and safe to share by threads."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Numbers] = {}

    def of(
        self, texts: Floats, groups: Sequence[Floats], against: Floats, key: Hashable
    ) -> Numbers:
        """(texts x groups): about 1 where a text makes the point of a group, less elsewhere.

        All are unit vectors: of the texts, of each group's wordings, and of counterexamples, which
        may be none. `key` tells these groups and counterexamples from all others.
        """
        weights = self._known.get(key)
        if weights is None:
            weights = solved(groups, against)
            # A new dictionary each time: other threads keep the one that they hold.
            old = self._known if len(self._known) < MOST_KEPT else {}
            self._known = {**old, key: weights}
        return np.round(_pull(texts, np.concatenate([*groups, against])) @ weights, 3)


def solved(groups: Sequence[Floats], against: Floats) -> Numbers:
    """(wordings, then counterexamples x groups): how far each pulls towards each group.

    What a fresh text reaches grows with the number of wordings; see `HALF`. Divided by that, a
    point with few wordings is as easily made as one with many.
    """
    every = np.concatenate([*groups, against])
    sizes = np.array([len(group) for group in groups])
    place = np.repeat(np.arange(len(groups) + 1), [*sizes, len(against)])
    own = place[:, None] == np.arange(len(groups))
    kernel = _pull(every, every) + RIDGE * np.eye(len(every))
    found = np.linalg.solve(kernel, own.astype(np.float64))
    result: Numbers = SCALE * found * (1 + HALF / sizes)
    return result


def _pull(ones: Floats, others: Floats) -> Numbers:
    """(ones x others): 1 for the same text, less the farther away."""
    result: Numbers = np.exp(((ones @ others.T).astype(np.float64) - 1) / REACH)
    return result
