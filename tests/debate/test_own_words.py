import pytest

from game.cells import cell_length
from game.debate.events import OwnWords, RoundClosed
from game.debate.match import Match
from game.debate.own_words import (
    LONGEST_QUOTE,
    breaks_off,
    own_words_line,
    when,
)


def own(sentence="Rules are enough.", day="2026-03-03", days_ago=2, name="second"):
    return OwnWords(name, sentence, day, days_ago)


def test_the_line_names_the_day_quotes_and_asks():
    line = own_words_line(own())
    assert line == "On Tuesday you said: “Rules are enough.” Now answer yourself."


@pytest.mark.parametrize(
    ("day", "days_ago", "words"),
    [
        ("2026-03-03", 0, "Earlier today"),
        ("2026-03-03", -1, "Earlier today"),
        ("2026-03-03", 1, "Yesterday"),
        ("2026-03-03", 6, "On Tuesday"),
        ("2026-03-03", 7, "On 3 March"),
        ("2025-12-30", 3, "On Tuesday"),
        ("2025-12-20", 20, "On 20 December 2025"),
        ("yesterday", 3, "Once"),
        ("2026-03-03", 10**12, "Once"),
    ],
)
def test_the_day_is_named_as_one_names_it_when_the_match_begins(day, days_ago, words):
    assert when(own(day=day, days_ago=days_ago)) == words


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Yes: phones distract, but rules help.", "Phones distract, but rules help."),
        ("No, well, it is planned.", "It is planned."),
        ("No phone disturbs anybody.", "No phone disturbs anybody."),
        ("Yes.", "Yes."),
    ],
)
def test_a_word_that_answered_something_else_is_left_out(said, quoted):
    assert f"“{quoted}”" in own_words_line(own(said))


def test_a_sentence_of_several_lines_stands_on_one():
    assert "“Rules\nare" not in own_words_line(own("Rules\n are   enough."))
    assert "“Rules are enough.”" in own_words_line(own("Rules\n are   enough."))


@pytest.mark.parametrize("sentence", ["word " * 200, "規則があれば禁止は要りません。" * 20])
def test_a_long_sentence_is_cut_to_what_a_terminal_shows_at_a_glance(sentence):
    line = own_words_line(own(sentence))
    assert "…”" in line
    assert cell_length(line) <= LONGEST_QUOTE + 50


def test_the_round_of_the_counterargument_that_echoes_carries_the_words(begin, motion):
    setup = begin("drill").setup
    match = Match.begin(motion, setup.__class__(**{**vars(setup), "own_words": (own(),)}))
    assert match.current.own_words is None
    assert match.after(RoundClosed()).current.own_words == own()


@pytest.mark.parametrize(
    ("sentence", "open_"),
    [
        ("Rules are enough.", False),
        ("Rules are enough", False),
        ("Rules are enough because", True),
        ("Rules are enough, and the ", True),
        ("Rules are enough, and the.", False),
        ("Rules are enough,", True),
        ("規則で足りるが", True),
        ("規則で足りる、", True),
        ("規則で足りるから", False),
        ("Nobody can show that", False),
        ("We know who", False),
        ("They all got grade A", False),
        ("That is a", True),
        ("", False),
    ],
)
def test_a_sentence_breaks_off_at_a_comma_or_at_a_word_that_something_follows(sentence, open_):
    assert breaks_off(sentence) is open_
