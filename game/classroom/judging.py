"""Scoring works: each text is judged here, whatever a submission says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from game.classroom.grade_format import GradedRound, Rounds
from game.classroom.grades import counterargument_at
from game.classroom.works import Answer, Work
from game.errors import ProcessDied
from game.packs.format import Pack
from game.processes import in_processes
from game.scoring.contract import Matcher
from game.scoring.grading import as_result
from game.scoring.judging import judge
from game.text import LONGEST_ANSWER

Tasks = Iterable[tuple[str, Work]]
"""Keys of the ledger, and what is to be judged under them."""


def judge_work(work: Work, pack: Pack, matcher: Matcher) -> Rounds:
    """A verdict for each answer; copying one's own earlier answers earns nothing.

    `UsageError` if the pack has lost what was answered.
    """
    rounds, earlier = Rounds(), list[str]()
    motion = ""
    for answer in work.answers:
        if answer.motion != motion:  # a match knows its own answers only
            motion, earlier = answer.motion, []
        rounds.append(_round(answer, pack, matcher, tuple(earlier)))
        earlier.append(answer.text)
    return rounds


def _round(answer: Answer, pack: Pack, matcher: Matcher, earlier: tuple[str, ...]) -> GradedRound:
    thrown = counterargument_at(pack, f"{answer.motion}/{answer.counterargument}")
    motion = pack.get_motion(answer.motion)
    answered: GradedRound = {
        "motion": answer.motion,
        "counterargument": answer.counterargument,
        "weight": thrown.weight,
    }
    if len(answer.text) > LONGEST_ANSWER:
        message = f"the text is longer than {LONGEST_ANSWER:,} characters"
        return {**answered, "error": {"code": "too-long", "message": message}}
    verdict = judge(answer.text, thrown, motion, matcher=matcher, earlier=earlier)
    found = as_result(verdict, pack, answer.text)
    return {**answered, **found, "off_list": verdict.off_list, "lift": verdict.lift}


def judge_here(tasks: Tasks, pack: Pack, matcher: Matcher) -> Iterator[tuple[str, Rounds]]:
    """In this process, in order."""
    for key, work in tasks:
        yield key, judge_work(work, pack, matcher)


def judge_side_by_side(
    tasks: Tasks, pack: Pack, jobs: int, load: Callable[[], Matcher]
) -> Iterator[tuple[str, Rounds]]:
    """In `jobs` processes, in the order in which they are done.

    `load` must be a function of a module: every process calls it once. `ProcessDied` if one
    did.
    """
    try:
        yield from in_processes(partial(_begin, pack, load), tasks, jobs)
    except ProcessDied as died:
        raise ProcessDied(f"{died} What was scored is kept.") from None


def _begin(pack: Pack, load: Callable[[], Matcher]) -> Callable[[Work], Rounds]:
    return partial(judge_work, pack=pack, matcher=load())
