"""How much of a text was copied from what lay in front of the writer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    """What a player may have had in front of them, from the motion to the model answer."""
    found = [
        motion.text,
        counterargument.claim,
        counterargument.speech,
        counterargument.second_speech,
    ]
    found.append(counterargument.model_answer)
    for point in counterargument.point:
        hints = point.hints
        found += [point.text, *point.phrasings, point.press]
        found += [hints.nudge, hints.facts, hints.passage]
    return [text for text in found if text]


class CopyFinder:
    """Finds copied sentences; made once for a set of sources."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs = [frozenset(runs(text)) for text in texts]

    def is_copied(self, text: str) -> bool:
        """Most runs of the sentence stand in one of the sources."""
        if len(words(text)) < SHORTEST:
            return False
        mine = runs(text)
        return any(sum(run in source for run in mine) >= SHARE * len(mine) for source in self._runs)

    def copied(self, sentences: Sequence[Sentence]) -> frozenset[int]:
        """Indices of the copied sentences."""
        return frozenset(i for i, s in enumerate(sentences) if self.is_copied(s.text))


def runs(text: str) -> list[tuple[str, ...]]:
    """All runs of `RUN` words."""
    found = words(text)
    return [tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)]
