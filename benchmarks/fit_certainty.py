"""Fit the weights of `game/scoring/certainty.py` (some ten minutes); prints them.

    python -m benchmarks.fit_certainty --data ../shared/benchmarks

From the labelled answers of both languages, but those of `UNSEEN` sets: did coaches give them the
points and the band that the judge gives? Prints, too, how well that is told: of the sets that are
fitted, each by weights that were found without its fold, and of the `UNSEEN` ones. (The weights
that ship were found on the verdicts of rules 29. All verdicts here are those without the listener;
with it the `UNSEEN` ones of that time but aw and jc were looked at for rules 32, and the weights
left; so they were when points beside a plea stopped counting, with rules 33.)
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks import readings
from benchmarks.fit_allegiance import PROCESSES
from benchmarks.fit_belief import folds
from benchmarks.logistic import fitted_evenly
from benchmarks.measures import auc
from benchmarks.rebuttals import (
    TRANSLATED,
    UNSEEN,
    as_coaches,
    labelled_points,
    path_of,
)
from game.packs.library import load_pack
from game.scoring.certainty import features
from game.scoring.rubric import place
from game.scoring.trust import JAPANESE, SETS
from game.scoring.verdict import UNCERTAIN_BELOW

PACK = "deepseek-lessons"
NATURAL, REST = 2.0, 1.0
"""How much an answer as people play weighs, and one of the shared sets; and any other, whose writer
was asked for more and slyer denials than people write."""
RIDGE = 3e-4


@dataclass(frozen=True)
class Row:
    """One verdict."""

    source: str
    """A set of `trust.SETS`."""
    features: tuple[float, ...]
    right: bool
    certainty: float
    """By the weights that ship."""

    @property
    def weight(self) -> float:
        natural = SETS[self.source][0].endswith("as people play")
        return NATURAL if natural or self.source.startswith("dev") else REST


def of_set(data: Path, name: str) -> list[Row]:
    """The verdicts on the answers of a set of `trust.SETS`, for which a certainty is told."""
    pack, out = load_pack(PACK), []
    answers = [json.loads(line) for line in path_of(name, data).read_text("utf-8").splitlines()]
    known = labelled_points(answers, pack, name)
    for answer in answers:
        motion = pack.get_motion(answer["motion"])
        c = motion.get_counterargument(answer["counterargument"])
        found = readings.read(answer["text"], c, motion)
        if not found or found.verdict.certainty is None:
            continue
        verdict = found.verdict
        asked = known.get(f"{motion.id}/{c.id}", {point.id for point in c.point})
        off_list = 0.0 if verdict.off_list else None  # how well it argues does not matter here
        placing = place(found.reading, c, verdict.points, verdict.flags, off_list=off_list)
        signs = features(
            verdict.text, found.reading.closest, verdict.points, verdict.flags, placing
        )
        out.append(Row(name, signs, as_coaches(verdict, answer, asked), verdict.certainty))
    return out


def fit(rows: Sequence[Row]) -> np.ndarray:
    """The bias, then the weights."""
    found, right, weight = (
        np.array([getattr(row, name) for row in rows]) for name in ("features", "right", "weight")
    )
    return fitted_evenly(found, right, weight, RIDGE)


def by(weights: np.ndarray, rows: Iterable[Row]) -> np.ndarray:
    """The certainty of each, 0 to 1."""
    odds = np.array([(1.0, *row.features) for row in rows]) @ weights
    found: np.ndarray = 1 / (1 + np.exp(-odds))
    return found


def told(rows: Sequence[Row], certain: np.ndarray) -> str:
    """How many are right, how many are called certain, and how often these and the others are."""
    right, sure = np.array([row.right for row in rows]), certain >= UNCERTAIN_BELOW
    return (
        f"{len(rows)} verdicts, {right.mean():.2f} right; {sure.mean():.0%} certain, of which "
        f"{right[sure].mean():.2f} right, of the others {right[~sure].mean():.2f}; "
        f"mean certainty {certain.mean():.2f}, AUC {auc(certain[right], certain[~right]):.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        told_once = [name for name in SETS if name not in TRANSLATED]
        sets = dict(zip(told_once, pool.map(partial(of_set, options.data), told_once), strict=True))
    seen = {name: rows for name, rows in sets.items() if name not in UNSEEN}
    weights = fit([row for rows in seen.values() for row in rows])
    left_out = {name: by(weights, rows) for name, rows in sets.items() if name in UNSEEN}
    for held, rest in folds(seen):
        without = fit([row for name in rest for row in seen[name]])
        left_out |= {name: by(without, seen[name]) for name in held}
    for unseen in (False, True):
        for japanese in (False, True):
            names = [n for n in sets if (n in UNSEEN, n in JAPANESE) == (unseen, japanese)]
            rows = [row for name in names for row in sets[name]]
            print(*names)
            print("  left out:", told(rows, np.concatenate([left_out[name] for name in names])))
            print("  as it ships:", told(rows, np.array([row.certainty for row in rows])))
    print("weights", *(round(float(w), 2) for w in weights))


if __name__ == "__main__":
    main()
