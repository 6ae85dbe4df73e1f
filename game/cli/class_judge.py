"""The judge that a command of a class asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.classroom.grading import Judge


def judge_for(jobs: int | None) -> Judge:
    """The judge of this machine, in so many processes; 0 judges in this one, None takes all cores.

    `ModelError` if it cannot be loaded.
    """
    from game import processes
    from game.classroom.grading import judge_with
    from game.scoring import load_matcher

    count = processes.cores() if jobs is None else jobs
    return judge_with(load_matcher(), load_matcher, count)
