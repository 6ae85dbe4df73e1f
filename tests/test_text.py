import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text import clean, one_line, storable


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]52;c;aGk=\x07after", "after"),
        ("\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jgone", "gone"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("zero\u200bwidth\u2060", "zerowidth"),
        ("tab\tstop", "tab stop"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("bell\x07 null\x00", "bell null"),
        ("e\u0301", "\u00e9"),
        ("[ @click=app.quit]x[/]", "[ @click=app.quit]x[/]"),
        ("\U0001f469\u200d\U0001f52c", "\U0001f469\u200d\U0001f52c"),
        ("a\u200db", "ab"),
        ("日本語、テスト。", "日本語、テスト。"),
        ("lone \ud800 surrogate", "lone  surrogate"),
    ],
)
def test_the_gate_removes_what_could_trick_a_terminal_or_a_reader(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_what_is_cleaned_can_be_written_and_holds_no_controls(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert not any(ord(char) < 32 and char != "\n" for char in cleaned)


@given(st.text(alphabet=st.sampled_from("aé 猫\n\t\u034f\u00ad\u200d\u200b\u3000\ufe0f\u0301👩🔬")))
def test_a_text_with_nothing_to_take_out_is_told_apart_from_one_with_something(text: str) -> None:
    whole = clean(text + "\u200b")  # goes the long way
    assert clean(text) == whole


def test_one_line_joins_lines_and_spaces() -> None:
    assert one_line("  a\n\n b\t c ") == "a b c"


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\ud800b", "a\ufffdb"), ("\udc00", "\ufffd"), ("\ud83d\ude00", "😀"), ("猫😀", "猫😀")],
)
def test_what_is_stored_can_be_written_to_any_file(text: str, kept: str):
    assert storable(text) == kept
    assert storable(text).encode("utf-8")
