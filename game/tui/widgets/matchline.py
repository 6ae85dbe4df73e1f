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

from game.debate.clock import LAST_SECONDS, OVER, Timer, clock_face, seconds_left
from game.debate.duel import speaker
from game.debate.match import Match
from game.debate.wording import form
from game.tui.widgets.timeleft import TimeLeft


class Clock(Static):
    """Counts the seconds of a speech: down to time up where there is a limit, else as `timer` says.

    Shows nothing before it is started.
    """

    DEFAULT_CSS = """
    Clock { width: auto; }
    Clock.-last { text-style: bold reverse; }
    """

    class TimeUp(Message):
        """The limit is reached; sent once."""

    def __init__(
        self,
        *,
        limit: int = 0,
        timer: Timer = Timer("up"),  # noqa: B008  (a frozen value)
        now: Callable[[], float] = monotonic,
        before: str = " · ",
    ) -> None:
        """`before` stands between the time and what is to its left."""
        super().__init__()
        self._before = before
        self._limit, self._timer = limit, timer
        self._warned = self._begun = False
        self._now = now
        self._since: float | None = None
        self._stopped = 0.0

    @property
    def elapsed(self) -> float:
        """Seconds since the start, or until it was stopped."""
        return self._stopped if self._since is None else self._now() - self._since

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)

    @property
    def running(self) -> bool:
        """The time goes on."""
        return self._since is not None

    def start(self, spent: float = 0.0) -> None:
        """From nought, or with `spent` seconds on it."""
        self._since, self._stopped = self._now() - spent, 0.0
        self._warned, self._begun = self._timer.is_over(spent), True
        self.tick()

    def stop(self) -> None:
        """Holds the time."""
        self._stopped, self._since = self.elapsed, None
        self.tick()

    def tick(self) -> None:
        """Draws the time, and says when it is up."""
        if not self._begun:
            return
        elapsed = self.elapsed
        left = seconds_left(elapsed, self._limit)
        over = not self._limit and self._timer.is_over(elapsed)
        last = bool(self._limit) and self.running and left <= LAST_SECONDS
        self.set_class(last or over, "-last")
        face = f"{clock_face(left)} left" if self._limit else self._timer.face(elapsed)
        self.update(Content(f"{self._before}{face}" if face else ""))
        if self._limit and self.running and not left:
            self.stop()
            self.post_message(self.TimeUp())
        elif over and self.running and not self._warned:
            self._warned = True
            self.notify(OVER, markup=False)


def _no_limit() -> None:
    """No assignment, or one without a limit."""


class MatchLine(Horizontal):
    """Pack, motion and side to the left; round, mode and clock to the right."""

    DEFAULT_CSS = """
    MatchLine { height: 1; padding: 0 1; background: $primary; color: $text-on-primary; }
    MatchLine #what { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; text-style: bold; }
    MatchLine #where { width: auto; }
    """

    clock = getters.query_one(Clock)

    def __init__(
        self, match: Match, timer: Timer | None = None, left: Callable[[], float | None] = _no_limit
    ) -> None:
        """Without `timer` there is no clock; `left` says how much is left of an assignment's."""
        super().__init__()
        self._left = left
        self._match = match
        self._pack = ""
        self._timer = timer

    def compose(self) -> ComposeResult:
        yield Static(id="what")
        yield Static(id="where")
        limited = self._left() is not None
        limit = self._match.setup.limit if self._match.phase == "round" else 0
        yield Clock(limit=limit, timer=Timer() if limited else self._timer or Timer())
        if limited:
            yield TimeLeft(self._left)

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
            if setup.assigned is not None and self.size.width < 100:
                names = [side, self._match.motion.name]  # the right half is long
        self.query_one("#what", Static).update(Content(" · ".join(names)))
        mode = "duel" if setup.duel else form(setup.mode, setup.day, setup.rung)
        if setup.assigned is not None:
            mode = setup.assigned.place
        self.query_one("#where", Static).update(Content(f" {self._place()} · {mode}"))

    def _place(self) -> str:
        match = self._match
        if match.phase == "round":
            name = "turn" if match.setup.duel else "round"
            return f"{name} {len(match.rounds)} of {len(match.thrown)}"
        return {"opening": "opening", "closing": "closing"}.get(match.phase, "ballot")
