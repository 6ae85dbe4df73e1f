"""Most small changes of a text move its score little; doubling raises none, giving up lowers it.

A few of the cases that `python -m benchmarks` measures. What does not hold of every one (a
platitude at the end) is published there and not asserted here.
"""

from pathlib import Path

import pytest

from benchmarks import metamorphic as changes
from game.scoring import load_matcher

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
CASES, MOTION = 4, "sputnik-moment"


@pytest.fixture(scope="module")
def cases(tmp_path_factory, brief_lessons):
    lines = (BENCHMARKS / "rebuttals_c.jsonl").read_text(encoding="utf-8").splitlines()
    of_one_motion = tmp_path_factory.mktemp("cases") / "rebuttals.jsonl"
    of_one_motion.write_text("\n".join(line for line in lines if MOTION in line), encoding="utf-8")
    return list(changes.cases(brief_lessons, load_matcher(), of_one_motion, CASES))


def test_there_are_cases_that_made_a_point(cases):
    assert len(cases) == CASES
    assert min(case.score for case in cases) >= 40


def test_neutral_changes_move_a_score_little(cases):
    """Most of them: `python -m benchmarks` publishes how many, and by how much the others."""
    moved = [m for change in changes.NEUTRAL.values() for m in changes.moves(cases, change)]
    assert sum(abs(m) <= changes.SMALL for m in moved) >= 0.8 * len(moved)


@pytest.mark.parametrize("name", sorted(changes.EMPTY.keys() - {"a platitude"}))
def test_what_adds_nothing_raises_nothing(cases, name):
    assert max(changes.moves(cases, changes.EMPTY[name])) <= changes.RISE


@pytest.mark.parametrize("name", sorted(changes.LOWERING))
def test_giving_up_denying_and_pasting_lower_it(cases, name):
    assert max(changes.moves(cases, changes.LOWERING[name])) < 0
