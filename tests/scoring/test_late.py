from game.packs.format import Pack
from game.scoring import load_matcher
from game.scoring.late import answered_late


def _late(pack: Pack, chosen: str, text: str) -> tuple[str, ...]:
    motion = pack.get_motion("sputnik-moment")
    target = motion.get_counterargument(chosen)
    dropped = motion.against(target.against)
    return answered_late(text, dropped, target, motion, matcher=load_matcher())


def test_a_dropped_argument_that_a_sentence_answers_counts(shared_cache, brief_lessons):
    found = _late(
        brief_lessons,
        "on-the-trend",
        "A trend line tells how fast prices fall, not who makes them fall; a rival on the line is "
        "graver than the slope. And a shortage disproves nothing: the Soviet Union of 1957 was "
        "poorer and short of nearly everything.",
    )  # fmt: skip
    assert "still-short-of-chips" in found
    assert "just-hype" not in found


def test_what_was_chosen_is_answered_though_a_sentence_answers_another_more_surely(
    shared_cache, brief_lessons
):
    found = _late(
        brief_lessons,
        "just-hype",
        "They say that it is hype. But that a Chinese firm set the new point on the curve broke "
        "the belief that only giants can, and that lasts longer than a week of prices.",
    )  # fmt: skip
    assert "just-hype" in found


def test_an_argument_that_the_closing_does_not_touch_is_not_answered(shared_cache, brief_lessons):
    found = _late(
        brief_lessons,
        "just-hype",
        "Their hype is a guess, however big. Our change is certain: anybody can build such a model "
        "now. And a belief that has broken does not come back.",
    )  # fmt: skip
    assert not {"still-short-of-chips", "demand-will-grow"} & set(found)
    found = _late(
        brief_lessons,
        "china-won",
        "Some weeks at the top of an app list are soon forgotten, but a race goes on for decades "
        "and whoever leads early can be overtaken, so ours counts more.",
    )  # fmt: skip
    assert not {"nvidia-finished", "stock-crash"} & set(found)


def test_nothing_dropped_nothing_answered(school_phones, overlap_matcher):
    motion = school_phones.motions[0]
    target = motion.get_counterargument("lost-pupil")
    assert answered_late("So.", (), target, motion, matcher=overlap_matcher) == ()
