from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debate.assigned import Assigned, Part, rules_lines, written_time
from game.debate.events import Answered, HintTaken, PressAnswered, Revised, RoundClosed, Started
from game.debate.match import IllegalMove, Match
from game.debate.turn import Turn

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
PLAIN = Assigned(
    "essay", "Essay", "ada@x.edu", "S-1", 1, 2, "best", graded=True,
    motions=("tea", "milk"),
    parts=(Part("tea", ("first", "second")), Part("milk", ("third",))),
)  # fmt: skip


@pytest.fixture
def begin(motion):
    def make(**rules: object) -> Match:
        assigned = replace(PLAIN, **rules)
        thrown = assigned.now.counterarguments
        started = Started(
            "pack", "1.0.0", "hash", "tea", "pro", "exam", 0, "scorer-1", thrown, assigned=assigned
        )
        return Match.begin(motion, started)

    return make


def test_an_exam_has_rounds_only_and_the_counterarguments_that_were_set(begin, judged):
    match = begin()
    for _ in range(2):
        match = match.after(Answered(judged(50))).after(RoundClosed())
    assert match.phase == "over"
    assert [r.counterargument.id for r in match.rounds] == ["first", "second"]


def test_what_the_rules_do_not_allow_is_refused_and_not_offered(begin, judged):
    match = begin().after(Answered(judged(50)))
    for event, why in (
        (HintTaken(1, "heavy"), "In this assignment there are no hints."),
        (Revised(judged(60)), "In this assignment there is no revision and no press."),
        (PressAnswered("heavy", "So.", judged(60), True), "no press"),
    ):
        with pytest.raises(IllegalMove, match=why):
            match.after(event)
    turn = Turn(match, "call").settled()
    assert turn.step == "review"  # nothing can change the score any more
    assert not any(turn.allows(move) for move in ("hint", "revise", "press"))


@given(st.lists(st.integers(0, 100), min_size=1, max_size=5))
def test_as_many_revisions_as_were_set_and_the_best_version_counts(scores):
    from game.packs.format import Counterargument, Motion, Point
    from game.scoring.verdict import Verdict, band_of

    point = Point(id="p", text="A point.")
    thrown = Counterargument(id="first", against="pro", claim="A claim.", weight=1, point=(point,))
    motion = Motion(id="tea", text="This house would drink tea.", counterargument=(thrown,))
    assigned = replace(PLAIN, parts=(Part("tea", ("first",)),), revisions=len(scores) - 1)
    started = Started("p", "1", "h", "tea", "pro", "exam", 0, "s", ("first",), assigned=assigned)
    verdicts = [Verdict(f"Text {n}.", score, band_of(score), ()) for n, score in enumerate(scores)]
    match = Match.begin(motion, started).after(Answered(verdicts[0]))
    for verdict in verdicts[1:]:
        match = match.after(Revised(verdict))
    played = match.current
    assert played.accepted.score == max(scores)
    assert played.revisions_left(started.rules) == 0
    if len(scores) > 1:
        assert played.delta == scores[-1] - max(scores[:-1])
    with pytest.raises(IllegalMove, match=r"no revision|revised"):
        match.after(Revised(verdicts[0]))


def test_the_time_runs_from_the_beginning_without_a_pause():
    assert PLAIN.seconds_left(NOON) is None
    timed = replace(PLAIN, minutes=30)
    assert timed.seconds_left(NOON) == 1800
    begun = replace(timed, began=NOON.isoformat())
    assert begun.seconds_left(NOON + timedelta(minutes=10)) == 1200
    assert begun.next().seconds_left(NOON + timedelta(hours=9)) == 0


@pytest.mark.parametrize(
    ("deadline", "late"),
    [("", False), ("2026-12-01T11:59:00+00:00", True), ("2026-12-01T21:01:00+09:00", False)],
)
def test_a_deadline_with_a_zone_is_a_moment(deadline, late):
    assert replace(PLAIN, deadline=deadline).is_late(NOON) is late


@pytest.mark.parametrize(("days", "late"), [(-2, True), (2, False)])
def test_a_deadline_without_a_zone_is_local(days, late):
    due = (NOON + timedelta(days=days)).replace(tzinfo=None)
    assert replace(PLAIN, deadline=due.isoformat()).is_late(NOON) is late


def test_the_rules_are_told_in_sentences():
    told = " ".join(rules_lines(replace(PLAIN, minutes=40, pasting=False, revisions=3)))
    for words in (
        "This is graded. Attempt 1 of 2; the best counts.",
        "2 counterarguments on this motion, the first of 2",
        "no hints; 3 revisions of each answer; the better version counts",
        "40 minutes for everything",
        "Pasting text is not allowed",
        "a code in place of your name",
    ):
        assert words in told
    weighed = replace(PLAIN, weights=(70, 30))
    assert "Content weighs 70 and strategy 30" in rules_lines(weighed)[0]
    assert rules_lines(replace(PLAIN, graded=False))[0].startswith("This is practice.")


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-12-04T18:00:00", "2026-12-04 18:00"),
        ("2026-12-04T18:00:00+09:00", "2026-12-04 18:00+09:00"),
        ("2026-12-04T18:00:00+00:00", "2026-12-04 18:00 UTC"),
    ],
)
def test_a_time_is_told_as_it_was_written(iso, words):
    assert written_time(iso) == words


def test_two_assignments_of_one_id_are_told_apart_by_their_motions():
    assert replace(PLAIN, motions=("milk",)).key != PLAIN.key
    assert replace(PLAIN, student="ADA@x.edu").key == PLAIN.key
