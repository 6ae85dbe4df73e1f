from dataclasses import replace

import pytest

from game.debate.events import Answered, HintTaken, Revised
from game.debate.round_lines import close_lines, hint_line, hint_lines, verdict_lines
from game.scoring.verdict import Criteria, Flag, PointResult, Verdict

TEXT = "Rules are enough. Phones stay."


@pytest.fixture
def thrown(school_phones):
    return school_phones.motions[0].get_counterargument("eyes-on-screens")


def verdict(*points, flags=(), **more):
    criteria = Criteria(content=30.0, strategy=12.5)
    return Verdict(TEXT, 50, 2, points, criteria, flags, **more)


MADE = PointResult("rules-not-bans", 0.914, True, "Rules are enough.", (0, 17))
NEAR = PointResult("practice-for-life", 0.31, False, "Phones stay.", (18, 30))
FAR = PointResult("practice-for-life", 0.1, False)


def test_a_verdict_quotes_the_player_and_names_only_what_was_made(thrown):
    assert verdict_lines(verdict(MADE, NEAR, lift="Say why."), thrown) == [
        "Score 50 of 100: one point (band 2 of 4: 40-59).",
        "1 point made of 2. Placed by content 50%, strategy 31% and how near the next band is.",
        "✓ Made (alternative): “Rules are enough.”",
        f"    that is: {thrown.point[0].text} (91% sure)",
        "~ Near a point, not there: “Phones stay.” (31% sure)",
        "▲ Say why.",
    ]


def test_an_argument_on_no_list_is_not_told_a_share_of_content(thrown):
    lines = verdict_lines(verdict(off_list=True), thrown)
    assert "how well it argues; strategy (31%)" in lines[1]
    assert "content 50%" not in lines[1]


def test_what_is_doubtful_or_but_a_guess_says_so(thrown):
    doubtful = replace(MADE, probability=0.6)
    lines = verdict_lines(replace(verdict(doubtful), certainty=0.2), thrown)
    assert lines[0].startswith("Score 50 of 100, a guess: ")
    assert any(line.startswith("✓ Probably made (alternative): ") for line in lines)
    lines = verdict_lines(replace(verdict(MADE), certainty=0.9), thrown)
    assert "a guess" not in lines[0]


def test_missed_points_are_named_when_asked_for(thrown):
    lines = verdict_lines(verdict(MADE, FAR), thrown, reveal=True)
    assert lines[-1].startswith("○ Not heard (impact turn): Pupils must learn to handle phones")
    hidden = verdict_lines(verdict(MADE, FAR), thrown)
    assert not any("Pupils must learn" in line for line in hidden)
    assert not any("impact turn" in line for line in hidden)


def test_a_missed_point_that_something_came_near_is_told_with_these_words_before_the_others(thrown):
    near = replace(NEAR, probability=0.497)
    missed = PointResult("rules-not-bans", 0.1, False)
    lines = verdict_lines(verdict(missed, near), thrown, reveal=True)
    assert lines[-3:] == [
        "~ Nearly made (impact turn), not counted: “Phones stay.”",
        f"    that is: {thrown.point[1].text} (49% sure; counts from 50%)",
        f"○ Not heard (alternative): {thrown.point[0].text}",
    ]


def test_what_came_near_a_missed_point_is_told_when_the_round_ends(open_match, play, judged):
    verdict = judged(30, text="Some words. Phones stay.")
    near = replace(verdict.points[0], probability=0.4, sentence="Phones stay.", span=(12, 24))
    answer = Answered(replace(verdict, points=(near, *verdict.points[1:])))
    played = play(open_match(), answer).current
    lines = close_lines(played, None)
    number = [point.id for point in played.missed].index(near.id) + 1
    at = next(place for place, line in enumerate(lines) if line.startswith("~"))
    assert lines[at].startswith(f"~ Nearly made {number}")
    assert lines[at].endswith("not counted: “Phones stay.”")
    assert lines[at + 1].endswith("(40% sure; counts from 50%)")
    assert sum(line.startswith("○") for line in lines) == len(played.missed) - 1
    worse = play(open_match(), answer, Revised(judged(20, text="No."))).current
    assert close_lines(worse, None) == lines  # the better version counts


def test_a_point_without_a_kind_is_named_without_one(thrown):
    plain = [point.model_copy(update={"refutation": None}) for point in thrown.point]
    thrown = thrown.model_copy(update={"point": tuple(plain)})
    lines = verdict_lines(verdict(MADE, FAR), thrown, reveal=True)
    assert lines[2] == "✓ Made: “Rules are enough.”"
    assert lines[-1].startswith("○ Not heard: Pupils must learn")


def test_words_in_two_places_are_quoted_with_what_they_make(thrown):
    text = "Rules are enough. Zoos are fun. Phones stay."
    apart = PointResult("rules-not-bans", 0.9, True, "Phones stay.", (32, 44), beside=(0, 17))
    lines = verdict_lines(Verdict(text, 50, 2, (apart,)), thrown)
    assert "✓ Made (alternative): “Rules are enough. … Phones stay.”" in lines


def test_a_sentence_that_made_a_point_is_not_called_near_another(thrown):
    near = PointResult("practice-for-life", 0.4, False, "Rules are enough.", (0, 17))
    assert not any("Near" in line for line in verdict_lines(verdict(MADE, near), thrown))


def test_a_flag_shows_its_words_and_the_way_out_once(thrown):
    flag = Flag("concedes", "That gives it away.", "Say what is wrong.", (18, 30))
    lines = verdict_lines(verdict(FAR, flags=(flag,), lift=flag.way_out), thrown)
    assert lines[-1] == (
        "✗ Flag, gives the argument away: “Phones stay.” That gives it away. Say what is wrong."
    )
    assert sum("Say what is wrong." in line for line in lines) == 1


def test_a_dash_parts_a_quotation_that_ends_no_sentence_from_the_comment(thrown):
    flag = Flag("off-topic", "This is of something else.", "Say what is wrong.", (18, 24))
    line = verdict_lines(verdict(FAR, flags=(flag,)), thrown)[-1]
    assert line == ("✗ Flag, off topic: “Phones” — This is of something else. Say what is wrong.")


def test_every_hint_taken_stays_and_the_last_one_tells_the_price_of_all(open_match, play):
    hints = [HintTaken(level, "heavy") for level in (1, 2, 3)]
    none, two = open_match().current, play(open_match(), *hints[:2]).current
    assert (hint_lines(none), hint_line(none)) == ([], "")
    assert hint_lines(two) == [
        "Hint 1, nudge: Who?",
        "Hint 2, facts (-10 in all): Ten of them.",
    ]
    assert hint_line(two) == "Hint 2, facts (-10 in all): Ten of them."


def test_an_uncertain_verdict_says_so_below_its_score_and_a_certain_one_does_not(thrown):
    lines = verdict_lines(verdict(MADE, NEAR, certainty=0.42), thrown)
    assert lines[2] == (
        "≈ Uncertain: coaches agree with 42 of 100 such verdicts. In doubt: whether “Phones "
        "stay.” makes a point."
    )
    certain = verdict_lines(verdict(MADE, NEAR, certainty=0.9), thrown)
    assert certain == [line for line in lines if not line.startswith("≈")]
