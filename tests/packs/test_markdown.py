"""Headings and bullets as a word processor and a Japanese keyboard leave them."""

import pytest

from game.packs.markdown import blocks_of


def read(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in blocks_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "•\ta\no\tb\n▪\tc\n•\td\n",
        "\uf0b7\ta\no\tb\n\uf0a7\tc\n\uf0b7\td\n",
        "•\ta\n\to\tb\n\t\t§\tc\n•\td\n",
        "- a\n\t- b\n\t\t- c\n- d\n",
        "- a\n    - b\n\t\t- c\n- d\n",
        "–\ta\n  – b\n    – c\n– d\n",
        "・a\n　・b\n　　・c\n・d\n",
        "●a\n○b\n・c\n●d\n",
        "1. a\n• b\n◦ c\n2. d\n",
    ],
)
def test_bullets_of_word_and_of_japan_are_bullets_by_their_depth(text: str) -> None:
    wanted = [("bullet", 0, "a"), ("bullet", 1, "b"), ("bullet", 2, "c"), ("bullet", 0, "d")]
    assert read(text) == wanted


def test_a_letter_at_the_beginning_of_a_wrapped_line_is_no_bullet() -> None:
    assert read("- ou isto\no contrário\n") == [("bullet", 0, "ou isto o contrário")]


def test_full_width_signs_of_headings_are_read() -> None:
    assert read("＃　路面電車\n＃＃ 費用\n") == [("heading", 1, "路面電車"), ("heading", 2, "費用")]


def test_places_count_a_tab_as_one() -> None:
    places = [(one.line, one.column) for one in blocks_of("\t- a\n\t\t- b\no\tc\n")]
    assert places == [(1, 4), (2, 5), (3, 3)]


def test_rows_of_a_table_stand_alone() -> None:
    assert read("words\n| a | b |\n|---|---|\n- c\n") == [
        ("passage", 0, "words"),
        ("row", 0, "| a | b |"),
        ("row", 0, "|---|---|"),
        ("bullet", 0, "c"),
    ]
