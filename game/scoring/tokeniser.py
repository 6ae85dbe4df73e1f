"""What both tokenisers offer, and the one that a set of weights was trained with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Protocol

from game.scoring.unigram import Unigram
from game.scoring.weights import Weights
from game.scoring.wordpiece import WordPiece

STEPS = 10_000
"""Steps in a log probability of one: a step is a ten-thousandth."""


class Tokeniser(Protocol):
    """Turns texts into piece ids."""

    def pieces(self, text: str) -> list[int]:
        """The ids of a text, without marks."""
        ...

    def single(self, text: str, longest: int) -> list[int]:
        """One text between its marks, at most `longest` ids."""
        ...

    def pair(self, first: str, second: str, longest: int) -> tuple[list[int], list[int]]:
        """Two texts as one, and the segment (0 or 1) of each id; the longer one is cut first."""
        ...


def tokeniser_of(weights: Weights) -> Tokeniser:
    """The tokeniser whose pieces the weights embed."""
    if weights.manifest["tokeniser"] == "unigram":
        return Unigram(*scored(weights.vocabulary))
    return WordPiece(weights.vocabulary)


def stepped(pieces: Iterable[str], scores: Iterable[float]) -> Iterator[str]:
    """The lines of a vocabulary whose pieces have log probabilities, the likeliest first.

    Each says by how many ten-thousandths it is less likely than the one before: small numbers,
    which take a third of the room in a packed wheel that the probabilities would.
    """
    last = 0
    for piece, score in zip(pieces, scores, strict=True):
        here = round(-score * STEPS)
        yield f"{piece}\t{here - last}"
        last = here


def scored(lines: Sequence[str]) -> tuple[list[str], list[float]]:
    """The pieces and log probabilities, to four places, of what `stepped` wrote."""
    pairs = [line.split("\t") for line in lines]
    sums = accumulate(int(step) for _, step in pairs)
    return [piece for piece, _ in pairs], [-steps / STEPS for steps in sums]
