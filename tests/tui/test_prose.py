import pytest

from game.packs.format import Term
from game.scoring.verdict import Flag, PointResult, Verdict
from game.tui.widgets.prose import flowing, with_marks, with_terms

TEXT = "One camera is enough. You are silly. [b]Look[/b] at 猿."


def verdict(*points: PointResult, flags: tuple[Flag, ...] = ()) -> Verdict:
    return Verdict(TEXT, 50, 2, points, flags=flags)


def made(name: str, start: int, end: int) -> PointResult:
    return PointResult(name, 0.9, True, TEXT[start:end], (start, end))


def near(name: str, start: int, end: int) -> PointResult:
    return PointResult(name, 0.4, False, TEXT[start:end], (start, end))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ((), TEXT),
        ((made("a", 0, 21),), f"✓1 {TEXT}"),
        ((made("a", 0, 21), made("b", 0, 36)), f"✓1 ✓2 {TEXT}"),
        ((made("a", 0, 21), near("b", 22, 36)), "✓1 One camera is enough. ~ You are silly."),
        ((made("a", 0, 36), near("b", 22, 36)), f"✓1 {TEXT}"),
        ((near("a", 0, 21), near("b", 0, 21)), f"~ {TEXT}"),
    ],
)
def test_a_sign_stands_before_each_stretch_that_counted(
    points: tuple[PointResult, ...], expected: str
) -> None:
    assert with_marks(verdict(*points)).plain.startswith(expected)


def test_no_line_of_japanese_can_break_between_a_sign_and_its_words() -> None:
    text = "隠す必要はない。外国で借りられる。"
    points = [
        PointResult(str(start), 0.9, True, text[start:end], (start, end))
        for start, end in ((0, 8), (8, 17))
    ]
    marked = with_marks(Verdict(text, 60, 3, tuple(points)))
    assert marked.plain == "✓1隠す必要はない。 ✓2外国で借りられる。"


def test_the_words_that_raised_a_flag_are_marked() -> None:
    flag = Flag("attacks-person", "An insult.", "Leave it out.", (22, 36))
    assert "✗ You are silly." in with_marks(verdict(flags=(flag,))).plain


def test_marks_never_turn_brackets_into_markup() -> None:
    assert with_marks(verdict(made("a", 0, 21))).plain.endswith("[b]Look[/b] at 猿.")


def test_a_term_is_underlined_where_it_stands() -> None:
    content = with_terms(
        "Use the Work\nSheet.", [Term(term="study sheet", also=("work sheet",), meaning="x")]
    )
    assert content.plain == "Use the Work Sheet."
    assert {(span.start, span.end) for span in content.spans} == {(8, 18)}
    assert content.spans[0].style == "underline"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("one\ntwo", "one two"), ("one\n\ntwo", "one\n\ntwo"), ("one", "one"), ("", "")],
)
def test_line_breaks_of_a_file_flow_and_paragraphs_stay(written: str, shown: str) -> None:
    assert flowing(written) == shown
