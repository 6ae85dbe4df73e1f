from dataclasses import replace

import pytest

from game.packs.format import Motion
from game.scoring.judging import judge
from game.scoring.tracing import Bearing, trace

STAFF = "Adults and staff with radios look after the class, a lost pupil is found."
HALF = "Staff with radios look around."
TEXT = f"{STAFF} {HALF} Quokkas hum."


@pytest.fixture
def zoo(school_phones) -> Motion:
    return school_phones.get_motion("zoo")


@pytest.fixture
def traced(zoo: Motion, overlap_matcher):
    c = zoo.get_counterargument("lost-pupil")
    return lambda text: trace(text, c, zoo, overlap_matcher)


def test_the_verdict_is_that_of_the_judge(zoo: Motion, traced, overlap_matcher) -> None:
    c = zoo.get_counterargument("lost-pupil")
    assert traced(TEXT).verdict == judge(TEXT, c, zoo, matcher=overlap_matcher)


def test_each_sentence_comes_with_all_points_and_the_nearest_wording(traced) -> None:
    made, near, far = traced(TEXT).stretches
    assert [one.point for one in made.made] == ["grown-ups"]
    assert made.text == STAFF
    best = near.bearings[0]
    assert (best.point, best.made) == ("grown-ups", False)
    assert 0 < best.probability < 0.5
    assert best.short == pytest.approx(0.5 - best.probability)
    assert len(far.bearings) == 2
    assert far.bearings[0].short == 0.5


def test_the_path_leads_to_the_wording(zoo: Motion, traced) -> None:
    point = zoo.get_counterargument("lost-pupil").get_point("grown-ups")
    stretches = traced(TEXT).stretches
    found = [one for each in stretches for one in each.bearings if one.point == point.id]
    assert len(found) == len(stretches) > 0
    for one in found:
        key, *number = one.path
        wordings = getattr(point, str(key))
        assert (wordings[number[0]] if number else wordings) == one.wording


def test_two_sentences_that_make_a_point_together_are_one_stretch(traced) -> None:
    found = traced("Teachers and staff look after. The class and any lost pupil.").stretches
    assert [len(one.made) for one in found] == [0, 1, 0] or [len(one.made) for one in found] == [
        0, 0, 1,
    ]  # fmt: skip


def test_a_stretch_that_makes_a_point_in_few_words_is_not_empty_for_the_others(traced) -> None:
    made, *_ = traced(TEXT).stretches
    first, *others = made.bearings
    told = replace(made, bearings=(first, *(replace(one, empty=True) for one in others)))
    assert (told.empty, replace(told, bearings=told.bearings[1:]).empty) == (False, True)


def test_what_asks_or_tells_too_little_is_marked_and_makes_nothing(traced) -> None:
    asks, tells = traced("Which staff look around? There they are.").stretches
    assert (asks.empty, tells.empty) == (True, True)
    assert [one.probability for one in asks.bearings] == [0, 0]
    assert "telling words" in asks.bearings[0].why


def test_it_says_what_the_whole_text_changes() -> None:
    alone = Bearing("p", 0.4, 0.4, 0.0, 0.5, 0.9, "A wording.", ("text",))
    assert alone.why == "speaks of it 0.50, takes its side 0.80"
    more = replace(alone, probability=0.7)
    assert more.why == f"{alone.why}, in the light of all 0.70"
    assert replace(more, prior=-0.25).why == f"{more.why} (prior -0.25)"


@pytest.mark.parametrize(("said", "counts"), [(TEXT, -0.6), (TEXT.split(". ")[0], 0.0)])
def test_what_a_prior_counts_for_is_told(zoo: Motion, overlap_matcher, said, counts) -> None:
    thrown = zoo.get_counterargument("lost-pupil")
    points = tuple(point.model_copy(update={"prior": -0.9}) for point in thrown.point)
    found = trace(said, thrown.model_copy(update={"point": points}), zoo, overlap_matcher)
    assert {one.prior for stretch in found.stretches for one in stretch.bearings} == {counts}


def test_it_says_whether_it_speaks_of_a_point_and_takes_its_side(traced) -> None:
    made, near, far = traced(TEXT).stretches
    assert made.bearings[0].why.endswith("takes its side 1.00")
    assert near.bearings[0].why.startswith("speaks of it 0.")
    assert far.bearings[0].why.startswith("not read closely: too far from its wordings")


def test_what_stands_in_the_pack_is_marked(zoo: Motion, traced) -> None:
    point = zoo.get_counterargument("lost-pupil").point[0]
    (only,) = traced(point.text).stretches
    assert only.copied


def test_asides_are_kept_but_not_matched(zoo: Motion, overlap_matcher) -> None:
    class Deaf(type(overlap_matcher)):
        def asides(self, sentences, wordings):
            return [sentence.startswith("Thank") for sentence in sentences]

    found = trace(f"Thank you. {STAFF}", zoo.counterargument[0], zoo, Deaf()).stretches
    assert [(one.aside, len(one.bearings)) for one in found] == [(True, 0), (False, 2)]


def test_nothing_has_no_stretches(traced) -> None:
    assert traced(" ... ").stretches == ()


def test_the_text_is_read_once(zoo: Motion, overlap_matcher) -> None:
    class Counting(type(overlap_matcher)):
        read = 0

        def match_phrasings(self, sentences, asked):
            self.read += 1
            return super().match_phrasings(sentences, asked)

    matcher = Counting()
    judge(STAFF, zoo.counterargument[0], zoo, matcher=matcher)
    alone, matcher.read = matcher.read, 0
    trace(STAFF, zoo.counterargument[0], zoo, matcher)
    assert matcher.read == alone
