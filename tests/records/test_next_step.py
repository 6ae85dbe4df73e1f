from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from game.debate.setup import Play, begin
from game.packs.format import Pack
from game.records.next_step import next_step, try_one
from game.records.summary import Summary

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def _match(side: str, score: int | None, mode: str = "practice") -> Summary:
    return Summary(
        "k2", NOW, NOW, "school-phones", "1.0.0", "zoo", "Phones at the zoo", side, mode,
        ("a", "b"), NOW if score is not None else None, score, True, 1,
    )  # fmt: skip


def test_a_newcomer_tries_the_heaviest_counterargument_of_the_side_against_the_essay(
    school_phones: Pack,
) -> None:
    step = next_step(school_phones, [])
    assert step.kind == "try"
    assert step.play == try_one(school_phones)
    motion, started = begin(step.play, school_phones, "x", draw=lambda _: 0)
    assert (started.mode, started.side) == ("drill", "con")
    weights = {c.id: c.weight for c in motion.against("con")}
    assert weights[started.counterarguments[0]] == max(weights.values())
    assert motion.get_counterargument(step.play.counterargument).claim in step.text


def test_a_match_that_was_left_comes_first_the_last_one_touched(school_phones: Pack) -> None:
    older = replace(_match("pro", None), id="older")
    newer = replace(_match("con", None), id="newer", updated=NOW + timedelta(hours=1))
    step = next_step(school_phones, [older, newer, _match("pro", 90)])
    assert step.kind == "resume"
    assert step.play.resume == "newer"
    assert "1 of 2 answered" in step.text


def test_a_match_with_rounds_to_play_comes_before_a_drill_that_only_has_its_ballot(
    school_phones: Pack,
) -> None:
    match = replace(_match("pro", None), id="match")
    drill = _match("con", None, "drill")
    later = NOW + timedelta(hours=1)
    drill = replace(drill, id="drill", updated=later, counterarguments=("a",), answered=1)
    assert drill.rounds_only
    assert next_step(school_phones, [match, drill]).play.resume == "match"
    assert next_step(school_phones, [drill]).play.resume == "drill"
    written_on = replace(drill, draft="Half a sentence")
    assert next_step(school_phones, [match, written_on]).play.resume == "drill"


@pytest.mark.parametrize(
    ("played", "kind", "play", "title"),
    [
        ([_match("con", 70, "drill")], "play", ("con", "practice"), "Play a whole match"),
        ([_match("con", 70)], "play", ("pro", "practice"), "Now the other side"),
        ([_match("con", 70), _match("pro", 50)], "play", ("pro", "practice"), "Your weaker side"),
        ([_match("con", 70), _match("pro", 65)], "mastered", ("con", "match"), "Every motion"),
    ],
)
def test_after_that_comes_what_mastery_still_needs(
    school_phones: Pack, played: list[Summary], kind: str, play: tuple[str, str], title: str
) -> None:
    step = next_step(school_phones, played)
    assert step.kind == kind
    assert step.play == Play("school-phones", "zoo", *play)
    assert step.title.startswith(title)


@pytest.mark.parametrize(
    ("played", "draft", "mode", "place"),
    [
        (1, False, "practice", "Practice, 1 of 2 answered."),
        (1, True, "practice", "Practice, 1 of 2 answered. What you wrote is still there."),
        (2, False, "practice", "Practice, 2 of 2 answered. Then the closing and the ballot."),
        (2, False, "drill", "Drill, 2 of 2 answered. See the ballot."),
        (2, True, "drill", "Drill, 2 of 2 answered. What you wrote is still there."),
    ],
)
def test_what_waits_in_a_match_that_was_left_is_told(
    school_phones: Pack, played: int, draft: bool, mode: str, place: str
) -> None:
    left = replace(_match("con", None, mode), answered=played, draft=draft)
    assert next_step(school_phones, [left]).text == place


def test_the_motion_of_the_latest_match_comes_before_the_packs_first(school_phones: Pack) -> None:
    zoo = school_phones.motions[0]
    farm = zoo.model_copy(update={"id": "farm", "title": "The farm"})
    pack = school_phones.model_copy(update={"motions": (zoo, farm)})
    lost = replace(_match("con", 30), motion="farm")
    step = next_step(pack, [_match("con", 90, "drill"), lost, _match("con", 70)])
    assert step.title == "Now the other side: The farm, PRO"
    assert step.leads_to(farm, "pro")
    assert not step.leads_to(farm, "con")
    assert not step.leads_to(zoo, "pro")
    assert next_step(pack, [_match("con", 90, "drill")]).play.motion == "zoo"


def test_the_weaker_side_is_told_how_far_it_is_behind(school_phones: Pack) -> None:
    step = next_step(school_phones, [_match("con", 70), _match("pro", 50)])
    assert step.text == "20 behind CON. Both sides at 60 master a motion."


@pytest.mark.parametrize("essay", ["pro", "con", None])
def test_what_is_suggested_is_on_the_side_that_is_the_default(
    school_phones: Pack, essay: str | None
) -> None:
    motion = school_phones.motions[0].model_copy(update={"essay_side": essay})
    pack = school_phones.model_copy(update={"motions": (motion,)})
    side = begin(Play(), pack, "x")[1].side
    assert begin(try_one(pack), pack, "x")[1].side == side
    assert next_step(pack, [_match(side, 70, "drill")]).play.side == side
