import pytest

from game.scoring.language import LANGUAGES
from game.scoring.listener import SUREST
from game.scoring.off_list import (
    HEARD,
    LEANS,
    OURS,
    OWN_WORDS,
    REPEATS,
    argues_its_own,
    features,
    gives_reason,
    log_odds,
)
from tests.scoring.readings import TEXT, THROWN, around, reading

FAR = {"related": 0.1, "echoes": 0.1, "answers": 0.1}
BARE = "I really think that is not true at all, in my opinion."


def argues(text=TEXT, odds=3.0, found=None, about=None, heard=None):
    read = reading(text, **found or {})
    return argues_its_own(text, read, around(**about or {}), THROWN, odds, heard)


@pytest.mark.parametrize(
    ("text", "found", "about", "own"),
    [
        (TEXT, {}, {}, True),
        (BARE, {}, {}, False),
        (TEXT, {"related": OWN_WORDS[0] - 0.01}, {}, False),
        (TEXT, {"related": OWN_WORDS[1] + 0.01}, {}, False),
        (TEXT, {"claim": REPEATS}, {}, False),
        (TEXT, {}, {"leans": LEANS}, False),
    ],
)
def test_where_the_side_is_unknown_it_stands_alone_and_argues_plainly(text, found, about, own):
    assert (argues(text, None, found, about) is not None) is own


@pytest.mark.parametrize(
    ("text", "odds", "found", "own"),
    [
        (TEXT, 3.0, {}, True),
        (
            TEXT,
            3.0,
            {
                "related": OWN_WORDS[0] - 0.01,
            },
            True,
        ),
        (TEXT, OURS + 0.01, {}, True),
        (TEXT, OURS, {}, False),
        (TEXT, 3.0, FAR, False),
        (BARE, 3.0, {}, False),
    ],
)
def test_it_is_to_the_matter_specific_and_the_players_own(text, odds, found, own):
    assert (argues(text, odds, found) is not None) is own


def test_the_listener_is_weighed_by_the_language_that_it_heard(monkeypatch):
    assert set(HEARD) == set(LANGUAGES)
    monkeypatch.setitem(HEARD, "en", (-100.0, 0.0, 0.0))
    monkeypatch.setitem(HEARD, "ja", (100.0, 0.0, 0.0))
    japanese = "先月の遠足では、レアが水族館の地図を持っていたので、誰も迷子になりませんでした。"
    assert argues(japanese, heard=0.0) is not None
    quoting = f"「{japanese}」 {TEXT}"
    assert argues_its_own(quoting, reading(TEXT), around(), THROWN, 3.0, 0.0) is None


def test_three_words_argue_nothing_however_new_they_are():
    few = "Genoese aquariums enchant."
    assert argues(few, 9.0) is None
    more = f"{few} Otters, lemurs, maps and gates delight Lea, because gate four is there."
    assert argues(more, 9.0) is not None


def test_who_says_nothing_beyond_the_claim_argues_nothing_whatever_is_heard():
    claim = "Pupils stare at screens, forget lunch, lose friends and sleep badly."
    thrown = THROWN.model_copy(update={"claim": claim})

    def argued(text):
        return argues_its_own(text, reading(text), around(), thrown, 9.0, SUREST) is not None

    denial = "Pupils do not stare at screens, forget lunch, lose friends or sleep badly"
    assert not argued(f"{denial} at school.")
    assert argued(f"{denial}, since Lea shared a map and otters bit nobody.")


def test_how_well_it_argues_lies_between_nothing_and_one():
    less = "Last June nobody got lost, because Lea had a map of the aquarium."
    plain, rich = argues(less, 2.0), argues(TEXT, 9.0)
    assert plain is not None
    assert rich is not None
    assert 0 <= plain < rich <= 1


def test_what_the_listener_hears_counts_where_its_side_is_known():
    thin = "I really do believe that the otters and the lemurs are worth it, just look at them all."
    less = "Last June nobody got lost, because Lea had a map of the aquarium."
    assert argues(thin, 3.0) is None
    assert argues(thin, 3.0, heard=SUREST) is not None
    assert argues(less, 1.0) is not None
    assert argues(less, 1.0, heard=-SUREST) is None
    assert argues(TEXT, OURS, heard=-1.0) is None
    assert argues(TEXT, OURS, heard=1.0) is not None
    assert argues(thin, None, heard=SUREST) is None


def odds_of(text, odds=2.0, **found):
    return log_odds(features(text, reading(text, **found), THROWN.claim, odds))


def test_allegiance_reasons_and_near_misses_speak_for_it_and_opinions_against():
    assert odds_of(TEXT, 3.0) > odds_of(TEXT, 1.0)
    assert odds_of(TEXT, points=0.4) > odds_of(TEXT)
    assert odds_of(TEXT.replace("because", "and")) < odds_of(TEXT)
    assert odds_of(f"{TEXT} I think so, in my opinion, obviously.") < odds_of(TEXT)


def test_nothing_that_speaks_for_the_opponent_raises_it():
    theirs = {"sides": (0.5, 0.5), "opposes": (0.9, 0.9), "claim": 0.9}
    assert odds_of(TEXT, **theirs) <= odds_of(TEXT)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Nobody got lost because Lea had shared the map.", True),
        ("Nobody got lost, because that is so.", False),
        ("Nobody got lost at the aquarium because nobody got lost at the aquarium.", False),
        ("They are wrong, because pupils stare at screens.", False),
        ("So they are. Because of this. Lea had shared the map with us.", False),
        ("If Lea shares a map, nobody waits at gate four.", True),
        ("地図があったから迷いませんでした。", True),
        ("誰も迷いませんでした。", False),
    ],
)
def test_a_reason_says_something_new(text, gives):
    assert gives_reason(text, THROWN.claim) is gives


def test_an_empty_reason_argues_nothing_more():
    for more in (", because that is so.", ", because it is true. That is why."):
        assert odds_of(TEXT.rstrip(".") + more) <= odds_of(TEXT)
