import io

import pytest

from game.cli import main
from game.cli.demo import print_match, read_script
from game.cli.report import Printer
from game.errors import OK
from game.packs.library import load_pack
from game.paths import history_file
from tests.conftest import brief


class Screen(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("shared_cache")
def test_the_demo_prints_a_scored_match_with_a_revision_that_helps_and_saves_nothing(
    capsys, monkeypatch
):
    """By the pack cut short: `.ci/run` has the demo of the wheel read all of it."""
    shorter = brief(load_pack("deepseek-lessons"), 16)
    monkeypatch.setattr("game.packs.library.load_pack", lambda _: shorter)
    assert main(["demo"]) == OK
    printed = capsys.readouterr().out
    out = " ".join(printed.split())
    for words in (
        "Motion: This house would keep strict export controls",
        "The player argues CON",
        "the first time, some ten seconds a round",
        "Round 2. They say:",
        "Hint 1, nudge (-5 in all)",
        "The player, second version:",
        "They press:",
        "A model answer:",
        "Ballot",
        "`rebuttal play --plain`",
    ):
        assert words in out
    assert "\x1b" not in out
    assert not history_file().exists()
    first, second = printed.split("Round 2. ")
    assert first.count("✓ Made (") >= 2  # each with its kind of refutation
    assert ": +" in second


@pytest.mark.parametrize("no_color", [False, True])
def test_a_terminal_gets_colour_unless_no_color_is_set(overlap_matcher, monkeypatch, no_color):
    monkeypatch.setenv("TERM", "xterm-256color")
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    screen = Screen()
    script = read_script()
    print_match(Printer(screen), script, load_pack(script["pack"]), overlap_matcher)
    assert "Ballot" in screen.getvalue()
    coloured = any(f"\x1b[{code}" in screen.getvalue() for code in ("31", "32", "36", "4;32"))
    assert coloured is not no_color


def test_lines_fit_a_narrow_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    screen = Screen()
    Printer(screen).say("word " * 40)
    assert max(map(len, screen.getvalue().splitlines())) <= 49


def test_a_script_without_hints_or_presses_left_still_plays(overlap_matcher, school_phones):
    out = io.StringIO()
    script = {
        "motion": "zoo",
        "side": "con",
        "round": [
            {
                "counterargument": "planned-anyway",
                "answer": "No.",
                "revision": "[/] No, [b",
                "press": "No.",
            }
        ],
    }
    print_match(Printer(out), script, school_phones, overlap_matcher)
    assert "[/] No, [b" in out.getvalue()
    assert "They press" not in out.getvalue()
