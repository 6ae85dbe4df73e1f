"""How much of a text was copied from what lay in front of the writer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from game.packs.format import Counterargument, Motion
from game.scoring.sentences import Sentence
from game.scoring.words import words

RUN = 5
"""Words in a row that must be the same."""

SHARE = 0.75
"""A sentence is copied when this share of its runs stands in one source."""

SHORTEST = 6
"""Shorter sentences say nothing about copying."""

_Index = Mapping[tuple[str, ...], Sequence[int]]
"""For each run of words the numbers of the texts in which it stands."""


def finder(counterargument: Counterargument, motion: Motion) -> CopyFinder:
    """Finds what is copied from what a player may have had in front of them in this motion.

    Of the other rounds that is what was said and the points; hints are of this one. The further
    wordings of a point nobody is shown: who writes one has found it himself. All rounds of a motion
    share what is kept of it.
    """
    return CopyFinder(_shown_in_all(motion)) + CopyFinder(_shown_here(counterargument))


def _shown_in_all(motion: Motion) -> list[str]:
    found = [motion.text, *(card.fact for card in motion.evidence)]
    for side in (motion.side.pro, motion.side.con):
        found += [side.case, *side.openings]
    for each in motion.counterargument:
        found += [each.claim, each.speech, each.second_speech, each.model_answer]
        found += [point.text for point in each.point]
    return [text for text in found if text]


def _shown_here(counterargument: Counterargument) -> list[str]:
    found = []
    for point in counterargument.point:
        hints = point.hints
        found += [point.press, hints.nudge, hints.facts, hints.passage]
    return [text for text in found if text]


class CopyFinder:
    """Finds copied sentences; made once for a set of sources."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._indices: tuple[_Index, ...] = (_index_of(tuple(texts)),)

    def __add__(self, other: CopyFinder) -> CopyFinder:
        """Finds what either does."""
        both = CopyFinder(())
        both._indices = self._indices + other._indices
        return both

    def is_copied(self, text: str) -> bool:
        """Most runs of the sentence stand in one of the sources."""
        if len(words(text)) < SHORTEST:
            return False
        mine = runs(text)
        for index in self._indices:
            shared = Counter(chain.from_iterable(index.get(run, ()) for run in mine))
            if max(shared.values(), default=0) >= SHARE * len(mine):
                return True
        return False

    def copied(self, sentences: Sequence[Sentence]) -> frozenset[int]:
        """Indices of the copied sentences."""
        return frozenset(i for i, s in enumerate(sentences) if self.is_copied(s.text))


@lru_cache(maxsize=32)
def _index_of(texts: tuple[str, ...]) -> _Index:
    """Of `texts`; for a motion of the first pack, some 250 of them, it takes 1 MB."""
    found: dict[tuple[str, ...], list[int]] = {}
    for number, text in enumerate(texts):
        for run in dict.fromkeys(runs(text)):
            found.setdefault(run, []).append(number)
    return found


def runs(text: str) -> list[tuple[str, ...]]:
    """All runs of `RUN` words."""
    found = words(text)
    return [tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)]
