import io
import json

import pytest

from game.packs.library import load_pack
from game.scoring import load_matcher, side_by_side
from game.scoring.grading import grade
from game.scoring.side_by_side import TOGETHER, WORTH_PROCESSES, grade_side_by_side
from game.scoring.submissions import read_jsonl


def lines(count):
    """Of each five one names a counterargument that is not there."""
    rows = (
        {
            "id": number,
            "pack": "school-phones",
            "motion": "zoo",
            "counterargument": "nothing" if number % 5 == 3 else "eyes-on-screens",
            "text": f"Clear rules are enough for class {number}: a ban is not needed.",
        }
        for number in range(count)
    )
    return read_jsonl(io.BytesIO("".join(json.dumps(row) + "\n" for row in rows).encode()))


@pytest.fixture
def parts(school_phones, overlap_matcher):
    return {"load_pack": lambda _: school_phones, "load": lambda: overlap_matcher}


@pytest.fixture
def in_one(monkeypatch):
    """Tasks are done here; their sizes."""
    sizes = []

    def here(begin, tasks, jobs, *, in_order):
        assert in_order
        do = begin()
        for number, task in tasks:
            sizes.append(len(task))
            yield number, do(task)

    monkeypatch.setattr(side_by_side, "in_processes", here)
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)
    return sizes


@pytest.mark.parametrize("count", [0, 1, TOGETHER, 3 * TOGETHER + 1])
def test_results_are_those_of_one_process_in_the_order_of_the_lines(parts, in_one, count):
    found = list(grade_side_by_side(lines(count), jobs=2, **parts))
    matcher = parts["load"]()
    assert found == list(grade(lines(count), load_pack=parts["load_pack"], matcher=matcher))
    assert [result["id"] for result in found] == list(range(count))
    assert sum(in_one) == count
    assert sum("error" in result for result in found) == len(range(3, count, 5))


def test_a_short_file_starts_no_process_and_a_long_one_does(parts, in_one):
    assert len([*grade_side_by_side(lines(WORTH_PROCESSES - 1), **parts)]) == WORTH_PROCESSES - 1
    assert in_one == []
    assert len([*grade_side_by_side(lines(WORTH_PROCESSES), **parts)]) == WORTH_PROCESSES
    assert sum(in_one) == WORTH_PROCESSES


def test_where_there_is_one_core_there_is_one_process(parts, in_one, monkeypatch):
    monkeypatch.setattr(side_by_side, "cores", lambda: 1)
    assert len([*grade_side_by_side(lines(WORTH_PROCESSES), **parts)]) == WORTH_PROCESSES
    assert in_one == []


def test_real_processes_find_what_one_finds(home, write_sample_pack):
    write_sample_pack(home / "packs" / "school-phones")
    two = list(grade_side_by_side(lines(10), load_pack=load_pack, load=load_matcher, jobs=2))
    assert two == list(grade(lines(10), load_pack=load_pack, matcher=load_matcher()))
