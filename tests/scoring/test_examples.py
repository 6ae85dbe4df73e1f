import pytest

from game.packs.format import Motion
from game.scoring.examples import KINDS, examples, left_out, replaced, try_example


@pytest.fixture
def zoo(school_phones) -> Motion:
    return school_phones.get_motion("zoo")


def changed(motion: Motion, point_id: str, **update: object) -> Motion:
    """`motion` with one point of `lost-pupil` changed."""
    c = motion.get_counterargument("lost-pupil")
    points = tuple(p.model_copy(update=update) if p.id == point_id else p for p in c.point)
    return replaced(motion, c.model_copy(update={"point": points}))


def only(motion: Motion, point: str, kind: str):
    return next(e for e in examples(motion) if (e.point, e.kind) == (point, kind))


def test_every_example_is_found_with_its_path(zoo: Motion) -> None:
    found = list(examples(zoo))
    for kind in KINDS:
        texts = [t for c in zoo.counterargument for p in c.point for t in getattr(p, kind)]
        assert [e.text for e in found if e.kind == kind] == texts
    data = zoo.model_dump()
    for example in found:
        at = data
        for part in example.path:
            at = at[part]
        assert at == example.text


def test_one_counterargument_alone_can_be_asked_for(zoo: Motion) -> None:
    assert {e.counterargument for e in examples(zoo, "photos-teach")} == {"photos-teach"}


def test_an_example_takes_no_part_in_its_own_judging(zoo: Motion, overlap_matcher) -> None:
    motion = changed(zoo, "grown-ups", accept=("Xylophones bewilder quokkas.",))
    tried = try_example(only(motion, "grown-ups", "accept"), motion, overlap_matcher)
    assert (tried.probability, tried.passed) == (0.0, False)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_left_out_wherever_it_stands(zoo: Motion, kind: str) -> None:
    said = "Teachers with radios look after the whole class."
    motion = changed(zoo, "grown-ups", **{kind: (said, "Somebody looks on.")})
    rest = left_out(only(motion, "grown-ups", kind), motion)
    left = next(p for p in rest.get_counterargument("lost-pupil").point if p.id == "grown-ups")
    assert getattr(left, kind) == ("Somebody looks on.",)


def test_an_accept_example_passes_when_it_is_credited_and_the_others_when_not(
    zoo: Motion, overlap_matcher
) -> None:
    said = "Teachers and staff with radios look after the whole class, so a pupil is found."
    for kind in KINDS:
        motion = changed(zoo, "grown-ups", **{kind: (said,)})
        tried = try_example(only(motion, "grown-ups", kind), motion, overlap_matcher)
        assert tried.passed == (kind == "accept")
        assert tried.probability >= 0.5


def test_other_points_that_a_sentence_makes_too_are_named(zoo: Motion, overlap_matcher) -> None:
    said = "Staff with radios look after the class and a lost pupil is found at the meeting place."
    motion = changed(zoo, "grown-ups", accept=(said,))
    motion = changed(motion, "meeting-place", phrasings=("The class has a meeting place.",))
    tried = try_example(only(motion, "grown-ups", "accept"), motion, overlap_matcher)
    assert [name for name, _ in tried.also] == ["meeting-place"]
