"""Whole answers that a pack holds with the verdict they should get: `[[test]]`, model answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.packs.format import Motion, WholeAnswer
from game.packs.positions import KeyPath
from game.scoring.contract import Matcher
from game.scoring.examples import replaced
from game.scoring.judging import judge
from game.scoring.verdict import BAND_NAMES, ONE_POINT, Verdict, as_told


@dataclass(frozen=True)
class Answer:
    """A whole answer, and where it stands."""

    motion: str
    counterargument: str
    title: str
    text: str
    path: KeyPath
    """In the motion's file."""
    expected: WholeAnswer | None = None
    """What the author expects; `None` for a model answer, which makes a point without a flag."""


@dataclass(frozen=True)
class AnswerTried:
    """A whole answer with its verdict."""

    answer: Answer
    verdict: Verdict
    faults: tuple[str, ...]
    """How the verdict differs from what is expected, a sentence each."""

    @property
    def passed(self) -> bool:
        """The verdict is as expected."""
        return not self.faults


def answers(motion: Motion, counterargument: str = "") -> Iterator[Answer]:
    """Every whole answer of the motion, or to one of its counterarguments, in file order."""
    for i, c in enumerate(motion.counterargument):
        if c.model_answer and counterargument in ("", c.id):
            path = ("counterargument", i, "model_answer")
            yield Answer(motion.id, c.id, "model answer", c.model_answer, path)
    for i, test in enumerate(motion.test):
        if counterargument in ("", test.counterargument):
            title = test.title or f"test {i + 1}"
            place: KeyPath = ("test", i)
            yield Answer(motion.id, test.counterargument, title, test.text, place, test)


def try_answer(answer: Answer, motion: Motion, matcher: Matcher) -> AnswerTried:
    """The verdict on the answer; a model answer is not taken for a copy of itself."""
    thrown = motion.get_counterargument(answer.counterargument)
    if answer.expected is None:
        thrown = thrown.model_copy(update={"model_answer": ""})
    verdict = judge(answer.text, thrown, replaced(motion, thrown), matcher=matcher)
    return AnswerTried(answer, verdict, tuple(_faults(verdict, answer.expected)))


def _faults(verdict: Verdict, expected: WholeAnswer | None) -> Iterator[str]:
    if expected is None:
        if not verdict.made:
            yield "makes no point"
        elif verdict.band < ONE_POINT:
            yield f"lands in band {_band(verdict.band)}"
        yield from (f"is flagged: {flag.name}" for flag in verdict.flags)
        return
    if expected.points is not None:
        missed = [point for point in expected.points if point not in verdict.made]
        surplus = [point for point in verdict.made if point not in expected.points]
        yield from (f"does not make {point}{_near(verdict, point)}" for point in missed)
        yield from (f"makes {point} too{_near(verdict, point)}" for point in surplus)
    if expected.band is not None and verdict.band != expected.band:
        yield f"lands in band {_band(verdict.band)}, not in {expected.band} (score {verdict.score})"


def _near(verdict: Verdict, name: str) -> str:
    found = [point.probability for point in verdict.points if point.id == name]
    return f" ({as_told(found[0])})" if found else ""


def _band(band: int) -> str:
    return f"{band}, {BAND_NAMES[band]}"
