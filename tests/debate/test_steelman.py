from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.debate.ballot import ballot
from game.debate.briefing import STEELMAN, steps
from game.debate.events import Flowed, RoundClosed, Steelmanned
from game.debate.match import IllegalMove, Match
from game.debate.moves import restate
from game.debate.result_lines import ballot_lines
from game.debate.round_lines import gone_on_line, steelman_line
from game.debate.setup import Play, begin
from game.debate.steelman import (
    ANSWERS,
    COPIED,
    ELSEWHERE,
    FEWEST_WORDS,
    NOT_COUNTED,
    SHORT,
    UNSURE,
    WHOLE,
    is_borrowed,
    judge_steelman,
)
from game.debate.turn import Turn
from game.packs.format import Pack
from game.records.codec import decode_event, encode_event
from game.scoring.words import content_words

CLAIM = "With phones in hand the class looks at screens instead of animals."
GOOD = "A class with phones will look at a screen and miss every animal in front of them."
POOR = Steelmanned("They are against it.", 30, False, "Missing, in your words: “screens”.")
MADE = Steelmanned("They hold it.", 80, True)


@pytest.fixture
def gated(open_match) -> Match:
    match = open_match("drill")
    return replace(match, setup=replace(match.setup, steelman=True))


@pytest.fixture
def steelman(school_phones: Pack, overlap_matcher):
    motion = school_phones.motions[0]
    thrown = motion.get_counterargument("eyes-on-screens")
    return lambda text: judge_steelman(text, thrown, motion, overlap_matcher)


# -- the judge ---------------------------------------------------------------------


def test_a_restatement_in_ones_own_words_opens_the_gate(steelman) -> None:
    found = steelman(GOOD)
    assert found.made
    assert (found.text, found.missing) == (GOOD, "")
    assert found.score >= 50


def test_the_claim_in_another_wording_of_the_pack_counts_too(steelman) -> None:
    assert steelman("You see and remember far more by drawing an animal than on a screen.").made


@pytest.mark.parametrize(
    "text",
    [
        CLAIM,
        CLAIM.upper(),
        f"They say that {CLAIM[0].lower()}{CLAIM[1:]}",
        f"You claim, and I quote you here: {CLAIM}",
        "I want to give them one day that happens in front of their eyes.",
        f"{CLAIM} {CLAIM}",
    ],
)
def test_what_is_only_copied_does_not_count(steelman, text) -> None:
    assert steelman(text) == Steelmanned(text, 0, False, COPIED)


def test_own_words_beside_a_copied_sentence_count(steelman) -> None:
    assert steelman(f"{CLAIM} {GOOD}").made


def test_a_few_words_are_no_restatement_though_they_fit(steelman) -> None:
    assert steelman(GOOD).made
    short = " ".join(content_words(CLAIM)[: FEWEST_WORDS - 1])
    found = steelman(f"{short}.")
    assert (found.made, found.missing) == (False, SHORT)
    assert found.score < 50


def test_an_answer_is_told_from_a_restatement(steelman) -> None:
    found = steelman("Clear rules about when to use a phone solve distraction, without any ban.")
    assert (found.made, found.missing) == (False, ANSWERS)


def test_the_claim_together_with_an_answer_is_no_restatement(steelman) -> None:
    found = steelman(f"{GOOD} Clear rules about when to use a phone solve distraction, so no ban.")
    assert (found.made, found.missing) == (False, ANSWERS)
    assert found.score < 50


def test_in_japanese_the_judge_owns_that_it_is_unsure(steelman) -> None:
    found = steelman("スマホがあると動物を見なくなる、というのが相手の主張だ。")
    assert (found.made, found.missing) == (False, UNSURE)


def test_what_speaks_of_something_else_is_told(steelman) -> None:
    assert steelman("Coffee tastes nicer, say bakers.").missing == ELSEWHERE


@pytest.mark.parametrize("text", ["Their friends.", "Coffee tastes nicer.", "！？", ""])
def test_a_word_or_two_are_asked_to_be_a_sentence(steelman, text) -> None:
    assert steelman(text) == Steelmanned(text, 0, False, WHOLE)


def test_a_poor_try_beside_copied_words_hears_that_those_do_not_count(steelman) -> None:
    found = steelman(f"{CLAIM} They think of the class.")
    assert found.missing.startswith("Missing, in your words: “")
    assert found.missing.endswith(f" {NOT_COUNTED}")
    assert NOT_COUNTED not in steelman("They think of the class.").missing


def test_what_is_missing_is_said_in_their_terms(steelman) -> None:
    found = steelman("They dislike pupils who play.")
    assert not found.made
    assert found.missing in (ELSEWHERE, f"Missing, in your words: “{CLAIM[:-1]}”.")
    near = steelman("They think of the class.")
    assert near.missing.startswith("Missing, in your words: “")


@pytest.mark.parametrize(
    ("text", "source", "borrowed"),
    [
        ("one two three four five six", "zero one two three four five six seven", True),
        ("He said: one two three four five six", "one two three four five six", True),
        ("six five four three two one", "one two three four five six", False),
        ("one two three four", "one two three four", True),
        (
            "電話は気を散らすから持って来るべきではない",
            "電話は気を散らすから持って来るべきではない",
            True,
        ),
        ("スマホがあると動物を見なくなる", "電話は気を散らすから持って来るべきではない", False),
        ("", "one two", False),
    ],
)
def test_runs_of_their_words_are_borrowed(text, source, borrowed) -> None:
    assert is_borrowed(text, ["", source]) is borrowed


@settings(max_examples=30, deadline=None)
@given(text=st.text(max_size=120))
def test_no_text_breaks_it_and_scores_keep_their_range(
    school_phones: Pack, overlap_matcher, text: str
) -> None:
    motion = school_phones.motions[0]
    found = judge_steelman(text, motion.counterargument[0], motion, overlap_matcher)
    assert 0 <= found.score <= 100
    assert found.made == (found.score >= 50) == (not found.missing)


# -- the rules ---------------------------------------------------------------------


def test_the_gate_is_shut_until_they_would_agree(gated, answered) -> None:
    assert gated.awaits_steelman
    assert Turn.of(gated).step == "restate"
    with pytest.raises(IllegalMove, match="Restate their argument first"):
        gated.after(answered(50))
    match = gated.after(MADE)
    assert not match.awaits_steelman
    assert Turn.of(match).step == "write"
    assert match.after(answered(50)).current.answer
    with pytest.raises(IllegalMove, match="already"):
        match.after(MADE)


def test_after_two_tries_one_may_go_on_or_try_again(gated, answered) -> None:
    once = gated.after(POOR)
    assert Turn.of(once).allows("skip_steelman") is False
    with pytest.raises(IllegalMove, match="Restate"):
        once.after(answered(50))
    assert "go on" not in steelman_line(once.current)
    twice = once.after(POOR)
    assert Turn.of(twice).allows("skip_steelman") is True
    assert "or go on to your answer" in steelman_line(twice.current)
    assert twice.after(answered(50)).current.answer
    assert twice.after(MADE).current.restated


def test_whoever_goes_on_without_it_hears_what_the_ballot_keeps(gated) -> None:
    assert gone_on_line(gated.current) == ""
    tried = gated.after(POOR).after(replace(POOR, score=12))
    assert gone_on_line(tried.current) == (
        "Now answer them. The ballot keeps your best restatement: 30 of 100."
    )
    assert gone_on_line(tried.after(MADE).current) == ""


def test_an_argument_may_be_dropped_without_it(gated) -> None:
    assert gated.after(RoundClosed()).rounds[0].standing == "dropped"


def test_each_round_has_a_gate_of_its_own(gated, answered) -> None:
    match = gated.after(MADE).after(answered(50)).after(RoundClosed())
    assert match.awaits_steelman


def test_without_the_option_there_is_no_gate(open_match) -> None:
    match = open_match("drill")
    assert not match.awaits_steelman
    with pytest.raises(IllegalMove, match="no steelman gate"):
        match.after(MADE)


def test_its_score_stands_beside_the_match_score_and_does_not_change_it(
    gated, answered, open_match
) -> None:
    plain = open_match("drill").after(answered(70)).after(RoundClosed())
    match = gated.after(POOR).after(MADE).after(answered(70)).after(RoundClosed()).after(POOR)
    assert ballot(match).score == ballot(plain).score
    assert (ballot(plain).steelman, ballot(match).steelman) == (None, 60)  # 80 x 3, 30 x 2
    assert "Steelman, beside the score: 60 of 100." in ballot_lines(ballot(match))


def test_it_goes_before_the_flow_and_both_are_told_in_the_briefing(school_phones: Pack) -> None:
    play = Play(counterargument="eyes-on-screens").filled(flow_first=True, steelman=True)
    motion, started = begin(play, school_phones, "x")
    assert STEELMAN in steps(started)
    assert started.flow_first
    match = Match.begin(motion, started).after(MADE)
    with pytest.raises(IllegalMove):
        match.after(Flowed())


@pytest.mark.parametrize("event", [POOR, MADE])
def test_it_is_kept_without_loss(event) -> None:
    assert decode_event(encode_event(event)) == event


def test_the_move_asks_the_judge_about_the_current_argument(
    school_phones: Pack, overlap_matcher
) -> None:
    play = Play(counterargument="eyes-on-screens", steelman=True)
    match = Match.begin(*begin(play, school_phones, "x"))
    assert restate(match, f"  {GOOD}\n", overlap_matcher).made
