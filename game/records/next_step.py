"""What a player does next: resume, try one counterargument, or play the weaker side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.debate.setup import Play, default_side, usual_rounds
from game.packs.format import Counterargument, Motion, Pack, Side, other_side
from game.phrases import plural
from game.records.sides import MASTERED, Progress
from game.records.summary import Summary

MODE_WORDS = {"practice": "Practice", "match": "Match by the clock", "drill": "Drill"}


@dataclass(frozen=True)
class NextStep:
    """One suggestion, in words, and how to follow it."""

    kind: Literal["resume", "try", "play", "mastered"]
    title: str
    text: str
    play: Play
    """With `resume` set where a match is taken up again."""

    def leads_to(self, motion: Motion, side: Side) -> bool:
        """A match on that side is what it suggests."""
        return self.kind == "play" and (self.play.motion, self.play.side) == (motion.id, side)


def next_step(pack: Pack, summaries: Sequence[Summary]) -> NextStep:
    """The suggestion for a player with these matches, newest first, of all packs."""
    unfinished = [s for s in summaries if s.finished is None]
    if unfinished:
        return _resume(max(unfinished, key=lambda s: (not _is_argued_out(s), s.updated)))
    if not summaries:
        play = try_one(pack)
        counterargument = pack.get_motion(play.motion).get_counterargument(play.counterargument)
        return NextStep(
            "try",
            "Try one counterargument: three minutes",
            f"They say: “{counterargument.claim}”",
            play,
        )
    progress = Progress.of(pack.id, summaries)
    return _play(pack, progress)


def try_one(pack: Pack) -> Play:
    """One counterargument to begin with, thrown at the side across from the essay's.

    The heaviest of the pack's first motion.
    """
    motion = pack.motions[0]
    chosen = max(motion.against(default_side(motion)), key=_weight)
    return Play(pack.id, motion.id, chosen.against, "drill", chosen.id)


def _begun_first(pack: Pack, progress: Progress) -> list[Motion]:
    """The pack's motions in its order, after the one of the latest whole match."""
    latest = next((s.motion for s in progress.summaries if s.whole and s.finished), "")
    return sorted(pack.motions, key=lambda motion: motion.id != latest)


def _weight(counterargument: Counterargument) -> int:
    return counterargument.weight


def _resume(summary: Summary) -> NextStep:
    mode = "Duel" if summary.duel else MODE_WORDS.get(summary.mode, summary.mode)
    if summary.rung:
        mode = f"Rung {summary.rung} of the ladder"
    if summary.assigned is not None:
        mode = f"{summary.assigned.title}, {summary.assigned.place}"
    if summary.day:
        mode = f"The counterargument of {summary.day}"
    return NextStep(
        "resume",
        f"Continue: {summary.title}, {summary.sides}",
        f"{mode}, {_place(summary)}",
        Play(pack=summary.pack, resume=summary.id),
    )


def _is_argued_out(summary: Summary) -> bool:
    """Nothing but its ballot waits, so a match with rounds to play comes before it."""
    total = len(summary.counterarguments)
    return summary.rounds_only and 0 < total == summary.answered and not summary.draft


def _place(summary: Summary) -> str:
    """How far a match came, and what waits there."""
    total = len(summary.counterarguments)
    place = f"{summary.answered} of {total} answered." if total else "before the opening."
    if summary.draft:
        return f"{place} What you wrote is still there."
    if _is_argued_out(summary):
        return f"{place} See the ballot."
    return f"{place} Then the closing and the ballot." if 0 < total == summary.answered else place


def _play(pack: Pack, progress: Progress) -> NextStep:
    for motion in _begun_first(pack, progress):
        if progress.mastered(motion.id):
            continue
        side = progress.weaker(motion.id) or default_side(motion)
        if not motion.against(side):
            continue
        if progress.weaker(motion.id) is None:
            rounds = plural(usual_rounds(motion, side), "round")
            title, why = "Play a whole match", f"Opening, {rounds}, closing and ballot."
        elif progress.best(motion.id, side) is None:
            title, why = "Now the other side", "Argue against what you argued for."
        else:
            behind = f"{progress.gap(motion.id)} behind {other_side(side).upper()}"
            title, why = "Your weaker side", f"{behind}. Both sides at {MASTERED} master a motion."
        return NextStep(
            "play",
            f"{title}: {motion.name}, {side.upper()}",
            why,
            Play(pack.id, motion.id, side),
        )
    motion = pack.motions[0]
    return NextStep(
        "mastered",
        "Every motion here is mastered",
        "Play one by the clock, without hints or revision: match mode.",
        Play(pack.id, motion.id, default_side(motion), "match"),
    )
