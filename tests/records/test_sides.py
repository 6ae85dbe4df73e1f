from dataclasses import replace
from datetime import UTC, datetime

import pytest

from game.debate.assigned import Assigned, Part
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
        ([("pro", 40, "practice"), ("pro", 70, "match")], (70, False)),
        ([("pro", 90, "drill"), ("pro", 40, "practice")], (40, False)),
        ([("pro", 90, "drill"), ("pro", 95, "drill")], (95, True)),
        ([("con", 90, "practice")], None),
        ([("pro", 0, "practice")], (0, False)),
    ],
)
def test_the_best_of_a_side_is_a_whole_match_before_a_drill(
    played: list[tuple[str, int | None, str]], best: tuple[int, bool] | None
) -> None:
    progress = Progress.of("p", [_summary(*play) for play in played])
    found = progress.best("m", "pro")
    assert (found and (found.score, found.shorter)) == best


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
        ((60, "match"), (80, "drill"), None, "PRO 60, CON 80 (drill)"),
        (None, None, None, "PRO not played, CON not played"),
        ((60, "match"), (None, "match"), None, "PRO 60, CON begun"),
    ],
)
def test_the_gap_is_between_whole_matches_on_both_sides(
    pro: tuple[int, str] | None, con: tuple[int | None, str] | None, gap: int | None, words: str
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


def test_matches_of_fewer_rounds_than_usual_master_nothing_and_stay_to_be_seen() -> None:
    short = [replace(_summary(side, 84), short=True) for side in ("pro", "con")]
    progress = Progress.of("p", short)
    assert not progress.mastered("m")
    assert progress.weaker("m") is progress.gap("m") is None
    assert progress.balance("m") == "PRO 84 (2 rounds), CON 84 (2 rounds)"
    assert [s.standing for s in short] == ["won", "won"]
    best = Progress.of("p", [*short, _summary("pro", 30)]).best("m", "pro")
    assert best is not None
    assert (best.score, best.label) == (30, "")


def test_a_best_that_was_no_whole_match_says_what_it_was() -> None:
    drill = _summary("pro", 45, "drill")
    graded = Assigned(
        "w3", "Week 3", "ann", "ann", 1, 2, "best", True, ("m",), (Part("m", ("a",)),)
    )
    played = {
        "": _summary("pro", 45),
        "drill": drill,
        "2 rounds": replace(_summary("pro", 45), short=True),
        "daily": replace(drill, day="2026-01-02"),
        "rung 2": replace(drill, rung=2),
        "graded": replace(drill, mode="exam", assigned=graded),
        "class": replace(drill, mode="exam", assigned=replace(graded, graded=False)),
    }
    assert {name: Best(summary).label for name, summary in played.items()} == {
        name: name for name in played
    }


def test_a_result_is_called_what_the_ballot_calls_it_and_by_no_band() -> None:
    drill = _summary("pro", 45, "drill")
    assert replace(drill, counterarguments=("a",)).standing == "partly"
    assert replace(drill, counterarguments=("a",), score=39).standing == "stands"
    assert replace(drill, counterarguments=("a",), score=0, answered=0).standing == "dropped"
    assert drill.standing == "mean of 2"
    assert _summary("pro", 45).standing == "lost"
    assert _summary("pro", 75, "match").standing == "won"
    assert _summary("pro", None).standing == ""
