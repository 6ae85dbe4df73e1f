"""How far a player has come on both sides of each motion, from the list of matches alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.packs.format import SIDES, Side
from game.records.summary import Summary

MASTERED = 60
"""A motion is mastered when both sides have reached this score in a whole match: one of the usual
rounds, with opening and closing."""


@dataclass(frozen=True)
class Best:
    """The best result on one side of a motion."""

    summary: Summary

    @property
    def score(self) -> int:
        """0 to 100."""
        return self.summary.score or 0

    @property
    def shorter(self) -> bool:
        """No whole match so far, only drills and shorter plays: they master nothing."""
        return not self.summary.whole

    @property
    def label(self) -> str:
        """What it was if it was no whole match, such as `drill` or `graded`; else empty."""
        return self.summary.label if self.shorter else ""

    @property
    def standing(self) -> str:
        """What the score amounts to, in a word or two."""
        return self.summary.standing


@dataclass(frozen=True)
class Progress:
    """Results in one pack."""

    summaries: tuple[Summary, ...]

    @classmethod
    def of(cls, pack_id: str, summaries: Iterable[Summary]) -> Progress:
        """From all matches, of whatever pack; duels say nothing of one player's progress."""
        return cls(tuple(s for s in summaries if s.pack == pack_id and not s.duel))

    def best(self, motion: str, side: Side) -> Best | None:
        """The best whole match, or failing that the best shorter play; None if none is finished."""
        done = [
            s
            for s in self.summaries
            if (s.motion, s.side) == (motion, side) and s.score is not None
        ]
        matches = [s for s in done if s.whole]
        best = max(matches or done, key=lambda s: s.score or 0, default=None)
        return None if best is None else Best(best)

    def begun(self, motion: str, side: Side) -> bool:
        """A match on that side waits to be played on."""
        return any((s.motion, s.side, s.finished) == (motion, side, None) for s in self.summaries)

    def weaker(self, motion: str) -> Side | None:
        """The side with the lower score, or not yet played; None while both are alike."""
        pro, con = (self._in_match(motion, side) for side in SIDES)
        return None if pro == con else "pro" if pro < con else "con"

    def gap(self, motion: str) -> int | None:
        """Marks, 0 to 100, between the two sides' best whole matches; None until both are there."""
        pro, con = (self._in_match(motion, side) for side in SIDES)
        return abs(pro - con) if min(pro, con) >= 0 else None

    def balance(self, motion: str) -> str:
        """Both sides in words, such as `PRO 79, CON 38 (weaker by 41)`."""
        return ", ".join(self._side_words(motion, side) for side in SIDES)

    def _side_words(self, motion: str, side: Side) -> str:
        best, gap = self.best(motion, side), self.gap(motion)
        if best is None:
            return f"{side.upper()} {'begun' if self.begun(motion, side) else 'not played'}"
        label = f" ({best.label})" if best.shorter else ""
        behind = f" (weaker by {gap})" if gap and self.weaker(motion) == side else ""
        return f"{side.upper()} {best.score}{label}{behind}"

    def mastered(self, motion: str) -> bool:
        """Both sides have reached `MASTERED` in a whole match."""
        return all(self._in_match(motion, side) >= MASTERED for side in SIDES)

    def _in_match(self, motion: str, side: Side) -> int:
        best = self.best(motion, side)
        return best.score if best and not best.shorter else -1
