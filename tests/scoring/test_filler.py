import numpy as np
import pytest

from benchmarks.metamorphic import fillers as written
from game.packs.library import load_pack
from game.scoring import judge, load_matcher
from game.scoring.contract import MANNERS
from game.scoring.filler import OF_NEARNESS, PLAINLY, PLATITUDES, STRAYS, fillers
from game.text import clean

STRAY, FLAT, PLAIN = STRAYS["en"], PLATITUDES["en"], PLAINLY["en"]
PADDING = [
    "It was a rainy Tuesday in the small town of Ghent.",
    "My cousin bought a yellow bicycle and two pairs of woollen socks yesterday.",
    "A computer chip is made of silicon and holds many small transistors.",
    "Artificial intelligence is a very important technology in the world today.",
]


def told(*odds: tuple[float, float], nearness: float = 0.2) -> list[bool]:
    """Of sentences as near as that: odds to stray and to be flat, less what nearness takes off."""
    manner = np.full((len(odds), len(MANNERS)), -20.0)
    for row, (stray, flat) in enumerate(odds):
        manner[row, MANNERS.index("stray")] = stray + OF_NEARNESS * nearness
        manner[row, MANNERS.index("platitude")] = flat + OF_NEARNESS * nearness
    return fillers(np.full((len(odds), 3), nearness), manner, "en")


def test_a_sentence_fills_from_either_line_on_where_the_rest_speaks_to_the_matter():
    argued = (PLAIN - 2, FLAT - 9)
    assert told((STRAY, -30), (STRAY - 0.01, -30), argued, argued, argued)[:2] == [True, False]
    assert told((-30, FLAT), (-30, FLAT - 0.01), argued) == [True, False, False]
    assert told((STRAY, -30), argued, nearness=0.4) == [True, False]


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
    said = f"{thrown.point[0].accept[0]} {thrown.point[1].accept[0]}"
    plain, padded, before = (
        judge(text, thrown, motion, matcher=load_matcher())
        for text in (said, f"{said} {padding}", f"{padding} {said}")
    )
    assert plain.made
    assert padded.score == before.score == plain.score
    assert padded.points == plain.points


def test_what_makes_a_point_fills_nothing(exchange):
    """Whatever it looks like: nothing of the pack is taken for padding."""
    motion, thrown = exchange
    for point in thrown.point:
        for said in point.accept[:3]:
            text = f"{thrown.point[0].accept[0]} {said}"
            assert judge(text, thrown, motion, matcher=load_matcher()).made, text


@pytest.mark.parametrize("kind", ["stray", "platitude"])
def test_what_was_written_to_fill_is_clean_text(kind):
    texts = written(kind)
    assert len(set(texts)) == len(texts) == 100
    assert all(clean(text) == text for text in texts)
