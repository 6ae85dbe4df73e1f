from datetime import UTC, datetime

import pytest

from game.debate.events import Answered, RoundClosed
from game.debate.setup import Play, begin
from game.records.history import History
from game.records.ladder import Ladder, climbed_in
from game.records.saved import SavedMatch
from game.records.summary import Summary
from game.scoring.verdict import Verdict

NOW = datetime(2026, 1, 2, tzinfo=UTC)
EYES, PLANNED = "eyes-on-screens", "planned-anyway"


def climb(rung: int, score: int | None = 60, thrown: tuple[str, ...] = (EYES,)) -> Summary:
    return Summary(
        "k2", NOW, NOW, "school-phones", "1", "zoo", "Zoo", "con", "drill", thrown,
        None if score is None else NOW, score, None, 1, rung=rung,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("played", "rung", "next_one"),
    [
        ([], 0, 1),
        ([climb(1)], 1, 2),
        ([climb(1, 59)], 0, 1),
        ([climb(1, None)], 0, 1),
        ([climb(2), climb(1)], 2, 3),
        ([climb(3)], 3, 3),
        ([climb(0, 100)], 0, 1),
        ([climb(2, 100, (EYES, PLANNED))], 0, 1),
    ],
)
def test_sixty_climbs_a_rung_and_a_higher_one_holds_the_lower(
    school_phones, played: list[Summary], rung: int, next_one: int
) -> None:
    motion = school_phones.motions[0]
    ladder = Ladder.of(school_phones.id, played)
    assert ladder.climbed(motion, motion.get_counterargument(EYES)) == rung
    assert ladder.next(motion, motion.get_counterargument(EYES)) == next_one
    assert Ladder.of("another", played).rungs == {}


@pytest.mark.parametrize(
    ("played", "shown"),
    [
        ([], ""),
        ([climb(1)], "★ 1 of 6"),
        ([climb(3)], "★ 3 of 6"),
        ([climb(1), climb(1, 80, (PLANNED,))], "★ 2 of 6"),
        ([climb(3), climb(3, 80, (PLANNED,))], "★ 6 of 6"),
    ],
)
def test_a_side_tells_how_many_of_its_rungs_are_climbed(
    school_phones, played: list[Summary], shown: str
) -> None:
    motion = school_phones.motions[0]
    ladder = Ladder.of(school_phones.id, played)
    assert ladder.side(motion, "con") == shown
    assert ladder.side(motion, "pro") == ""


@pytest.mark.parametrize(
    ("rung", "score", "before", "after"),
    [
        (1, 60, [], (EYES, 2)),
        (1, 59, [], (EYES, 1)),
        (3, 20, [climb(2)], (EYES, 3)),
        (3, 60, [], (PLANNED, 1)),
        (3, 60, [climb(2, 80, (PLANNED,))], (PLANNED, 3)),
        (3, 60, [climb(3, 80, (PLANNED,))], None),
    ],
)
def test_a_rung_leads_to_the_next_and_the_top_to_the_lowest_that_is_left(
    school_phones, rung: int, score: int, before: list[Summary], after: tuple[str, int] | None
) -> None:
    motion, started = begin(Play(counterargument=EYES, rung=rung), school_phones, "s")
    ladder = Ladder.of(school_phones.id, [climb(rung, score), *before])
    play = ladder.lead_on(motion, started, score)
    assert (play and (play.counterargument, play.rung)) == after


def test_the_history_knows_the_rung(history: History, school_phones) -> None:
    motion, started = begin(Play(side="con", rung=2), school_phones, "s")
    saved = SavedMatch.start(history, motion, started)
    saved.commit(Answered(Verdict("Rules.", 74, 3, ())))
    assert climbed_in(history.get(saved.id)) == 0
    saved.commit(RoundClosed())
    assert climbed_in(history.get(saved.id)) == 2
