"""What both tokenisers offer, and the one that a set of weights was trained with."""

from __future__ import annotations

from typing import Protocol

from game.scoring.unigram import Unigram
from game.scoring.weights import Weights
from game.scoring.wordpiece import WordPiece


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
        lines = [line.split("\t") for line in weights.vocabulary]
        return Unigram([piece for piece, _ in lines], [float(score) for _, score in lines])
    return WordPiece(weights.vocabulary)
