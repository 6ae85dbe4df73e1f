import numpy as np
import pytest

from benchmarks.metamorphic import fillers as written
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
from game.scoring.contract import MANNERS
from game.scoring.copying import CopyFinder
from game.scoring.filler import PLAINLY, PLATITUDES, STRAYS, fillers
from game.scoring.reading import read
from game.scoring.sentences import split_sentences
from game.text import clean

STRAY, FLAT, PLAIN = STRAYS["en"], PLATITUDES["en"], PLAINLY["en"]
PADDING = [
    "It was a rainy Tuesday in the small town of Ghent.",
    "My cousin bought a yellow bicycle and two pairs of woollen socks yesterday.",
    "A computer chip is made of silicon and holds many small transistors.",
    "Artificial intelligence is a very important technology in the world today.",
]


def told(*odds: tuple[float, float], near: tuple[float, float, float] = (0, 0, 0)) -> list[bool]:
    """Of sentences as near as that, with these odds to stray, and to be a platitude."""
    manner = np.full((len(odds), len(MANNERS)), -20.0)
    for row, (stray, flat) in enumerate(odds):
        manner[row, MANNERS.index("stray")] = stray
        manner[row, MANNERS.index("platitude")] = flat
    return fillers(np.array([near] * len(odds), dtype=float), manner, "en")


ARGUED = (PLAIN - 2, FLAT - 9)


def test_a_sentence_fills_from_either_line_on_where_the_rest_speaks_to_the_matter():
    assert told((STRAY, -30), (STRAY - 0.01, -30), ARGUED, ARGUED, ARGUED)[:2] == [True, False]
    assert told((-30, FLAT), (-30, FLAT - 0.01), ARGUED) == [True, False, False]


def test_what_is_near_the_matter_strays_the_less_and_near_an_answer_is_no_platitude():
    assert told((STRAY + 2.9, -30), (-30, -30), near=(0.6, 0, 0)) == [False, False]
    assert told((STRAY + 3.1, -30), (-30, -30), near=(0, 0.6, 0)) == [True, False]
    assert told((-30, FLAT + 2.9), (-30, -30), near=(0, 0, 0.2)) == [False, False]
    assert told((-30, FLAT + 2.9), (-30, -30), near=(0.9, 0.9, 0)) == [True, False]


def test_what_is_a_picture_as_a_whole_is_read():
    assert told((STRAY + 1, -30), (STRAY + 2, -30)) == [False, False]
    assert told((STRAY + 1, -30), (PLAIN + 0.01, -30)) == [False, False]
    assert told((STRAY + 1, -30), (PLAIN, -30)) == [True, False]


def test_what_is_not_known_does_not_fill():
    assert fillers(np.zeros((2, 3)), None, "en") == [False, False]


@pytest.fixture(scope="module")
def exchange():
    motion = load_pack("deepseek-lessons").motions[0]
    return motion, motion.counterargument[0]


@pytest.mark.parametrize("padding", PADDING)
def test_padding_changes_nothing_of_a_verdict(exchange, padding):
    motion, thrown = exchange
    one, two = thrown.point[0].accept[0], thrown.point[1].accept[0]
    plain, *padded = (
        judge(text, thrown, motion, matcher=load_matcher())
        for text in (
            f"{one} {two}",
            f"{one} {two} {padding}",
            f"{padding} {one} {two}",
            f"{one} {padding} {two}",
        )
    )
    assert plain.made
    for verdict in padded:
        assert verdict.score == plain.score
        assert [point.probability for point in verdict.points] == [
            point.probability for point in plain.points
        ]


@pytest.mark.parametrize("padding", PADDING)
def test_padding_buys_no_flag_off(exchange, padding):
    motion, thrown = exchange
    abuse = (
        "lol ok terminator fan, has the other side been watching too many movies or what, clowns"
    )
    plain, padded = (
        judge(text, thrown, motion, matcher=load_matcher())
        for text in (abuse, f"{abuse}. {padding}")
    )
    assert plain.band <= 1
    assert padded.score <= plain.score + 3


def test_what_says_the_claim_or_makes_a_point_fills_nothing(exchange, monkeypatch):
    motion, thrown = exchange
    monkeypatch.setattr("game.scoring.reading.fillers", lambda near, *_: [True] * len(near))
    point, idle = thrown.point[0].accept[0], "It was a rainy Tuesday in Ghent."
    text = f"{idle} {point} {thrown.claim}"
    found = read(text, split_sentences(text), thrown, motion, load_matcher(), CopyFinder([]))
    assert [sentence.text for sentence in found.fillers] == [idle]


@pytest.mark.parametrize("kind", ["stray", "platitude"])
def test_what_was_written_to_fill_is_clean_text(kind):
    texts = written(kind)
    assert len(set(texts)) == len(texts) == 100
    assert all(clean(text) == text for text in texts)
