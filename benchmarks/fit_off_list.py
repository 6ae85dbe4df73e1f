"""Fit the weights of `game/scoring/off_list.py` (some ten minutes); prints them.

    python -m benchmarks.fit_off_list --data ../shared/benchmarks

From the labelled English answers, but those of `UNSEEN` sets, in which the judge finds neither a
point nor anything to flag: which of them argue, by grade 2 or more? (What says too little, or is
off the matter, is not weighed.) Prints, too, how well the answers of all sets together are told,
each by weights that were fitted without its set, and how well those of the `UNSEEN` sets are.
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
from benchmarks.logistic import fitted_evenly
from benchmarks.measures import auc
from benchmarks.rebuttals import UNSEEN, path_of
from game.packs.library import load_pack
from game.scoring.argument import is_too_little
from game.scoring.off_list import OURS, features, log_odds
from game.scoring.trust import JAPANESE, SETS

SHARED, NATURAL, REST = 6.0, 2.0, 1.0
"""How much an answer of the shared set weighs, which other people wrote; one as people play; and
one of the other sets, whose writers were asked for more and slyer denials than people write."""
NOTHING = 1.3
"""How much more one weighs that deserves nothing: to take it for an argument is worse."""
RIDGE = 0.002


@dataclass(frozen=True)
class Row:
    """An answer without a point, as it was read."""

    source: str
    features: tuple[float, ...]
    ours: bool
    """Whether its allegiance is enough for it to be weighed at all."""
    grade: int

    @property
    def argues(self) -> bool:
        return self.grade >= 2

    @property
    def weight(self) -> float:
        natural = SETS[self.source][0].endswith("as people play")
        shared = self.source.startswith("dev")
        weight = SHARED if shared else NATURAL if natural else REST
        return weight * (1.0 if self.grade else NOTHING)


def of_set(data: Path, name: str) -> list[Row]:
    """The answers of a set of `trust.SETS` that make no point and carry no flag."""
    pack = load_pack("deepseek-lessons")
    out = []
    for answer in map(json.loads, path_of(name, data).read_text(encoding="utf-8").splitlines()):
        motion = pack.get_motion(answer["motion"])
        c = motion.get_counterargument(answer["counterargument"])
        found = readings.read(answer["text"], c, motion)
        if not found or found.odds is None or found.kinds:
            continue
        if any(point.made for point in found.verdict.points):
            continue
        text, own = found.verdict.text, found.reading.own
        if not is_too_little(text) and not own.is_off_the_matter:
            signs = features(text, own, c.claim, found.odds)
            out.append(Row(name, signs, found.odds > OURS, answer["grade"]))
    return out


def fit(rows: Sequence[Row]) -> np.ndarray:
    """The bias, then the weights."""
    found, argues, weight = (
        np.array([getattr(row, name) for row in rows]) for name in ("features", "argues", "weight")
    )
    return fitted_evenly(found, argues, weight, RIDGE)


def told(rows: Sequence[Row], odds: Iterable[float]) -> str:
    """How many are told rightly, how many of those that argue, and how many wrongly for such."""
    argues, found = np.array([row.argues for row in rows]), np.array([*odds])
    taken = (found >= 0) & np.array([row.ours for row in rows])
    right, both, wrongly = (argues == taken).sum(), (argues & taken).sum(), (~argues & taken).sum()
    return (
        f"{right} of {len(rows)} right, {both} of {argues.sum()} that argue, {wrongly} others; "
        f"AUC {auc(found[argues], found[~argues]):.3f}"
    )


def by(weights: np.ndarray, rows: Iterable[Row]) -> list[float]:
    return [float(np.array((1.0, *row.features)) @ weights) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    names = [name for name in SETS if name not in JAPANESE]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        sets = dict(zip(names, pool.map(partial(of_set, options.data), names), strict=True))
    fresh = [row for name in names if name in UNSEEN for row in sets[name]]
    seen = [row for name in names if name not in UNSEEN for row in sets[name]]
    left_out = [
        odds
        for name in names
        if name not in UNSEEN
        for odds in by(fit([row for row in seen if row.source != name]), sets[name])
    ]
    weights = fit(seen)
    print("by sets left out", told(seen, left_out))
    print("the unseen sets", told(fresh, by(weights, fresh)))
    print(
        "the unseen sets, as it ships (without the listener)",
        told(fresh, (log_odds(row.features) for row in fresh)),
    )
    print("weights", *(round(float(w), 2) for w in weights))


if __name__ == "__main__":
    main()
