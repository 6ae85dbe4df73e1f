"""The top line: what is being played, how far it is, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.debate.clock import LAST_SECONDS, ROUND_SECONDS, clock_face, seconds_left
from game.debate.duel import speaker
from game.debate.match import Match


class Clock(Static):
    """Counts the seconds of a round: up, or down to time up where there is a limit."""

    DEFAULT_CSS = """
    Clock { width: auto; }
    Clock.-last { text-style: bold reverse; }
    """

    class TimeUp(Message):
        """The limit is reached; sent once."""

    def __init__(self, *, limit: int = 0, now: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._limit = limit
        self._now = now
        self._since: float | None = None
        self._stopped = 0.0

    @property
    def elapsed(self) -> float:
        """Seconds since the start, or until it was stopped."""
        return self._stopped if self._since is None else self._now() - self._since

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)

    def start(self) -> None:
        """From nought."""
        self._since, self._stopped = self._now(), 0.0
        self.tick()

    def stop(self) -> None:
        """Holds the time."""
        self._stopped, self._since = self.elapsed, None
        self.tick()

    def tick(self) -> None:
        """Draws the time, and says when it is up."""
        left = seconds_left(self.elapsed, self._limit)
        last = bool(self._limit) and self._since is not None and left <= LAST_SECONDS
        self.set_class(last, "-last")
        face = f"{clock_face(left)} left" if self._limit else clock_face(self.elapsed)
        self.update(Content(f" · {face}"))
        if self._limit and self._since is not None and not left:
            self.stop()
            self.post_message(self.TimeUp())


class MatchLine(Horizontal):
    """Pack, motion and side to the left; round, mode and clock to the right."""

    DEFAULT_CSS = """
    MatchLine { height: 1; padding: 0 1; background: $primary; color: $text; }
    MatchLine #what { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; text-style: bold; }
    MatchLine #where { width: auto; }
    """

    clock = getters.query_one(Clock)

    def __init__(self, match: Match, *, timed: bool = True) -> None:
        super().__init__()
        self._match = match
        self._pack = ""
        self._timed = timed

    def compose(self) -> ComposeResult:
        yield Static(id="what")
        yield Static(id="where")
        limit = ROUND_SECONDS if self._match.setup.mode == "match" else 0
        clock = Clock(limit=limit)
        clock.display = self._timed
        yield clock

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def show(self, match: Match, pack: str = "") -> None:
        """Draws where `match` stands; `pack` is the pack's title."""
        self._match, self._pack = match, pack or self._pack
        self._draw()

    def _draw(self) -> None:
        setup = self._match.setup
        roomy = self.size.width >= 100 and self._pack
        names = [self._pack] if roomy else []
        who, side = speaker(self._match), self._match.side.upper()
        if who is not None:
            both = " against ".join(setup.duellists)
            said = f"{who.name} argues {side}" if self._match.phase == "round" else both
            names = [said, self._match.motion.name]
        else:
            said = side if self.size.width < 75 else f"you argue {side}"
            names += [self._match.motion.name, said]
        self.query_one("#what", Static).update(Content(" · ".join(names)))
        mode = "duel" if setup.duel else setup.mode
        self.query_one("#where", Static).update(Content(f" {self._place()} · {mode}"))

    def _place(self) -> str:
        match = self._match
        if match.phase == "round":
            name = "turn" if match.setup.duel else "round"
            return f"{name} {len(match.rounds)} of {len(match.thrown)}"
        return {"opening": "opening", "closing": "closing"}.get(match.phase, "ballot")
