"""Scoring works: each text is judged here, whatever a submission says of itself."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

from game.classroom.grade_format import GradedRound, Rounds
from game.classroom.grades import counterargument_at
from game.classroom.works import Answer, Work
from game.errors import ModelError
from game.packs.format import Pack
from game.scoring.contract import Matcher
from game.scoring.grading import as_result
from game.scoring.judging import judge
from game.text import LONGEST_ANSWER

Tasks = Iterable[tuple[str, Work]]
"""Keys of the ledger, and what is to be judged under them."""

WAITING = 3
"""Works for each process that lie ready: enough to keep it busy, few enough for the memory."""


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

    `load` must be a function of a module: every process calls it once. `ModelError` if a process
    died.
    """
    waiting: dict[Future[Rounds], str] = {}
    rest = iter(tasks)
    with _one_thread_each():
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (pack, load))
        try:
            while True:
                while len(waiting) < WAITING * jobs and (task := next(rest, None)):
                    waiting[pool.submit(_judge_there, task[1])] = task[0]
                if not waiting:
                    return
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), future.result()
        except BrokenProcessPool:
            raise ModelError(
                "A scoring process died, perhaps for want of memory. What was scored is kept: "
                "run the same command again, with --jobs 1 if it happens again."
            ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def cores() -> int:
    """How many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes started meanwhile compute on one thread each: more would stand in their way."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


_judge: Callable[[Work], Rounds]
"""In a process of the pool: what it judges with."""


def _begin(pack: Pack, load: Callable[[], Matcher]) -> None:
    global _judge
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    Thread(target=_follow_parent, daemon=True).start()
    matcher = load()

    def judge_one(work: Work) -> Rounds:
        return judge_work(work, pack, matcher)

    _judge = judge_one


def _follow_parent() -> None:
    """Ends this process when the one that started it is gone, killed or not."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _judge_there(work: Work) -> Rounds:
    return _judge(work)
