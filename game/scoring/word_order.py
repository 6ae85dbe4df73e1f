"""Are these English words in the order of sentences? Told from which kinds of words follow which.

Words drawn at random from the matter of a debate, small ones among them, are near every point. What
they lack is order. A table says of each pair of kinds of words how much oftener the second comes
next (or next but one) after the first than chance would have it: pointwise mutual information
(Church and Hanks 1990). `benchmarks/fit_word_order.py` counts it; a kind is a frequent word itself,
or what another word ends in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from game.errors import ModelError
from game.scoring import archive
from game.scoring.weights import FOLDER
from game.scoring.words import words

FILE = FOLDER / "en" / "word_order.npz"
STEPS = 4
"""The table counts in steps of 1/4 of a natural logarithm."""

START, END, NUMBER, OTHER = "^", "$", "#", "-"
"""Kinds that are no words: the two ends of a sentence, what holds a digit, what ends in nothing
that is listed."""

ENDINGS = (
    "ing", "ed", "ly", "tion", "ness", "ment", "ity", "al", "ic", "ous", "ive", "ful", "less",
    "able", "ers", "er", "est", "ies", "es", "s", "ian", "ist", "ise", "ize", "ate", "en",
)  # fmt: skip
SHORTEST_STEM = 3
"""Letters that must stand before an ending."""

NEXT_BUT_ONE = 0.5
"""Weight of the word after the next beside that of the next."""

LENGTHS, LINES = (8, 12, 16, 24, 40, 80), (-0.9, -0.8, -0.52, -0.46, -0.3, -0.14)
"""Different pairs of neighbours, and the order below which so many make no sentence; between these
the line is straight, beyond them it stays. Of 8,791 honest sentences and texts that the table was
not counted on none lay below the lines of rules 35; of the same with their words shuffled two in
three did, and of longer ones four in five. (Since whole answers of real writers lay below, one in
4,000, the last two lines were lowered with rules 36 and the two before them with rules 38: of 900
whole answers with their words shuffled 833 are told, 836 by the lines before.)"""


def is_disordered(text: str) -> bool:
    """Whether `text`, which is English, is too little in order to say anything.

    What is shorter than 8 words is never called so.
    """
    found = _pairs(text, 1)
    return len(found) > LENGTHS[0] and order(text) < float(np.interp(len(found), LENGTHS, LINES))


def order(text: str) -> float:
    """Mean order of the words, about -1 where they are shuffled and .7 in prose.

    What is said again counts once.
    """
    table = _table()
    near, far = (float(table.counts[gap - 1][tuple(_pairs(text, gap).T)].mean()) for gap in (1, 2))
    return round((near + NEXT_BUT_ONE * far) / STEPS, 3)


def _pairs(text: str, gap: int) -> npt.NDArray[np.int64]:
    """(pairs x 2): kinds of which the second comes `gap` words after the first, each pair once."""
    table = _table()
    kinds = np.array([table.number.get(kind, table.other) for kind in kinds_of(text, table.number)])
    found: npt.NDArray[np.int64] = np.unique(np.stack([kinds[:-gap], kinds[gap:]], axis=1), axis=0)
    return found


def kinds_of(text: str, frequent: Collection[str]) -> list[str]:
    """The kinds of its words in turn, between a start and an end; a `frequent` word is its own."""
    return [START, *(_kind(word, frequent) for word in words(text)), END]


def _kind(word: str, frequent: Collection[str]) -> str:
    if word in frequent:
        return word
    if any(letter.isdigit() for letter in word):
        return NUMBER
    fits = (e for e in ENDINGS if word.endswith(e) and len(word) >= len(e) + SHORTEST_STEM)
    ending = next(fits, "")
    return f"{OTHER}{ending}"


class _Table:
    """How much oftener than by chance one kind comes after another."""

    def __init__(self, kinds: Sequence[str], counts: npt.NDArray[np.int8]) -> None:
        self.number = {kind: number for number, kind in enumerate(kinds)}
        self.other = self.number[OTHER]
        self.counts = counts
        """(2 x kinds x kinds): of the next word, and of the next but one; in `STEPS`."""


@lru_cache(maxsize=1)
def _table() -> _Table:
    found = archive.arrays(FILE)
    try:
        return _Table(found["kinds"].tolist(), found["counts"])
    except KeyError as error:
        raise ModelError(f"The judge's file {FILE} is damaged: it has no {error}.") from error
