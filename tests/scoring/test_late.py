from game.packs.library import load_pack
from game.scoring import load_matcher
from game.scoring.late import answered_late


def _late(motion_id: str, chosen: str, text: str) -> tuple[str, ...]:
    motion = load_pack("deepseek-lessons").get_motion(motion_id)
    target = motion.get_counterargument(chosen)
    dropped = motion.against(target.against)
    return answered_late(text, dropped, target, motion, matcher=load_matcher())


def test_a_dropped_argument_that_a_sentence_answers_counts(shared_cache):
    found = _late(
        "safety-delay", "light-burden",
        "A report is a day, a lawsuit is the end of the firm; the end is graver than a day. "
        "And we aren't far ahead any more: DeepSeek is about as good as our best.",
    )  # fmt: skip
    assert "lead-is-safe" in found
    assert "against-safety" not in found


def test_what_was_chosen_is_answered_though_a_sentence_answers_another_more_surely(shared_cache):
    found = _late(
        "moat", "chips-for-sale",
        "They say anybody may buy the chips. But the next clusters cost tens of billions that few "
        "can raise, and that lasts longer than a price list.",
    )  # fmt: skip
    assert "chips-for-sale" in found


def test_an_argument_that_the_closing_does_not_touch_is_not_answered(shared_cache):
    found = _late(
        "safety-delay", "catastrophe",
        "Their catastrophe is a guess, however big. Our loss is certain: a thin lead and a law "
        "that slows only us. And a lead that goes to China does not come back.",
    )  # fmt: skip
    assert "against-safety" not in found
    found = _late(
        "safety-delay", "china-will-not-follow",
        "Losing some weeks to China can be made up with the next model, but a plague recipe that "
        "a model gives away can never be called back, so ours counts more.",
    )  # fmt: skip
    assert not {"hands-fate-to-ccp", "already-repealed"} & set(found)


def test_nothing_dropped_nothing_answered(school_phones, overlap_matcher):
    motion = school_phones.motions[0]
    target = motion.get_counterargument("lost-pupil")
    assert answered_late("So.", (), target, motion, matcher=overlap_matcher) == ()
