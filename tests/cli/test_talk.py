import io

import pytest

from game.cli.talk import Interrupted, Stopped, Talk, wrap

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


def test_an_unfinished_line_is_kept_at_ctrl_c():
    def lines():
        yield "One."
        raise Interrupted("Tw")

    kept: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        Talk(lines(), io.StringIO()).compose(kept.append)
    assert kept[-1] == "One.\nTw"


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
