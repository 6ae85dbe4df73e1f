import pytest

from game.scoring.agreeing import (
    AFTER_A_TURN,
    AGREES_ALL_THE_SAME,
    COMES_AFTER,
    DOUBTFUL,
    DOUBTFUL_IF_IT_TURNS,
    FEWEST_BEYOND,
    FEWEST_UNHEARD,
    MISHEARD,
    NOTHING_HEARD,
    agrees_throughout,
    to_be_heard,
)
from game.scoring.bearings import OURS, bearings
from game.scoring.verdict import PointResult
from tests.scoring.readings import TEXT, THROWN, WORDS, around, reading

AGREES = "Yes, I think that is true."
JAPANESE = (
    "去年の六月、私たちのクラスは三十台の電話を水族館に持って行き、先生が地図を配り、"
    "図書館の司書が道順を説明し、港の食堂で昼食を食べ、自転車で病院の前を通りました。"
)


@pytest.mark.parametrize(
    ("found", "odds", "heard", "flagged"),
    [
        ({}, DOUBTFUL, None, True),
        ({}, DOUBTFUL + 0.01, None, False),
        ({}, 0.0, 4.0, False),
        ({"text": TEXT}, DOUBTFUL, None, False),
        ({"text": "Exactly. " + " ".join(WORDS[: FEWEST_BEYOND - 1])}, DOUBTFUL, None, True),
        ({"text": "Exactly. " + " ".join(WORDS[: FEWEST_BEYOND - 2])}, DOUBTFUL, None, False),
        ({"text": f"その通りです。{JAPANESE}"}, DOUBTFUL, None, True),
        ({}, 4.0, NOTHING_HEARD, True),
        ({}, 4.0, NOTHING_HEARD + 0.01, False),
        ({"text": "Exactly. " + " ".join(WORDS[: FEWEST_UNHEARD - 1])}, 4.0, NOTHING_HEARD, True),
        ({"text": "Exactly. " + " ".join(WORDS[: FEWEST_UNHEARD - 2])}, 4.0, NOTHING_HEARD, False),
        ({"text": f"Exactly. {TEXT} But it is worse."}, 4.0, NOTHING_HEARD, False),
        ({"text": f"Exactly. {TEXT} But it is worse."}, DOUBTFUL_IF_IT_TURNS, None, True),
        ({"text": f"Exactly. {TEXT} But it is worse."}, DOUBTFUL_IF_IT_TURNS + 0.01, None, False),
    ],
)
def test_who_begins_by_agreeing_and_goes_on_from_there_restates(found, odds, heard, flagged):
    said = reading(**{"text": f"Exactly. {TEXT}", "sides": (OURS + 0.1,) * 3} | found)
    flag = bearings(said, around(), THROWN, odds, heard)
    assert (flag.kind if flag else None) == ("restates" if flagged else None)


@pytest.mark.parametrize(
    ("text", "odds", "heard", "flagged"),
    [
        (AGREES, AGREES_ALL_THE_SAME, COMES_AFTER, True),
        (AGREES, AGREES_ALL_THE_SAME + 0.01, COMES_AFTER, False),
        (AGREES, AGREES_ALL_THE_SAME, COMES_AFTER + 0.01, False),
        (AGREES, AGREES_ALL_THE_SAME, None, False),
        (f"{AGREES} But I hate it.", AGREES_ALL_THE_SAME, AFTER_A_TURN, True),
        (f"{AGREES} But I hate it.", AGREES_ALL_THE_SAME, AFTER_A_TURN + 0.01, False),
        ("Sure, in three years maybe.", AGREES_ALL_THE_SAME, -4.0, False),
        (f"{AGREES} I think that is a good point.", 4.0, 4.0, True),
        (f"{AGREES} I think that is a good point, but no proof.", 4.0, 4.0, False),
        (f"{AGREES} Mine is a good point.", 4.0, 4.0, False),
    ],
)
def test_who_agrees_in_plain_words_and_is_not_heard_to_argue_restates(text, odds, heard, flagged):
    flag = bearings(reading(text=text, sides=(OURS + 0.1,) * 3), around(), THROWN, odds, heard)
    assert (flag.kind if flag else None) == ("restates" if flagged else None)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        (AGREES, AGREES),
        (f"{AGREES} It is bad. Very bad.", "It is bad. Very bad."),
        ("It is bad. Very bad.", "It is bad. Very bad."),
    ],
)
def test_the_listener_hears_what_comes_after_a_sentence_that_agrees(text, heard):
    assert to_be_heard(reading(text=text)) == heard


@pytest.mark.parametrize(
    ("text", "surest", "span", "heard", "flagged"),
    [
        (AGREES, MISHEARD, (5, 12), COMES_AFTER, True),
        (AGREES, MISHEARD + 0.01, (5, 12), COMES_AFTER, False),
        (AGREES, MISHEARD, (5, 12), COMES_AFTER + 0.01, False),
        (AGREES, MISHEARD, (5, 12), None, False),
        (f"{AGREES} It is bad.", MISHEARD, (5, 12), COMES_AFTER, True),
        (f"{AGREES} It is bad.", MISHEARD, (len(AGREES) + 1, len(AGREES) + 5), -4.0, False),
        (f"{AGREES} That is a good point.", 1.0, (len(AGREES) + 1, len(AGREES) + 5), 4.0, True),
        ("Yes, that is true, but so what?", MISHEARD, (5, 12), COMES_AFTER, False),
        ("Sure, in three years maybe.", MISHEARD, (5, 12), COMES_AFTER, False),
    ],
)
def test_a_point_in_what_agrees_throughout_was_misheard(text, surest, span, heard, flagged):
    results = [PointResult("a", surest, True, text, span), PointResult("b", 0.0, False)]
    flag = agrees_throughout(reading(text=text), results, lambda: heard)
    assert (flag.kind if flag else None) == ("restates" if flagged else None)
