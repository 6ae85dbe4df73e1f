"""`benchmarks.rebuttals`: which points count for and against a judge on labelled answers."""

import pytest

from benchmarks import rebuttals
from game.packs.library import load_pack
from game.scoring.trust import SETS

ANSWER = (
    "All the staff and teachers carry radios, look after their class, and a lost pupil is found."
)
"""Makes the first point against the claim, in other words than the pack's."""


@pytest.fixture
def case(school_phones, overlap_matcher, monkeypatch):
    motion = school_phones.motions[0]
    asked = motion.counterargument[0]
    first, second = asked.point[0], asked.point[1]
    monkeypatch.setattr(
        rebuttals, "known_points", lambda: {f"{motion.id}/{asked.id}": frozenset({second.id})}
    )

    def judge(text: str, points: list[str], *, whole: bool) -> rebuttals.Case:
        row = {
            "motion": motion.id,
            "counterargument": asked.id,
            "points": points,
            "kind": "good",
            "grade": 3,
            "text": text,
        }
        (found,) = rebuttals.judged([row], school_phones, overlap_matcher, whole=whole)
        return found

    return judge, first, second


def test_an_added_point_that_the_labels_name_is_found_as_any_other(case):
    judge, first, _ = case

    found = judge(ANSWER, [first.id], whole=False)

    assert first.id in found.verdict.made
    assert rebuttals.point_f1([found])[2] == 1.0


def test_an_added_point_that_no_label_names_counts_only_where_labellers_had_it(case):
    judge, first, _ = case

    unknown = judge(ANSWER, [], whole=False)
    known = judge(ANSWER, [], whole=True)

    assert first.id not in unknown.known
    assert first.id in known.known
    assert rebuttals.figures([unknown])["added points credited"] == 1
    assert rebuttals.figures([known])["added points credited"] == 0


def test_a_set_is_judged_by_the_points_that_its_labellers_had():
    pack = load_pack("deepseek-lessons")

    def points(of):
        return {
            f"{c.id}/{point.id}"
            for motion in of.motions
            for c in motion.counterargument
            for point in c.point
        }

    every = points(pack)
    assert every >= rebuttals.ADDED
    assert points(rebuttals.as_labelled(pack, "rebuttals_bw")) == every - rebuttals.ADDED
    for name in ("rebuttals_bx", "dev.en", "a file of somebody's"):
        assert rebuttals.as_labelled(pack, name) is pack


def test_every_published_set_lies_in_the_shared_data_or_beside_the_script(tmp_path):
    for name in SETS:
        path = rebuttals.path_of(name, tmp_path)
        assert path.name == f"{name}.jsonl"
        assert path.is_file() != path.is_relative_to(tmp_path / "rebuttals")
    assert set(SETS) >= rebuttals.UNSEEN | rebuttals.WHOLE_PACK


def test_a_pack_forgets_the_sentences_of_answers_and_nothing_else():
    pack = load_pack("deepseek-lessons")
    c = pack.motions[0].counterargument[0]
    point = c.point[0]
    answer = f"{c.off_list[3]} {c.upholds[2]} {point.phrasings[1]}"

    left = rebuttals.without(pack, [answer]).motions[0].counterargument[0]

    assert left.off_list == (*c.off_list[:3], *c.off_list[4:])
    assert left.upholds == (*c.upholds[:2], *c.upholds[3:])
    assert left.point[0].phrasings == (point.phrasings[0], *point.phrasings[2:])
    assert (left.point[1:], left.claim) == (c.point[1:], c.claim)
    assert rebuttals.without(pack, []) == pack
