"""Does a text agree with all wordings of a point, and with those of no other point?

Kernel ridge regression (Saunders, Gammerman and Vovk 1998): the wordings of a point are examples of
it, those of its rivals and what the opponent said are examples of something else. The solution is
closed, so a pack teaches the judge by what its author writes, and nothing has to be trained for it.
Two texts are alike by what they mean, as the encoder has it, and by the words that they share.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from game.scoring.encoder import Floats
from game.scoring.overlap import Numbers, Overlap, Pieces
from game.scoring.solving import BLOCK, room, solve

REACH = 0.5
"""Cosine, below that of a wording itself, at which its pull has fallen to 1/e."""

WORDS = {"en": 0.7, "ja": 0.0}
"""What having all words in common counts, beside 1 for the same meaning, by the networks' language.
English answers are told apart equally well from .5 to 1 (AUC of the first pack, by agreement alone,
.943 -> .952). Japanese ones share next to none with its English sentences: with .2 the F1 of all
Japanese sets is .825, without .836."""

RIDGE = 0.1
"""Squared error that is taken for chance; results hardly change between .03 and .3."""

HALF = 8
"""Wordings at which half of what ever more of them could reach is reached: n / (n + HALF), the form
that the sum of the weights of n examples takes which are all equally like each other. Measured on
labelled answers with 2 to 26 wordings a point."""

SCALE = 0.86
"""Makes 1 of what a text that makes the point commonly reaches; texts that do not lie about .4."""

MOST_NUMBERS = 6_000_000
"""Numbers of solutions that are kept, 8 bytes each: beyond that they begin anew. A counterargument
of the first pack has 20,000, all that a motion says up to 400,000."""

MOST_CUT = 30_000
"""Texts whose pieces are remembered, some 300 bytes each: a set with one wording less, as `pack
test` asks for thousands of them, is not cut anew."""


@dataclass(frozen=True)
class Said:
    """Texts, each as the sentences that it joins, and what they mean."""

    texts: Sequence[tuple[str, ...]]
    vectors: Floats
    """(texts x width), each of length one."""


@dataclass(frozen=True)
class Solution:
    """How far each wording, and each piece of a text, pulls towards each group."""

    pulls: Numbers
    overlap: Overlap
    by_pieces: Numbers

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return self.pulls.size + self.by_pieces.size


class Agreement:
    """Solves each set of wordings once; deterministic, and safe to share by threads."""

    def __init__(self, pieces: Callable[[str], Pieces], words: float) -> None:
        """`pieces` cuts a text into words or parts of words, which count as `words` says."""
        self._cut = lru_cache(MOST_CUT)(lambda text: array("i", pieces(text)))
        self._words = words
        self._known: dict[Hashable, Solution] = {}

    def of(self, said: Said, groups: Sequence[Said], against: Said, key: Hashable) -> Numbers:
        """(texts x groups): about 1 where a text makes the point of a group, less elsewhere.

        `groups` are each group's wordings, `against` counterexamples, which may be none. `key`
        tells these groups and counterexamples from all others.
        """
        every = np.concatenate([*(group.vectors for group in groups), against.vectors])
        solution = self._known.get(key)
        if solution is None:
            texts = [*chain(*(group.texts for group in groups)), *against.texts]
            sizes = [len(group.texts) for group in groups]
            solution = solved(every, self._pieces(texts), sizes, self._words)
            # A new dictionary each time: other threads keep the one that they hold.
            kept = sum(one.size for one in self._known.values()) + solution.size
            old = self._known if kept <= MOST_NUMBERS else {}
            self._known = {**old, key: solution}
        by_meaning = _pull(said.vectors, every) @ solution.pulls
        terms = solution.overlap.terms(self._pieces(said.texts))
        return np.round(by_meaning + terms.times(solution.by_pieces), 3)

    def _pieces(self, texts: Sequence[tuple[str, ...]]) -> list[Pieces]:
        return [[*chain.from_iterable(map(self._cut, text))] for text in texts]


def solved(
    vectors: Floats, pieces: Sequence[Pieces], sizes: Sequence[int], words: float
) -> Solution:
    """Of the wordings of groups of such `sizes`, one after the other, and counterexamples behind.

    What a fresh text reaches grows with the number of wordings; see `HALF`. Divided by that, a
    point with few wordings is as easily made as one with many.
    """
    place = np.repeat(np.arange(len(sizes) + 1), [*sizes, len(vectors) - sum(sizes)])
    own = place[:, None] == np.arange(len(sizes))
    overlap = Overlap(pieces)
    terms = overlap.terms(pieces)
    kernel = _pulls_among(vectors)
    overlap.add_gram(terms, kernel, words)
    kernel[np.diag_indices(len(kernel))] += RIDGE
    found = solve(kernel, own.astype(np.float64))
    pulls: Numbers = SCALE * found * (1 + HALF / np.maximum(sizes, 1))
    return Solution(pulls, overlap, words * overlap.by_pieces(terms, pulls))


def _pulls_among(vectors: Floats) -> Numbers:
    """(vectors x vectors) pulls, of which only the blocks on and below the diagonal are filled.

    What is never written to takes no room, and more than these is never read. (Whole rows are
    multiplied all the same: the last bits of a product depend on its shape.)
    """
    result = room(len(vectors), len(vectors))
    for start in range(0, len(vectors), BLOCK):
        end = start + BLOCK
        result[start:end, :end] = _pull(vectors[start:end], vectors)[:, :end]
    return result


def _pull(ones: Floats, others: Floats) -> Numbers:
    """(ones x others): 1 for the same text, less the farther away."""
    result = (ones @ others.T).astype(np.float64)
    result -= 1
    result /= REACH
    return np.exp(result, out=result)
