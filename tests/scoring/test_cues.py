import ast
import re
from inspect import getsource

import pytest

from game.debate import opening
from game.scoring import bearings, bombast, closing, coach, guards, judging, persons, pleas
from game.scoring.cues import flags_in_their_words, in_their_words
from game.scoring.judging import judge
from game.scoring.verdict import Flag
from game.scoring.words import BUT, REASON, SO_WHAT, THEY_SAY

JAPANESE, ENGLISH = "校則で十分だと思います。", "Rules are enough."


@pytest.mark.parametrize(
    ("advice", "known"),
    [
        ("give it a warrant, a “because” or an example.", REASON),
        ("Give the impact: “therefore ...” tells the House.", SO_WHAT),
        ("words such as “You say that ...”.", THEY_SAY),
        ("Begin with what they said: “You say that ..., but ...”", THEY_SAY),
        ("then go on with “but ...”.", BUT),
    ],
)
def test_a_word_that_advice_asks_for_is_one_that_the_judge_knows_in_either_language(advice, known):
    assert in_their_words(advice, ENGLISH) == advice
    told = in_their_words(advice, JAPANESE)
    named = re.findall("「(.*?)」", told)
    assert "“" not in told
    assert named
    assert all(known.search(word) for word in named)


@pytest.mark.parametrize(
    "module", [bearings, bombast, closing, coach, guards, judging, opening, persons, pleas]
)
def test_no_word_that_advice_names_is_left_in_english(module):
    told = [
        node.value
        for node in ast.walk(ast.parse(getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value
    ]
    named = [text for text in told if re.search(r"“(\.\.\. )?[A-Za-z]+", text)]
    assert not [text for text in named if re.search("“[.A-Za-z]", in_their_words(text, JAPANESE))]


def test_what_a_player_said_stays_as_it_is():
    said = f"“{JAPANESE}” is one answer."
    assert in_their_words(said, JAPANESE) == said


def test_a_flag_keeps_all_but_its_way_out():
    flag = Flag("contradicts-itself", "This takes back.", "Go on with “but ...”.", (0, 2))
    (told,) = flags_in_their_words([flag], JAPANESE)
    assert told == Flag("contradicts-itself", "This takes back.", "Go on with 「しかし」.", (0, 2))
    assert flags_in_their_words([flag], ENGLISH) == (flag,)


def test_a_verdict_on_japanese_names_japanese_words(zoo, thrown, overlap_matcher):
    english = "Gorillas ate nine mangoes near Basel, while Jonas repaired his yellow bicycle."
    japanese = "ゴリラはバーゼルの近くでマンゴーを九つ食べ、ヨナスは黄色い自転車を直していました。"
    for text, named in ((english, "“You say that"), (japanese, "「…とおっしゃいますが")):
        verdict = judge(text, thrown, zoo, matcher=overlap_matcher)
        assert named in verdict.flags[0].way_out
        assert verdict.lift == verdict.flags[0].way_out
