import typing
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.packs.format import Counterargument, Point
from game.scoring.guards import BAND_LOWER, CAPS
from game.scoring.reading import Reading, variety
from game.scoring.rubric import (
    BAND_FLOORS,
    BAND_WIDTHS,
    band_of,
    measure,
    otherwise,
    place,
)
from game.scoring.sentences import split_sentences
from game.scoring.verdict import (
    ARGUED_PLAINLY,
    ARGUED_WORDS,
    AT_LENGTH_WORDS,
    Flag,
    FlagKind,
    PointResult,
)
from game.scoring.words import words

POINT = "Tea keeps the House awake"
REASONED = f"{POINT} because it has caffeine in it"
LONG = (
    f"You say coffee is better. {REASONED}, and 9 of 10 members who tried it at noon for a week "
    "said so in the minutes of the club. Everybody could read them on the board by the door, under "
    "lists of milk, sugar, spoons, biscuits and lemon. "
    "Therefore the motion stands."
)
NO_DENIAL = np.zeros(1)


def reading(text="", denies=0.0):
    nothing = np.zeros((1, 0))
    sentences = split_sentences(text)
    near = np.full(len(sentences), 0.9)
    none = (nothing, nothing, nothing)
    return Reading(sentences, (), *none, NO_DENIAL, NO_DENIAL + denies, near, near, near)


def counterargument(*weights):
    points = tuple(Point(id=f"p{i}", text="A point.", weight=w) for i, w in enumerate(weights))
    return Counterargument(id="c", against="pro", claim="Coffee is better.", point=points)


def results(text, made, of=2):
    """The first `made` of the points are made by the words about tea."""
    start = text.find(POINT)
    span = (start, start + len(POINT)) if start >= 0 else (0, len(text))
    return [
        PointResult(f"p{i}", 0.9, True, text[slice(*span)], span)
        if i < made
        else PointResult(f"p{i}", 0.1, False)
        for i in range(of)
    ]


def placed(text, made, *kinds, weights=(1, 1), denies=0.0, off_list=None):
    flags = [Flag(kind, "Why.", "Way out.", None) for kind in kinds]
    found = results(text, made, len(weights))
    read = reading(text, denies)
    return place(read, counterargument(*weights), found, flags, off_list=off_list)


def measured(text, made=0, *, weights=(1, 1), denies=0.0):
    return placed(text, made, weights=weights, denies=denies).criteria


# -- bands -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, 0), (19, 0), (20, 1), (39, 1), (40, 2), (59, 2), (60, 3), (79, 3), (80, 4), (100, 4)],
)
def test_a_band_has_twenty_scores_and_the_last_one_more(score, band):
    assert band_of(score) == band
    assert BAND_FLOORS[band] <= score <= BAND_FLOORS[band] + BAND_WIDTHS[band]


@pytest.mark.parametrize(
    ("text", "made", "band"),
    [
        (POINT, 0, 1),
        (POINT, 1, 2),
        (REASONED, 1, 2),  # argued, but too short to be argued in full
        (LONG, 1, 3),
        (POINT, 2, 3),
        (LONG, 2, 4),
        (LONG, 3, 4),
    ],
)
def test_points_and_how_they_are_argued_make_the_band(text, made, band):
    found = placed(text, made, weights=(1, 1, 1))
    assert found.band == band
    assert band_of(found.score) == band
    assert not found.off_list


def test_length_alone_lifts_no_band():
    bare = f"{POINT}{' and the members nod' * 20}"
    assert placed(bare, 0).band == 1
    assert placed(bare, 1).band == 2


def test_one_point_that_is_spoken_about_at_length_is_argued_in_full_without_a_because():
    about = (
        "Tea keeps the House awake. My uncle ran a canteen beside Parliament, and whenever lunch "
        "had been heavy he saw yellow cups go upstairs by trolley until nobody snored during votes "
        "on fishing or drains. On warm days waiters brought iced glasses instead."
    )
    assert variety(reading(about)) >= AT_LENGTH_WORDS
    assert placed(about, 1).band == 3
    assert placed(about.partition(" until")[0], 1).band == 2


def test_a_plain_second_point_asks_for_fewer_words_than_a_doubtful_one():
    said = f"{LONG} Nine members said so in the minutes of the club, which hang by the door."
    while variety(reading(said)) >= ARGUED_WORDS:
        said = said.rsplit(" ", 1)[0]
    assert ARGUED_PLAINLY <= variety(reading(said)) < ARGUED_WORDS
    first, second = results(said, 2)
    bands = []
    for probability in (0.7, 0.75, 0.95, 1.0):
        found = [first, replace(second, probability=probability)]
        bands.append(place(reading(said), counterargument(1, 1), found, ()).band)
    assert bands == [3, 3, 4, 4]


def test_one_point_in_a_sentence_or_two_stays_in_band_two_however_plain_it_is():
    said = (
        f"{REASONED}, and nine members said so in the minutes of the club, which hang by the door "
        "under lists of milk, sugar, spoons, lemon, biscuits, honey, rum, ginger and old cakes."
    )
    assert AT_LENGTH_WORDS - 6 <= variety(reading(said)) < AT_LENGTH_WORDS
    plain, other = results(said, 1)
    for probability in (0.6, 1.0):
        found = [replace(plain, probability=probability), other]
        assert place(reading(said), counterargument(1, 1), found, ()).band == 2


def test_a_japanese_answer_is_asked_for_as_much_as_its_english():
    said = "規制は効く。密輸は少ない。中国が遅い。値段も高い。電力の話。"
    assert variety(reading(said)) > len(set(words(said)))
    assert variety(reading("chips are few")) == 3


def test_saying_it_again_is_nothing_said_beside_it():
    bare = "Tea keeps the House awake and cold water does not"
    once, twice = placed(f"{bare}.", 1), placed(f"{bare}. {bare}.", 1)
    assert twice.criteria.development == once.criteria.development


def test_two_points_in_few_words_are_not_argued_in_full():
    short = "Tea keeps the House awake because of its caffeine, and 9 of 10 members like its taste."
    assert variety(reading(short)) < ARGUED_WORDS
    assert placed(short, 2).band == 3


def test_an_argument_on_no_list_is_in_band_two_below_fifty():
    found = placed(LONG, 0, off_list=0.0)
    assert (found.band, found.off_list) == (2, True)
    assert 40 <= found.score < 50
    assert placed(LONG, 0).band == 1


def test_on_no_list_the_better_argued_answer_scores_higher_and_stays_below_fifty():
    text = f"{LONG} Even if their cup is warm, ours is bigger than theirs for years."
    found = placed(text, 0, denies=0.9, off_list=0.0)
    assert found.criteria.strategy == 32.8
    assert (found.off_list, found.score) == (True, 43)
    scores = [placed(LONG, 0, off_list=step / 10).score for step in range(11)]
    assert scores == sorted(scores)
    assert scores[-1] == 49


# -- flags -------------------------------------------------------------------------


def test_every_flag_has_its_price_once():
    assert set(CAPS) | BAND_LOWER == set(typing.get_args(FlagKind))
    assert not set(CAPS) & BAND_LOWER
    assert set(CAPS.values()) == {19, 39}


@pytest.mark.parametrize("kind", CAPS)
@pytest.mark.parametrize("made", [0, 1, 2])
def test_a_cap_holds_whatever_was_made(kind, made):
    found = placed(LONG, made, kind)
    assert found.score <= CAPS[kind]
    assert found.band == band_of(found.score)
    assert placed(LONG, made).score > CAPS[kind] or CAPS[kind] == 39


@pytest.mark.parametrize("kind", sorted(BAND_LOWER))
@pytest.mark.parametrize("made", [0, 1, 2])
def test_some_flags_cost_one_band(kind, made):
    without = placed(POINT, made).band
    assert placed(POINT, made, kind).band == without - 1


def test_the_lowest_cap_of_several_flags_holds():
    assert placed(LONG, 2, "attacks-person", "concedes").score <= 19


# -- criteria ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weights", "made", "coverage"),
    [
        ((1, 1), 1, 0.5),
        ((3, 1), 1, 0.75),
        ((1, 3), 1, 0.25),
        ((1, 1, 1), 2, 1.0),
        ((1, 1, 1), 3, 1.0),
        ((2,), 1, 1.0),
    ],
)
def test_coverage_is_measured_against_the_two_heaviest_points(weights, made, coverage):
    assert measured(POINT, made, weights=weights).coverage == coverage


@pytest.mark.parametrize(
    ("text", "development"),
    [
        (POINT, 0.0),
        (f"{POINT} [E7]", 1.0),
        (f"Because of that, {POINT}", 0.5),
        (f"{POINT}, and that is something that everybody here can see today", 0.5),
        (f"{POINT}, because everybody here can see that it does so today", 1.0),
    ],
)
def test_a_point_is_developed_by_reasons_cards_and_room(text, development):
    assert measured(text, 1).development == development


@pytest.mark.parametrize(
    ("text", "made", "denies", "engagement"),
    [
        (POINT, 0, 0.0, 0.0),
        (POINT, 1, 0.0, 0.6),
        (f"You say no. {POINT}", 0, 0.0, 0.4),
        (POINT, 0, 0.5, 0.4),
        (f"You say no. {POINT}", 1, 0.9, 1.0),
    ],
)
def test_engagement_counts_points_names_and_denials(text, made, denies, engagement):
    assert measured(text, made, denies=denies).engagement == engagement


@pytest.mark.parametrize(
    ("text", "made", "structure"),
    [
        (POINT, 0, 0.0),
        (POINT, 1, 0.25),
        ("You say that.", 0, 0.25),
        ("You say that, but it is dear.", 0, 0.5),
        ("You say that, but it is dear, because of tax.", 0, 0.75),
        ("You say that, but it is dear, because of tax. Therefore no.", 0, 1.0),
        ("税は高くなる", 0, 0.0),
        ("安いと言いますが", 0, 0.25),
        ("安いと言いますが、そうではありません。", 0, 0.5),
        ("安いと言いますが、税がかかるから安くない。", 0, 0.75),
        ("安いと言いますが、税がかかるから安くない。結局は損です。", 0, 1.0),
        ("昔からここから始まり、向こうから届くものである。", 0, 0.0),
        ("ただし二割以上は高い。これを規制すると、人権の問題は重い。", 0, 0.0),
        ("国としてもその話をしたらしい。", 0, 0.0),
        ("中国があるからこそ高い。", 0, 0.25),
    ],
)
def test_structure_counts_the_four_steps(text, made, structure):
    assert measured(text, made).structure == structure


def test_nothing_said_measures_nothing():
    criteria = measured("Tea.")
    assert (criteria.content, criteria.strategy) == (0, 0)


def test_everything_said_measures_all():
    text = f"{LONG} Even if their cup is warm, ours is bigger than theirs for years."
    criteria = measured(text, 2)
    assert (criteria.sureness, criteria.content) == (0.9, 54)
    assert (criteria.strategy, criteria.weighing) == (40, 1)
    assert placed(text, 2).score == 99


@pytest.mark.parametrize("made", [0, 1])
def test_a_point_barely_made_or_barely_missed_is_a_small_difference(made):
    scores = []
    for probability in (0.499, 0.5):
        found = results(LONG, made)
        found[made] = PointResult(f"p{made}", probability, probability >= 0.5, POINT, (0, 1))
        scores.append(place(reading(POINT), counterargument(1, 1), found, ()).score)
    assert scores == [20 * (made + 1) + 19, 20 * (made + 2)]


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_surer_a_point_the_higher_the_score(one, two):
    low, high = sorted((one, two))
    scores = []
    for probability in (low, high):
        found = [PointResult("p0", probability, probability >= 0.5, LONG, (0, len(POINT)))]
        scores.append(place(reading(LONG), counterargument(1), found, ()).score)
    assert scores[0] <= scores[1]


def test_only_different_words_to_the_matter_count_as_length():
    found = reading("Tea wakes members. Tea wakes members. Coffee wakes members, too.")
    assert variety(found) == 5
    assert variety(replace(found, idle=True)) == 0


@settings(deadline=None)
@given(
    text=st.lists(st.sampled_from([POINT, REASONED, LONG, "You say so.", "But no.", "[E1]"])),
    made=st.integers(0, 3),
    weights=st.tuples(*[st.integers(1, 3)] * 3),
)
def test_weights_never_change_a_band(text, made, weights):
    text = " ".join([POINT, *text])
    found, level = placed(text, made, weights=weights), placed(text, made, weights=(1, 1, 1))
    assert found.band == level.band
    assert BAND_FLOORS[found.band] <= found.score <= BAND_FLOORS[found.band] + 20
    assert 0 <= found.criteria.content <= 60
    assert 0 <= found.criteria.strategy <= 40


def test_measure_is_what_place_places_by():
    found = results(LONG, 1)
    assert measure(reading(LONG), counterargument(1, 1), found) == placed(LONG, 1).criteria


# -- more is never less ------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(500, 1000), st.booleans()), min_size=1, max_size=7
    ),
    st.data(),
)
def test_a_further_point_never_costs_anything(points, data):
    """Each is a weight, a probability in thousandths, and whether a reason stands beside it."""
    text = f"{REASONED}. Milk is white"
    bare, reasoned = (text.index("Milk"), len(text)), (0, len(REASONED))
    made = [
        PointResult(f"p{i}", p / 1000, True, text[slice(*span)], span)
        for i, (_, p, argued) in enumerate(points)
        for span in [reasoned if argued else bare]
    ]
    asked = counterargument(*(weight for weight, _, _ in points))
    more = data.draw(st.integers(0, len(made) - 1))
    without = [replace(one, made=False) if i == more else one for i, one in enumerate(made)]
    assert measure(reading(text), asked, made).content >= (
        measure(reading(text), asked, without).content
    )


@pytest.mark.parametrize("kind", sorted(CAPS))
def test_what_a_flag_caps_lies_in_its_band_by_the_criteria(kind):
    nothing, whole = placed("x", 0, kind), placed(LONG, 2, kind)
    assert nothing.score == BAND_FLOORS[nothing.band]
    assert nothing.score < whole.score <= CAPS[kind]


def test_how_barely_a_band_is_reached_and_how_nearly_the_next_one():
    found, asked = reading(POINT), counterargument(1, 1)
    first, second = results(POINT, 1)
    bare, safe, near = (
        place(found, asked, [replace(first, probability=p, made=p >= 0.5), second], [])
        for p in (0.52, 0.99, 0.45)
    )
    assert (bare.band, safe.band, near.band) == (2, 2, 1)
    assert bare.barely > safe.barely == near.barely == 0
    assert near.nearly > 0.5
    free = place(found, asked, results(POINT, 0), [], off_list=0.5)
    held = placed(POINT, 1, "padding")
    assert {(one.barely, one.nearly) for one in (free, held)} == {(0.0, 0.0)}


def doubtful(probability, sentence="Some words."):
    return PointResult("p1", probability, probability >= 0.5, sentence, (0, 4))


@pytest.mark.parametrize(
    ("made", "second", "band", "other"),
    [
        (1, doubtful(0.4), 3, 4),
        (1, doubtful(0.6), 4, 3),
        (1, doubtful(0.4, sentence=None), 3, None),
        (1, doubtful(0.2), 3, None),
        (1, doubtful(0.9), 4, None),
        (0, doubtful(0.4), 1, 2),
        (0, doubtful(0.6), 2, None),  # what it would be worth on no list is unknown
    ],
)
def test_the_point_most_in_doubt_tells_in_which_other_band_an_answer_may_be(
    made, second, band, other
):
    text = LONG if made else "Some words."
    found = [results(text, made)[0], second]
    assert otherwise(reading(text), counterargument(1, 1), found, band) == other


def test_where_several_points_are_in_doubt_no_band_is_told():
    found = [replace(results(LONG, 1)[0], probability=0.6), doubtful(0.4)]
    assert otherwise(reading(LONG), counterargument(1, 1), found, 3) is None


def test_a_doubt_that_changes_no_band_names_none():
    found = [*results(LONG, 2), replace(doubtful(0.45), id="p2")]
    assert otherwise(reading(LONG), counterargument(1, 1, 1), found, 4) is None
