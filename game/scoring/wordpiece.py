"""The uncased WordPiece tokeniser of BERT, in pure Python.

Follows Devlin et al. 2018 (`tokenization.py` of google-research/bert): clean, lower-case, strip
accents, split at white space, punctuation and CJK characters, then greedy longest match.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

CLS, SEP, PAD, UNK = "[CLS]", "[SEP]", "[PAD]", "[UNK]"
_LONGEST_WORD = 100
"""Words longer than this many characters become one unknown piece, as in the original."""

_ASCII = re.compile(r"[a-z0-9]+|[^a-z0-9 ]")
"""Words and marks of printable ASCII in small letters."""


class WordPiece:
    """Turns texts into piece ids of a fixed vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: index for index, piece in enumerate(vocabulary)}
        self.cls, self.sep = self._ids[CLS], self._ids[SEP]
        self.pad, self.unknown = self._ids[PAD], self._ids[UNK]
        self._pieces = lru_cache(maxsize=20_000)(self._split_word)

    def pieces(self, text: str) -> list[int]:
        """The piece ids of `text`, without the special pieces."""
        return [piece for word in basic_words(text) for piece in self._pieces(word)]

    def single(self, text: str, longest: int) -> list[int]:
        """`[CLS] text [SEP]`, cut to at most `longest` ids."""
        return [self.cls, *self.pieces(text)[: longest - 2], self.sep]

    def pair(self, first: str, second: str, longest: int) -> tuple[list[int], list[int]]:
        """`[CLS] first [SEP] second [SEP]` and its segment ids; the longer text is cut first."""
        one, two = self.pieces(first), self.pieces(second)
        while len(one) + len(two) > longest - 3:
            (one if len(one) >= len(two) else two).pop()
        ids = [self.cls, *one, self.sep, *two, self.sep]
        return ids, [0] * (len(one) + 2) + [1] * (len(two) + 1)

    def _split_word(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else f"##{word[start:end]}"
                if piece in self._ids:
                    found.append(self._ids[piece])
                    start = end
                    break
            else:
                return (self.unknown,)
        return tuple(found)


def basic_words(text: str) -> list[str]:
    """Lower-case words and punctuation marks of `text`, accents removed."""
    if text.isascii() and text.isprintable():  # the same, in a tenth of the time
        return _ASCII.findall(text.lower())
    out: list[str] = []
    for char in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or char in "\x00\ufffd":
            continue
        if char in "\t\n\r" or category == "Zs":
            out.append(" ")
        elif category.startswith("C"):
            continue
        elif _is_punctuation(char, category) or _is_cjk(char):
            out.extend((" ", char, " "))
        else:
            out.append(char)
    return "".join(out).split()


def _is_punctuation(char: str, category: str) -> bool:
    return category.startswith("P") or (char.isascii() and not char.isalnum() and char != " ")


def _is_cjk(char: str) -> bool:
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x2FA1F
    )
