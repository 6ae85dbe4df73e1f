"""Whole plain matches by script."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli.plain_start import play_new, play_on
from game.cli.seat import NO_TIMER, Seat
from game.cli.talk import Talk
from game.debate.match import Match
from game.debate.setup import Play
from game.packs.format import Pack
from game.records.history import History
from game.records.reading import PackLoader
from game.records.saved import SavedMatch


@dataclass
class Desk:
    """Plays plain matches of one pack with one history."""

    pack: Pack
    history: History
    matcher: object
    said: str = ""
    """What the program said in the last match."""
    code: int = -1
    tick: int = 65
    """Seconds from one look at the clock to the next."""

    def play(self, lines: Iterable[str], **asked: object) -> Match:
        """A new match with these lines typed; returns how far it came."""
        out = io.StringIO()
        timer = asked.pop("timer", NO_TIMER)
        play = Play(**({"side": "con"} | asked))
        self.code = play_new(
            play,
            self.pack,
            Seat(self.history, Talk(lines, out), self._load, clock(self.tick), timer),
        )
        self.said = out.getvalue()
        return self.match

    def resume(self, lines: Iterable[str], load_pack: PackLoader | None = None) -> Match:
        """The newest match taken up again."""
        out = io.StringIO()
        self.code = play_on(
            self.id,
            Seat(self.history, Talk(lines, out), self._load, clock(self.tick)),
            load_pack or (lambda _: self.pack),
        )
        self.said = out.getvalue()
        return self.match

    def _load(self) -> object:
        return self.matcher

    @property
    def id(self) -> str:
        return self.history.matches()[0].id

    @property
    def saved(self) -> SavedMatch:
        """The newest match as the history has it."""
        return SavedMatch.resume(self.history, self.id, lambda _: self.pack)

    @property
    def match(self) -> Match:
        return self.saved.match

    @property
    def words(self) -> str:
        """What was said, on one line: where lines break does not matter."""
        return " ".join(self.said.split())


def clock(tick: int) -> Callable[[], float]:
    ticks: Iterator[float] = iter(range(0, 10**6, tick))
    return lambda: next(ticks)


@pytest.fixture
def desk(school_phones: Pack, overlap_matcher: object, tmp_path: Path) -> Iterator[Desk]:
    with History(tmp_path / "history.db") as history:
        yield Desk(school_phones, history, overlap_matcher)
