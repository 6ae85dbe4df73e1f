import pytest

from game.scoring.weighing import compares, gives_reason, judge_opening, weigh

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
        (BOTH.format("when one is lost"), 40, "say what happens if they are right"),
        (f"{BOTH.format('on a trip')} Staff search at once.", 65, "a “because” would say"),
        (BOTH.format("because help is near"), 90, "You weigh on probability."),
        (
            BOTH.format("because a drowned child cannot be undone"),
            100,
            "probability and reversibility.",
        ),
        (
            "Even if a lost pupil cannot call, ours is bigger, because staff find a child.",
            90,
            "You weigh on magnitude.",
        ),
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
    "text",
    [
        "You fear that a pupil gets lost. What we lose is bigger and cannot be undone.",
        "You can find a lost pupil, but we can never undo what a child has missed by then.",
        "Even if a pupil gets lost, the harm of lost lessons matters more and cannot be undone, "
        "while their risk can be corrected by staff.",
        "A lesson that is lost for good is graver than theirs, a lost pupil, whom staff find.",
        f"{CLAIM} それは後で取り戻せます。でも学ぶ時間は二度と元に戻せないので、"
        "私たちの害のほうが大きいのです。",
    ],
)
def test_a_closing_may_compare_in_its_own_way(text: str, school_phones, overlap_matcher) -> None:
    motion = school_phones.motions[0]
    found = weigh(text, motion.get_counterargument("lost-pupil"), motion, overlap_matcher)
    assert found.comparative
    assert "reversibility" in found.grounds


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM} They say so, but we can no longer trust that, because they may be wrong now.",
        f"{CLAIM} Sooner or later they will see our point, because it is certain by then.",
        f"{CLAIM} 彼らの考え方が間違っているのは、今の私たちから見れば確実だからです。",
        f"{CLAIM} 中国に対して私たちが今強く出るべきで、それは確実に大きいからです。",
    ],
)
def test_a_word_that_could_compare_does_not_weigh(
    text: str, school_phones, overlap_matcher
) -> None:
    motion = school_phones.motions[0]
    found = weigh(text, motion.get_counterargument("lost-pupil"), motion, overlap_matcher)
    assert found.score == 0


@pytest.mark.parametrize(
    "text",
    [
        "Even if a lost pupil cannot call, ours matters more because it is big and certain now.",
        "Ours outweighs theirs of the lost pupil: it is bigger, likelier, sooner, irreversible.",
        "Their lost pupil is smaller than ours, since our argument is larger and permanent.",
    ],
)
def test_a_closing_that_only_lists_grounds_earns_half(
    text: str, school_phones, overlap_matcher
) -> None:
    motion = school_phones.motions[0]
    found = weigh(text, motion.get_counterargument("lost-pupil"), motion, overlap_matcher)
    assert found.comparative
    assert found.score <= 50
    assert "little else" in found.feedback


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Ours matters more, because the staff carry radios.", True),
        ("Since teachers search at once, theirs is smaller.", True),
        ("A pupil can be found by radio, so ours outlasts theirs.", True),
        ("先生が無線を持っているから、こちらの方が大きい。", True),
        ("Ours matters more because it is bigger than theirs.", False),
        ("Even if the pupil is lost on a trip, ours is bigger.", False),
        ("The staff carry radios. Ours is bigger.", False),
        ("", False),
    ],
)
def test_a_reason_says_something_that_happens(text: str, given: bool) -> None:
    assert gives_reason(text) is given


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
