"""Answers of two to nine words, as lazy people type them: which make a point, which carry a flag?

`terse.jsonl` has, for every point of deepseek-lessons, two that make it, and for every claim two
each that uphold it, that deny one of its points, and that are honest and make none. Six writers
who saw claims and points wrote and labelled them. Those with odd numbers are fitted on (see
`fit_allegiance`), and what was missed of them is in the pack; those with even ones are measured.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from game.packs.format import Pack
from game.scoring import judge
from game.scoring.contract import Matcher

FILE = Path(__file__).with_suffix(".jsonl")
KINDS = ("point", "bare", "wrong", "denies")
OWN = frozenset({"point", "bare"})
"""Kinds that are the player's own argument."""

Row = dict[str, Any]


def rows(*, odd: bool) -> list[Row]:
    """Those with odd numbers, or the others."""
    every = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return every[0 if odd else 1 :: 2]


def measure(pack: Pack, matcher: Matcher) -> dict[str, dict[str, float]]:
    """By kind: how many; shares credited with their point, with any, and flagged; the mean score.

    `point` and `denies` have a point: the one that they make, or deny. Of those with even numbers.
    """
    tried: dict[str, list[tuple[bool, bool, bool, int]]] = {kind: [] for kind in KINDS}
    for row in rows(odd=False):
        motion = pack.get_motion(row["motion"])
        asked = motion.get_counterargument(row["counterargument"])
        verdict = judge(row["text"], asked, motion, matcher=matcher)
        made = verdict.made
        tried[row["kind"]].append(
            (row["point"] in made, bool(made), bool(verdict.flags), verdict.score)
        )
    return {
        kind: {
            "cases": len(part),
            "its point": sum(one[0] for one in part) / len(part),
            "any point": sum(one[1] for one in part) / len(part),
            "flagged": sum(one[2] for one in part) / len(part),
            "mean": sum(one[3] for one in part) / len(part),
        }
        for kind, part in tried.items()
        if part
    }
