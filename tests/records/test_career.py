from dataclasses import replace

import pytest

from game.cells import cell_length
from game.debate.events import Answered, Called, Opened, RoundClosed, Started, Thrown
from game.records.career import Career
from game.records.career_lines import (
    balance_lines,
    brief_lines,
    call_lines,
    point_lines,
    side_lines,
)
from game.records.saved import SavedMatch
from game.scoring.verdict import PointResult, Verdict


@pytest.fixture
def played(history, motion, events, started):
    """One whole match as pro, in which `office` was made by the press, `bag` and `laptops`."""
    saved = SavedMatch.start(history, motion, started)
    for event in events[1:]:
        saved.commit(event)
    return saved


@pytest.fixture
def career(history):
    return lambda: Career.read(history, "schools", history.matches())


@pytest.fixture
def answer(history, motion, started):
    """Another match, its first round answered with `made`, called, and closed if asked."""

    def play(*made, called=None, close=True):
        saved = SavedMatch.start(history, motion, started)
        saved.commit(Opened("", (Thrown("safety"), Thrown("lessons"))))
        points = tuple(PointResult(name, 0.9, name in made) for name in ("office", "bag"))
        if called is not None:
            saved.commit(Called(called))
        saved.commit(Answered(Verdict("Words.", 50, 2, points)))
        if close:
            saved.commit(RoundClosed())
        return saved

    return play


def test_nothing_played_is_an_empty_career(career):
    assert career().finished == career().calls == career().never_made == ()
    assert (career().made, career().total) == (0, 0)
    assert brief_lines(career()) == []
    assert list(side_lines(career(), 80)) == list(balance_lines(career())) == []
    assert list(call_lines(career())) == [
        "No call yet: after an answer, say how many points you made."
    ]


def test_a_whole_match_counts_by_its_score_its_calls_and_its_points(career, played):
    found = career()
    assert [summary.id for summary in found.finished] == [played.id]
    assert found.calls == (1,)
    assert (found.made, found.total, found.never_made) == (3, 3, ())
    assert brief_lines(found) == [
        "Score   64",
        "Calls   0 of 1 right",
        "Points  1 motion: 3 made · 0 met, not made · 0 not met yet",
    ]


def test_a_point_was_never_made_when_its_round_is_over_and_no_match_made_it(career, answer):
    answer("bag")
    answer()
    (never,) = career().never_made
    assert (never.point.id, never.met) == ("office", 2)
    assert never.counterargument == "Parents must reach their child"
    answer("office")
    assert career().never_made == ()


def test_points_of_a_round_that_is_open_are_not_given_away(career, answer):
    answer(close=False)
    assert career().never_made == ()
    assert list(point_lines(career())) == [f"{'·' * 20} 0 made · 0 met, not made · 3 not met yet"]


def test_calls_are_told_by_how_far_they_were_off(career, answer):
    for called in (1, 1, 2, 0, 1):
        answer("bag", called=called)
    assert career().calls == (0, 0, 1, -1, 0)
    assert list(call_lines(career())) == [
        "████████████········ 3 of 5 right",
        "Too many 1 time, too few 1 time.",
        "Latest last: ✓ ✓ +1 -1 ✓",
    ]


def test_both_sides_are_bars_with_the_weaker_one_and_the_gap(career, history, played, motion):
    (line,) = side_lines(career(), 80)
    assert line == "Phones in school       PRO ███···  64  CON ······   –  CON to play"
    assert list(balance_lines(career())) == ["Phones in school: PRO 64, CON not played"]
    other = replace(played.match.setup, side="con")
    history.finish(history.start(other, motion), 90, True)
    (line,) = side_lines(career(), 80)
    assert line.endswith("CON █████·  90  mastered, ▼ PRO by 26")
    (narrow,) = side_lines(career(), 56)
    assert narrow.endswith("CON ███·  90  mastered")
    assert list(balance_lines(career())) == [
        "Phones in school: mastered, PRO 64 (weaker by 26), CON 90"
    ]


@pytest.mark.parametrize("width", [56, 76, 100])
@pytest.mark.parametrize("title", ["A motion with a name that goes on and on", "学校の電話" * 9])
def test_a_side_line_fits_whatever_its_title(career, history, motion, started, width, title):
    named = motion.model_copy(update={"title": title})
    for side in ("pro", "con"):
        history.finish(history.start(replace(started, side=side), named), 100, True)
    history.finish(history.start(replace(started, side="con", mode="drill"), named), 10, True)
    assert all(cell_length(line) <= width for line in side_lines(career(), width))


def test_one_motion_of_several_can_be_looked_at(career, history, played, motion):
    other = motion.model_copy(update={"id": "uniforms", "title": "Uniforms"})
    setup = replace(played.match.setup, motion="uniforms")
    history.finish(history.start(setup, other), 30, False)
    assert career().titles == {"school-phones": "Phones in school", "uniforms": "Uniforms"}
    assert [s.score for s in career().on("uniforms").finished] == [30]
    assert career().on("uniforms").calls == ()


def test_matches_of_other_packs_and_damaged_ones_count_for_nothing(career, history, answer):
    history.start(Started("another", "1", "h", "m", "pro", "practice", 1, "s"))
    broken = answer("office")
    with history._database.writing("damage") as connection:
        connection.execute(
            "UPDATE event SET body = '?' WHERE match_id = ? AND kind = 'opened'", (broken.id,)
        )
    assert career().made == 0
    assert len(career().summaries) == 1


def test_duels_say_nothing_of_the_career(history, motion, started, career):
    thrown = {"counterarguments": ("safety", "lessons"), "duellists": ("Ann", "Ben")}
    saved = SavedMatch.start(history, motion, replace(started, **thrown))
    saved.commit(Answered(Verdict("Words.", 50, 2, (PointResult("office", 0.9, True),))))
    assert career().summaries == career().rounds == ()
    assert brief_lines(career()) == []
