"""Tasks done by several processes."""

import os
import time
from functools import partial
from multiprocessing import active_children

import pytest

from game.errors import ModelError, ProcessDied
from game.processes import MOST_PROCESSES, WAITING, cores, in_processes


def doubling(factor: int):
    """What each process does."""
    return partial(int.__mul__, factor)


def waiting():
    """A process whose tasks take for ever."""
    return time.sleep


def dying():
    os._exit(1)


def refusing():
    raise ModelError("The weights are damaged")


def test_every_task_is_done_once_and_named() -> None:
    tasks = ((f"n{n}", n) for n in range(20))
    assert dict(in_processes(partial(doubling, 2), tasks, 2)) == {f"n{n}": 2 * n for n in range(20)}


def test_in_order_results_wait_for_the_first_and_few_tasks_are_taken_ahead() -> None:
    taken = []

    def tasks():
        for number, seconds in enumerate([0.5, *[0] * 40]):
            taken.append(number)
            yield number, seconds

    results = in_processes(waiting, tasks(), 2, in_order=True)
    assert next(results) == (0, None)
    assert len(taken) <= 2 * WAITING + 1
    assert [number for number, _ in results] == list(range(1, 41))


def test_who_stops_in_the_middle_waits_for_none() -> None:
    before = {*active_children()}
    results = in_processes(waiting, [("soon", 0), ("never", 3600)], 1)
    assert next(results) == ("soon", None)
    results.close()
    assert {*active_children()} <= before


def test_a_process_that_dies_is_told_and_threads_are_left_as_they_were(monkeypatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    with pytest.raises(ProcessDied, match="--jobs"):
        list(in_processes(dying, [("one", 1)], 1))
    assert os.environ["OMP_NUM_THREADS"] == "7"


def test_what_a_process_refuses_to_begin_with_is_told_in_its_words() -> None:
    with pytest.raises(ModelError, match="weights are damaged"):
        list(in_processes(refusing, [("one", 1), ("two", 2)], 2))


def test_there_are_never_more_than_any_system_runs(monkeypatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(512), raising=False)
    assert cores() == MOST_PROCESSES
