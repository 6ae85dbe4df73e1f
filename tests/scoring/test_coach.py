from itertools import product

import pytest

from game.scoring.coach import lift
from game.scoring.judging import judge
from game.scoring.rubric import Placing
from game.scoring.verdict import Criteria, Flag, PointResult
from game.scoring.words import words

LONG = " and the pupils look up" * 10


@pytest.fixture
def thrown(school_phones):
    return school_phones.motions[0].get_counterargument("eyes-on-screens")


def advice(thrown, text, made=0, *, of=2, flags=(), off_list=False, weighing=0.0):
    results = [PointResult(f"p{i}", 0.9 if i < made else 0.1, i < made) for i in range(of)]
    placing = Placing(2, 50, Criteria(weighing=weighing), off_list, len(words(text)))
    return lift(text, thrown, results, flags, placing)


@pytest.mark.parametrize(
    ("text", "made", "more", "wanted"),
    [
        ("No.", 0, {}, "Too little to judge"),
        ("I disagree, that is wrong.", 0, {}, "Too little to judge"),
        ("Rules help pupils watch the lions.", 0, {"off_list": True}, "not on this pack's list"),
        ("Rules help pupils watch the lions.", 0, {}, "now say why"),
        ("Rules help.", 1, {}, "“because”"),
        ("Rules help because.", 1, {}, "One point stands."),
        ("Rules help because.", 2, {}, "give one of them a fact"),
        (f"Rules help because.{LONG}", 2, {}, "“You say that ...”"),
        (f"You say so, because.{LONG}", 2, {}, "“therefore ...”"),
        (f"You say so, because.{LONG} Therefore no.", 2, {}, "Weigh it"),
        (f"You say so, because.{LONG} Therefore no.", 2, {"weighing": 1.0}, ""),
        (f"You say so, because.{LONG} Therefore no.", 1, {"of": 1, "weighing": 1.0}, ""),
    ],
)
def test_one_thing_is_advised_at_a_time(thrown, text, made, more, wanted):
    said = advice(thrown, text, made, **more)
    assert wanted in said
    assert bool(said) is bool(wanted)


def test_the_way_out_of_a_flag_comes_first(thrown):
    flags = [Flag("concedes", "Why.", "Go on."), Flag("padding", "Why.", "Stop.")]
    assert advice(thrown, "No.", 1, flags=flags) == "Go on."
    assert advice(thrown, "No.", 0, flags=flags, off_list=True) == "Go on."


SENTENCES = (
    "You say they look at screens.",
    "Clear rules about the use of phones solve distraction, because a ban does not.",
    "On a trip pupils learn and practise to handle phones in a good place.",
    "The keepers feed the animals at noon, since they are hungry.",
    "Therefore I agree with you.",
)


@pytest.mark.parametrize("chosen", list(product([False, True], repeat=len(SENTENCES))))
def test_advice_never_names_a_point_that_was_missed(school_phones, thrown, overlap_matcher, chosen):
    text = " ".join(s for s, is_in in zip(SENTENCES, chosen, strict=True) if is_in)
    verdict = judge(text, thrown, school_phones.motions[0], matcher=overlap_matcher)
    missed = [thrown.get_point(result.id) for result in verdict.points if not result.made]
    for point in missed:
        secrets = (point.text, *point.phrasings, *point.accept, point.press, point.hints.facts)
        assert not any(secret and secret in verdict.lift for secret in secrets)
