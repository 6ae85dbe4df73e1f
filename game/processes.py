"""One function on many tasks, in several processes: what comes out, as soon as it does."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from game.errors import ProcessDied, RebuttalError

Name = TypeVar("Name", bound=Hashable)
Task = TypeVar("Task")
Result = TypeVar("Result")

MOST_PROCESSES = 60
"""So many run on any system: Windows waits for 61 at most."""

WAITING = 3
"""Tasks for each process that lie ready: enough to keep it busy, few enough for the memory."""

DIED = "A scoring process died, perhaps for want of memory: try again with --jobs 0."
"""What every command that has `--jobs` says."""


def cores() -> int:
    """How many processes may run at once."""
    own = hasattr(os, "sched_getaffinity")
    found = len(os.sched_getaffinity(0)) if own else os.cpu_count() or 1
    return min(found, MOST_PROCESSES)


def in_processes(
    begin: Callable[[], Callable[[Task], Result]],
    tasks: Iterable[tuple[Name, Task]],
    jobs: int,
    *,
    in_order: bool = False,
) -> Iterator[tuple[Name, Result]]:
    """Each task's name and result, from `jobs` processes, in the order in which they are done.

    With `in_order` it is that of the tasks, of which no more are taken ahead than otherwise.

    Every process calls `begin` once, a function of a module or a `partial` of one, and does its
    tasks with what that returns. Who stops in the middle waits for none that is being done.
    `ProcessDied` if a process did; what `begin` raises on purpose (`RebuttalError`) comes as it is.
    """
    waiting: dict[Future[Result], Name] = {}
    rest = iter(tasks)
    before = {*active_children()}
    with _one_thread_each():
        jobs = min(jobs, MOST_PROCESSES)
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (begin,))
        try:
            while True:
                while len(waiting) < WAITING * jobs and (one := next(rest, None)):
                    waiting[pool.submit(_do, one[1])] = one[0]
                if not waiting:
                    return
                oldest = [next(iter(waiting))]
                done, _ = wait(oldest if in_order else waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), future.result()
        except BaseException as error:
            for process in {*active_children()} - before:
                process.terminate()
            if isinstance(error, BrokenProcessPool):
                raise ProcessDied(DIED) from None
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


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


_work: Callable[[Any], Any]
"""In a process of the pool: what does a task."""


def _begin(begin: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    Thread(target=_follow_parent, daemon=True).start()
    try:
        _work = begin()
    except RebuttalError as error:  # raised here it would end the process, and its text with it
        _work = partial(_raise, error)


def _raise(error: RebuttalError, _: Any) -> Any:
    raise error


def _follow_parent() -> None:
    """Ends this process when the one that started it is gone, killed or not."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(task: Any) -> Any:
    return _work(task)
