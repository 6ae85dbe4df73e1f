"""Receipts: small files from which a score can be worked out again anywhere, years later.

A JSON object:

    format, format_version       "rebuttal-receipt", 1
    assignment, student          ids; the student by code, never by name
    pack, pack_version, pack_hash, scorer_version
    weights, out_of              content and strategy; points for a perfect answer
    answers                      motion, counterargument, weight, text, text_hash (SHA-256),
                                 hint_cost, score (before that), band, flags,
                                 points (id, made, probability, span) or error
    score                        what the judge's scores come to; null for none
    override                     decisions of a person that hold; `final` is the mark with them
    final
    seal                         SHA-256 over all the rest

Spans count code points of the text. The seal shows a change by hand, unless it was made again.
Verifying scores the texts anew, so that points and the judge's scores cannot be forged. Weights,
out_of, hint_cost and override are believed as they stand where the receipt is alone: only the class
itself can confirm them, and the final mark with them.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade, GradedRound
from game.classroom.grades import weighed_by
from game.classroom.settling import set_by_hand
from game.classroom.submission import first_mistake, seal_of
from game.errors import UsageError
from game.text import storable

FORMAT = "rebuttal-receipt"
LARGEST = 5_000_000
"""Bytes of one receipt."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)


class ReceiptPoint(_Part):
    """How one point fared when it was scored."""

    id: str
    made: bool
    probability: float = Field(ge=0, le=1)
    span: list[int] | None = Field(None, min_length=2, max_length=2)


class ReceiptAnswer(_Part):
    """One answer and its score, 0 to 100; without one it was not judged."""

    motion: str
    counterargument: str
    weight: int = Field(ge=1, le=3)
    text: str = Field(max_length=1_000_000)
    text_hash: str
    hint_cost: int = Field(0, ge=0, le=100)
    score: int | None = None
    band: int | None = None
    flags: list[str] = []
    points: list[ReceiptPoint] = []
    error: str = ""

    @property
    def place(self) -> str:
        """`motion/counterargument`."""
        return f"{self.motion}/{self.counterargument}"


class ReceiptOverride(_Part):
    """A score that a person set; further keys say who, when and why."""

    place: str
    new: float


class Receipt(_Part):
    """A receipt as read; further keys are allowed, so that newer programs can write them."""

    format_version: int = Field(ge=1, le=1)
    assignment: str = ""
    student: str = ""
    pack: str
    pack_version: str = ""
    pack_hash: str
    scorer_version: str
    weights: tuple[int, int]
    out_of: int = Field(ge=1, le=1000)
    answers: list[ReceiptAnswer] = Field(min_length=1, max_length=1000)
    score: float | None
    override: list[ReceiptOverride] = []
    final: float | None = None
    seal: str = ""


def receipt_of(given: SetClass, grade: Grade) -> dict[str, Any] | None:
    """The receipt of a settled grade; None where nothing was handed in."""
    if not grade["rounds"]:
        return None
    data: dict[str, Any] = {
        "format": FORMAT,
        "format_version": 1,
        "assignment": grade["assignment"],
        "student": grade["code"],
        "pack": grade["pack"],
        "pack_version": grade["pack_version"],
        "pack_hash": grade["pack_hash"],
        "scorer_version": grade["scorer_version"],
        "weights": list(weighed_by(grade)),
        "out_of": grade["out_of"],
        "answers": [_answer(one) for one in grade["rounds"]],
        "score": None if grade["state"] == "look" else grade["judged"]["score"],
        "override": [
            {key: one[key] for key in ("place", "old", "new", "by", "when", "why")}
            | ({} if one["place"] else {"new": grade["score"]})
            for one in set_by_hand(grade)
        ],
        "final": grade["score"],
    }
    return {**data, "seal": seal_of(data)}


def receipt_text(data: dict[str, Any]) -> str:
    """A receipt as it is written; the same grade gives the same bytes."""
    return storable(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def hash_of(text: str) -> str:
    """SHA-256 (hexadecimal) of a text."""
    return hashlib.sha256(storable(text).encode()).hexdigest()


def read_receipt(path: Path) -> tuple[Receipt, bool]:
    """A receipt, and whether its seal is whole; `UsageError` if the file is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path} is larger than 5 MB: that is no receipt.")
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path} is cut short or damaged: it is no JSON.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise UsageError(f"{path} is no receipt of Rebuttal.")
    try:
        return Receipt.model_validate_json(json.dumps(data)), data.get("seal") == seal_of(data)
    except ValidationError as error:
        raise UsageError(f"{path} cannot be read: {first_mistake(error)}.") from None


def _answer(one: GradedRound) -> dict[str, Any]:
    kept = {
        "motion": one["motion"],
        "counterargument": one["counterargument"],
        "weight": one["weight"],
        "text": one["text"],
        "text_hash": hash_of(one["text"]),
        "hint_cost": one.get("hint_cost", 0),
    }
    if "error" in one:
        return {**kept, "error": one["error"]["code"]}
    points = [
        {"id": p["id"], "made": p["made"], "probability": p["probability"], "span": p["span"]}
        for p in one["points"]
    ]
    flags = [flag["kind"] for flag in one["flags"]]
    return {**kept, "score": one["score"], "band": one["band"], "flags": flags, "points": points}
