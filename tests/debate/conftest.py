"""A motion with three counterarguments, and verdicts on them without a judge."""

from collections.abc import Callable

import pytest

from game.debate.events import (
    Answered,
    Event,
    Mode,
    Opened,
    PressAnswered,
    Revised,
    Started,
    Thrown,
)
from game.debate.match import Match
from game.packs.format import Counterargument, Hints, Motion, Point
from game.scoring.verdict import Criteria, Flag, PointResult, Verdict

IDS = ("first", "second", "third")
POINTS = ("light", "heavy", "middle")
BANDS = (0, 20, 40, 60, 80)


def _counterargument(name: str, weight: int) -> Counterargument:
    return Counterargument(
        id=name,
        against="pro",
        title=f"The {name} argument",
        claim=f"The {name} claim stands.",
        weight=weight,
        model_answer=f"The {name} model answer.",
        point=(
            Point(id="light", text=f"A light point of the {name}.", hints=Hints(nudge="Look up.")),
            Point(
                id="heavy",
                text=f"A heavy point of the {name}.",
                weight=3,
                press="What of the heavy thing?",
                hints=Hints(nudge="Who?", facts="Ten of them.", passage="Section one says so."),
            ),
            Point(id="middle", text=f"A middle point of the {name}.", weight=2),
        ),
    )


@pytest.fixture(scope="session")
def motion() -> Motion:
    """Weights 3, 2 and 1 are thrown at `pro`; the heavy point is neither first nor last."""
    thrown = tuple(_counterargument(name, 3 - i) for i, name in enumerate(IDS))
    return Motion(id="tea", text="This house would drink tea.", counterargument=thrown)


@pytest.fixture(scope="session")
def judged() -> Callable[..., Verdict]:
    """Makes a verdict: the score, and the ids of the points made."""

    def make(score: int, *made: str, text: str = "Some words.", flag: str = "") -> Verdict:
        points = tuple(
            PointResult(name, 0.9 if name in made else 0.2, name in made) for name in POINTS
        )
        flags = (Flag(flag, "Why.", "Way out.", (0, 4)),) if flag else ()  # type: ignore[arg-type]
        criteria = Criteria(content=round(0.6 * score, 1), strategy=round(0.4 * score, 1))
        band = sum(score >= floor for floor in BANDS[1:])
        return Verdict(text, score, band, points, criteria, flags)

    return make


@pytest.fixture(scope="session")
def answered(judged) -> Callable[..., Answered]:
    return lambda *args, **kwargs: Answered(judged(*args, **kwargs))


@pytest.fixture(scope="session")
def revised(judged) -> Callable[..., Revised]:
    return lambda *args, **kwargs: Revised(judged(*args, **kwargs))


@pytest.fixture(scope="session")
def pressed(judged) -> Callable[..., PressAnswered]:
    """Makes the reply to the press about `heavy`: the score of both texts; whether it made it."""

    def make(score: int, made: bool) -> PressAnswered:
        return PressAnswered("heavy", "A reply.", judged(score, *(["heavy"] * made)), made)

    return make


@pytest.fixture(scope="session")
def begin(motion) -> Callable[..., Match]:
    """Begins a match about the motion; only a drill has a round open already."""

    def make(mode: Mode = "practice", thrown: tuple[str, ...] = IDS) -> Match:
        drilled = thrown if mode == "drill" else ()
        started = Started("pack", "1.0.0", "hash", "tea", "pro", mode, 7, "scorer-1", drilled)
        return Match.begin(motion, started)

    return make


@pytest.fixture(scope="session")
def open_match(begin) -> Callable[..., Match]:
    """The same with the opening skipped: the first round is being played."""

    def make(mode: Mode = "practice", thrown: tuple[str, ...] = IDS) -> Match:
        match = begin(mode, thrown)
        if mode == "drill":
            return match
        return match.after(Opened("", tuple(Thrown(name) for name in thrown)))

    return make


@pytest.fixture(scope="session")
def play() -> Callable[..., Match]:
    """Takes a match through events."""

    def run(match: Match, *events: Event) -> Match:
        for event in events:
            match = match.after(event)
        return match

    return run
