import io
import sys
from contextlib import contextmanager

import pytest

from game.cells import cell_length
from game.cli.alarm import TimeUp
from game.cli.talk import Interrupted, Stopped, Talk, typed_lines, wrap

WORDS = {"contest": "one", "card": "two", "next": "three"}


def choose(*lines: str) -> tuple[str, str]:
    return Talk(lines, io.StringIO()).choose(WORDS)


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("next", ("next", "")),
        ("NEXT", ("next", "")),
        ("n", ("next", "")),
        ("c", ("contest", "")),
        ("card E4", ("card", "E4")),
        ("c 2", ("contest", "2")),
        ("ca", ("", "ca")),
        ("nothing", ("", "nothing")),
        ("next they claim that", ("", "next they claim that")),
        ("I agree", ("", "I agree")),
    ],
)
def test_a_word_or_its_first_letter_is_found(line, chosen):
    assert choose(line) == chosen


def test_empty_lines_are_passed_over():
    assert choose("", "   ", "next") == ("next", "")


@pytest.mark.parametrize("line", ["quit", "q", "Q", "quit now"])
def test_quit_stops(line):
    with pytest.raises(Stopped):
        choose(line)


def test_the_words_are_said_once_until_they_change():
    out = io.StringIO()
    talk = Talk(["next"] * 3, out)
    talk.choose(WORDS)
    talk.choose(WORDS)
    talk.choose({"next": "three"})
    assert out.getvalue() == "[contest | card | next | help | quit]\n[next | help | quit]\n"


def test_quit_alone_on_a_line_stops_an_answer_and_is_no_part_of_it():
    kept: list[str] = []
    with pytest.raises(Stopped):
        Talk(["I quit.", "Quit", "never read"], io.StringIO()).compose(kept.append)
    assert kept == ["I quit."]


def test_a_line_chosen_when_no_time_is_left_comes_with_that():
    with pytest.raises(TimeUp) as up:
        Talk(["They are wrong."], io.StringIO()).choose(WORDS, lambda: 0)
    assert up.value.line == "They are wrong."


def test_an_alarm_just_after_the_line_neither_escapes_nor_costs_the_line(monkeypatch):
    @contextmanager
    def late(seconds: float | None):
        yield
        raise TimeUp

    monkeypatch.setattr("game.cli.talk.alarm", late)
    assert Talk(["They are wrong."], io.StringIO()).ask() == "They are wrong."


@pytest.mark.parametrize(("typed", "kept"), [("Tw", "One.\nTw"), ("", "One."), (" ", "One.")])
def test_an_unfinished_line_is_kept_at_ctrl_c_and_an_empty_one_is_none(typed, kept):
    def lines():
        yield "One."
        raise Interrupted(typed)

    saved: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        Talk(lines(), io.StringIO()).compose(saved.append)
    assert saved[-1] == kept


def test_what_is_said_after_ctrl_c_begins_on_a_line_of_its_own(monkeypatch, capsys):
    def interrupted(prompt: str) -> str:
        sys.stdout.write(prompt)
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    with pytest.raises(Interrupted):
        next(typed_lines())
    assert capsys.readouterr().out == "> \n"


@pytest.mark.parametrize(
    ("lines", "number"),
    [(["2"], 2), ([""], None), (["x", "-1", "4", "٣", "0"], 0), (["9" * 99, "3"], 3)],
)
def test_a_number_is_asked_for_until_it_fits(lines, number):
    assert Talk(lines, io.StringIO()).ask_number(0, 3) == number


def test_lines_are_wrapped_at_words_and_keep_their_indent():
    wrapped = wrap("    " + "word " * 30)
    assert all(line.startswith("    word") and len(line) <= 78 for line in wrapped.split("\n"))
    assert wrap("https://example.org/" + "a" * 90).count("\n") == 0


class Window(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("out", "columns", "longest"),
    [(Window(), 50, 49), (Window(), 200, 78), (Window(), 4, 20), (io.StringIO(), 50, 78)],
)
def test_lines_fit_the_terminal_they_are_said_in(monkeypatch, out, columns, longest):
    monkeypatch.setenv("COLUMNS", f"{columns}")
    Talk([], out).say("word 日本 " * 40, "word " * 40)
    assert longest - 5 < max(map(cell_length, out.getvalue().splitlines())) <= longest


def test_a_command_to_copy_stays_whole():
    out = io.StringIO()
    Talk([], out).offer("Now:", "rebuttal play " + "--motion x " * 20)
    assert out.getvalue().splitlines() == ["Now:", "rebuttal play " + "--motion x " * 20]
