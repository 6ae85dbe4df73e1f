"""Grading many texts: one result for each line, whatever it holds.

A result has these keys, then the other keys of the line as they were:

    id               of the line
    score, band      0 to 100, 0 to 4
    points           every point: id, probability, made, sentence, span; beside, if there is one
    criteria         content, strategy, coverage, development, engagement, structure, weighing
    flags            kind, why, span
    certainty        how often coaches give such an answer these points and this band, 0 to 1; null
                     for an answer in a language that the judge does not read
    pack_version, scorer_version

Spans count code points of the cleaned text (`game.text.clean`). A key of the line that bears the
name of a result's is kept under `given`. A line that cannot be graded gives `id` and `error`, with
`code` and `message`; the codes are those of `game.scoring.submissions` and
missing, not-text, too-long, unknown-pack, unknown-motion, unknown-counterargument, wrong-side and
no-judge (the networks of the text's language are damaged).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NotRequired, TypedDict

from game.errors import ModelError, RebuttalError
from game.nearest import near_miss
from game.packs.format import Counterargument, Motion, Pack
from game.scoring.contract import Matcher
from game.scoring.judging import judge
from game.scoring.submissions import Line
from game.scoring.verdict import APART, PointResult, Span, Verdict
from game.text import LONGEST_ANSWER, clean, one_line

Result = dict[str, Any]
"""A line: what was found and the keys that came with it, or its id and an error."""


class PointFound(TypedDict):
    """One point of the counterargument."""

    id: str
    probability: float
    """0 to 1: that the answer makes it."""
    made: bool
    sentence: str | None
    span: list[int] | None
    """Where the sentence stands, in code points of the cleaned text."""
    beside: NotRequired[list[int]]
    """Where other words stand, elsewhere in the text, together with which it came nearest."""


class FlagFound(TypedDict):
    """One flag that the answer carries."""

    kind: str
    why: str
    span: list[int] | None
    """Of the words that raised it."""


class Found(TypedDict):
    """A verdict as it is written."""

    score: int
    """0 to 100."""
    band: int
    """0 to 4."""
    points: list[PointFound]
    """Every point of the counterargument."""
    criteria: dict[str, float]
    flags: list[FlagFound]
    certainty: float | None
    """0 to 1: how often coaches give such an answer these points and this band."""
    pack_version: str
    scorer_version: str


PackLoader = Callable[[str], Pack]
"""From a pack's id to the pack; raises `PackError`."""

RESULT_KEYS = (
    "id", "score", "band", "points", "criteria", "flags", "certainty", "pack_version",
    "scorer_version",
)  # fmt: skip
"""In the order in which they are written."""


class _Refused(Exception):
    """The line cannot be graded."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def grade(
    lines: Iterable[Line], *, load_pack: PackLoader, matcher: Matcher, pack: str = ""
) -> Iterator[Result]:
    """One result a line, in order; `pack` is the id for lines that name none."""
    return map(grader(load_pack=load_pack, matcher=matcher, pack=pack), lines)


def grader(*, load_pack: PackLoader, matcher: Matcher, pack: str = "") -> Callable[[Line], Result]:
    """Gives the result of a line; what packs it has met it keeps."""
    load = lru_cache(maxsize=8)(_loader(load_pack))

    def result_of(line: Line) -> Result:
        try:
            return _grade_line(line, load, matcher, pack)
        except ModelError as error:
            return {"id": line.row.get("id"), "error": {"code": "no-judge", "message": str(error)}}
        except _Refused as refusal:
            return {
                "id": line.row.get("id"),
                "error": {"code": refusal.code, "message": str(refusal)},
            }

    return result_of


def as_result(verdict: Verdict, pack: Pack, text: str) -> Found:
    """What is written about a verdict on `text`, without an id.

    The judge's spans begin after white space at the start; those of a result count it.
    """
    cleaned = clean(text)
    before = len(cleaned) - len(cleaned.lstrip())
    return {
        "score": verdict.score,
        "band": verdict.band,
        "points": [_point(point, before) for point in verdict.points],
        "criteria": dataclasses.asdict(verdict.criteria),
        "flags": [
            {"kind": f.kind, "why": f.why, "span": _span(f.span, before)} for f in verdict.flags
        ],
        "certainty": verdict.certainty,
        "pack_version": pack.manifest.version,
        "scorer_version": verdict.scorer_version,
    }


def _point(point: PointResult, before: int) -> PointFound:
    found: PointFound = {
        "id": point.id,
        "probability": point.probability,
        "made": point.made,
        "sentence": point.sentence,
        "span": _span(point.span, before),
    }
    if beside := _span(point.beside, before):
        found["beside"] = beside
    return found


def spans_of(found: PointFound) -> list[list[int]]:
    """Where the words stand that came nearest to the point, in the order of the text."""
    return sorted(span for span in (found["span"], found.get("beside")) if span)


def words_of(found: PointFound, text: str) -> str:
    """These words; where others stand between them there is an ellipsis."""
    return APART.join(text[start:end] for start, end in spans_of(found))


def _loader(load_pack: PackLoader) -> Callable[[str], Pack | str]:
    """Loads a pack, or says why it cannot be: either is remembered."""

    def load(name: str) -> Pack | str:
        try:
            return load_pack(name)
        except RebuttalError as error:
            return str(error)

    return load


def _grade_line(
    line: Line, load: Callable[[str], Pack | str], matcher: Matcher, default: str
) -> Result:
    if line.code:
        raise _Refused(line.code, line.message)
    row = line.row
    if row.get("id") is None or row["id"] == "":
        raise _Refused("missing", f"Line {line.number} has no id.")
    if isinstance(row["id"], bool) or not isinstance(row["id"], str | int | float):
        raise _Refused("not-text", "The id is neither a text nor a number.")
    name = _text(row, "pack", default)
    if name != default and not name.replace("-", "").isalnum():
        raise _Refused("unknown-pack", "A line names a pack by its id, not by a path.")
    pack = load(name)
    if isinstance(pack, str):
        raise _Refused("unknown-pack", pack)
    motion, counterargument = _find(pack, row)
    text = _text(row, "text", empty=True)
    if len(clean(text)) > LONGEST_ANSWER:
        raise _Refused("too-long", f"The text is longer than {LONGEST_ANSWER:,} characters.")
    verdict = judge(text, counterargument, motion, matcher=matcher)
    result: Result = {"id": row["id"], **as_result(verdict, pack, text)}
    given = {key: value for key, value in row.items() if key in RESULT_KEYS[1:]}
    if given:
        result["given"] = given
    return result | {key: value for key, value in row.items() if key not in result}


def _find(pack: Pack, row: dict[str, Any]) -> tuple[Motion, Counterargument]:
    motion_id, wanted = _text(row, "motion"), _text(row, "counterargument")
    motion = {m.id: m for m in pack.motions}.get(motion_id)
    if motion is None:
        raise _unknown("motion", motion_id, (m.id for m in pack.motions))
    counterargument = {c.id: c for c in motion.counterargument}.get(wanted)
    if counterargument is None:
        raise _unknown("counterargument", wanted, (c.id for c in motion.counterargument))
    side = row.get("side")
    if side not in (None, "", counterargument.against):
        raise _Refused(
            "wrong-side",
            f"This counterargument is thrown at {counterargument.against}, "
            f"not at {one_line(str(side))[:20]}.",
        )
    return motion, counterargument


def _unknown(what: str, name: str, known: Iterable[str]) -> _Refused:
    name = one_line(name)[:60]
    return _Refused(f"unknown-{what}", f"There is no {what} “{name}”. {near_miss(name, known)}")


def _text(row: dict[str, Any], key: str, default: str = "", *, empty: bool = False) -> str:
    value = row.get(key)
    if value is None or (value == "" and not empty):
        if default:
            return default
        raise _Refused("missing", f"The key “{key}” is missing.")
    if not isinstance(value, str):
        raise _Refused("not-text", f"The key “{key}” does not hold a text.")
    return value


def _span(span: Span | None, before: int) -> list[int] | None:
    return [before + span[0], before + span[1]] if span else None
