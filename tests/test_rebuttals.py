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
        name = "rebuttals_bx" if whole else "another"
        (found,) = rebuttals.judged([row], school_phones, overlap_matcher, name)
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


def test_labellers_of_older_sets_did_not_have_the_added_points():
    pack = load_pack("deepseek-lessons")

    def points(name):
        known = rebuttals.labelled_points([], pack, name)
        return {f"{asked.split('/')[1]}/{point}" for asked in known for point in known[asked]}

    every = points("rebuttals_bx")
    assert every >= rebuttals.ADDED
    assert points("rebuttals_bw") == every - rebuttals.ADDED


def test_an_answer_credited_with_a_point_that_its_labellers_lacked_tells_nothing_of_bands(
    school_phones, overlap_matcher, monkeypatch
):
    motion = school_phones.motions[0]
    asked = motion.counterargument[0]
    row = {
        "motion": motion.id,
        "counterargument": asked.id,
        "points": [],
        "kind": "novel",
        "grade": 0,
        "text": ANSWER,
    }
    monkeypatch.setattr(rebuttals, "ADDED", frozenset({f"{asked.id}/{asked.point[0].id}"}))
    name = "rebuttals_bw"

    (found,) = rebuttals.judged([row], school_phones, overlap_matcher, name)
    other = {**row, "text": "Nobody came."}
    (plain,) = rebuttals.judged([other], school_phones, overlap_matcher, name)

    assert found.verdict.made
    assert not found.comparable
    assert plain.comparable
    figures = rebuttals.figures([found, plain])
    assert figures["cases"] == 2
    assert figures["weighted kappa"] == rebuttals.figures([plain])["weighted kappa"]
    assert figures["added points credited"] == 1


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
