"""Pleas, abuse and chat, told by where the encoder places their sentences."""

import numpy as np
import pytest

from game.errors import ModelError
from game.scoring import judge, load_matcher
from game.scoring.archive import MADE_FOR
from game.scoring.manner import (
    AT_LENGTH,
    BARELY_MADE,
    FAR,
    FEWEST,
    FILE,
    HARDLY_HEARD,
    HEARD_TO_ARGUE,
    JEERS,
    LINES,
    MANNERS,
    MOST,
    OF_ALLEGIANCE,
    OF_THE_LISTENER,
    SURELY,
    Lines,
    Spoken,
)
from game.scoring.manner import load as load_lines
from game.scoring.persons import attack
from game.scoring.pleas import plea
from game.scoring.sentences import split_sentences
from game.scoring.weights import FOLDER


class Placed:
    """A matcher that says the same of every sentence."""

    def __init__(self, *odds):
        self.odds = np.array(odds)

    def manner(self, sentences):
        return np.array([self.odds] * len(sentences))


LONG = "One thing and another. " * AT_LENGTH
SHORT = "One thing and another here. " * (FEWEST["plea"] // 5 + 1)
FEW = "One thing. Another thing."


def spoken(*odds, text=LONG):
    return Spoken(split_sentences(text), Placed(*odds))


def of(manner, odds, text=LONG):
    return spoken(*(odds if name == manner else -6.0 for name in MANNERS), text=text)


@pytest.mark.parametrize(
    ("manner", "kind"), [("plea", "instructs-judge"), ("abuse", "attacks-person")]
)
def test_each_manner_raises_its_flag_from_its_line_on(manner, kind):
    short, at_length = LINES["en"][manner]
    assert of(manner, at_length).flag(0.0, 0.0).kind == kind
    assert of(manner, at_length - 0.01).flag(0.0, 0.0) is None
    assert of(manner, short, SHORT).flag(0.0, 0.0).kind == kind
    assert of(manner, short - 0.01, SHORT).flag(0.0, 0.0) is None
    assert of(manner, 3.0, FEW).flag(0.0, 0.0) is None


def test_listener_and_allegiance_speak_for_it():
    at_length = LINES["en"]["plea"][1]
    said = of("plea", at_length)
    assert said.flag(0.1, 0.0) is None
    assert said.flag(0.0, 0.1) is None
    assert said.flag(None, None).kind == "instructs-judge"
    assert of("plea", at_length + OF_THE_LISTENER).flag(1.0, 0.0).kind == "instructs-judge"
    assert of("plea", at_length + OF_ALLEGIANCE * MOST).flag(0.0, 9.0).kind == "instructs-judge"


def unasked():
    raise AssertionError("nobody need be asked")


def test_what_is_credited_with_a_point_must_surely_beg_or_abuse():
    assert of("plea", SURELY["en"]).misheard(1.0, unasked).kind == "instructs-judge"
    assert of("plea", SURELY["en"] - 0.01).misheard(1.0, unasked) is None
    assert of("plea", 3.0, FEW).misheard(0.5, unasked) is None
    assert of("chat", 3.0).misheard(0.5, unasked) is None


@pytest.mark.parametrize(
    ("manner", "by", "text", "surest", "heard", "flagged"),
    [
        ("abuse", 0.0, SHORT, BARELY_MADE, HARDLY_HEARD, True),
        ("abuse", -0.01, SHORT, BARELY_MADE, HARDLY_HEARD, False),
        ("abuse", 0.0, LONG, BARELY_MADE, HARDLY_HEARD, False),
        ("abuse", 0.0, SHORT, BARELY_MADE + 0.01, HARDLY_HEARD, False),
        ("abuse", 0.0, SHORT, BARELY_MADE, HARDLY_HEARD + 0.01, False),
        ("abuse", 0.0, SHORT, BARELY_MADE, None, False),
        ("plea", 0.0, SHORT, BARELY_MADE, HARDLY_HEARD, False),
    ],
)
def test_a_point_in_a_few_words_of_abuse_was_misheard(manner, by, text, surest, heard, flagged):
    said = of(manner, LINES["en"][manner][0] + by, text)
    assert (said.misheard(surest, lambda: heard) is not None) is flagged


def test_a_few_words_in_which_an_argument_is_heard_are_of_no_manner():
    assert of("abuse", 3.0, SHORT).flag(HEARD_TO_ARGUE - 0.01, 0.0)
    assert of("abuse", 3.0, SHORT).flag(HEARD_TO_ARGUE, 0.0) is None
    assert of("abuse", 3.0, LONG).flag(HEARD_TO_ARGUE, 0.0)


def test_who_but_mocks_in_a_few_words_argues_nothing():
    assert of("abuse", JEERS, SHORT).jeers(0.0)
    assert of("chat", JEERS, SHORT).jeers(0.0)
    assert not of("abuse", JEERS - 0.01, SHORT).jeers(0.0)
    assert not of("abuse", JEERS, SHORT).jeers(0.1)
    assert not of("abuse", JEERS, LONG).jeers(0.0)
    assert not of("abuse", JEERS, SHORT).jeers(None)
    assert not of("plea", JEERS, SHORT).jeers(0.0)


def test_chat_is_told_by_its_manner_and_by_the_listener():
    _, line = LINES["en"]["chat"]
    assert of("chat", line).chats(0.0, 0.0).kind == "off-topic"
    assert of("chat", line - 0.01).chats(0.0, 0.0) is None
    assert of("chat", line).chats(1.0, 0.0) is None
    assert of("chat", 3.0, SHORT).chats(0.0, 0.0) is None
    assert of("abuse", 3.0).chats(-4.0, -4.0) is None
    assert of("chat", 3.0).flag(-4.0, -4.0) is None


def test_what_lies_far_from_the_matter_is_chat_whatever_the_listener_hears():
    assert of("chat", FAR["en"], FEW).chats(4.0, 4.0, far=True).kind == "off-topic"
    assert of("chat", FAR["en"] - 0.01, FEW).chats(4.0, 4.0, far=True) is None
    assert of("abuse", FAR["en"]).chats(4.0, 4.0, far=True) is None


def test_it_shows_the_sentence_that_is_most_so():
    class Second:
        def manner(self, sentences):
            return np.array([[0.0, -6, -6, -20, -20], [3.0, -6, -6, -20, -20]])

    text = "Chips are dear, and so on and so forth. Please, please, please, top marks, top marks."
    flag = Spoken(split_sentences(text), Second()).flag(0.0, 0.0)
    assert text[slice(*flag.span)] == "Please, please, please, top marks, top marks."
    text = "Chips are dear, and so on and so forth, and so on and so forth. Hi everyone."
    flag = Spoken(split_sentences(text), Second()).flag(0.0, 0.0)
    assert text[slice(*flag.span)].startswith("Chips are dear")


def test_nothing_is_told_where_nobody_knows():
    class Deaf:
        def manner(self, sentences):
            return None

    said = Spoken(split_sentences(LONG), Deaf())
    assert said.flag(-4.0, -4.0) is None
    assert said.misheard(0.5, unasked) is None
    assert said.chats(-4.0, -4.0, far=True) is None
    assert not said.jeers(4.0)
    assert Spoken([], Deaf()).misheard(0.5, unasked) is None


def test_one_line_in_another_language_does_not_change_whose_lines_hold():
    text = f"{LONG}\n寝不足。"
    at_length = LINES["en"]["plea"][1]
    assert of("plea", at_length, text).flag(0.0, 0.0).kind == "instructs-judge"
    japanese = "昨日は母の手伝いで何も書けませんでした。" * 8
    assert of("plea", at_length, japanese).flag(0.0, 0.0) is None


PLEAS = (
    "Last time you put me at the bottom, and I cried. I only want one good number to show to my dad"
    " on Sunday, who thinks that I am useless, so be decent about it and round it up a little.",
    "I've been up since four with the lambs and I typed this twice, so whoever has the clipboard,"
    " be kind when you write the number down.",
)
ABUSE = (
    "What a sad little person you must be, sitting there with your big words and your small brain."
    " Nobody in this room likes you, and it shows.",
)
CHAT = (
    "We had pancakes this morning and the dog stole two of them. Later I'll watch the football with"
    " my uncle, if it doesn't rain again.",
)
HONEST = (
    "Our Maureen copied my sponge cake and won at the show, but she still buys the eggs from me.",
    "Oh brilliant, a form. And when the form says no, who in Hangzhou fills one in?",
    "The judge in that case ruled that scraping is legal, so no court will stop them.",
    "My pupils always say the test was too hard. Then I look, and it is nineteen out of twenty.",
    "My uncle gave up on his allotment after one frost, and next door they had beans all summer.",
)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [(PLEAS, "instructs-judge"), (ABUSE, "attacks-person"), (CHAT, "off-topic")],
)
def test_the_shipped_lines_tell_what_no_word_list_has(texts, kind):
    for text in texts:
        assert plea(text) is None
        assert attack(text, answered=False) is None
        said = Spoken(split_sentences(text), load_matcher())
        flag = said.flag(0.0, 0.0) or said.chats(0.0, 0.0)
        assert flag is not None, text
        assert flag.kind == kind, text


def test_the_judge_gives_a_plea_nothing(thrown, zoo, overlap_matcher, monkeypatch):
    found = np.array([[3.0, -6.0, -6.0, -20.0, -20.0]])
    monkeypatch.setattr(
        overlap_matcher, "manner", lambda said: found.repeat(len(said), 0), raising=False
    )
    verdict = judge(PLEAS[0], thrown, zoo, matcher=overlap_matcher)
    assert [flag.kind for flag in verdict.flags] == ["instructs-judge"]
    assert verdict.band == 0


def test_a_point_that_abuse_was_credited_with_is_taken_back(
    thrown, zoo, overlap_matcher, monkeypatch
):
    text = "Clear rules say when phones are used, and that ends distraction without any ban at all."
    assert judge(text, thrown, zoo, matcher=overlap_matcher).made
    found = np.array([[-6.0, 3.0, -6.0, -20.0, -20.0]])
    monkeypatch.setattr(
        overlap_matcher, "manner", lambda said: found.repeat(len(said), 0), raising=False
    )
    verdict = judge(text, thrown, zoo, matcher=overlap_matcher)
    assert [flag.kind for flag in verdict.flags] == ["attacks-person"]
    assert not verdict.made


def test_an_honest_answer_is_of_no_manner():
    for text in HONEST:
        said = Spoken(split_sentences(text), load_matcher())
        found = said.flag(0.0, 0.0) or said.misheard(1.0, unasked) or said.chats(0.0, 0.0)
        assert found is None, text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_lines_fit_the_weights_beside_them(language):
    found = load_lines(FOLDER / language)
    assert found["weights"].shape == (len(MANNERS), 384)
    with pytest.raises(ModelError, match="other weights"):
        Lines({**found, MADE_FOR: np.array("another")}, "of these weights")


def test_a_missing_or_damaged_file_is_named(tmp_path):
    with pytest.raises(ModelError, match="missing"):
        load_lines(tmp_path)
    (tmp_path / FILE).write_bytes(b"PK, but no archive")
    with pytest.raises(ModelError, match="damaged"):
        load_lines(tmp_path)
