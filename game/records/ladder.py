"""How far a player has climbed, from the list of matches alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.debate.events import Started
from game.debate.ladder import CLIMBED, RUNGS, rungs_words
from game.debate.setup import Play
from game.packs.format import Counterargument, Motion, Side
from game.records.summary import Summary


@dataclass(frozen=True)
class Ladder:
    """The highest rung climbed, 1 to 3, by motion and counterargument; lower ones count too."""

    rungs: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, pack_id: str, summaries: Iterable[Summary]) -> Ladder:
        """From all matches, of whatever pack."""
        rungs: dict[tuple[str, str], int] = {}
        for summary in summaries:
            if summary.pack == pack_id and (climbed := climbed_in(summary)):
                place = (summary.motion, summary.counterarguments[0])
                rungs[place] = max(climbed, rungs.get(place, 0))
        return cls(rungs)

    def climbed(self, motion: Motion, counterargument: Counterargument) -> int:
        """The highest rung climbed on a counterargument, 0 to 3."""
        return self.rungs.get((motion.id, counterargument.id), 0)

    def next(self, motion: Motion, counterargument: Counterargument) -> int:
        """The rung to climb next, 1 to 3; the highest once more where all are climbed."""
        return min(self.climbed(motion, counterargument) + 1, max(RUNGS))

    def lead_on(self, motion: Motion, setup: Started, score: int) -> Play | None:
        """What to climb after the rung that `setup` was, played with that score of 100.

        The next rung, or the same again; from the top the lowest rung that is left on that side,
        and None where there is none.
        """
        name, rung = setup.counterarguments[0], setup.rung
        if score >= CLIMBED:
            rung += 1
        if rung > max(RUNGS):
            left = [c for c in motion.against(setup.side) if self.climbed(motion, c) < max(RUNGS)]
            if not left:
                return None
            lowest = min(left, key=lambda c: self.climbed(motion, c))
            name, rung = lowest.id, self.next(motion, lowest)
        return Play(setup.pack, setup.motion, setup.side, "drill", name, rung=rung)

    def side(self, motion: Motion, side: Side) -> str:
        """How far a side is climbed, such as `★ 3 of 15`; empty before the first rung."""
        thrown = motion.against(side)
        climbed = sum(self.climbed(motion, c) for c in thrown)
        return rungs_words(climbed, max(RUNGS) * len(thrown))


def climbed_in(summary: Summary) -> int:
    """The rung that was climbed in a match, 0 to 3."""
    reached = summary.score is not None and summary.score >= CLIMBED
    return summary.rung if reached and len(summary.counterarguments) == 1 else 0
