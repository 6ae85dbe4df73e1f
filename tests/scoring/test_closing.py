from typing import Any

import pytest

from benchmarks.closings import read, weighed
from game.packs.format import Pack
from game.scoring import load_matcher
from game.scoring.closing import Weighing, gives_reason, weigh
from game.scoring.praise import is_praise

CLAIM = "A pupil who gets lost cannot call for help without a phone."
BOTH = "You say a lost pupil cannot call without a phone. Ours is more likely than theirs {}."


@pytest.mark.parametrize(
    ("text", "score", "feedback"),
    [
        ("Too short.", 0, "Two sentences"),
        (
            "Their tea is colder than our tea, and it cools much sooner than ours.",
            0,
            "Speak of the",
        ),
        (f"{CLAIM} That is a fine thing to say on such a trip.", 0, "side by side"),
        ("A pupil lost without a phone is likely to be rarer than rain.", 0, "Name both"),
        (BOTH.format("when one is lost"), 40, "say what happens if they are right"),
        (f"{BOTH.format('on a trip')} Staff search at once.", 75, "one fact, or a “because”"),
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
    assert is_praise(found.feedback) == ("You weigh" in found.feedback) == (score >= 90)


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
        ("The staff carry radios. Ours is bigger.", True),
        ("They carry radios on the bus. Ours is bigger.", False),
        ("Chips cant be copied, they need factories. So ours is bigger than theirs.", True),
        ("Theirs is smaller: a teacher finds a child within minutes.", True),
        ("", False),
    ],
)
def test_a_reason_says_something_that_happens(text: str, given: bool) -> None:
    assert gives_reason(text) is given


def _weighed(row: dict[str, Any], pack: Pack) -> Weighing:
    return weighed(row, pack, load_matcher())


def test_a_delay_that_ends_is_weighed_against_a_rival_that_stays(shared_cache, brief_lessons):
    found = _weighed({
        "motion": "export-controls", "counterargument": "too-early",
        "text": "Even if they are right that the shortage will bite one day, it only slows China "
        "down for a while, but the industry and the know-how that we forced them to build will "
        "never go away again. A delay ends, a rival stays, so ours counts more.",
    }, brief_lessons)  # fmt: skip
    assert found.score == 100
    assert {"time", "reversibility"} <= set(found.grounds)


def test_a_closing_for_the_other_side_is_not_praised(shared_cache, brief_lessons):
    found = _weighed({
        "motion": "sputnik-moment", "counterargument": "just-hype",
        "text": "A price drop changes who can build for some weeks, but that it is one more model "
        "of the same quality stays true forever, so calm matters more than the noise.",
    }, brief_lessons)  # fmt: skip
    assert found.for_them
    assert found.score <= 19
    assert "weigh for the other side" in found.feedback
    assert "for the motion" in found.feedback


def test_labelled_closings_are_told_apart(shared_cache, brief_lessons):
    """On the first two of each label on which the rules were not made; benchmarks measure all.

    Of two motions, which other tests read, too.
    """
    pack, matcher = brief_lessons, load_matcher()
    scores: dict[str, list[int]] = {}
    for row in read(odd=False):
        found = scores.setdefault(row["label"], [])
        asked = row["motion"] in ("export-controls", "sputnik-moment")
        if asked and len(found) < 2 and row["label"] != "other-side":
            found.append(weighed(row, pack, matcher).score)
    assert min(scores["weighs"]) > 75
    assert scores["compares-nothing"] + scores["off"] == [0] * 3
    assert max(scores["thin"]) <= 50
