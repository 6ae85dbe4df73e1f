import pytest

from game.debate.events import Opened
from game.debate.opening import opening_words
from game.scoring.weighing import judge_opening


@pytest.mark.parametrize(
    ("score", "text", "words"),
    [
        (None, "", ""),
        (0, "Tea.", "It does not speak of the motion yet."),
        (40, "Ban.", "It makes a point of the other side and none of yours yet."),
        (70, "Ban, because.", "It makes a point of the other side and none of yours yet."),
        (55, "Ban.", "The judge hears no point of your side in it yet."),
        (85, "Ban, because.", "The judge hears no point of your side in it yet."),
        (70, "Ban.", "It says your side's case; a “because” would give the reason."),
        (100, "Ban, because.", "It says your side's case and a reason for it."),
    ],
)
def test_an_opening_says_why_it_has_its_score(score, text, words):
    assert opening_words(Opened(text, (), score)) == words


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("con", "It says your side's case; a “because” would give the reason."),
        ("pro", "It makes a point of the other side and none of yours yet."),
    ],
)
def test_what_is_said_of_the_case_is_what_the_judge_found(
    school_phones, overlap_matcher, side, words
):
    (motion,) = school_phones.motions
    text = motion.against("con")[0].point[0].text
    score = judge_opening(text, motion, side, overlap_matcher)
    assert opening_words(Opened(text, (), score)) == words
