import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.unigram import BLANK, Unigram

PIECES = {
    "<s>": 0, "<pad>": 0, "</s>": 0, "<unk>": 0, BLANK: -3, f"{BLANK}chip": -4, "s": -3,
    "c": -5, "h": -5, "i": -5, "p": -5, "hip": -4.5, "禁": -4, "輸": -4, "禁輸": -6,
}  # fmt: skip
WORDS = Unigram(list(PIECES), [float(score) for score in PIECES.values()])
NAMES = list(PIECES)


def split(text: str) -> list[str]:
    return [NAMES[piece] for piece in WORDS.pieces(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("chips", [f"{BLANK}chip", "s"]),
        ("hip", [BLANK, "hip"]),
        ("  chip \n chip ", [f"{BLANK}chip"] * 2),
        ("ｃｈｉｐ", [f"{BLANK}chip"]),
        ("禁輸", [BLANK, "禁輸"]),  # -9 beats -11
        ("chipz", [f"{BLANK}chip", "<unk>"]),
    ],
)
def test_the_most_probable_pieces_are_found(text: str, pieces: list[str]) -> None:
    assert split(text) == pieces


def test_texts_stand_between_their_marks_and_are_cut() -> None:
    assert WORDS.single("chip", 96) == [0, NAMES.index(f"{BLANK}chip"), 2]
    assert len(WORDS.single("chip " * 50, 10)) == 10


def test_of_two_texts_the_longer_one_is_cut_first() -> None:
    ids, segments = WORDS.pair("chip " * 30, "chip", 12)
    assert len(ids) == len(segments) == 12
    assert segments == [0] * 9 + [1] * 3
    assert ids.count(2) == 3


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert all(3 <= piece < len(NAMES) for piece in WORDS.pieces(text))
