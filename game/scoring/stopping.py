"""A matcher that can be told to stop: whoever leaves need not wait until it has read everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from game.scoring.contract import Matcher, Matches, Probabilities, Question


class Stopped(Exception):
    """Nobody waits for the result any more."""


class Stoppable:
    """`matcher` until `stop` says so; from then on every question raises `Stopped`."""

    def __init__(self, matcher: Matcher, stop: Callable[[], bool]) -> None:
        """`stop` is asked before each question, and while texts are prepared."""
        self._matcher = matcher
        self._stop = stop

    @property
    def version(self) -> str:
        """As in `Matcher`."""
        return self._matcher.version

    def match(
        self, sentences: Sequence[str], points: Sequence[str], topic: str | None = None
    ) -> Probabilities:
        """As in `Matcher`."""
        self._check()
        return self._matcher.match(sentences, points, topic)

    def match_phrasings(self, sentences: Sequence[str], asked: Question) -> Matches:
        """As in `Matcher`."""
        self._check()
        return self._matcher.match_phrasings(sentences, asked)

    def prepare(
        self,
        texts: Iterable[str],
        stop: Callable[[], bool] = lambda: False,
        *,
        beside: Sequence[str] = (),
    ) -> None:
        """As in `Matcher`; it ends in `Stopped` when it was the matcher that was to stop."""
        self._check()
        self._matcher.prepare(texts, lambda: self._stop() or stop(), beside=beside)
        self._check()

    def nearness(self, sentences: Sequence[str], texts: Sequence[str]) -> Probabilities:
        """As in `Matcher`."""
        self._check()
        return self._matcher.nearness(sentences, texts)

    def asides(self, sentences: Sequence[str], wordings: Sequence[str]) -> Sequence[bool]:
        """As in `Matcher`."""
        self._check()
        return self._matcher.asides(sentences, wordings)

    def _check(self) -> None:
        if self._stop():
            raise Stopped
