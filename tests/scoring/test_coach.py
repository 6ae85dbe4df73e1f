from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.coach import FEW_OF_ONE_POINT, FEW_WORDS, LONGEST_QUOTE, NEXT_TO, lift
from game.scoring.judging import judge
from game.scoring.reading import Reading
from game.scoring.rubric import ROOM, Placing
from game.scoring.sentences import Sentence
from game.scoring.verdict import (
    ARGUED_WORDS,
    AT_LENGTH_WORDS,
    NEAR_MISS,
    Criteria,
    Flag,
    PointResult,
)
from game.scoring.words import words

LONG = " and the pupils look up" * 10
ENDED = f"{LONG} Therefore no."


@pytest.fixture
def thrown(school_phones):
    return school_phones.motions[0].get_counterargument("eyes-on-screens")


SAID = "Clear rules are enough."
OWN = "Rules help pupils watch the lions."


def advice(text, made=0, *, of=2, near=0.1, claim=0.0, denies=0.0, flags=(), off_list=False,
           weighing=0.0, developed=0.0, said=SAID, near_said=None, before=(),
           theirs=False, sides=(), variety=None, band=2, nearly=0.0, fillers=()):  # fmt: skip
    results = [
        PointResult(f"p{i}", 0.9 if i < made else near, i < made,
                    said if i < made else (near_said or said) if near >= NEAR_MISS else None)
        for i in range(of)
    ]  # fmt: skip
    criteria = Criteria(weighing=weighing, development=developed)
    said_in = variety or len(words(text))
    placing = Placing(band, 50, criteria, off_list, said_in, nearly=nearly)
    none, grid = np.zeros(1), np.zeros((1, of))
    reading = Reading((), (), grid, grid, grid, none + claim, none + denies, none, none, none,
                      sides=sides, fillers=fillers)  # fmt: skip
    return lift(text, reading, results, flags, placing, before, theirs=theirs)


@pytest.mark.parametrize(
    ("text", "made", "more", "wanted"),
    [
        ("No.", 0, {}, "Very little to go on"),
        ("I disagree, that is wrong.", 0, {}, "Very little to go on"),
        (OWN, 0, {"off_list": True}, "To go further"),
        (OWN, 0, {}, "hears no reason against their claim"),
        (OWN, 0, {"denies": 0.7}, "now say why"),
        (f"{OWN} They learn because of it.", 0, {}, "does not make out your argument"),
        (f"{OWN} They learn because of it.", 0, {"denies": 0.7}, "does not make out your argument"),
        ("規則があるので見ません。動物も喜びます。", 0, {}, "does not make out your argument"),
        ("Phones make pupils watch the screen.", 0, {"claim": 0.7}, "hears their claim here"),
        (OWN, 0, {"claim": 0.7, "sides": (0.1,)}, "hears their claim here"),
        (OWN, 0, {"claim": 0.7, "sides": (-0.5,)}, "hears no reason against their claim"),
        (
            "Phones never make any pupils watch the screen.",
            0,
            {"claim": 0.7, "denies": 0.7},
            "now say why",
        ),
        ("Rules help pupils watch.", 0, {"near": 0.4}, f"“{SAID}” comes near a point"),
        ("Rules help pupils watch.", 0, {"near": 0.4, "theirs": True}, "not clear whose case"),
        (OWN, 0, {"claim": 0.7, "theirs": True}, "hears their claim here"),
        (OWN, 0, {"claim": 0.7, "theirs": True, "off_list": True}, "To go further"),
        ("Rules help because.", 2, {"developed": 1.0}, f"“{SAID}” has its reason, in few words"),
        (OWN, 0, {"denies": 0.9, "theirs": True}, "now say why"),
        ("Rules help.", 1, {}, f"“{SAID}” is asserted, not argued yet: give it a warrant"),
        ("Rules help because.", 1, {}, f"“{SAID}” is one answer. Add a second"),
        ("Rules help.", 1, {"developed": 0.5}, f"“{SAID}” is one answer. Add a second"),
        (
            "Rules help because.",
            1,
            {"near": 0.3, "near_said": "Radios reach all teachers."},
            "“Radios reach all teachers.” comes near a second answer",
        ),
        ("Rules help because.", 1, {"near": 0.3}, f"“{SAID}” is one answer. Add a second"),
        ("Rules help because.", 2, {}, f"a cited card behind “{SAID}”"),
        (f"Rules help because.{LONG}", 2, {}, "Give the impact: “therefore ...”"),
        (f"Rules help because.{LONG} Therefore no.", 2, {"weighing": 1.0}, "Signpost"),
        ("Rules help because.", 2, {"said": "Rules help 9 of 10."}, "in few words"),
        (f"You say so, because.{LONG}", 2, {}, "Give the impact: “therefore ...”"),
        (f"You say so, because.{LONG} Therefore no.", 2, {}, "Weigh it"),
        (f"You say so, because.{LONG} Therefore no.", 2, {"weighing": 1.0}, ""),
        (f"Rules help because.{LONG}", 1, {}, f"“{SAID}” is one answer. Add a second"),
        (f"As my friend forgets, they help because.{ENDED}", 2, {"weighing": 1.0}, ""),
        (f"Your screens are a guess, because.{ENDED}", 2, {"weighing": 1.0}, ""),
        (f"When you lock a door, thieves leave because.{ENDED}", 2, {"weighing": 1.0}, "Signpost"),
        (f"This argument holds, thank you, because.{ENDED}", 2, {"weighing": 1.0}, "Signpost"),
        (" ".join(f"word{n}" for n in range(20)), 0, {}, "does not make out your argument"),
        (OWN, 0, {"off_list": True, "variety": 40}, "You argue at length"),
        (OWN, 0, {"off_list": True, "variety": 39}, "To go further"),
        (OWN, 0, {"off_list": True, "near": 0.3}, f"“{SAID}” comes near a point, too"),
        (f"You say so, because.{LONG} Therefore no.", 1, {"of": 1, "weighing": 1.0}, ""),
    ],
)
def test_one_thing_is_advised_at_a_time(text, made, more, wanted):
    said = advice(text, made, **more)
    assert wanted in said
    assert bool(said) is bool(wanted)


def placed(text: str) -> Placing:
    return Placing(2, 50, Criteria(development=1.0), off_list=False, variety=99)


def test_who_has_it_all_and_just_enough_words_is_asked_for_a_few_more() -> None:
    text = f"You say so, because.{LONG} Therefore no."
    assert advice(text, 2, weighing=1.0) == ""
    just = advice(text, 2, weighing=1.0, variety=ARGUED_WORDS)
    assert just.startswith(f"All is there, in few words: say more about “{SAID}”")


@pytest.mark.parametrize(
    "sentence",
    [
        "I grant you nearly everything about the lions.",
        "Ok, it is true that many pupils stare at their lions all day long.",
        "Which many lions?",
        "「何億人ものユーザーと有名なブランドが市場を囲い込む」と言いますが、",
    ],
)
def test_what_is_granted_or_quoted_is_not_asked_about_as_a_second_answer(sentence: str) -> None:
    text, reading = reading_of(SAID, sentence)
    made = PointResult("a", 0.9, made=True, sentence=SAID, span=(0, len(SAID)))
    advised = lift(text, reading, [made, PointResult("b", 0.0, made=False)], [], placed(text))
    assert "is one answer. Add a second" in advised


def test_a_grant_that_came_near_a_point_is_not_called_a_second_answer() -> None:
    granted = "Yes, true, radios may reach every teacher in the zoo."
    text, reading = reading_of(SAID, granted)
    near = PointResult("p1", 0.4, False, granted, (len(SAID) + 1, len(text)))
    results = [PointResult("p0", 0.9, True, SAID, (0, len(SAID))), near]
    assert "second answer" not in lift(text, reading, results, (), placed(text))


def reading_of(*sentences: str) -> tuple[str, Reading]:
    """A text of such sentences, as read."""
    text, found = " ".join(sentences), []
    for sentence in sentences:
        start = text.index(sentence)
        found.append(Sentence(sentence, (start, start + len(sentence))))
    none, grid = np.zeros(1), np.zeros((len(sentences), 2))
    return text, Reading(tuple(found), (), grid, grid, grid, none, none, none, none, none)


def test_where_one_point_is_made_the_sentence_that_says_most_beside_it_is_asked_about() -> None:
    text, reading = reading_of(SAID, "Well, no.", "Radios reach every teacher in the zoo.", "So.")
    results = [PointResult("p0", 0.9, True, SAID, (0, len(SAID))), PointResult("p1", 0.1, False)]
    assert lift(text, reading, results, (), placed(text)).startswith(
        "If “Radios reach every teacher in the zoo.” is a second answer, the judge has not heard it"
    )
    text, reading = reading_of(SAID, "Well, no.")
    assert lift(text, reading, results, (), placed(text)).startswith(f"“{SAID}” is one answer.")


@pytest.mark.parametrize(
    ("near", "asked_about"),
    [([NEXT_TO, 0.1], False), ([NEXT_TO - 0.01, 0.1], True), ([NEXT_TO, NEXT_TO + 0.1], True)],
)
def test_a_sentence_next_to_the_point_that_is_made_is_no_second_answer(near, asked_about) -> None:
    text, plain = reading_of(SAID, "Radios reach every teacher in the zoo.")
    reading = replace(plain, near_points=np.array([[0.9, 0.1], near]))
    results = [PointResult("p0", 0.9, True, SAID, (0, len(SAID))), PointResult("p1", 0.1, False)]
    told = lift(text, reading, results, (), placed(text))
    assert told.startswith("If “Radios reach") is asked_about


def test_a_sentence_that_makes_the_same_point_again_is_no_second_answer() -> None:
    again = "Rules that everybody knows are clear enough for any teacher."
    text, reading = reading_of(SAID, again)
    reading.points[1, 0] = NEAR_MISS
    results = [PointResult("p0", 0.9, True, SAID, (0, len(SAID))), PointResult("p1", 0.1, False)]
    assert lift(text, reading, results, (), placed(text)).startswith(f"“{SAID}” is one answer.")


@pytest.mark.parametrize(
    ("made", "band", "short", "nearly", "wanted"),
    [
        (
            1,
            2,
            1,
            1 - 1 / ROOM,
            "edge of band 3, where another coach may put it: one more",
        ),
        (1, 2, FEW_WORDS, 1 - FEW_WORDS / ROOM, "edge of band 3"),
        (1, 2, FEW_OF_ONE_POINT, 0.0, "edge of band 3"),
        (1, 2, FEW_OF_ONE_POINT + 1, 0.0, "is one answer"),
        (2, 3, FEW_WORDS + 1, 1 - (FEW_WORDS + 1) / ROOM, "has its reason, in few words"),
        (1, 2, 0, 1.0, "is one answer"),
        (1, 2, 1, 0.3, "is one answer"),
        (2, 3, 1, 1 - 1 / ROOM, "Near the edge of band 4: one more reason"),
        (2, 3, 1, 0.0, "has its reason, in few words"),
    ],
)
def test_what_is_argued_and_a_few_words_short_is_told_so(made, band, short, nearly, wanted):
    variety = (AT_LENGTH_WORDS if made == 1 else ARGUED_WORDS) - short
    said = advice(
        "Rules help because.", made, developed=1.0, variety=variety, band=band, nearly=nearly
    )
    assert wanted in said


@pytest.mark.parametrize(("variety", "told"), [(ARGUED_WORDS - 1, True), (ARGUED_WORDS, False)])
def test_who_fills_an_answer_that_is_too_short_is_told_so(variety, told):
    ghent = Sentence("It rained in Ghent.", (20, 39))
    said = advice("Rules help because.", 1, developed=1.0, variety=variety, fillers=(ghent,))
    assert said.startswith("The judge hears no argument in “It rained in Ghent.”") is told


def test_of_two_sentences_apart_the_one_that_says_something_is_quoted() -> None:
    text, reading = reading_of("Wrong map though?", SAID, "Radios reach every teacher in the zoo.")
    start = text.index("Radios")
    near = PointResult("p1", 0.4, False, "Wrong map though?", (0, 17), (start, len(text)))
    results = [PointResult("p0", 0.9, True, SAID, (18, 18 + len(SAID))), near]
    assert lift(text, reading, results, (), placed(text)).startswith("“Radios reach every teacher")


def test_what_was_said_before_is_told_where_no_point_is_made():
    said = advice(OWN, before=["Rules help."], near=0.4)
    assert said.startswith("“Rules help.” stands in an earlier answer of yours")
    assert "earlier" not in advice(OWN, 1, before=["Rules help."])


@given(st.text(min_size=1, max_size=300))
def test_a_long_sentence_is_quoted_in_short_and_on_one_line(said):
    quoted = advice("Rules help.", 1, said=said)
    assert "\n" not in quoted
    assert len(quoted) < LONGEST_QUOTE + 100


def test_the_way_out_of_a_flag_comes_first():
    flags = [Flag("concedes", "Why.", "Go on."), Flag("padding", "Why.", "Stop.")]
    assert advice("No.", 1, flags=flags) == "Go on."
    assert advice("No.", 0, flags=flags, off_list=True) == "Go on."


SENTENCES = (
    "You say they look at screens.",
    "Clear rules about the use of phones solve distraction, because a ban does not.",
    "On a trip pupils learn and practise to handle phones in a good place.",
    "The keepers feed the animals at noon, since they are hungry.",
    "Therefore I agree with you.",
)


@pytest.mark.parametrize("chosen", list(product([False, True], repeat=len(SENTENCES))))
def test_advice_never_names_a_point_that_was_missed(school_phones, thrown, overlap_matcher, chosen):
    text = " ".join(s for s, is_in in zip(SENTENCES, chosen, strict=True) if is_in)
    verdict = judge(text, thrown, school_phones.motions[0], matcher=overlap_matcher)
    missed = [thrown.get_point(result.id) for result in verdict.points if not result.made]
    for point in missed:
        secrets = (point.text, *point.phrasings, *point.accept, point.press, point.hints.facts)
        assert not any(secret and secret in verdict.lift for secret in secrets)
