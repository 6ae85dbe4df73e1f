"""Pleas, abuse and chat, told by where the encoder places their sentences."""

import numpy as np
import pytest

from game.errors import ModelError
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
from game.scoring.archive import MADE_FOR
from game.scoring.manner import (
    FAR_OFF,
    FEWEST_OF_CHAT,
    FILE,
    LINES,
    MANNERS,
    OF_THE_LISTENER,
    SURELY,
    Lines,
    Spoken,
)
from game.scoring.manner import load as load_lines
from game.scoring.sentences import split_sentences
from game.scoring.weights import FOLDER


class Placed:
    """A matcher that says the same of every sentence."""

    def __init__(self, *odds):
        self.odds = np.array(odds)

    def manner(self, sentences):
        return np.array([self.odds] * len(sentences))


def spoken(*odds, text="One thing. Another thing."):
    return Spoken(split_sentences(text), Placed(*odds))


LONG = "One thing and another. " * FEWEST_OF_CHAT


@pytest.mark.parametrize(
    ("manner", "kind"), [("plea", "instructs-judge"), ("abuse", "attacks-person")]
)
def test_each_manner_raises_its_flag_from_its_line_on(manner, kind):
    column = MANNERS.index(manner)
    for beyond, raised in ((0.0, True), (-0.01, False)):
        odds = [-6.0] * len(MANNERS)
        odds[column] = LINES["en"][manner] + beyond
        flag = spoken(*odds, text=LONG).flag(answered=False)
        assert (flag is not None and flag.kind == kind) is raised


def test_a_credited_point_asks_for_more():
    line = LINES["en"]["plea"]
    assert spoken(line, -6, -6).flag(answered=True) is None
    assert spoken(SURELY["en"], -6, -6).flag(answered=True).kind == "instructs-judge"


def test_a_few_words_are_no_abuse():
    assert spoken(-6, 3, -6, text="One. Two.").flag(answered=False) is None


def test_chat_is_long_and_the_listener_hears_little_in_it():
    line = LINES["en"]["chat"]
    assert spoken(-6, -6, line, text=LONG).chats(0.0, far=False).kind == "off-topic"
    assert spoken(-6, -6, line - 0.01, text=LONG).chats(0.0, far=False) is None
    assert spoken(-6, -6, line, text=LONG).chats(1.0, far=False) is None
    assert spoken(-6, -6, line + OF_THE_LISTENER, text=LONG).chats(1.0, far=False)
    assert spoken(-6, -6, line, text=LONG).chats(None, far=False) is None
    assert spoken(-6, -6, line, text="One. Two.").chats(-4.0, far=False) is None
    assert spoken(-6, line, -6, text=LONG).chats(-4.0, far=False) is None
    assert spoken(-6, -6, 3, text=LONG).flag(answered=False) is None


def test_what_lies_far_off_is_chat_whatever_the_listener_hears():
    assert spoken(-6, -6, FAR_OFF).chats(4.0, far=True).kind == "off-topic"
    assert spoken(-6, -6, FAR_OFF - 0.01).chats(4.0, far=True) is None
    assert spoken(-6, FAR_OFF, -6).chats(4.0, far=True) is None


def test_it_shows_the_sentence_that_is_most_so():
    class Second:
        def manner(self, sentences):
            return np.array([[0.0, -6, -6], [3.0, -6, -6]])

    text = "Chips are dear. Please, please, top marks."
    flag = Spoken(split_sentences(text), Second()).flag(answered=False)
    assert text[slice(*flag.span)] == "Please, please, top marks."


def test_nothing_is_told_where_nobody_knows():
    class Deaf:
        def manner(self, sentences):
            return None

    said = Spoken(split_sentences("Anything at all."), Deaf())
    assert said.flag(answered=False) is None
    assert said.chats(-4.0, far=False) is None


PLEAS = (
    "Be a dear and tick me through, I only need the one more and I'm into the next round.",
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
)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [(PLEAS, "instructs-judge"), (ABUSE, "attacks-person"), (CHAT, "off-topic")],
)
def test_the_shipped_lines_tell_what_no_word_list_has(texts, kind):
    motion = load_pack("deepseek-lessons").get_motion("open-source")
    matcher = load_matcher()
    for text in texts:
        verdict = judge(
            text, motion.get_counterargument("terms-of-service"), motion, matcher=matcher
        )
        assert kind in [flag.kind for flag in verdict.flags], text


def test_an_honest_answer_is_of_no_manner():
    for text in HONEST:
        assert Spoken(split_sentences(text), load_matcher()).flag(answered=False) is None, text


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
