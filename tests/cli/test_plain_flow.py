import io
import sys

import pytest

from game.cli import main
from game.debate.events import Flowed
from game.errors import OK
from game.paths import settings_file

RULES = "You say they look at screens. Clear rules solve that distraction without any ban on use."
ANSWER = ["skip", "answer", RULES, "."]


def test_the_own_flow_is_asked_for_before_the_verdict_and_stands_beside_it(desk):
    match = desk.play(
        [*ANSWER, "- rules are enough", "2) a ban is harsh", ".", "1", "next"], flow_first=True
    )
    assert match.current.flow == Flowed(("rules are enough", "a ban is harsh"))
    assert match.current.called == 1
    words = desk.words
    asked = words.index("Your flow first: one short line for each point")
    assert asked < words.index("Call it:") < words.index("Score ")
    assert "Your flow: 1. rules are enough 2. a ban is harsh The judge's flow: ✓ Clear" in words
    assert "○ 1 more, named when the round ends" in words
    assert "○ Pupils must learn to handle phones" in words


def test_a_dot_alone_skips_it_and_that_is_kept(desk):
    match = desk.play([*ANSWER, ".", "", "quit"], flow_first=True)
    assert match.current.flow == Flowed()
    assert "The judge's flow" not in desk.said


def test_too_long_a_flow_is_refused_and_can_be_shortened(desk):
    lines = [f"point {n}" for n in range(13)]
    match = desk.play([*ANSWER, *lines, ".", ".undo", ".", "", "quit"], flow_first=True)
    assert "a flow has at most 12" in desk.words
    assert len(match.current.flow.lines) == 12


def test_a_match_left_in_the_flow_goes_on_there_with_what_was_jotted(desk):
    desk.play([*ANSWER, "rules are enough"], flow_first=True)
    assert desk.match.awaits_flow
    match = desk.resume([".", "next"])
    assert match.current.flow == Flowed(("rules are enough",))
    assert desk.words.index("Your flow first") < desk.words.index("Score ")


def test_without_the_option_nothing_is_asked(desk):
    assert desk.play([*ANSWER, "", "quit"]).current.flow is None


@pytest.mark.parametrize(
    ("setting", "arguments", "told"),
    [("true", [], True), ("true", ["--no-flow-first"], False), ("false", ["--flow-first"], True)],
)
def test_the_setting_holds_where_the_command_says_nothing(
    monkeypatch, capsys, setting, arguments, told
):
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(f"flow_first = {setting}\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    duel = ["--duel", "A", "B"]
    assert main(["play", "--plain", *duel, *arguments]) == OK
    assert ("Flow first:" in capsys.readouterr().out) is told


def test_a_bad_settings_file_is_told_and_costs_only_itself(monkeypatch, capsys):
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('flow_first = "yes"\n', encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["play", "--plain"]) == OK
    assert "`flow_first` must be true or false." in capsys.readouterr().err
