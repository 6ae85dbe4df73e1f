from datetime import UTC, datetime

import pytest

from game.records.sides import Best, Progress
from game.records.summary import Summary

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def _summary(side: str, score: int | None, mode: str = "practice", pack: str = "p") -> Summary:
    finished = NOW if score is not None else None
    return Summary(
        "k2", NOW, NOW, pack, "1.0.0", "m", "Title", side, mode, ("a", "b"), finished, score,
        None if score is None else score > 50, 2,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("played", "best"),
    [
        ([], None),
        ([("pro", None, "practice")], None),
        ([("pro", 40, "practice"), ("pro", 70, "match")], Best(70, drill=False)),
        ([("pro", 90, "drill"), ("pro", 40, "practice")], Best(40, drill=False)),
        ([("pro", 90, "drill"), ("pro", 95, "drill")], Best(95, drill=True)),
        ([("con", 90, "practice")], None),
        ([("pro", 0, "practice")], Best(0, drill=False)),
    ],
)
def test_the_best_of_a_side_is_a_whole_match_before_a_drill(
    played: list[tuple[str, int | None, str]], best: Best | None
) -> None:
    progress = Progress.of("p", [_summary(*play) for play in played])
    assert progress.best("m", "pro") == best


@pytest.mark.parametrize(
    ("pro", "con", "weaker", "mastered"),
    [
        (None, None, None, False),
        (70, None, "con", False),
        (None, 70, "pro", False),
        (60, 75, "pro", True),
        (75, 59, "con", False),
        (60, 60, None, True),
        (0, None, "con", False),
    ],
)
def test_the_weaker_side_and_mastery_need_both_sides(
    pro: int | None, con: int | None, weaker: str | None, mastered: bool
) -> None:
    progress = Progress.of("p", [_summary("pro", pro), _summary("con", con)])
    assert progress.weaker("m") == weaker
    assert progress.mastered("m") is mastered


@pytest.mark.parametrize(
    ("pro", "con", "gap", "words"),
    [
        ((70, "match"), (62, "match"), 8, "PRO 70, CON 62 (weaker by 8)"),
        ((0, "match"), (100, "practice"), 100, "PRO 0 (weaker by 100), CON 100"),
        ((60, "match"), (60, "match"), 0, "PRO 60, CON 60"),
        ((60, "match"), None, None, "PRO 60, CON not played"),
        ((60, "match"), (80, "drill"), None, "PRO 60, CON 80 in a drill"),
        (None, None, None, "PRO not played, CON not played"),
    ],
)
def test_the_gap_is_between_whole_matches_on_both_sides(
    pro: tuple[int, str] | None, con: tuple[int, str] | None, gap: int | None, words: str
) -> None:
    played = [_summary(side, *best) for side, best in (("pro", pro), ("con", con)) if best]
    progress = Progress.of("p", played)
    assert progress.gap("m") == gap
    assert progress.balance("m") == words


def test_drills_master_nothing_and_other_packs_do_not_count() -> None:
    summaries = [
        _summary("pro", 90, "drill"), _summary("con", 90, "drill"), _summary("pro", 90, pack="q")
    ]  # fmt: skip
    progress = Progress.of("p", summaries)
    assert not progress.mastered("m")
    assert progress.weaker("m") is None


def test_the_band_of_a_best_score_is_that_of_the_rubric() -> None:
    assert [Best(score, drill=False).band for score in (0, 19, 20, 79, 80, 100)] == [
        0, 0, 1, 3, 4, 4
    ]  # fmt: skip
