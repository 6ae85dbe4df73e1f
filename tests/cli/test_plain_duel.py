import io
import re
import sys

import pytest

from game.cli import main
from game.errors import OK, USAGE

NAMES = ("Ann", "ベン")
TEACHERS = "Teachers and staff with radios look after the class, so a lost pupil is found."
RULES = "Clear rules about when to use a phone solve that distraction without any ban."
ANN = ["", "answer", TEACHERS, ".", "1", "next", ""]
BEN = ["", "answer", RULES, ".", "1", "next", ""]


def duel(desk, lines: list[str], **asked: object):
    return desk.play(lines, **({"side": "pro", "duellists": NAMES, "rounds": 1} | asked))


def test_a_whole_duel_ends_in_one_ballot_with_both_names(desk):
    match = duel(desk, [*ANN, *BEN])
    assert (desk.code, match.phase) == (0, "over")
    for words in (
        "Turn 1 of 2. Hand the keyboard to Ann.",
        "Ann, you argue PRO (for the motion). Press Enter when nobody else is looking.",
        "Turn 2 of 2. Hand the keyboard to ベン.",
        "ベン, you argue CON (against the motion).",
        "carries the House",
        "Ann (PRO): score",
        "ベン (CON): score",
        "--side con --duel Ann 'ベン' --rounds 1 --plain",
    ):
        assert words in desk.words
    assert "Opening" not in desk.words
    assert "Closing" not in desk.words


def test_what_one_wrote_is_moved_out_of_sight_and_the_flow_does_not_tell_it(desk):
    duel(desk, [*ANN, "", "flow", "quit"])
    before, _, after = desk.said.partition("\n" * 60)
    assert TEACHERS.split(",")[0] in " ".join(before.split())
    assert "radios" not in after
    assert "Ann on “Lost without a phone”" in " ".join(after.split())


def test_nothing_is_shown_before_the_keyboard_was_handed_over(desk):
    duel(desk, [])
    assert "Hand the keyboard to Ann." in desk.said
    assert "They say" not in desk.said


def test_a_duel_goes_on_with_the_keyboard_handed_over_again_and_the_draft_kept(desk):
    duel(desk, [*ANN, "", "answer", RULES])
    match = desk.resume(["", "answer", ".", "1", "next", ""])
    assert match.phase == "over"
    assert match.rounds[1].answer.verdict.text == RULES
    assert "Hand the keyboard to ベン." in desk.said
    assert "radios" not in desk.said[: desk.said.index("Ballot")]


def test_the_house_tells_no_verdict_before_the_own_flow(desk):
    duel(desk, [*ANN[:4], ".", "1", "next", "", "", "answer", RULES, "."], flow_first=True)
    assert desk.match.awaits_flow
    desk.resume([])
    assert re.search(r"The House: .* [1-9]\d* undecided", desk.words)


def test_quitting_at_the_hand_over_keeps_everything(desk):
    duel(desk, [*ANN, "q"])
    assert f"rebuttal history resume {desk.id} --plain" in desk.words


@pytest.mark.parametrize("name", ["[ @click=app.quit]x[/]", "\x1b[31mred", "`rm`; ls", "花" * 24])
def test_no_name_breaks_the_conversation_or_the_documents(desk, name, home, capsys, monkeypatch):
    from game import paths
    from game.records.export import as_markdown

    duel(desk, [*ANN, *BEN], duellists=(name, "Ben"))
    assert "\x1b" not in desk.said
    summary = desk.history.get(desk.id)
    text = as_markdown(summary, desk.match)
    assert "\x1b" not in text
    assert "`rm`" not in text
    monkeypatch.setattr(paths, "history_file", lambda: desk.history._database.path)
    assert main(["history"]) == OK
    assert "\tduel\t" in capsys.readouterr().out


def test_the_list_says_who_carried_the_house(desk):
    duel(desk, [*ANN, "", "next", "next"])
    summary = desk.history.get(desk.id)
    assert summary.duellists == NAMES
    assert (summary.result, summary.carried_by) == ("Ann carried it", "Ann")
    assert summary.sides == "Ann against ベン"


def test_a_level_duel_is_drawn_in_the_list(desk):
    duel(desk, ["", "next", "next", "", "next", "next"])
    summary = desk.history.get(desk.id)
    assert (summary.result, summary.carried_by, summary.finished is None) == ("drawn", "", False)


def test_a_duel_by_the_clock_has_no_hints(desk):
    match = duel(desk, ["", "hint", "answer", TEACHERS, ".", "", "next", "", "q"], mode="match")
    assert "I do not know “hint”." in desk.words
    assert match.rounds[0].closed


def test_a_duel_by_the_clock_keeps_the_time_that_it_promises(desk):
    match = duel(desk, ["", "answer", "One.", "Two.", "", "next", "", "q"], mode="match")
    assert "Each has 3 minutes a turn;" in desk.words
    assert "Press Enter when nobody else is looking: then your 3 minutes run." in desk.words
    assert "3 minutes left." in desk.words
    assert match.rounds[0].answer.verdict.text == "One.\nTwo."
    assert match.rounds[0].closed


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--duel", "Ann", "ann"], "two names that differ; both are “Ann”"),
        (["--duel", "", "Ben"], "needs a name"),
        (["--duel", "x" * 99, "Ben"], "at most 24 characters"),
        (["--duel", "Ann"], "“--plain” looks like an option"),
        (["--duel", "Ann", "Ben", "--mode", "drill"], "A duel is a whole contest"),
    ],
)
def test_names_that_do_not_do_are_refused_with_a_sentence(arguments, why, capsys):
    assert main(["play", *arguments, "--plain"]) == USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert why in said.err


def test_the_command_plays_a_duel(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\nquit\n"))
    assert main(["play", "--duel", "Ann", "Ben", "--rounds", "1", "--plain"]) == OK
    said = capsys.readouterr().out
    assert "Hand the keyboard to Ann." in said
    assert "Kept. Go on with:" in said
