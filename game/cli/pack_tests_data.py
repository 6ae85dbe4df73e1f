"""What `rebuttal pack test --format json` says of one pack.

pack, version, content_hash, scorer_version, passed
rates      name, right, of, share, line, passed
points     id (motion/counterargument/point) and its examples: kind, text, probability,
           passed, flags, also (other points made: id, probability), nearest, file, line,
           column
answers    motion, counterargument, title, passed, faults, score, band, points, file,
           line, column
armour     score, and what got through: kind, motion, counterargument, text, score, band,
           points, nearest; null without --attack
nearest    for each point that a text makes and should not, and for the one that an `accept`
           sentence misses: point, probability, made, why, and the wording it came nearest to:
           key, wording, file, line, column; empty for what came out as it should
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from game.text import one_line

if TYPE_CHECKING:
    from game.cli.pack_tests_causes import Cause, Causes
    from game.packs.places import PlaceInFile, Places
    from game.packs.positions import KeyPath
    from game.scoring.answers import AnswerTried
    from game.scoring.armour import Attacked
    from game.scoring.examples import Tried
    from game.scoring.proof import Proof, Rate

Data = dict[str, Any]


def as_data(proof: Proof, places: Places, causes: Causes, *, strict: bool) -> Data:
    """The proof of one pack, ready for JSON."""
    armour = proof.armour
    by_point = groupby(proof.examples, lambda tried: tried.example.name)
    return {
        "pack": proof.pack.id,
        "version": proof.pack.manifest.version,
        "content_hash": proof.pack.content_hash,
        "scorer_version": proof.scorer_version,
        "passed": proof.passes(strict=strict),
        "rates": [_rate(rate, strict=strict) for rate in proof.rates],
        "points": [
            {"id": name, "examples": [_example(tried, places, causes) for tried in part]}
            for name, part in by_point
        ],
        "answers": [_answer(tried, places) for tried in proof.answers],
        "armour": armour
        and {
            "score": armour.score,
            "through": [_attacked(one, causes) for one in proof.attacked if one.through],
        },
    }


def _rate(rate: Rate, *, strict: bool) -> Data:
    return {
        "name": rate.name,
        "right": rate.right,
        "of": rate.of,
        "share": round(rate.share, 3),
        "line": rate.line,
        "passed": rate.passes(strict=strict),
    }


def _example(tried: Tried, places: Places, causes: Causes) -> Data:
    example = tried.example
    return {
        "kind": example.kind,
        "text": example.text,
        "probability": tried.probability,
        "passed": tried.passed,
        "flags": [flag.kind for flag in tried.flags],
        "also": [{"id": name, "probability": found} for name, found in tried.also],
        "nearest": [] if tried.passed else [_cause(one) for one in causes.of(tried)],
        **_place(example.motion, example.path, places),
    }


def _answer(tried: AnswerTried, places: Places) -> Data:
    answer, verdict = tried.answer, tried.verdict
    return {
        "motion": answer.motion,
        "counterargument": answer.counterargument,
        "title": answer.title,
        "passed": tried.passed,
        "faults": list(tried.faults),
        "score": verdict.score,
        "band": verdict.band,
        "points": list(verdict.made),
        **_place(answer.motion, answer.path, places),
    }


def _attacked(one: Attacked, causes: Causes) -> Data:
    return {
        "kind": one.attack.kind,
        "motion": one.motion,
        "counterargument": one.counterargument,
        "text": one.attack.text,
        "score": one.verdict.score,
        "band": one.verdict.band,
        "points": list(one.verdict.made),
        "nearest": [_cause(cause) for cause in causes.of_attack(one)],
    }


def _place(motion: str, path: KeyPath, places: Places) -> Data:
    return _in_file(places.of(motion, path))


def _cause(cause: Cause) -> Data:
    return {
        "point": cause.point,
        "probability": cause.probability,
        "made": cause.made,
        "why": cause.why,
        "key": cause.key,
        "wording": cause.wording,
        **_in_file(cause.place),
    }


def _in_file(place: PlaceInFile) -> Data:
    return {"file": one_line(str(place.path)), "line": place.line, "column": place.column}
