import numpy as np
import pytest

from game.packs.format import Counterargument, Point
from game.scoring.bearings import (
    ANSWERING,
    DOUBTFUL,
    ECHO,
    LEANS,
    OURS,
    OWN_WORDS,
    REPEATS,
    THEIRS,
    TO_THE_MATTER,
    argues_its_own,
    bearings,
    contradiction,
    is_theirs,
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


def around(*, elsewhere=0.0, across=0.0, alike=0.3, leans=0.0):
    row = np.zeros((2, 1))
    return Surroundings(row + elsewhere, row + across, alike, leans)


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
        ({}, {"elsewhere": 0.8}, "answers-another"),
        ({"text": DENIAL, "opposes": (0.9,)}, {}, "opposite"),
        ({"text": CLASH, "opposes": (0.9,)}, {}, "opposite"),
        ({"text": CLASH, "opposes": (0.9,), "answers": ANSWERING - 0.01}, {}, None),
        ({"opposes": (0.9,)}, {}, None),  # nothing in its words turns the point round
        (
            {"text": "電話は水族館に持って行きました。誰も迷いませんでした。", "opposes": (0.9,)},
            {},
            "opposite",
        ),
        ({"sides": (0.9, 0.9)}, {}, "wrong-side"),
        ({"sides": (-0.9, -0.9)}, {}, None),
        ({"sides": (0.9, 0.9), "claim": 0.9}, {}, "restates"),
        ({"sides": (0.1, 0.1)}, {}, "wrong-side"),
        ({"sides": (0.1, 0.1), "points": 0.4}, {}, None),
        ({"sides": (0.9, 0.9), "points": 0.4}, {}, "wrong-side"),
        ({"claim": 0.9, "points": 0.4}, {}, None),
        ({"opposes": (0.5,), "claim": 0.99}, {}, "restates"),
    ],
)
def test_the_strongest_sign_names_the_flag_and_a_near_miss_has_the_benefit_of_the_doubt(
    found, about, kind
):
    flag = bearings(reading(**found), around(**about), THROWN)
    assert (flag.kind if flag else None) == kind
    assert flag is None or (flag.why and flag.way_out)


@pytest.mark.parametrize(
    ("text", "found", "about", "own"),
    [
        (TEXT, {}, {}, True),
        ("I really think that is not true at all, in my opinion.", {}, {}, False),
        (TEXT, {"related": OWN_WORDS[0] - 0.01}, {}, False),
        (TEXT, {"related": OWN_WORDS[1] + 0.01}, {}, False),
        (TEXT, {"claim": REPEATS}, {}, False),
        (TEXT, {}, {"leans": LEANS}, False),
        (TEXT, {"sides": (0.9, 0.9)}, {}, False),
        (TEXT, {"sides": (-0.9, -0.9)}, {}, True),
    ],
)
def test_an_argument_of_ones_own_is_to_the_matter_and_of_the_right_side(text, found, about, own):
    found_own = argues_its_own(text, reading(text, **found), around(**about), THROWN)
    assert (found_own is not None) is own


def test_how_well_it_argues_lies_between_nothing_and_one():
    less = "Last June nobody in our class got lost, because Lea had a map of the aquarium."
    plain = argues_its_own(less, reading(less), around(), THROWN)
    rich = argues_its_own(TEXT, reading(TEXT), around(), THROWN)
    assert plain is not None
    assert rich is not None
    assert 0 <= plain < rich <= 1


def test_who_argues_for_the_opponent_is_shown_the_sentence_that_does_most():
    flag = bearings(reading(sides=(0.3, 0.6)), around(), THROWN)
    assert flag is not None
    assert TEXT[slice(*flag.span)].startswith("Without them")


JAPANESE = "電話は水族館に持って行きました。誰も迷いませんでした。"


@pytest.mark.parametrize(("language", "text"), [("en", TEXT), ("ja", JAPANESE)])
@pytest.mark.parametrize("beyond", [True, False])
def test_each_language_has_its_lines(monkeypatch, language, text, beyond):
    step = 0.0 if beyond else 0.01
    monkeypatch.setattr("game.scoring.bearings.allegiance", lambda *_: THEIRS[language] + step)
    assert is_theirs(reading(text, sides=(0.0, 0.0)), around()) is beyond
    monkeypatch.setattr("game.scoring.bearings.allegiance", lambda *_: DOUBTFUL["en"] + step)
    own = argues_its_own(TEXT, reading(TEXT, sides=(0.0, 0.0)), around(), THROWN)
    assert (own is None) is beyond


def test_what_is_theirs_is_no_argument_of_ones_own():
    assert all(DOUBTFUL[language] >= THEIRS[language] for language in THEIRS)


def test_a_text_that_stands_with_its_own_side_is_not_theirs_however_long(monkeypatch):
    monkeypatch.setattr("game.scoring.bearings.allegiance", lambda *_: -9.0)
    assert not is_theirs(reading(sides=(OURS, OURS)), around())
    assert is_theirs(reading(sides=(OURS + 0.01,) * 2), around())


def test_a_pack_that_tells_no_sides_accuses_nobody():
    assert not is_theirs(reading(sides=()), around())


def results(made, span):
    return [PointResult("p", 0.9 if made else 0.1, made, TEXT[slice(*span)], span)]


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
    flag = bearings(reading(), Surroundings(elsewhere, nothing, 0.5, 0.0), THROWN)
    assert flag is not None
    assert flag.span == split_sentences(TEXT)[1].span
