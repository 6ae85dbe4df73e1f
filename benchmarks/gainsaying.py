"""Short answers in the claim's own words: are those that deny it told from those that say it?

    python -m benchmarks --data ../shared/benchmarks --only gainsaying

A beginner's first answer denies the claim as it stands (“No, the controls did not backfire”),
with a short reason or with none; a cheat says it again under a show of dissent, by double negation
or by denying its contrary. `gainsaying.jsonl` has two answers to each claim of deepseek-lessons by
each of ten writers who saw nothing but the claims: of kind "denies" by five in English and one in
Japanese, of kind "says" by three and one. (Four that another writer had written word for word are
left out.) Two readers who did not know who had written what, each of one half, found the kind of
all. `fit_allegiance` is fitted on those that are not `held`: English ones by other writers, every
second one of the Japanese. What is held lay beside when its signs and their weight were chosen.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.rebuttals import TRAP_LINE
from game.packs.format import Pack
from game.scoring import judge
from game.scoring.contract import Matcher
from game.scoring.language import language_of

FILE = Path(__file__).with_suffix(".jsonl")
KINDS = ("denies", "says")
OWN = "denies"
"""The kind that is the player's own argument."""

Row = dict[str, Any]


def rows(*, held: bool) -> list[Row]:
    """Those that are measured, or those that numbers are fitted on."""
    every = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [row for row in every if row["held"] is held]


def measure(pack: Pack, matcher: Matcher) -> dict[str, dict[str, float]]:
    """By kind and language ("denies, en"): cases, mean score, shares flagged and reaching 50.

    Of those that are held.
    """
    tried: dict[str, list[tuple[bool, int]]] = {}
    for row in rows(held=True):
        motion = pack.get_motion(row["motion"])
        asked = motion.get_counterargument(row["counterargument"])
        verdict = judge(row["text"], asked, motion, matcher=matcher)
        name = f"{row['kind']}, {language_of(row['text'])}"
        tried.setdefault(name, []).append((bool(verdict.flags), verdict.score))
    return {
        name: {
            "cases": len(part),
            "mean": sum(score for _, score in part) / len(part),
            "flagged": sum(flagged for flagged, _ in part) / len(part),
            "reaching 50": sum(score >= TRAP_LINE for _, score in part) / len(part),
        }
        for name, part in tried.items()
    }
