import pytest

from game.cli import main

STEPS = [
    "a phone takes their eyes",
    "clear rules about use solve that distraction without a ban",
    "a phone in the pocket disturbs nobody",
    "we keep the phones",
]


def climb(desk, rung, lines, **asked):
    return desk.play(lines, counterargument="eyes-on-screens", rung=rung, **asked)


def test_the_first_rung_asks_for_four_steps_and_joins_them(desk):
    match = climb(desk, 1, ["answer", *STEPS, "", "", "next", "", ""])
    assert match.rounds[0].answer.verdict.text == (
        "They say a phone takes their eyes. But clear rules about use solve that distraction "
        "without a ban. Because a phone in the pocket disturbs nobody. Therefore we keep the "
        "phones."
    )
    assert "Rung 1 is" in desk.words
    assert "--motion zoo --counterargument eyes-on-screens --rung" in desk.words
    assert "2. But ... (why it does not hold)." in desk.said
    assert "Rung 1: the evidence is at hand" in desk.words
    assert "[answer | hint | next | evidence" in desk.said


def test_a_rung_that_was_not_climbed_is_tried_again(desk):
    climb(desk, 2, ["next", "next"])
    assert "Try again: rebuttal play school-phones --motion zoo --counterargument" in desk.words
    assert "Climb on" not in desk.words


def test_steps_that_were_left_are_gone_on_with(desk):
    climb(desk, 1, ["answer", STEPS[0], STEPS[1], ".back", "quit"])
    assert desk.saved.draft("answer") == f"{STEPS[0]}\n{STEPS[1]}\n\n"
    match = desk.resume(["answer", "", "rules are better", "", "", "", ""])
    assert f"Now: {STEPS[0]}" in desk.words
    assert match.rounds[0].answer.verdict.text == (
        "They say a phone takes their eyes. But rules are better."
    )


def test_a_line_typed_at_once_is_the_first_step(desk):
    climb(desk, 1, [STEPS[0], "", STEPS[1], "", "", "", ""])
    assert "I take that as the first step of your answer." in desk.words
    assert desk.match.rounds[0].answer.verdict.text.startswith("They say a phone takes")


def test_boxes_take_dot_commands_as_an_answer_does(desk):
    lines = [
        ".help",
        STEPS[0],
        ".show",
        STEPS[2],
        ".back",
        STEPS[1],
        STEPS[2],
        ".drop 9",
        ".drop 3",
    ]
    match = climb(desk, 1, ["answer", *lines, STEPS[3], ".undo", ".", "quit"])
    assert match.rounds[0].answer is None
    assert desk.saved.draft("answer") == f"{STEPS[0]}\n{STEPS[1]}\n\n"
    assert ".back: goes to the box before; from the first one, leaves it for now" in desk.words
    assert f"1: {STEPS[0]} 2: 3: 4: " in desk.words
    assert desk.words.count("2. But ... (why it does not hold).") == 3


@pytest.mark.parametrize("word", ["quit", "q"])
def test_quit_stops_in_a_box_and_keeps_what_is_there(desk, word):
    climb(desk, 1, ["answer", STEPS[0], word, "never read"])
    assert desk.saved.draft("answer") == f"{STEPS[0]}\n\n\n"
    assert "Kept. Go on with:" in desk.words


def test_the_whole_is_looked_at_before_it_is_handed_in_and_a_box_may_be_changed(desk):
    lines = [*STEPS[:3], "we ban phones", "4", STEPS[3], ".back", "", "", "5", ".", ""]
    match = climb(desk, 1, ["answer", *lines])
    assert match.rounds[0].answer.verdict.text.endswith("Therefore we keep the phones.")
    assert desk.words.count("Together: They say a phone takes their eyes.") == 3


def test_cleared_boxes_begin_again_and_without_text_nothing_is_judged(desk):
    match = climb(desk, 1, ["answer", STEPS[0], ".clear", ".undo", ".", ""])
    assert match.rounds[0].answer is None
    assert "There is nothing to judge yet" in desk.words


def test_the_second_rung_has_cards_and_one_text(desk):
    match = climb(desk, 2, ["card E2", "answer", STEPS[1], ".", "", "next", "", ""])
    assert "stood twice as long" in desk.words
    assert match.setup.rung == 2


def test_the_third_rung_has_no_cards_and_ends_with_its_time(desk):
    match = climb(desk, 3, ["", "a", "One.", "Two.", "", "evidence", "E2", "hint", "next", ""])
    assert match.rounds[0].answer.verdict.text == "One."
    assert "Evidence:" not in desk.said
    assert "stood twice as long" not in desk.words
    for word in ("evidence", "hint"):
        assert f"I do not know “{word}”." in desk.words
    assert "Time is up" in desk.said


@pytest.mark.parametrize("rung", ["0", "4", "x"])
def test_there_are_three_rungs(rung, capsys):
    assert main(["play", "--rung", rung, "--plain"]) == 2
    assert "--rung" in capsys.readouterr().err
