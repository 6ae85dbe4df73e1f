"""A tiny motion, and all events of one whole match about it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.debate.events import (
    Answered,
    Called,
    Closed,
    Contested,
    Event,
    HintTaken,
    Opened,
    PressAnswered,
    Reviewed,
    Revised,
    RoundClosed,
    Started,
    Thrown,
)
from game.packs.format import Counterargument, Hints, Manifest, Motion, Pack, Point
from game.records.history import History
from game.scoring.verdict import Criteria, Flag, PointResult, Verdict

NASTY = "# Not a heading\n\n| a | b |\n|---|---|\n`code` <script>alert(1)</script> **[x](y)** &lt;"
"""What a player could write to break a document."""


@pytest.fixture
def motion() -> Motion:
    return Motion(
        id="school-phones",
        title="Phones in school",
        text="This house would ban phones in schools.",
        counterargument=(
            Counterargument(
                id="safety",
                against="pro",
                title="Parents must reach their child",
                voice="A father",
                claim="Without a phone a child cannot be reached.",
                speech="My daughter travels an hour each way. How do I reach her?",
                weight=3,
                model_answer="The office can be rung at any time.",
                point=(
                    Point(
                        id="office",
                        text="The school office passes messages on.",
                        weight=3,
                        press="And who would answer the telephone?",
                        hints=Hints(nudge="Who else has a telephone?", facts="Offices do."),
                    ),
                    Point(id="bag", text="A phone may stay switched off in the bag."),
                ),
            ),
            Counterargument(
                id="lessons",
                against="pro",
                claim="Phones are tools for learning.",
                point=(Point(id="laptops", text="Schools lend out laptops."),),
            ),
        ),
    )


@pytest.fixture
def pack(motion: Motion) -> Pack:
    manifest = Manifest(format_version=1, title="Schools", motions=(motion.id,))
    return Pack(id="schools", manifest=manifest, motions=(motion,), content_hash="abc")


@pytest.fixture
def started() -> Started:
    return Started("schools", "1.0.0", "abc", "school-phones", "pro", "practice", 7, "test-1")


def verdict(text: str, score: int, band: int, *made: str) -> Verdict:
    points = tuple(
        PointResult(name, 0.9 if name in made else 0.1, name in made, text, (0, len(text)))
        for name in ("office", "bag")
    )
    flag = Flag("padding", "The same thing is said twice.", "Say it once.", (0, 3))
    return Verdict(text, score, band, points, Criteria(30.0, 12.5), (flag,), "Give a reason.")


@pytest.fixture
def events(started: Started) -> tuple[Event, ...]:
    """One match from beginning to end, with everything in it that can happen."""
    lessons = Verdict("They have laptops.", 62, 3, (PointResult("laptops", 0.8, True),))
    thrown = (Thrown("safety", "Safety first.", (0, 13)), Thrown("lessons"))
    pressed = verdict("Ring the office.", 70, 3, "office")
    return (
        started,
        Opened("Safety first.", thrown, 55),
        HintTaken(1, "office"),
        Called(1),
        Answered(verdict(NASTY, 30, 1), 41.5),
        Revised(verdict("It can stay in the bag.", 48, 2, "bag")),
        PressAnswered("office", "Ring the office.", pressed, True),
        Reviewed(),
        Contested(""),
        RoundClosed(),
        Answered(lessons),
        RoundClosed(),
        Closed("Attention matters more.", "safety", 66, True, ("magnitude",), "Clear.", ()),
    )


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by a second whenever it is read."""
    ticks = iter(range(10**6))
    return lambda: datetime(2026, 3, 1, 12, tzinfo=UTC) + timedelta(seconds=next(ticks))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path, clock: Callable[[], datetime]):
    with History(path, clock=clock) as opened:
        yield opened
