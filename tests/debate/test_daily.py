from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debate.daily import deal, share_line
from game.debate.events import Answered, RoundClosed, Started
from game.debate.match import IllegalMove, Match

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
DAY = date(2026, 11, 25)


def dealt(day, *packs):
    return deal(day, packs).counterargument.id


def renamed(pack, name):
    return pack.model_copy(update={"id": name, "content_hash": name})


@given(day=DAYS)
def test_the_same_date_and_pack_deal_the_same_everywhere(school_phones, day):
    other = renamed(school_phones, "other")
    assert deal(day, [school_phones, other]) == deal(day, [other, school_phones])


@given(start=DAYS)
def test_all_are_dealt_before_one_comes_again(school_phones, start):
    count = sum(len(motion.counterargument) for motion in school_phones.motions)
    first = start - timedelta(days=start.toordinal() % count)
    days = {dealt(first + timedelta(days=n), school_phones) for n in range(count)}
    assert len(days) == count


def test_another_pack_takes_days_and_changes_no_others(school_phones):
    other = renamed(school_phones, "other")
    days = [DAY + timedelta(days=n) for n in range(60)]
    both = [deal(day, [school_phones, other]) for day in days]
    kept = [d for d, day in zip(both, days, strict=True) if d == deal(day, [school_phones])]
    taken = [d for d in both if d.pack.id == "other"]
    assert len(kept) + len(taken) == len(days)
    assert kept
    assert taken


def test_a_changed_pack_deals_anew(school_phones):
    days = [DAY + timedelta(days=n) for n in range(40)]
    changed = school_phones.model_copy(update={"content_hash": "changed"})
    assert [dealt(d, school_phones) for d in days] != [dealt(d, changed) for d in days]


@pytest.fixture
def attempt(motion):
    """A day's attempt at the first argument."""
    setup = Started(
        "pack", "1", "hash", "tea", "pro", "drill", 7, "s", ("first",), 1, day="2026-11-25"
    )
    return Match.begin(motion, setup)


@pytest.mark.parametrize(
    ("made", "points"),
    [((), "no points"), (("light",), "one point"), (("light", "heavy"), "two points")],
)
def test_the_line_tells_the_result_and_nothing_of_the_argument(attempt, judged, made, points):
    match = attempt.after(Answered(judged(74, *made), 130.4))
    assert share_line(match, 3) == f"Rebuttal 2026-11-25 tea 74/100 {points} 2:10 streak 3"


def test_the_line_of_an_argument_that_was_dropped(attempt):
    line = share_line(attempt.after(RoundClosed()), 0)
    assert line == "Rebuttal 2026-11-25 tea 0/100 unanswered streak 0"


def test_the_one_attempt_has_no_hints_no_revision_and_no_press(attempt, judged, revised, pressed):
    hint = attempt.current.next_hint
    with pytest.raises(IllegalMove, match="no hints"):
        attempt.after(hint)
    answered = attempt.after(Answered(judged(30)))
    for event in (revised(80, "heavy"), pressed(80, True)):
        with pytest.raises(IllegalMove, match="no revision and no press"):
            answered.after(event)
