import json
import math
from dataclasses import replace

import numpy as np
import pytest

from game.errors import ModelError
from game.scoring import judge, load_matcher
from game.scoring.allegiance import (
    FILE,
    MOST,
    SIGNS,
    Numbers,
    allegiance,
    gainsays,
    shipped_numbers,
    signs,
    terms,
    vouched_for,
)
from game.scoring.reading import Reading, units
from game.scoring.sentences import split_sentences

CLAIM = "Pupils stare at screens."
TEXT = "Rules help pupils watch the lions. It is not true that they stare at screens all day."


PLAIN = "Rules help pupils watch the lions. They look up when the keeper comes with a bucket."


def reading(
    sides=(-0.5, -0.4), *, claim=0.1, denies=0.0, opposes=0.1, points=0.1, echoes=0.3, text=TEXT
):
    sentences = split_sentences(text)
    parts = units(sentences, text, [])
    grid, row, near = np.zeros((len(parts), 1)), np.zeros(len(parts)), np.zeros(len(sentences))
    return Reading(
        sentences, parts, grid + points, grid + opposes, grid, row + claim, row + denies,
        near + 0.5, near + echoes, near + 0.45, sides=sides,
    )  # fmt: skip


def test_the_listener_vouches_for_an_argument_and_accuses_nobody():
    assert vouched_for(-2.0, 3.0) > vouched_for(-2.0, 1.0) > -2.0
    assert vouched_for(-2.0, -9.0) == vouched_for(-2.0, None) == -2.0


def test_every_sign_has_its_value_and_its_name():
    found = dict(zip(SIGNS, signs(TEXT, reading(), CLAIM), strict=True))
    assert found == {
        "sides": -0.45, "most theirs": -0.4, "points": 0.1, "answers": 0.45, "echoes": 0.3,
        "nearest echo": 0.3, "related": 0.5, "claim": 0.1, "opposes": 0.1,
        "new words": pytest.approx(np.log1p(5)), "denials": 1.0, "assent": 0.0, "contrary": 0.0,
        "gainsays": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pupils do not stare at screens.", True),
        ("Nobody stares at a screen, for pupils never stare at screens.", True),
        ("Pupils stare at screens, no doubt of it.", False),
        ("Pupils stare at screens. Pupils do not stare at screens.", False),
        ("Lions do not sleep.", False),
        ("生徒は画面を見ません。", False),
    ],
)
def test_who_says_the_contrary_of_a_claim_in_its_own_words_gainsays_it(text, expected):
    assert gainsays(reading(text=text), CLAIM) is expected


def test_negations_are_counted_in_english_claims_alone():
    assert not gainsays(reading(text="Pupils do not stare at screens."), "生徒は画面を見る。")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"text": "Pupils do not stare at screens."}, {"text": "Pupils do stare at screens."}),
        ({"denies": 0.9}, {}),
        ({}, {"sides": (0.3, 0.4)}),
        ({}, {"claim": 0.9, "echoes": 0.5}),
        ({"sides": (0.1, 0.1), "points": 0.95}, {"sides": (0.1, 0.1)}),
    ],
)
def test_each_sign_counts_for_the_side_that_it_speaks_for(ours, theirs):
    assert _odds(**ours) > _odds(**theirs)


def _odds(**found):
    return allegiance(PLAIN, reading(**{"text": PLAIN} | found), CLAIM)


def test_nothing_is_said_where_the_pack_tells_no_sides():
    assert _odds(sides=()) is None


def test_nothing_is_said_of_what_does_not_speak_to_the_matter():
    assert allegiance(TEXT, replace(reading(), idle=True), CLAIM) is None


def test_terms_are_one_the_signs_and_the_product_of_every_two():
    assert terms([2.0, 3.0]) == [1.0, 2.0, 3.0, 4.0, 6.0, 9.0]


def test_what_lies_far_out_tells_no_more_than_what_lies_far():
    rest = [0.0] * (len(SIGNS) - 1)
    first_alone = tuple(float(place == 1) for place in range(len(terms([0.0, *rest]))))
    numbers = Numbers((0.0,) * len(SIGNS), (1.0,) * len(SIGNS), first_alone)
    assert numbers.odds([MOST, *rest]) == numbers.odds([9.0, *rest]) == MOST


def test_numbers_come_back_as_they_were_written(tmp_path):
    numbers = shipped_numbers("en")
    numbers.write(tmp_path)
    assert Numbers.read(tmp_path) == numbers


def test_each_language_has_its_own_numbers():
    assert shipped_numbers("ja") != shipped_numbers("en")
    found = [
        allegiance(PLAIN, reading(text=PLAIN), claim) for claim in (CLAIM, "生徒は画面を見る。")
    ]
    assert found[0] != found[1]


@pytest.mark.parametrize(
    "damage",
    [
        lambda found: {},
        lambda found: found | {"weights": found["weights"][1:]},
        lambda found: found | {"mean": found["mean"][1:]},
        lambda found: found | {"spread": [0.0] * len(found["spread"])},
        lambda found: found | {"spread": ["wide"] * len(found["spread"])},
        lambda found: found | {"weights": [math.nan, *found["weights"][1:]]},
        lambda found: found | {"mean": [math.inf, *found["mean"][1:]]},
    ],
)
def test_a_damaged_file_is_named(tmp_path, damage):
    shipped_numbers("en").write(tmp_path)
    file = tmp_path / FILE
    file.write_text(json.dumps(damage(json.loads(file.read_text(encoding="utf-8")))))
    with pytest.raises(ModelError, match=r"allegiance\.json is damaged"):
        Numbers.read(tmp_path)


WRONG_SIDE = (
    "The ban has plainly not worked. A Chinese model is as good as any from California, and it "
    "was made while the rules were in force. If a lock does not keep anybody out, you change your "
    "mind about the lock. Washington should admit it and move on."
)


@pytest.mark.usefixtures("shared_cache")
@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("The controls have already failed.", 19),
        ("My cat likes fish.", 19),
        ("Hello everybody, thanks for having me today.", 19),
        (WRONG_SIDE, 19),
        (f"{WRONG_SIDE} Lions, tigers, zebras, giraffes, elephants, otters, lemurs, tapirs.", 39),
    ],
)
def test_no_short_and_no_padded_text_without_an_argument_escapes_for_its_length(
    text, most, brief_lessons
):
    motion = brief_lessons.get_motion("export-controls")
    asked = motion.get_counterargument("already-failed")
    assert judge(text, asked, motion, matcher=load_matcher()).score <= most
