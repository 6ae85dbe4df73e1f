import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cells import cell_length, shorten, wrap_cells


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("abc", 3), ("猫です", 6), ("e\u0301", 1), ("「」", 4)]
)
def test_japanese_characters_take_two_cells(text: str, cells: int) -> None:
    assert cell_length(text) == cells


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("short", 5, "short"),
        ("one two three", 9, "one two…"),
        ("one two three", 8, "one two…"),
        ("abcdefghij", 5, "abcd…"),
        ("電話は鞄に", 10, "電話は鞄に"),
        ("電話は鞄に", 9, "電話は鞄…"),
        ("電話は鞄に", 8, "電話は…"),
        ("a " + "x" * 60, 40, "a " + "x" * 37 + "…"),
    ],
)
def test_a_text_is_cut_between_words_where_that_costs_little(
    text: str, most: int, shown: str
) -> None:
    assert shorten(text, most) == shown


@given(st.text(), st.integers(2, 40))
def test_what_is_cut_fits_and_begins_as_before(text: str, most: int) -> None:
    shown = shorten(text, most)
    assert cell_length(shown) <= most
    assert shown == text or text.startswith(shown[:-1])


def test_japanese_breaks_anywhere_and_words_do_not() -> None:
    assert wrap_cells("電話は鞄に入れておけばよい", 10) == ["電話は鞄に", "入れておけ", "ばよい"]
    assert wrap_cells("a 電話は鞄に bcd ef", 8) == ["a 電話は", "鞄に bcd", "ef"]
    assert wrap_cells("one https://example.org/猫 x", 12) == [
        "one https://",
        "example.org/",
        "猫 x",
    ]
    assert wrap_cells("onelongword", 5) == ["onelongword"]
    assert wrap_cells("", 5) == [""]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("電話は鞄に、入れる。", ["電話は鞄", "に、入れ", "る。"]),
        ("彼は「猫だ」と言う。", ["彼は「猫", "だ」と言", "う。"]),
        ("彼女は「猫だ」と言う", ["彼女は", "「猫だ」", "と言う"]),
        ("速いDeepSeekが来た", ["速い", "DeepSeek", "が来た"]),
        ("費用は3.5倍だ", ["費用は", "3.5倍だ"]),
        ("それは猫. だ", ["それは", "猫. だ"]),
        ("、、、、、、、", ["、、、、", "、、、"]),
    ],
)
def test_marks_and_latin_words_stay_with_what_they_belong_to(text: str, lines: list[str]) -> None:
    assert wrap_cells(text, 8) == lines


@given(st.text(alphabet="猫a 。", max_size=60), st.integers(2, 20))
def test_wrapping_loses_nothing_and_overflows_only_by_words(text: str, width: int) -> None:
    lines = wrap_cells(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_length(line) <= width or " " not in line for line in lines)
