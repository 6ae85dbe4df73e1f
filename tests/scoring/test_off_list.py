import pytest

from game.scoring.off_list import LEANS, OWN_WORDS, REPEATS, argues_its_own, features, log_odds
from tests.scoring.conftest import TEXT, THROWN, around, reading

FAR = {"related": 0.1, "echoes": 0.1, "answers": 0.1}
OURS, THEIRS = {"sides": (-0.3, -0.2)}, {"sides": (0.3, 0.2)}
BARE = "I really think that is not true at all, in my opinion."


def argues(text=TEXT, odds=3.0, found=OURS, about=None):
    return argues_its_own(text, reading(text, **found), around(**about or {}), THROWN, odds)


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
        (TEXT, 3.0, OURS, True),
        (TEXT, 3.0, {"related": OWN_WORDS[0] - 0.01, **OURS}, True),
        (TEXT, -1.5, OURS, False),
        (TEXT, 3.0, FAR | OURS, False),
        (BARE, 3.0, OURS, False),
    ],
)
def test_it_is_to_the_matter_specific_and_the_players_own(text, odds, found, own):
    assert (argues(text, odds, found) is not None) is own


def test_three_words_argue_nothing_however_new_they_are():
    few = "Genoese aquariums enchant."
    assert argues(few, 9.0) is None
    more = f"{few} Otters, lemurs, maps and gates delight Lea, because gate four is there."
    assert argues(more, 9.0) is not None


def test_how_well_it_argues_lies_between_nothing_and_one():
    less = "Last June nobody got lost, because Lea had a map of the aquarium."
    plain, rich = argues(less, 2.0), argues(TEXT, 9.0)
    assert plain is not None
    assert rich is not None
    assert 0 <= plain < rich <= 1


def test_reasons_and_allegiance_speak_for_it_and_opinions_against():
    def odds_of(text, odds=2.0):
        return log_odds(features(text, reading(text, **OURS), around(), THROWN.claim, odds))

    assert odds_of(TEXT, 3.0) > odds_of(TEXT, 1.0)
    assert odds_of(TEXT.replace("because", "and")) < odds_of(TEXT)
    assert odds_of(f"{TEXT} I think so, in my opinion, obviously.") < odds_of(TEXT)
