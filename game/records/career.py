"""How a player has fared in one pack: scores, calls, points made and never made.

Everything comes from the history; neither pack nor judge is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from game.packs.format import Motion, Point
from game.records.history import History
from game.records.played import PlayedRound, rounds_of
from game.records.sides import Progress
from game.records.summary import Summary


@dataclass(frozen=True)
class OpenPoint:
    """A point that was there to be made and never was."""

    counterargument: str
    """Its name."""
    point: Point
    met: int
    """Rounds in which it could have been made."""


@dataclass(frozen=True)
class Career:
    """All matches of one pack, or of one of its motions."""

    pack: str
    """Its id."""
    summaries: tuple[Summary, ...]
    """Oldest first."""
    motions: Mapping[str, Motion]
    """By id, as last played; those that were not recorded are missing."""
    rounds: tuple[tuple[str, PlayedRound], ...]
    """Each with the id of its motion, oldest match first; unreadable matches are left out."""

    @classmethod
    def read(cls, history: History, pack_id: str, summaries: Iterable[Summary]) -> Career:
        """From all matches, newest first, as the history lists them; duels are left out."""
        ours = tuple(s for s in reversed(tuple(summaries)) if s.pack == pack_id and not s.duel)
        rounds: list[tuple[str, PlayedRound]] = []
        motions: dict[str, Motion] = {}
        for summary in ours:
            if summary.answered:
                rounds += ((summary.motion, played) for played in rounds_of(history, summary.id))
        for motion_id, match_id in {s.motion: s.id for s in ours}.items():
            if motion := history.motion(match_id):
                motions[motion_id] = motion
        return cls(pack_id, ours, motions, tuple(rounds))

    def on(self, motion_id: str) -> Career:
        """The same for one motion."""
        return replace(
            self,
            summaries=tuple(s for s in self.summaries if s.motion == motion_id),
            motions={name: m for name, m in self.motions.items() if name == motion_id},
            rounds=tuple(item for item in self.rounds if item[0] == motion_id),
        )

    @property
    def finished(self) -> tuple[Summary, ...]:
        """Matches with a result, in the order in which they ended."""
        done = [s for s in self.summaries if s.finished is not None and s.score is not None]
        return tuple(sorted(done, key=lambda s: s.finished or s.updated))

    @property
    def progress(self) -> Progress:
        """Best results by motion and side."""
        return Progress.of(self.pack, self.summaries)

    @property
    def titles(self) -> dict[str, str]:
        """The name of each motion that was played, by id, the one begun first first."""
        return {s.motion: s.title for s in self.summaries}

    @property
    def calls(self) -> tuple[int, ...]:
        """Points called less points found, one a call: 0 is right, more than 0 too many."""
        return tuple(
            played.called - played.found
            for _, played in self.rounds
            if played.called is not None and played.found is not None
        )

    @property
    def made(self) -> int:
        """Different points that were made at least once."""
        return len(self._made & self._all)

    @property
    def total(self) -> int:
        """Points of the motions that were played, both sides."""
        return len(self._all)

    @property
    def never_made(self) -> tuple[OpenPoint, ...]:
        """Points of rounds that are over, the heaviest and most often missed first."""
        over = ((name, played.counterargument) for name, played in self.rounds if played.closed)
        met, made = Counter(over), self._made
        found = [
            OpenPoint(c.name, point, met[name, c.id])
            for name, motion in self.motions.items()
            for c in motion.counterargument
            for point in c.point
            if met[name, c.id] and (name, c.id, point.id) not in made
        ]
        return tuple(sorted(found, key=lambda o: (-o.point.weight, -o.met)))

    @property
    def _made(self) -> set[tuple[str, str, str]]:
        return {
            (name, played.counterargument, made.point)
            for name, played in self.rounds
            for made in played.made
        }

    @property
    def _all(self) -> set[tuple[str, str, str]]:
        return {
            (name, c.id, point.id)
            for name, motion in self.motions.items()
            for c in motion.counterargument
            for point in c.point
        }
