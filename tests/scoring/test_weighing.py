import pytest

from game.scoring.weighing import compares, judge_opening

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


def test_an_opening_may_state_a_claim_that_its_side_throws(school_phones, overlap_matcher) -> None:
    motion = school_phones.motions[0]
    thrown = motion.against("pro")[0].claim
    assert judge_opening(thrown, motion, "con", overlap_matcher) == 70
    assert judge_opening(thrown, motion, "pro", overlap_matcher) == 40
