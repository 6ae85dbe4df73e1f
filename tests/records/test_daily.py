from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debate.daily import deal
from game.debate.events import Answered, RoundClosed
from game.debate.setup import Play, begin
from game.errors import RecordError
from game.records.daily import day_line, line_to_share, streak, todays
from game.records.history import History
from game.records.saved import SavedMatch
from game.records.summary import Summary
from game.scoring.verdict import Verdict

DAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, tzinfo=UTC)


def summary(day: date, answered: int = 1, score: int | None = 60, name: str = "k2") -> Summary:
    finished = None if score is None else NOW
    return Summary(
        name, NOW, NOW, "school-phones", "1", "zoo", "Zoo", "con", "drill", ("a",), finished, score,
        None, answered, day.isoformat(),
    )  # fmt: skip


@given(st.sets(st.integers(0, 30)))
def test_a_streak_ends_at_the_first_gap(ago: set[int]) -> None:
    played = [summary(DAY - timedelta(days=n)) for n in ago]
    length = streak(played, DAY)
    first = 0 if 0 in ago else 1
    assert set(range(first, first + length)) <= ago
    assert first + length not in ago


def test_a_day_without_an_answer_is_a_gap() -> None:
    yesterday = DAY - timedelta(days=1)
    played = [summary(DAY), summary(yesterday, answered=0, score=0)]
    assert streak(played, DAY) == 1
    assert streak([replace(summary(DAY), day="")], DAY) == 0


def test_the_first_attempt_counts_is_resumed_and_then_practised(school_phones) -> None:
    packs = [school_phones]
    play = todays(packs, [], DAY)
    assert play.day == "2026-11-25"
    assert play.counterargument == deal(DAY, packs).counterargument.id
    assert begin(play, school_phones, "s")[1].by_the_clock

    left = summary(DAY, 0, None)
    assert todays(packs, [left], DAY) == Play(pack="school-phones", resume="k2")

    again = todays(packs, [summary(DAY)], DAY)
    assert (again.counterargument, again.day) == (play.counterargument, "")
    assert "does not count" in again.note
    assert not begin(again, school_phones, "s")[1].by_the_clock


@pytest.mark.parametrize(
    ("played", "line"),
    [
        ([], "not answered yet"),
        ([summary(DAY - timedelta(days=1))], "not answered yet · streak 1 day"),
        ([summary(DAY, 0, None)], "begun"),
        ([summary(DAY), summary(DAY - timedelta(days=1))], "60 of 100 · streak 2 days"),
    ],
)
def test_home_says_how_the_day_stands(played: list[Summary], line: str) -> None:
    assert day_line(played, DAY, "o") == f"Today (o): {line}"


@pytest.fixture
def attempt(history: History, school_phones) -> SavedMatch:
    motion, started = begin(todays([school_phones], [], DAY), school_phones, "s")
    return SavedMatch.start(history, motion, started)


def test_the_list_knows_the_day_and_the_line_its_streak(
    history: History, attempt: SavedMatch
) -> None:
    attempt.commit(Answered(Verdict("Rules.", 74, 3, ()), 61.0))
    attempt.commit(RoundClosed())
    assert history.get(attempt.id).day == "2026-11-25"
    assert line_to_share(attempt) == "Rebuttal 2026-11-25 zoo 74/100 no points 1:01 streak 1"


def test_a_day_has_one_attempt_also_in_two_windows(
    history: History, attempt: SavedMatch, school_phones
) -> None:
    motion, started = begin(todays([school_phones], [], DAY), school_phones, "s")
    with pytest.raises(RecordError, match=f"history resume {attempt.id}"):
        history.start(started, motion)
    assert len(history.matches()) == 1
    history.start(replace(started, day=""), motion)
    history.start(replace(started, day="2026-11-26"), motion)


def test_the_time_spent_stays_with_the_draft(history: History, attempt: SavedMatch) -> None:
    assert attempt.spent() == 0
    attempt.save_draft("Rul", seconds=12.5)
    attempt.save_draft("Rules")
    assert attempt.spent() == 12.5
    assert attempt.draft() == "Rules"
    attempt.commit(Answered(Verdict("Rules.", 74, 3, ())))
    assert attempt.spent("answer") == 0
