"""Slips of the finger, mended before a text is read: the judge does not score spelling.

A word that nobody knows becomes the known word that is one slip away from it: two neighbouring
letters changed places; and for words of the debate itself also a letter that is missing, doubled or
too much (Damerau 1964; the search is Norvig's, "How to write a spelling corrector", 2007). A
negation gets its apostrophe back. All else is left alone, because it is often no slip but a rarer
word. The player sees their own text, never the mended one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from string import ascii_lowercase

SHORTEST = 5
"""Letters of the shortest word that is mended; shorter ones have too many neighbours."""

COMMON = 4_000
"""Rank below which a word that the debate does not use is common enough to be what was meant."""

_ENDINGS = ("s", "es", "d", "ed", "ing", "ings", "r", "er", "rs", "ers", "y", "ly", "able")
"""Endings with which a known word is known too."""

_NEGATED = re.compile(
    r"(is|was|are|were|do|does|did|has|have|had|ca|could|would|should|wo|must|need|ai)nt"
)
"""A negation without its apostrophe, which the networks hardly know as one."""

_MISSPELT = {
    "arnt": "arent",
    "dident": "didnt",
    "dosent": "doesnt",
    "dosnt": "doesnt",
    "havnt": "havent",
    "isent": "isnt",
    "wasent": "wasnt",
    "wernt": "werent",
    "woudnt": "wouldnt",
}
"""The same as people also misspell it."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")


class Speller:
    """Mends texts by a list of known words."""

    def __init__(self, ranks: Mapping[str, int]) -> None:
        """`ranks` holds known words in lower case; of two neighbours the lower rank wins."""
        self._ranks = ranks

    def mend(self, text: str, own: Set[str] = frozenset()) -> str:
        """`text` with its slips mended; `own` words, in lower case, are known and come first.

        A capital after the first word is a sign of a name: there only letters that changed places
        are mended, and only into a word of the debate ("Amreica").
        """

        def one(found: re.Match[str]) -> str:
            word = found.group()
            if negation := _negation(word):
                return negation
            named = word[0].isupper() and found.start() > 0 and not text.isupper()
            return self._mended(word, own, named=named)

        return _WORD.sub(one, text)

    def _mended(self, word: str, own: Set[str], *, named: bool) -> str:
        plain = word.lower()
        known = not own.isdisjoint({plain, f"{plain}s", plain.removesuffix("s")}) or any(
            stem in self._ranks for stem in (plain, *_stems(plain))
        )
        if len(plain) < SHORTEST or not plain.isalpha() or known:
            return word
        swapped = set(_swapped(plain))
        of_debate = own & (swapped if named else swapped | set(_longer_or_shorter(plain)))
        if named:
            return min(of_debate, default=word)
        return min(of_debate, default="") or min(
            (w for w in swapped if self._ranks.get(w, COMMON) < COMMON),
            key=lambda w: (self._ranks[w], w),
            default=word,
        )


def _negation(word: str) -> str:
    """“doesn't” for “doesnt”, “does'nt” and “dosent”, in the same capitals; empty for others."""
    bare = word.replace("'", "").replace("’", "")
    if bare.lower() in _MISSPELT:
        bare = _in_case_of(bare, _MISSPELT[bare.lower()])
    elif word[-2:-1] in ("'", "’"):
        return ""  # it has its apostrophe
    if not _NEGATED.fullmatch(bare.lower()):
        return ""
    return f"{bare[:-1]}'{bare[-1]}"


def _in_case_of(word: str, other: str) -> str:
    """`other` in capitals where `word` is, or with one at its head."""
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[0].isupper() else other


def _stems(word: str) -> Iterator[str]:
    """What a regular English ending may have been put to."""
    for ending in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield f"{word.removesuffix(ending)}e"


def _swapped(word: str) -> Iterator[str]:
    """`word` with two neighbouring letters in the other order; the first letter stays."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _longer_or_shorter(word: str) -> Iterator[str]:
    """`word` with a letter more or a letter less; the first letter stays."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
    for at in range(1, len(word) + 1):
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at:]
