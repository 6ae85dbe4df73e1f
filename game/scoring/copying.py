"""How much of a text was copied from what lay in front of the writer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from game.packs.format import Counterargument, Motion
from game.scoring.sentences import Sentence
from game.scoring.words import words

RUN = 5
"""Words in a row that must be the same."""

SHARE = 0.75
"""A sentence is copied when this share of its runs stands in one source."""

SHORTEST = 6
"""Shorter sentences say nothing about copying."""


def sources(counterargument: Counterargument, motion: Motion) -> list[str]:
    """What a player may have had in front of them, in this round or in another of the motion.

    Of the other rounds that is what was said and the points; hints and wordings are of this one.
    """
    found = [motion.text, *(card.fact for card in motion.evidence)]
    for side in (motion.side.pro, motion.side.con):
        found += [side.case, *side.openings]
    for each in motion.counterargument:
        found += [each.claim, each.speech, each.second_speech, each.model_answer]
        found += [point.text for point in each.point]
    for point in counterargument.point:
        hints = point.hints
        found += [*point.phrasings, point.press, hints.nudge, hints.facts, hints.passage]
    return [text for text in found if text]


class CopyFinder:
    """Finds copied sentences; made once for a set of sources."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs = [_runs_of(text) for text in texts]

    def __add__(self, other: CopyFinder) -> CopyFinder:
        """Finds what either does."""
        both = CopyFinder(())
        both._runs = [*self._runs, *other._runs]
        return both

    def is_copied(self, text: str) -> bool:
        """Most runs of the sentence stand in one of the sources."""
        if len(words(text)) < SHORTEST:
            return False
        mine = runs(text)
        return any(sum(run in source for run in mine) >= SHARE * len(mine) for source in self._runs)

    def copied(self, sentences: Sequence[Sentence]) -> frozenset[int]:
        """Indices of the copied sentences."""
        return frozenset(i for i, s in enumerate(sentences) if self.is_copied(s.text))


@lru_cache(maxsize=512)
def _runs_of(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(runs(text))


def runs(text: str) -> list[tuple[str, ...]]:
    """All runs of `RUN` words."""
    found = words(text)
    return [tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)]
