"""A matcher that can be told to stop: whoever leaves need not wait until it has read everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from game.scoring.contract import Matcher
from game.scoring.relay import Relay


class Stopped(Exception):
    """Nobody waits for the result any more."""


class Stoppable(Relay):
    """`matcher` until `stop` says so; from then on every question raises `Stopped`."""

    def __init__(self, matcher: Matcher, stop: Callable[[], bool]) -> None:
        """`stop` is asked before each question, and while texts are prepared."""
        super().__init__(matcher)
        self._stop = stop

    @property
    def matcher(self) -> Matcher:
        """The one that answers; `Stopped` where it is not to answer any more."""
        if self._stop():
            raise Stopped
        return super().matcher

    def prepare(
        self,
        texts: Iterable[str],
        stop: Callable[[], bool] = lambda: False,
        *,
        beside: Sequence[str] = (),
    ) -> None:
        """As in `Matcher`; it ends in `Stopped` when it was the matcher that was to stop."""
        self.matcher.prepare(texts, lambda: self._stop() or stop(), beside=beside)
        if self._stop():
            raise Stopped
