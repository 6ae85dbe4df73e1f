from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.debate.events import Called, Event, RoundClosed, Started
from game.errors import RecordError, UnknownMatch
from game.packs.format import Motion
from game.records.history import ID_LETTERS, History, new_id


def play(history: History, events: tuple[Event, ...], motion: Motion | None = None) -> str:
    first, *rest = events
    assert isinstance(first, Started)
    match_id = history.start(first, motion)
    for event in rest:
        history.append(match_id, event)
    return match_id


def test_events_come_back_in_order_from_a_reopened_file(
    history: History, path: Path, events: tuple[Event, ...]
):
    match_id = play(history, events)
    history.close()
    with History(path) as again:
        assert again.events(match_id) == events


def test_each_event_is_on_disk_before_append_returns(
    history: History, path: Path, events: tuple[Event, ...], started: Started
):
    match_id = history.start(started)
    with History(path) as other:
        for count, event in enumerate(events[1:], start=2):
            history.append(match_id, event)
            assert other.events(match_id) == events[:count]


def test_entries_carry_the_time_of_the_clock(history: History, started: Started):
    match_id = history.start(started)
    (entry,) = history.entries(match_id)
    assert entry.at == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_an_id_is_short_and_has_no_look_alikes():
    ids = {new_id() for _ in range(500)}
    assert len(ids) == 500
    assert all(len(i) == 6 and set(i) <= set(ID_LETTERS) for i in ids)
    assert not set(ID_LETTERS) & set("01oilaeu")


def test_an_id_that_is_taken_is_not_given_again(path: Path, started: Started):
    ids = iter(["bbbbbb", "bbbbbb", "cccccc"])
    with History(path, new_id=lambda: next(ids)) as history:
        assert [history.start(started), history.start(started)] == ["bbbbbb", "cccccc"]


def test_drafts_are_kept_by_match_and_slot(history: History, path: Path, started: Started):
    first, second = history.start(started), history.start(started)
    history.save_draft(first, "answer:1", "Half a sen")
    history.save_draft(first, "answer:1", "Half a sentence \ud800 猫")
    history.save_draft(second, "answer:1", "Another")
    history.close()
    with History(path) as again:
        assert again.draft(first, "answer:1") == "Half a sentence \ufffd 猫"
        assert again.draft(second, "answer:1") == "Another"
        assert again.draft(first, "closing") == ""
        again.clear_draft(first, "answer:1")
        assert again.draft(first, "answer:1") == ""


def test_an_event_takes_its_draft_with_it(history: History, started: Started):
    match_id = history.start(started)
    history.save_draft(match_id, "opening", "We")
    history.save_draft(match_id, "closing", "kept")
    history.append(match_id, Called(1), ends_draft="opening")
    assert history.draft(match_id, "opening") == ""
    assert history.draft(match_id, "closing") == "kept"


def test_the_list_is_newest_first_and_needs_no_pack(
    history: History, motion: Motion, events: tuple[Event, ...], started: Started
):
    first = play(history, events, motion)
    history.finish(first, 57, True)
    second = history.start(started)
    newest, oldest = history.matches()
    assert (newest.id, newest.title, newest.counterarguments) == (second, "school-phones", ())
    assert (newest.finished, newest.score, newest.won) == (None, None, None)
    assert (oldest.id, oldest.title, oldest.pack) == (first, "Phones in school", "schools")
    assert oldest.counterarguments == ("safety", "lessons")
    assert (oldest.answered, oldest.score, oldest.won) == (2, 57, True)
    assert oldest.finished
    assert oldest.started < oldest.finished == oldest.updated


def test_the_match_that_was_played_last_comes_first(history: History, started: Started):
    first, second = history.start(started), history.start(started)
    assert [summary.id for summary in history.matches()] == [second, first]
    history.save_draft(first, "opening", "We")
    assert [summary.id for summary in history.matches()] == [first, second]


@pytest.mark.parametrize(
    ("slot", "text", "closed", "waits"),
    [
        ("opening", "We", 0, True),
        ("answer:1", "We", 0, True),
        ("answer:1", " ", 0, False),
        ("keys-answer:1", "3 0", 0, False),
        ("revision:1", "We", 1, False),
        ("answer:2", "We", 1, True),
        ("answer:12", "We", 1, False),
    ],
)
def test_the_list_knows_where_something_written_waits(
    history: History, started: Started, slot: str, text: str, closed: int, waits: bool
):
    match_id = history.start(started)
    assert not history.get(match_id).draft
    history.save_draft(match_id, slot, text)
    for _ in range(closed):
        history.append(match_id, RoundClosed())
    assert history.get(match_id).draft is waits


def test_the_last_unfinished_match_is_the_one_played_last(history: History, started: Started):
    assert history.last_unfinished() is None
    first, second, third = (history.start(started) for _ in range(3))
    history.finish(third, 10, False)
    history.save_draft(first, "opening", "We")
    found = history.last_unfinished()
    assert found
    assert found.id == first
    history.finish(first, 10, False)
    found = history.last_unfinished()
    assert found
    assert found.id == second


@pytest.fixture
def named(path: Path, started: Started, clock: Callable[[], datetime]):
    ids = iter(["bcd234", "bcx234", "z23456"])
    with History(path, new_id=lambda: next(ids), clock=clock) as history:
        for _ in range(3):
            history.start(started)
        yield history


@pytest.mark.parametrize("typed", ["z23456", "z", "Z23", " z2 "])
def test_a_match_is_found_by_a_unique_beginning(named: History, typed: str):
    assert named.get(typed).id == "z23456"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("q", "No match has the id “q”; `rebuttal history` lists them."),
        ("", "No match has the id “”"),
        ("%", "No match has the id “%”"),
        ("'; DROP TABLE match", "No match has the id"),
        ("\x1b[31mred\ud800", "No match has the id “red”"),
        ("x" * 9999, "No match has the id “x{40}”"),
        ("bc", r"“bc” is the beginning of 2 ids \(bcx234, bcd234\); type more of it."),
    ],
)
def test_an_id_that_fits_none_or_several_is_told(named: History, typed: str, sentence: str):
    with pytest.raises(UnknownMatch, match=sentence):
        named.get(typed)


def test_nothing_can_be_written_to_a_match_that_is_not_there(history: History):
    for write in (
        lambda: history.append("nope", Called(1)),
        lambda: history.save_draft("nope", "opening", "We"),
        lambda: history.finish("nope", 1, True),
        lambda: history.events("nope"),
    ):
        with pytest.raises(UnknownMatch, match="nope"):
            write()


def test_an_event_after_one_that_the_caller_has_not_seen_is_refused(
    history: History, path: Path, started: Started
):
    match_id = history.start(started)
    with History(path) as other:
        assert other.append(match_id, Called(2), seq=1) == 2
    with pytest.raises(RecordError) as caught:
        history.append(match_id, RoundClosed(), seq=1)
    assert str(caught.value) == (
        f"The end of the round was not saved: match {match_id} was played on in another window. "
        f"Go on there, or leave this one and run: rebuttal history resume {match_id}"
    )
    assert history.events(match_id) == (started, Called(2))
    assert history.append(match_id, RoundClosed(), seq=2) == 3


def test_the_motion_is_recorded_once_for_all_its_matches(
    history: History, path: Path, motion: Motion, started: Started
):
    first, second = history.start(started, motion), history.start(started, motion)
    assert history.motion(first) == history.motion(second) == motion
    assert history.motion(history.start(started)) is None
