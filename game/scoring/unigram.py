"""A SentencePiece unigram tokeniser in pure Python: the most probable pieces of a text.

Viterbi search over a fixed vocabulary of scored pieces (Kudo 2018, "Subword Regularization",
section 3.2), as multilingual-e5 was trained with. Text is folded by NFKC and blanks become "▁".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

BLANK = "▁"
_SPACES = re.compile(r"\s+")
_UNKNOWN_PENALTY = 10.0
"""How much worse than the worst piece an unknown character scores, as in SentencePiece."""


class Unigram:
    """Turns texts into piece ids; the first four ids are `<s>`, `<pad>`, `</s>` and `<unk>`."""

    cls, pad, sep, unknown = 0, 1, 2, 3

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        """`pieces` and their log probabilities, in the order of their ids."""
        scored = enumerate(zip(pieces, scores, strict=True))
        self._ids = {piece: (i, score) for i, (piece, score) in scored if i > self.unknown}
        self._longest = max(len(piece) for piece in self._ids)
        self._worst = min(score for _, score in self._ids.values()) - _UNKNOWN_PENALTY
        self._pieces = lru_cache(maxsize=20_000)(self._split)

    def pieces(self, text: str) -> list[int]:
        """The piece ids of `text`, without the special pieces."""
        folded = _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip()
        # Pieces never reach over a blank, so that each word can be split, and remembered, alone.
        return [piece for word in folded.split(" ") if word for piece in self._pieces(BLANK + word)]

    def single(self, text: str, longest: int) -> list[int]:
        """`<s> text </s>`, cut to at most `longest` ids."""
        return [self.cls, *self.pieces(text)[: longest - 2], self.sep]

    def pair(self, first: str, second: str, longest: int) -> tuple[list[int], list[int]]:
        """`<s> first </s> </s> second </s>` and segment ids; the longer text is cut first."""
        one, two = self.pieces(first), self.pieces(second)
        while len(one) + len(two) > longest - 4:
            (one if len(one) >= len(two) else two).pop()
        ids = [self.cls, *one, self.sep, self.sep, *two, self.sep]
        return ids, [0] * (len(one) + 2) + [1] * (len(two) + 2)

    def _split(self, word: str) -> tuple[int, ...]:
        count = len(word)
        best = [0.0] + [float("-inf")] * count
        start_of, id_of = [0] * (count + 1), [self.unknown] * (count + 1)
        for start in range(count):
            score = best[start]
            if score + self._worst > best[start + 1]:
                best[start + 1], start_of[start + 1] = score + self._worst, start
                id_of[start + 1] = self.unknown
            for end in range(start + 1, min(count, start + self._longest) + 1):
                found = self._ids.get(word[start:end])
                if found and score + found[1] > best[end]:
                    best[end], start_of[end], id_of[end] = score + found[1], start, found[0]
        out: list[int] = []
        while count:
            out.append(id_of[count])
            count = start_of[count]
        return tuple(reversed(out))
