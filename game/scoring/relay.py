"""A matcher that hands every question on: what stands in between says what it does otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from game.scoring.contract import Matcher, Matches, Probabilities, Question


class Relay:
    """Answers as `matcher` does; every question goes through `matcher`."""

    def __init__(self, matcher: Matcher) -> None:
        self._asked = matcher

    @property
    def matcher(self) -> Matcher:
        """The one that answers."""
        return self._asked

    @property
    def version(self) -> str:
        """As in `Matcher`."""
        return self._asked.version

    def match(
        self, sentences: Sequence[str], points: Sequence[str], topic: str | None = None
    ) -> Probabilities:
        """As in `Matcher`."""
        return self.matcher.match(sentences, points, topic)

    def match_phrasings(self, sentences: Sequence[str], asked: Question) -> Matches:
        """As in `Matcher`."""
        return self.matcher.match_phrasings(sentences, asked)

    def argues(self, answer: str, claim: str) -> float | None:
        """As in `Matcher`."""
        return self.matcher.argues(answer, claim)

    def manner(self, sentences: Sequence[str]) -> Probabilities | None:
        """As in `Matcher`."""
        return self.matcher.manner(sentences)

    def prepare(
        self,
        texts: Iterable[str],
        stop: Callable[[], bool] = lambda: False,
        *,
        beside: Sequence[str] = (),
    ) -> None:
        """As in `Matcher`."""
        self.matcher.prepare(texts, stop, beside=beside)

    def nearness(self, sentences: Sequence[str], texts: Sequence[str]) -> Probabilities:
        """As in `Matcher`."""
        return self.matcher.nearness(sentences, texts)

    def asides(self, sentences: Sequence[str], wordings: Sequence[str]) -> Sequence[bool]:
        """As in `Matcher`."""
        return self.matcher.asides(sentences, wordings)
