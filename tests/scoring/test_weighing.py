import pytest

from game.scoring.weighing import compares, judge_opening, weigh

CLAIM = "A pupil who gets lost cannot call for help without a phone."
BOTH = "You say a lost pupil cannot call without a phone. Ours is more likely than theirs {}."
OWN = "Teachers and staff with radios look after the class and find a lost pupil"


@pytest.mark.parametrize(
    ("text", "comparative"),
    [
        (
            "Their worry is a few leaked chips, ours is a million: that is far bigger than theirs.",
            True,
        ),
        ("Even if they lose sales now, our harm cannot be undone, which matters more.", True),
        ("Our argument is very important and about millions of people.", False),
        ("My side has the better arguments.", False),
        ("", False),
    ],
)
def test_weighing_needs_both_sides_and_a_ground(text: str, comparative: bool) -> None:
    assert compares(text) is comparative


@pytest.mark.parametrize(
    ("text", "score", "feedback"),
    [
        ("Too short.", 0, "Two sentences"),
        (
            "Their tea is colder than our tea, and it cools much sooner than ours.",
            0,
            "Speak of the",
        ),
        (f"{CLAIM} That is a fine thing to say on such a trip.", 0, "compare the two"),
        ("A pupil lost without a phone is likely to be rarer than rain.", 0, "Name both"),
        (BOTH.format("when one is lost"), 70, "a “because” would say"),
        (BOTH.format("because help is near"), 85, "You weigh on probability."),
        (BOTH.format("because it cannot be undone"), 100, "probability and reversibility."),
    ],
)
def test_a_closing_is_scored_by_what_it_compares(
    text: str, score: int, feedback: str, school_phones, overlap_matcher
) -> None:
    motion = school_phones.motions[0]
    found = weigh(text, motion.get_counterargument("lost-pupil"), motion, overlap_matcher)
    assert (found.score, found.comparative) == (score, score > 0)
    assert feedback.lower() in found.feedback.lower()


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("", 0),
        ("Tea cools.", 0),
        (f"{OWN}.", 70),
        (f"{OWN}, because that is their job.", 100),
        ("Phones stay at school on the class trip to the zoo.", 55),
    ],
)
def test_an_opening_is_scored_by_motion_side_and_reason(
    text: str, score: int, school_phones, overlap_matcher
) -> None:
    assert judge_opening(text, school_phones.motions[0], "pro", overlap_matcher) == score
