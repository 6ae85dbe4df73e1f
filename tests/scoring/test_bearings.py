import numpy as np
import pytest

from game.scoring.agreeing import DOUBTFUL, DOUBTFUL_IF_IT_TURNS, FEWEST_BEYOND, NOTHING_HEARD
from game.scoring.bearings import (
    ACCUSED,
    ANSWERING,
    BY_SO_MUCH,
    ECHO,
    ELSEWHERE,
    FAR_OFF,
    HEARS_NOTHING,
    OURS,
    RATHER,
    SAID_AGAIN,
    SAYS_IT,
    SAYS_SO,
    STANDS_THERE,
    THEIRS,
    TURNS_SO,
    bearings,
    contradiction,
    denies_its_points,
)
from game.scoring.reading import TO_THE_MATTER, Surroundings
from game.scoring.sentences import split_sentences
from game.scoring.verdict import NEAR_MISS, PointResult
from tests.scoring.readings import TEXT, THROWN, WORDS, around, reading

DENIAL = "It is not true that our class took phones to the aquarium. They stayed at the school."
SO_MUCH = (
    f"{TEXT} Every teacher in the town heard about that from somebody who told it at the market."
)
SAYS_MUCH = f"{TEXT} Every teacher in the town heard about that from somebody."
CLASH = "Last June our class took no phones at all to the aquarium. Nobody missed them there."


@pytest.mark.parametrize(
    ("found", "about", "kind"),
    [
        ({}, {}, None),
        (
            {"related": 0.4, "echoes": 0.1, "answers": 3 * TO_THE_MATTER["en"] - 0.51},
            {},
            "off-topic",
        ),
        ({"related": 0.4, "echoes": 0.1, "answers": 3 * TO_THE_MATTER["en"] - 0.49}, {}, None),
        ({"claim": 0.9}, {}, "restates"),
        ({"claim": 0.9, "echoes": ECHO - 0.01}, {}, None),
        ({"claim": 0.9, "denies": 0.9 - RATHER}, {}, "restates"),
        ({"claim": 0.9, "denies": 0.91 - RATHER}, {}, None),
        ({}, {"across": 0.95, "leans": 0.01}, "wrong-side"),
        ({}, {"across": 0.95}, None),
        ({}, {"elsewhere": ELSEWHERE}, "answers-another"),
        ({}, {"elsewhere": ELSEWHERE - 0.01}, None),
        ({"text": DENIAL, "opposes": (0.9,)}, {}, "opposite"),
        ({"text": CLASH, "opposes": (0.9,)}, {}, "opposite"),
        ({"text": CLASH, "opposes": (0.9,), "answers": ANSWERING - 0.01}, {}, None),
        ({"opposes": (0.9,)}, {}, None),  # nothing in its words turns the point round
        (
            {"text": "電話は水族館に持って行きました。誰も迷いませんでした。", "opposes": (0.9,)},
            {},
            "opposite",
        ),
        ({"opposes": (0.5,), "claim": 0.99}, {}, "restates"),
        ({"claim": 0.9, "points": 0.4}, {}, None),
        ({"points": 0.4}, {"elsewhere": ELSEWHERE}, None),
        ({"related": 0.1, "echoes": 0.1, "answers": 0.1, "points": 0.4}, {}, "off-topic"),
    ],
)
def test_where_nobody_knows_the_sides_the_strongest_sign_names_the_flag(found, about, kind):
    flag = bearings(reading(**found), around(**about), THROWN, None)
    assert (flag.kind if flag else None) == kind
    assert flag is None or (flag.why and flag.way_out)


@pytest.mark.parametrize(
    ("found", "odds", "heard", "flagged"),
    [
        ({}, ACCUSED, NOTHING_HEARD, True),
        ({"claim": SAID_AGAIN - 0.01}, ACCUSED, NOTHING_HEARD, False),
        ({"denies": SAID_AGAIN}, ACCUSED, NOTHING_HEARD, False),
        ({}, ACCUSED + 0.01, NOTHING_HEARD, False),
        ({}, ACCUSED, NOTHING_HEARD + 0.01, False),
        ({}, ACCUSED, None, False),
        ({}, None, NOTHING_HEARD, False),
        ({"text": " ".join(WORDS)}, ACCUSED, NOTHING_HEARD, False),
        ({"text": f"{SO_MUCH} But it is worse."}, ACCUSED, NOTHING_HEARD, False),
        ({"points": NEAR_MISS}, ACCUSED, NOTHING_HEARD, False),
    ],
)
def test_what_rather_says_the_claim_and_in_which_no_argument_is_heard_restates(
    found, odds, heard, flagged
):
    said = reading(**{"text": SO_MUCH, "claim": SAID_AGAIN, "sides": (OURS, OURS)} | found)
    flag = bearings(said, around(), THROWN, odds, heard)
    assert (flag.kind if flag else None) == ("restates" if flagged else None)
    assert flag is None or flag.span


@pytest.mark.parametrize(
    ("found", "odds", "heard", "flagged"),
    [
        ({}, DOUBTFUL_IF_IT_TURNS, HEARS_NOTHING, True),
        ({"text": f"{SAYS_MUCH} But so it is."}, DOUBTFUL_IF_IT_TURNS, HEARS_NOTHING, True),
        ({"text": " ".join(WORDS)}, DOUBTFUL_IF_IT_TURNS, HEARS_NOTHING, False),
        ({}, DOUBTFUL_IF_IT_TURNS + 0.01, HEARS_NOTHING, False),
        ({}, DOUBTFUL_IF_IT_TURNS, HEARS_NOTHING + 0.01, False),
        ({"claim": SAYS_IT - 0.01}, DOUBTFUL_IF_IT_TURNS, HEARS_NOTHING, False),
        ({"denies": SAYS_IT - BY_SO_MUCH + 0.01}, DOUBTFUL_IF_IT_TURNS, HEARS_NOTHING, False),
        ({"points": NEAR_MISS}, DOUBTFUL_IF_IT_TURNS, HEARS_NOTHING, False),
    ],
)
def test_what_plainly_says_the_claim_and_in_which_nothing_is_heard_restates(
    found, odds, heard, flagged
):
    said = reading(**{"text": SAYS_MUCH, "claim": SAYS_IT, "sides": (OURS, OURS)} | found)
    flag = bearings(said, around(), THROWN, odds, heard)
    assert (flag.kind if flag else None) == ("restates" if flagged else None)


@pytest.mark.parametrize(
    ("found", "about", "kind"),
    [
        ({"related": 0.1, "echoes": 0.1, "answers": 0.1}, {}, "off-topic"),
        ({}, {"elsewhere": ELSEWHERE}, "answers-another"),
    ],
)
def test_what_the_listener_hears_an_argument_in_is_neither_off_the_topic_nor_elsewhere(
    found, about, kind
):
    said, so = reading(**found), around(**about)
    assert bearings(said, so, THROWN, DOUBTFUL, FAR_OFF).kind == kind
    assert bearings(said, so, THROWN, DOUBTFUL, FAR_OFF + 0.01) is None


@pytest.mark.parametrize(("opening", "kind"), [("Exactly.", "restates"), ("Well.", "off-topic")])
def test_what_agrees_in_a_few_words_is_not_off_the_topic(opening, kind):
    said = reading(f"{opening} {' '.join(WORDS[: FEWEST_BEYOND - 2])}.", sides=(OURS, OURS))
    assert bearings(said, around(), THROWN, THEIRS).kind == kind


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("found", "about", "beyond_doubt", "doubtful", "ours"),
    [
        ({}, {}, "wrong-side", None, None),
        ({"sides": (OURS, OURS)}, {}, "off-topic", None, None),
        ({"claim": 0.9}, {}, "restates", "restates", None),
        ({"claim": 0.9, "points": 0.4}, {}, "restates", "restates", None),
        ({"related": 0.1, "echoes": 0.1, "answers": 0.1}, {}, "off-topic", "off-topic", None),
        ({}, {"elsewhere": ELSEWHERE}, *["answers-another"] * 3),
        ({"claim": 0.9}, {"elsewhere": ELSEWHERE}, "restates", "restates", "answers-another"),
    ],
)
def test_no_sign_by_itself_makes_an_argument_of_the_players_the_opponents(
    language, found, about, beyond_doubt, doubtful, ours
):
    found = reading(**({"text": TEXTS[language], "sides": (0.1, 0.3)} | found))
    for odds, kind in ((THEIRS, beyond_doubt), (THEIRS + 0.01, doubtful), (DOUBTFUL + 0.01, ours)):
        flag = bearings(found, around(**about), THROWN, odds)
        assert (flag.kind if flag else None) == kind


@pytest.mark.parametrize(
    ("found", "about", "kind"),
    [
        ({}, {"across": 0.95, "leans": 0.01}, "wrong-side"),
        ({"text": DENIAL, "opposes": (0.9,)}, {}, "opposite"),
    ],
)
def test_while_any_doubt_is_left_nobody_is_said_to_argue_for_the_opponent(found, about, kind):
    accused = bearings(reading(**found), around(**about), THROWN, ACCUSED)
    assert accused.kind == kind
    assert bearings(reading(**found), around(**about), THROWN, ACCUSED + 0.01) is None
    for odds, heard, kept in ((ACCUSED, 1.0, False), (ACCUSED, -4.0, True), (THEIRS, 4.0, True)):
        found_too = bearings(reading(**found), around(**about), THROWN, odds, heard)
        assert (found_too is not None) is kept


JAPANESE = "電話は水族館に持って行きました。誰も迷いませんでした。"
TEXTS = {"en": TEXT, "ja": JAPANESE}


FAR = {"related": 0.1, "echoes": 0.1, "answers": 0.1}
"""Nearness of what is off the matter."""


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("That is just hype.", FAR, None),
        ("says who?", FAR, None),
        ("I like pizza.", FAR, "off-topic"),
        ("Pizza, pasta and salad for all pupils.", FAR, "off-topic"),
        ("Switching is easy.", {"sides": (0.9,)}, None),
        ("Switching phones is easy for all pupils today.", {"sides": (0.9,)}, "wrong-side"),
    ],
)
def test_what_answers_back_in_a_few_words_is_neither_off_the_matter_nor_theirs(text, found, kind):
    flag = bearings(reading(text, **{"sides": (-0.5,)} | found), around(), THROWN, THEIRS)
    assert (flag.kind if flag else None) == kind


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ({"sides": (0.1, STANDS_THERE - 0.01)}, None),
        ({"sides": (0.1, STANDS_THERE)}, "wrong-side"),
        ({"sides": (0.1, 0.1), "claim": SAYS_SO}, "wrong-side"),
        ({"sides": (0.1, 0.1), "opposes": (TURNS_SO,)}, "wrong-side"),
        ({"sides": (0.1, 0.1), "text": f"True. {TEXT}"}, "wrong-side"),
        ({"sides": (0.1, 0.1), "text": DENIAL}, "wrong-side"),
        ({"sides": (OURS, OURS)}, "off-topic"),
    ],
)
def test_nobody_is_called_the_opponents_for_what_is_not_there(found, kind):
    flag = bearings(reading(**{"claim": 0.0} | found), around(), THROWN, THEIRS - 3)
    assert (flag.kind if flag else None) == kind


def test_who_argues_for_the_opponent_is_shown_the_sentence_that_does_most():
    flag = bearings(reading(sides=(0.3, 0.6)), around(), THROWN, THEIRS)
    assert flag is not None
    assert TEXT[slice(*flag.span)].startswith("Without them")


def test_what_is_theirs_is_no_argument_of_ones_own():
    assert DOUBTFUL >= THEIRS


def results(made, span):
    return [PointResult("p", 0.9 if made else 0.1, made, TEXT[slice(*span)], span)]


@pytest.mark.parametrize(
    ("text", "echoes", "shown"),
    [
        ("Some say that maps help on a trip. None of that is true.", 0.5, "None of that is true."),
        ("Nor is it true that maps help. All of that is false.", 0.5, "All of that"),
        ("None of that is true. Some say that maps help on a trip.", 0.5, None),
        ("Some say that maps help on a trip. None of that is true.", 0.7, None),  # the claim's
        ("Some say that maps help on a trip. They do.", 0.5, None),
        ("Maps help on a trip. None of that is true.", 0.5, None),
    ],
)
def test_points_told_only_to_be_denied_are_no_answer(text, echoes, shown):
    found = denies_its_points(split_sentences(text), reading(text, echoes=echoes))
    assert bool(found) is bool(shown)
    if found:
        assert found.kind == "opposite"
        assert text[slice(*found.span)].startswith(shown)


def test_a_point_that_a_later_sentence_takes_back_is_a_contradiction():
    first, second = split_sentences(TEXT)
    turned = reading(opposes=(0.0, 0.95))
    flag = contradiction(turned, results(True, first.span))
    assert flag is not None
    assert (flag.kind, flag.span) == ("contradicts-itself", second.span)
    assert contradiction(turned, results(False, first.span)) is None
    assert contradiction(turned, results(True, second.span)) is None  # conceded first, then made
    assert contradiction(reading(opposes=(0.0, 0.5)), results(True, first.span)) is None


def test_a_flag_shows_the_words_that_were_read_about_the_rest_of_the_debate():
    elsewhere, nothing = np.array([[0.1], [0.9]]), np.zeros((2, 1))
    flag = bearings(reading(), Surroundings(elsewhere, nothing, 0.0), THROWN, None)
    assert flag is not None
    assert flag.span == split_sentences(TEXT)[1].span
