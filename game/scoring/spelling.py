"""Slips of the finger, mended before a text is read: the judge does not score spelling.

A word that nobody knows becomes the known word that is one slip away from it: two neighbouring
letters changed places, a letter is missing, doubled or too much (Damerau 1964; the search is
Norvig's, "How to write a spelling corrector", 2007). A wrong letter is left alone, because it is
often no slip but another word's ending. The player sees their own text, never the mended one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from string import ascii_lowercase

SHORTEST = 5
"""Letters of the shortest word that is mended; shorter ones have too many neighbours."""

_ENDINGS = ("s", "es", "d", "ed", "ing", "ings", "r", "er", "rs", "ers", "y", "ly", "able")
"""Endings with which a known word is known too."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")


class Speller:
    """Mends texts by a list of known words."""

    def __init__(self, ranks: Mapping[str, int]) -> None:
        """`ranks` holds known words in lower case; of two neighbours the lower rank wins."""
        self._ranks = ranks

    def mend(self, text: str, own: Collection[str] = frozenset()) -> str:
        """`text` with its slips mended; `own` words, in lower case, are known and come first.

        Names keep their letters: a capital after the first word is a sign of one.
        """

        def one(found: re.Match[str]) -> str:
            word = found.group()
            named = word[0].isupper() and found.start() > 0 and not text.isupper()
            return word if named else self._mended(word, own)

        return _WORD.sub(one, text)

    def _mended(self, word: str, own: Collection[str]) -> str:
        plain = word.lower()
        known = (plain in own or plain in self._ranks) or any(
            stem in self._ranks for stem in _stems(plain)
        )
        if len(plain) < SHORTEST or not plain.isalpha() or known:
            return word
        near = set(_neighbours(plain))
        return min(near.intersection(own), default="") or min(
            near.intersection(self._ranks), key=lambda w: (self._ranks[w], w), default=word
        )


def _stems(word: str) -> Iterator[str]:
    """What a regular English ending may have been put to."""
    for ending in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield f"{word.removesuffix(ending)}e"


def _neighbours(word: str) -> Iterator[str]:
    """Words one slip away that begin with the same letter."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at:]
    for letter in ascii_lowercase:
        yield word + letter
