import pytest

from game.packs.format import Motion, WholeAnswer
from game.scoring.answers import answers, try_answer

SAID = (
    "You say that she is lost. But teachers and staff with radios look after the class, so a lost "
    "pupil is found without a phone, because there are grown-ups at every gate of the zoo today."
)


@pytest.fixture
def zoo(school_phones) -> Motion:
    return school_phones.get_motion("zoo")


def tried(motion: Motion, matcher, **expected):
    test = WholeAnswer(counterargument="lost-pupil", text=SAID, **expected)
    motion = motion.model_copy(update={"test": (test,)})
    return try_answer(list(answers(motion))[-1], motion, matcher)


def test_model_answers_come_first_then_the_tests(zoo: Motion) -> None:
    test = WholeAnswer(counterargument="lost-pupil", text=SAID, band=3)
    motion = zoo.model_copy(update={"test": (test,)})
    titles = [(a.counterargument, a.title) for a in answers(motion)]
    assert titles[:4] == [(c.id, "model answer") for c in zoo.counterargument]
    assert titles[4:] == [("lost-pupil", "test 1")]
    assert len(list(answers(motion, "lost-pupil"))) == 2


def test_an_answer_as_expected_has_no_faults(zoo: Motion, overlap_matcher) -> None:
    one = tried(zoo, overlap_matcher)
    assert one.passed
    verdict = one.verdict
    assert tried(zoo, overlap_matcher, points=verdict.made, band=verdict.band).passed


@pytest.mark.parametrize(
    ("expected", "fault"),
    [
        ({"points": ("grown-ups", "meeting-place")}, "does not make meeting-place (0."),
        ({"points": ()}, "makes grown-ups too ("),
        ({"band": 0}, ", not in 0 (score "),
    ],
)
def test_each_difference_is_a_fault(zoo: Motion, overlap_matcher, expected, fault) -> None:
    faults = tried(zoo, overlap_matcher, **expected).faults
    assert len(faults) == 1
    assert fault in faults[0]


def test_a_model_answer_is_not_taken_for_a_copy_of_itself(zoo: Motion, overlap_matcher) -> None:
    tried_all = [try_answer(answer, zoo, overlap_matcher) for answer in answers(zoo)]
    flags = [flag.kind for found in tried_all for flag in found.verdict.flags]
    assert tried_all
    assert "copied" not in flags


def test_a_model_answer_that_makes_no_point_fails(zoo: Motion, overlap_matcher) -> None:
    c = zoo.counterargument[0].model_copy(update={"model_answer": "Quokkas hum at midnight."})
    motion = zoo.model_copy(update={"counterargument": (c, *zoo.counterargument[1:])})
    assert "makes no point" in try_answer(next(answers(motion)), motion, overlap_matcher).faults
