import json
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from game.debate.events import (
    Answered,
    Closed,
    Event,
    Opened,
    OwnWords,
    RoundClosed,
    Started,
    Thrown,
)
from game.packs.format import Motion, Pack
from game.records.codec import decode_event
from game.records.export import as_json, as_markdown
from game.records.history import History
from game.records.reading import read_match
from game.records.saved import SavedMatch
from game.scoring.verdict import PointResult, Verdict

GOLDEN = Path(__file__).parent / "whole_match.md"


def no_pack(pack_id: str) -> Pack:
    raise AssertionError("the recorded motion is enough")


@pytest.fixture
def saved(path: Path, clock, motion: Motion, events: tuple[Event, ...], started: Started):
    with History(path, clock=clock, new_id=lambda: "bcd234") as history:
        saved = SavedMatch.start(history, motion, started)
        for event in events[1:]:
            saved.commit(event)
        yield saved


def document(saved: SavedMatch) -> str:
    history = saved.history
    return as_markdown(history.get(saved.id), read_match(history, saved.id, no_pack))


def test_a_whole_match_as_markdown(saved: SavedMatch):
    """To accept a wanted change, write the new text over the golden file and read the diff."""
    assert document(saved) == GOLDEN.read_text(encoding="utf-8")


def test_the_players_markup_makes_no_heading_table_or_html(saved: SavedMatch):
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(document(saved))
    headings = [tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open"]
    assert headings == [
        "Phones in school",
        "Opening",
        "Round 1: Parents must reach their child",
        "Your answer",
        "Your revision (+18)",
        "The press",
        "Points made",
        "Contested: you hold that you made",
        "Round 2: Phones are tools for learning",
        "Your answer",
        "Points made",
        "Closing",
        "Ballot",
    ]
    kinds = [t.type for token in tokens for t in (token, *(token.children or []))]
    assert kinds.count("table_open") == 1
    assert not {"html_block", "html_inline", "link_open", "code_inline", "fence"} & set(kinds)


@pytest.mark.parametrize("count", range(1, 13))
def test_an_unfinished_match_can_be_read_after_every_event(
    history: History, motion: Motion, events: tuple[Event, ...], started: Started, count: int
):
    saved = SavedMatch.start(history, motion, started)
    for event in events[1:count]:
        saved.commit(event)
    text = document(saved)
    assert ("*This match is not finished.*" in text) == (count < len(events))
    assert ("## Ballot" in text) == (count == len(events))


def test_missed_points_and_the_model_answer_wait_for_the_end_of_the_round(
    history: History, motion: Motion, events: tuple[Event, ...], started: Started
):
    saved = SavedMatch.start(history, motion, started)
    for event in (*events[1:3], *events[4:5]):
        saved.commit(event)
    assert "The school office passes messages on" not in document(saved)
    assert "can be rung at any time" not in document(saved)
    saved.commit(events[9])
    assert "### Points not heard\n\n- The school office passes messages on." in document(saved)
    assert "can be rung at any time" in document(saved)


def test_what_came_near_a_missed_point_is_quoted_with_it(
    history: History, motion: Motion, events: tuple[Event, ...], started: Started
):
    near = PointResult("office", 0.4, False, "Ring it.", (0, 8))
    saved = SavedMatch.start(history, motion, started)
    for event in (events[1], Answered(Verdict("Ring it.", 30, 1, (near,))), RoundClosed()):
        saved.commit(event)
    assert "passes messages on. You nearly made it: “Ring it.”" in document(saved)


def test_points_are_called_by_their_kinds_where_they_are_named(
    history: History, motion: Motion, events: tuple[Event, ...], started: Started
):
    first = motion.counterargument[0]
    kinds = ("take-out", "mitigation")
    points = [
        point.model_copy(update={"refutation": kind})
        for point, kind in zip(first.point, kinds, strict=True)
    ]
    first = first.model_copy(update={"point": tuple(points)})
    motion = motion.model_copy(update={"counterargument": (first, *motion.counterargument[1:])})
    saved = SavedMatch.start(history, motion, started)
    for event in (*events[1:3], *events[4:5]):
        saved.commit(event)
    assert "take-out" not in document(saved)
    saved.commit(events[9])
    assert "- The school office passes messages on. (*take-out*)" in document(saved)
    assert "- A phone may stay switched off in the bag. (*mitigation*)" in document(saved)


def test_skipped_speeches_are_called_so(
    history: History, motion: Motion, events: tuple[Event, ...], started: Started
):
    saved = SavedMatch.start(history, motion, started)
    for event in (Opened("", (Thrown("lessons"),)), RoundClosed(), Closed("")):
        saved.commit(event)
    assert "## Opening\n\nSkipped." in document(saved)
    assert "## Closing\n\nSkipped." in document(saved)


def test_the_closing_says_what_it_answered_late(history: History, motion: Motion, started: Started):
    saved = SavedMatch.start(history, motion, started)
    closed = Closed("Ours.", "lessons", 90, late_answers=("lessons",))
    for event in (Opened("", (Thrown("lessons"),)), RoundClosed(), closed):
        saved.commit(event)
    assert "- Answered late, counts half: Phones are tools for learning" in document(saved)
    assert "Answered late, in the closing: it counts half." in document(saved)
    assert "World Schools" not in document(saved)
    assert "**Round: 0 of 100, dropped.**" in document(saved)


def test_the_json_has_every_event_and_the_documented_keys(
    saved: SavedMatch, events: tuple[Event, ...]
):
    summary = saved.history.get(saved.id)
    record = json.loads(as_json(summary, saved.history.entries(saved.id)))
    assert list(record) == [
        "format", "format_version", "id", "started", "updated", "finished", "pack",
        "pack_version", "pack_hash", "motion", "title", "side", "mode", "seed", "scorer_version",
        "counterarguments", "duellists", "score", "won", "events",
    ]  # fmt: skip
    assert record["format"] == "rebuttal-match"
    assert record["id"] == saved.id
    assert record["score"] == summary.score
    assert record["events"][0]["at"] == "2026-03-01T12:00:00+00:00"
    stripped = [{k: v for k, v in event.items() if k != "at"} for event in record["events"]]
    assert tuple(decode_event(json.dumps(event)) for event in stripped) == events


def test_the_json_needs_neither_pack_nor_motion(history: History, started: Started):
    match_id = history.start(started)
    record = json.loads(as_json(history.get(match_id), history.entries(match_id)))
    assert (record["title"], record["score"], record["finished"]) == ("school-phones", None, None)


def test_text_with_half_a_surrogate_pair_can_be_exported(
    history: History, motion: Motion, started: Started
):
    saved = SavedMatch.start(history, motion, started)
    saved.commit(Opened("", (Thrown("lessons"),)))
    saved.commit(Answered(Verdict("bad \ud800", 10, 0, ())))
    assert b"bad" in document(saved).encode()
    assert b"bad" in as_json(history.get(saved.id), history.entries(saved.id)).encode()


def test_the_players_own_words_stand_before_the_speech(history, motion: Motion, started: Started):
    own = (OwnWords("safety", "# Ring\nthem **now**.", "2026-02-24", 5),)
    saved = SavedMatch.start(history, motion, replace(started, own_words=own))
    saved.commit(Opened("", (Thrown("safety"),)))
    text = document(saved)
    assert (
        "> On Tuesday you said: “\\# Ring them \\*\\*now\\*\\*.” Now answer yourself.\n>\n> My"
        in text
    )
