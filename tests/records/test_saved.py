import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.debate.ballot import ballot
from game.debate.events import Called, Event, HintTaken, Opened, RoundClosed, Started, Thrown
from game.debate.match import IllegalMove, Match
from game.errors import PackError, RecordError
from game.packs.format import Hints, Motion, Pack
from game.records.drafts import slot
from game.records.history import History
from game.records.reading import read_match
from game.records.saved import SavedMatch

THROWN = (Thrown("safety"), Thrown("lessons"))


def gone(pack_id: str) -> Pack:
    raise PackError(f"There is no pack “{pack_id}”.")


def replay(motion: Motion, events: tuple[Event, ...]) -> Match:
    first, *rest = events
    assert isinstance(first, Started)
    match = Match.begin(motion, first)
    for event in rest:
        match = match.after(event)
    return match


def changed(pack: Pack, motion: Motion) -> Pack:
    return pack.model_copy(update={"motions": (motion,), "content_hash": "other"})


def without(motion: Motion, counterargument: str) -> Motion:
    kept = tuple(c for c in motion.counterargument if c.id != counterargument)
    return motion.model_copy(update={"counterargument": kept})


def rewrite(motion: Motion, change) -> Motion:
    first, *rest = motion.counterargument
    points = tuple(change(point) for point in first.point)
    first = first.model_copy(update={"point": points})
    return motion.model_copy(update={"counterargument": (first, *rest)})


def without_hints(motion: Motion) -> Motion:
    return rewrite(motion, lambda point: point.model_copy(update={"hints": Hints()}))


def renamed(motion: Motion, old: str, new: str) -> Motion:
    return rewrite(motion, lambda p: p.model_copy(update={"id": new}) if p.id == old else p)


def test_a_whole_match_is_saved_event_by_event(
    history: History, motion: Motion, events: tuple[Event, ...], started: Started
):
    saved = SavedMatch.start(history, motion, started)
    for count, event in enumerate(events[1:], start=2):
        assert saved.commit(event) is saved.match
        assert saved.match == replay(motion, events[:count])
        assert history.events(saved.id) == events[:count]
    summary = history.get(saved.id)
    result = ballot(saved.match)
    assert summary.finished
    assert (summary.score, summary.won) == (result.score, result.won)


def test_a_match_can_be_resumed_after_every_event(
    history: History, pack: Pack, motion: Motion, events: tuple[Event, ...], started: Started
):
    saved = SavedMatch.start(history, motion, started)
    for event in events[1:]:
        saved = SavedMatch.resume(history, saved.id[:4], lambda _: pack)
        assert not saved.changed_pack
        saved.commit(event)
    assert saved.match == replay(motion, events)


def test_a_move_against_the_rules_is_not_saved(history: History, motion: Motion, started: Started):
    saved = SavedMatch.start(history, motion, started)
    before = saved.match
    with pytest.raises(IllegalMove):
        saved.commit(Called(1))
    assert saved.match is before
    assert history.events(saved.id) == (started,)
    saved.commit(Opened("", THROWN))


def test_an_event_that_cannot_be_saved_changes_nothing(
    history: History, motion: Motion, pack: Pack, started: Started
):
    saved = SavedMatch.start(history, motion, started)
    saved.commit(Opened("", THROWN))
    saved.save_draft("Half a sen")
    elsewhere = SavedMatch.resume(history, saved.id, lambda _: pack)
    elsewhere.commit(HintTaken(1, "office"))
    before = saved.match
    with pytest.raises(RecordError, match="Your call was not saved: match "):
        saved.commit(Called(1))
    assert saved.match is before
    assert saved.draft() == "Half a sen"
    elsewhere.commit(Called(1))


def test_the_slot_follows_the_match(motion: Motion, events: tuple[Event, ...]):
    expected = [
        "opening", "answer:1", "answer:1", "answer:1", "revision:1", "press:1", "press:1",
        "press:1", "press:1", "answer:2", "revision:2", "closing",
    ]  # fmt: skip
    found = [slot(replay(motion, events[:count])) for count in range(1, len(events))]
    assert found == expected
    with pytest.raises(IllegalMove, match="nothing left to write"):
        slot(replay(motion, events))


def test_a_slot_can_be_asked_for_by_kind(motion: Motion, events: tuple[Event, ...]):
    answered = replay(motion, events[:5])
    assert slot(answered, "press") == "press:1"
    assert slot(answered, "revision") == "revision:1"


def test_a_resumed_round_knows_which_text_was_being_written(
    history: History, pack: Pack, motion: Motion, events: tuple[Event, ...], started: Started
):
    saved = SavedMatch.start(history, motion, started)
    assert saved.unsent() is None
    for event in events[1:5]:
        saved.commit(event)
    assert saved.unsent() is None
    saved.save_draft("Ring the of", "press")
    again = SavedMatch.resume(history, saved.id, lambda _: pack)
    assert again.unsent() == "press"
    assert again.draft("press") == "Ring the of"


def test_each_draft_ends_with_the_event_that_it_became(
    history: History, motion: Motion, events: tuple[Event, ...], started: Started
):
    saved = SavedMatch.start(history, motion, started)
    kinds = {"answered": "answer", "revised": "revision", "press-answered": "press"}
    for event in events[1:]:
        kind = kinds.get(event.kind)
        name = slot(saved.match, kind)
        saved.save_draft("being written", kind)
        assert saved.draft(kind) == "being written"
        saved.commit(event)
        writes = kind or event.kind in ("opened", "closed")
        assert history.draft(saved.id, name) == ("" if writes else "being written")


def test_a_match_goes_on_though_its_pack_is_gone(
    history: History, motion: Motion, events: tuple[Event, ...], started: Started
):
    saved = SavedMatch.start(history, motion, started)
    saved.save_draft("We say")
    again = SavedMatch.resume(history, saved.id, gone)
    assert (again.pack, again.installed, again.changed_pack) == (None, None, False)
    assert read_match(history, saved.id, gone) == again.match == saved.match
    assert again.draft() == "We say"
    for event in events[1:]:
        again.commit(event)
    assert again.match == replay(motion, events)


def test_another_pack_of_the_same_id_is_not_taken_for_its_own(
    history: History, pack: Pack, motion: Motion, events: tuple[Event, ...], started: Started
):
    """As when a pack played by its path has the id of one that comes with Rebuttal."""
    saved = SavedMatch.start(history, motion, started)
    saved.commit(events[1])
    reworded = motion.model_copy(update={"title": "Telephones in school"})
    other = changed(pack, reworded)
    again = SavedMatch.resume(history, saved.id, lambda _: other)
    assert again.match == saved.match
    assert (again.pack, again.installed, again.changed_pack) == (None, other, True)
    same = SavedMatch.resume(history, saved.id, lambda _: pack)
    assert (same.pack, same.installed, same.changed_pack) == (pack, pack, False)


def test_a_match_goes_on_with_its_own_motion_when_the_pack_has_changed(
    history: History, pack: Pack, motion: Motion, events: tuple[Event, ...], started: Started
):
    saved = SavedMatch.start(history, motion, started)
    for event in events[1:6]:
        saved.commit(event)
    newer = changed(pack, without(motion, "safety"))
    again = SavedMatch.resume(history, saved.id, lambda _: newer)
    assert again.changed_pack
    assert again.match == saved.match
    for event in events[6:]:
        again.commit(event)


def test_without_a_recorded_motion_a_changed_pack_will_do_if_it_still_fits(
    history: History, pack: Pack, motion: Motion, events: tuple[Event, ...], started: Started
):
    match_id = history.start(started)
    for event in events[1:6]:
        history.append(match_id, event)
    reworded = motion.model_copy(update={"title": "Telephones in school"})
    again = SavedMatch.resume(history, match_id, lambda _: changed(pack, reworded))
    assert again.changed_pack
    assert again.match.motion == reworded


@pytest.mark.parametrize(
    ("count", "change", "why"),
    [
        (2, lambda m: without(m, "safety"), "there is no “safety”"),
        (3, without_hints, "There is no such hint now"),
        (6, lambda m: renamed(m, "bag", "satchel"), "there is no “bag”"),
        (1, lambda m: m.model_copy(update={"id": "other"}), "there is no motion “school-phones”"),
    ],
)
def test_a_match_that_no_longer_fits_its_pack_is_told(
    history: History, pack: Pack, motion: Motion, events, started: Started, count, change, why
):
    match_id = history.start(started)
    for event in events[1:count]:
        history.append(match_id, event)
    newer = changed(pack, change(motion))
    for read in (SavedMatch.resume, read_match):
        with pytest.raises(RecordError) as caught:
            read(history, match_id, lambda _: newer)
        assert str(caught.value) == (
            f"Match {match_id} no longer fits the pack “schools” ({why}); it was played with "
            "version 1.0.0. Its events are there: "
            f"rebuttal history export {match_id} --format json"
        )


@pytest.mark.parametrize("read", [SavedMatch.resume, read_match])
def test_with_neither_pack_nor_motion_the_json_is_pointed_to(
    history: History, started: Started, read
):
    match_id = history.start(started)
    with pytest.raises(RecordError) as caught:
        read(history, match_id, gone)
    assert str(caught.value) == (
        f"Match {match_id} cannot be read without its pack “schools”: There is no pack “schools”. "
        f"Its events are there: rebuttal history export {match_id} --format json"
    )


def test_a_result_that_was_not_recorded_in_time_is_mended_on_resuming(
    history: History, pack: Pack, motion: Motion, events: tuple[Event, ...], started: Started
):
    """As after `kill -9` between the last event and the result."""
    match_id = history.start(started, motion)
    for event in events[1:]:
        history.append(match_id, event)
    assert history.get(match_id).finished is None
    SavedMatch.resume(history, match_id, lambda _: pack)
    assert history.get(match_id).score == ballot(replay(motion, events)).score


def test_a_drill_is_finished_with_its_last_round(history: History, motion: Motion):
    setup = Started(
        "schools", "1.0.0", "abc", motion.id, "pro", "drill", 0, "s", counterarguments=("lessons",)
    )
    saved = SavedMatch.start(history, motion, setup)
    assert slot(saved.match) == "answer:1"
    saved.commit(RoundClosed())
    summary = history.get(saved.id)
    assert (summary.counterarguments, summary.score, summary.won) == (("lessons",), 0, False)


PLAYER = """
import sys, time
from pathlib import Path
from game.debate.events import Opened, Started, Thrown
from game.packs.format import Motion
from game.records.history import History
from game.records.saved import SavedMatch

motion = Motion.model_validate_json(sys.argv[2])
started = Started("schools", "1.0.0", "abc", motion.id, "pro", "practice", 7, "test-1")
saved = SavedMatch.start(History(Path(sys.argv[1])), motion, started)
saved.commit(Opened("", (Thrown("safety"), Thrown("lessons"))))
saved.save_draft("Because the office can be ru")
print(saved.id, flush=True)
time.sleep(60)
"""


def test_kill_9_in_the_middle_of_a_rebuttal_keeps_match_and_draft(
    path: Path, pack: Pack, motion: Motion, started: Started
):
    process = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(path), motion.model_dump_json()],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    with process.stdout:
        match_id = process.stdout.readline().strip()
        process.kill()
    assert process.wait(10) in (-signal.SIGKILL, 1)
    with History(path) as history:
        last = history.last_unfinished()
        assert last
        assert last.id == match_id
        saved = SavedMatch.resume(history, match_id, lambda _: pack)
        assert saved.match == replay(motion, (started, Opened("", THROWN)))
        assert saved.draft() == "Because the office can be ru"
