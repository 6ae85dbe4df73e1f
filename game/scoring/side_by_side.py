"""Grading a long file in several processes: the same results, in the order of its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice

from game.processes import cores, in_processes
from game.scoring.contract import Matcher
from game.scoring.grading import PackLoader, Result, grade, grader
from game.scoring.submissions import Line

WORTH_PROCESSES = 32
"""Lines from which on starting processes, a second or two, pays."""

TOGETHER = 8
"""Lines that are one task."""


def grade_side_by_side(
    lines: Iterable[Line],
    *,
    load_pack: PackLoader,
    load: Callable[[], Matcher],
    pack: str = "",
    jobs: int | None = None,
) -> Iterator[Result]:
    """As `grade`, in `jobs` processes, in this one if that is 0, or as is worth it.

    `load_pack` and `load`, which gives a matcher, must be functions of a module: every process
    calls them. Lines are read ahead of their results. `ProcessDied` if one did.
    """
    if jobs is None:
        first = list(islice(lines := iter(lines), WORTH_PROCESSES))
        jobs = cores() if len(first) == WORTH_PROCESSES and cores() > 1 else 0
        lines = chain(first, lines)
    if jobs == 0:
        yield from grade(lines, load_pack=load_pack, matcher=load(), pack=pack)
        return
    begin = partial(_begin, load_pack, load, pack)
    for _, results in in_processes(begin, enumerate(_tasks(lines)), jobs, in_order=True):
        yield from results


def _tasks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    rest = iter(lines)
    while some := list(islice(rest, TOGETHER)):
        yield some


def _begin(
    load_pack: PackLoader, load: Callable[[], Matcher], pack: str
) -> Callable[[list[Line]], list[Result]]:
    grade_one = grader(load_pack=load_pack, matcher=load(), pack=pack)
    return lambda some: [grade_one(line) for line in some]
