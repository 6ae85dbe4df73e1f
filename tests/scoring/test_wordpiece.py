import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scoring.wordpiece import WordPiece, basic_words

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "chip",
    "##s",
    "export",
    "un",
    "##fair",
    ",",
    "日",
]


@pytest.fixture
def tokeniser() -> WordPiece:
    return WordPiece(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Chips", ["chip", "##s"]),
        ("unfair, export", ["un", "##fair", ",", "export"]),
        ("exports", ["export", "##s"]),
        ("chipzz", ["[UNK]"]),
        ("日chip", ["日", "chip"]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(
    tokeniser: WordPiece, text: str, pieces: list[str]
) -> None:
    assert tokeniser.pieces(text) == [VOCABULARY.index(piece) for piece in pieces]


def test_accents_and_case_do_not_matter() -> None:
    assert basic_words("Café NAÏVE") == ["cafe", "naive"]


def test_a_pair_is_cut_at_its_longer_text(tokeniser: WordPiece) -> None:
    ids, segments = tokeniser.pair("chip chip chip chip", "export", 6)
    assert ids == [2, 4, 4, 3, 6, 3]
    assert segments == [0, 0, 0, 0, 1, 1]


@given(st.text(max_size=300), st.integers(4, 40))
def test_no_text_breaks_the_tokeniser_or_its_limit(text: str, longest: int) -> None:
    ids = WordPiece(VOCABULARY).single(text, longest)
    assert 2 <= len(ids) <= longest
    assert (ids[0], ids[-1]) == (2, 3)


@given(st.text(st.characters(min_codepoint=9, max_codepoint=126), max_size=60))
def test_plain_text_is_cut_as_any_other(text: str) -> None:
    assert basic_words(text) == basic_words(f"{text}日")[:-1]
