import numpy as np
import pytest

from game.packs.format import Counterargument, Point
from game.scoring.bearings import (
    ANSWERING,
    DOUBTFUL,
    ECHO,
    ELSEWHERE,
    LEANS,
    OURS,
    OWN_WORDS,
    REPEATS,
    THEIRS,
    TO_THE_MATTER,
    argues_its_own,
    bearings,
    contradiction,
    denies_its_points,
)
from game.scoring.reading import Reading, Surroundings, units
from game.scoring.sentences import split_sentences
from game.scoring.verdict import PointResult

TEXT = (
    "Last June our class took thirty phones to the aquarium in Genoa, and nobody got lost because "
    "Lea had shared the map. Without them we would have waited at gate four until six."
)
DENIAL = "It is not true that our class took phones to the aquarium. They stayed at the school."
CLASH = "Last June our class took no phones at all to the aquarium. Nobody missed them there."
THROWN = Counterargument(
    id="c",
    against="pro",
    claim="Pupils stare at screens.",
    point=(Point(id="p", text="Last June our class took phones to the aquarium."),),
)


def reading(
    text=TEXT, *, points=0.0, opposes=(), claim=0.0, related=0.5, echoes=0.8, answers=0.6, sides=()
):
    sentences = split_sentences(text)
    parts = units(sentences, text, [(0, 1)] if len(sentences) == 2 else [])
    against = np.zeros((len(parts), 1))
    against[: len(opposes), 0] = opposes
    made = np.zeros((len(parts), 1))
    made[0, 0] = points
    row = np.zeros(len(parts))
    near = [np.full(len(sentences), value) for value in (related, echoes, answers)]
    return Reading(sentences, parts, made, against, made, row + claim, row, *near, sides=sides)


def around(*, elsewhere=0.0, across=0.0, leans=0.0):
    row = np.zeros((2, 1))
    return Surroundings(row + elsewhere, row + across, leans)


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
    found = reading(**({"text": TEXTS[language], "sides": (0.1, 0.2)} | found))
    for odds, kind in ((THEIRS, beyond_doubt), (THEIRS + 0.01, doubtful), (DOUBTFUL + 0.01, ours)):
        flag = bearings(found, around(**about), THROWN, odds)
        assert (flag.kind if flag else None) == kind


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
    ("text", "found", "about", "odds", "own"),
    [
        (TEXT, {}, {}, None, True),
        ("I really think that is not true at all, in my opinion.", {}, {}, 9.0, False),
        (TEXT, {"related": OWN_WORDS[0] - 0.01}, {}, None, False),
        (TEXT, {"related": OWN_WORDS[1] + 0.01}, {}, None, False),
        (TEXT, {"claim": REPEATS}, {}, None, False),
        (TEXT, {}, {"leans": LEANS}, None, False),
        (TEXT, {"related": OWN_WORDS[0] - 0.01}, {"leans": LEANS}, DOUBTFUL + 0.01, True),
        (TEXT, {}, {}, DOUBTFUL, False),
        (TEXT, {"related": 0.1, "echoes": 0.1, "answers": 0.1}, {}, 9.0, False),
    ],
)
def test_an_argument_of_ones_own_is_to_the_matter_and_of_the_right_side(
    text, found, about, odds, own
):
    found_own = argues_its_own(text, reading(text, **found), around(**about), THROWN, odds)
    assert (found_own is not None) is own


def test_three_words_argue_nothing_however_new_they_are():
    few = "Genoese aquariums enchant."
    assert argues_its_own(few, reading(few), around(), THROWN, 9.0) is None
    more = f"{few} Otters, lemurs, maps and gates delight Lea."
    assert argues_its_own(more, reading(more), around(), THROWN, 9.0) is not None


def test_how_well_it_argues_lies_between_nothing_and_one():
    less = "Last June nobody in our class got lost, because Lea had a map of the aquarium."
    plain = argues_its_own(less, reading(less), around(), THROWN, 9.0)
    rich = argues_its_own(TEXT, reading(TEXT), around(), THROWN, 9.0)
    assert plain is not None
    assert rich is not None
    assert 0 <= plain < rich <= 1


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
