"""Closings that one of the program's makers wrote and labelled: does the judge tell them apart?

    python -m benchmarks --data ../shared/benchmarks --only closings

Labels: "weighs" (well), "thin" (compares, and says nothing), "compares-nothing", "off" (the
argument that was chosen), "other-side" (weighs for the opponent). The rules were made on closings
with odd numbers (`cl001`); the figures are those of the even ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.packs.format import Pack
from game.scoring.closing import Weighing, weigh
from game.scoring.contract import Matcher

FILE = Path(__file__).parent / "closings.jsonl"
GOOD = 75
"""A closing that scores more is one that weighs with a reason."""


def measure(pack: Pack, matcher: Matcher) -> dict[str, dict[str, float]]:
    """By label: cases, mean score, and shares of those above `GOOD` and at 0."""
    scores: dict[str, list[int]] = {}
    for row in read(odd=False):
        scores.setdefault(row["label"], []).append(weighed(row, pack, matcher).score)
    return {
        label: {
            "cases": len(found),
            "mean": round(sum(found) / len(found), 1),
            "above 75": round(sum(score > GOOD for score in found) / len(found), 3),
            "at 0": round(found.count(0) / len(found), 3),
        }
        for label, found in scores.items()
    }


def read(*, odd: bool) -> Iterator[dict[str, Any]]:
    """The closings with odd numbers, or those with even ones, in file order."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if int(row["id"][2:]) % 2 == odd:
            yield row


def weighed(row: dict[str, Any], pack: Pack, matcher: Matcher) -> Weighing:
    """What the judge says of one closing."""
    motion = pack.get_motion(row["motion"])
    return weigh(row["text"], motion.get_counterargument(row["counterargument"]), motion, matcher)
