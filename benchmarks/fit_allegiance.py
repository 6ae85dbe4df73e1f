"""Fit the weights of `game/scoring/allegiance.py`.

    python -m benchmarks.fit_allegiance --data ../shared/benchmarks

English answers that make no point, and carry no flag for their words: those of a grade above 0 are
the player's own, the others not. Prints the weights, and how well texts are told apart by weights
fitted on the other sets, and by the side alone; then Japanese texts by the English weights.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks.measures import auc
from benchmarks.rebuttals import UNSEEN, path_of
from game.packs.library import load_pack
from game.scoring import judging, load_matcher
from game.scoring.allegiance import features
from game.scoring.reading import look_around
from game.scoring.trust import JAPANESE, SETS

RIDGE = 0.003
BY_WORDS = frozenset(
    "concedes copied keyword-list nonsense instructs-judge attacks-person padding "
    "contradicts-itself".split()
)
"""Flags that decide before anybody asks for whom a text is."""


def signs(data: Path, name: str) -> tuple[np.ndarray, np.ndarray]:
    """(answers x features) of a set, with a 1 before them, and whether each is the player's own."""
    pack, matcher = load_pack("deepseek-lessons"), load_matcher()
    rows, own = [], []
    for row in map(json.loads, path_of(name, data).read_text(encoding="utf-8").splitlines()):
        motion = pack.get_motion(row["motion"])
        asked = motion.get_counterargument(row["counterargument"])
        verdict = judging.judge(row["text"], asked, motion, matcher=matcher)
        if verdict.made or BY_WORDS & {flag.kind for flag in verdict.flags}:
            continue
        sentences = judging.parted(judging.split_sentences(verdict.text))
        copies = judging.CopyFinder(judging.sources(asked, motion))
        found = judging.read(verdict.text, sentences, asked, motion, matcher, copies).own
        if found.sides:
            around = look_around(found, asked, motion, matcher)
            rows.append((1.0, *features(found, around)))
            own.append(row["grade"] > 0)
    return np.array(rows), np.array(own)


def fit(x: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Ridge logistic regression on standardised features, in the units of the features."""
    mean, spread = x[:, 1:].mean(axis=0), x[:, 1:].std(axis=0)
    rows, sign = np.c_[x[:, :1], (x[:, 1:] - mean) / spread], np.where(own, 1.0, -1.0)

    def loss(w: np.ndarray) -> float:
        return float(np.logaddexp(0, -sign * (rows @ w)).mean() + RIDGE * (w[1:] ** 2).sum())

    found = minimize(loss, np.zeros(rows.shape[1])).x
    scaled = found[1:] / spread
    return np.r_[found[0] - (scaled * mean).sum(), scaled]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    english = [name for name in SETS if name not in JAPANESE | UNSEEN]
    sets = {name: signs(options.data, name) for name in english}
    together = [np.concatenate(part) for part in zip(*sets.values(), strict=True)]
    weights = fit(*together)
    print("WEIGHTS =", tuple(float(round(w, 2)) for w in weights))
    odds, truth = [], []
    for name, (x, own) in sets.items():
        rest = [part for other, part in sets.items() if other != name]
        odds.append(x @ fit(*(np.concatenate(part) for part in zip(*rest, strict=True))))
        truth.append(own)
    out, own = np.concatenate(odds), np.concatenate(truth)
    print(f"AUC, sets left out: {auc(out[own], out[~own]):.3f}, {_by_side(together[0], own):.3f}")
    parts = [signs(options.data, name) for name in SETS if name in JAPANESE]
    x, own = (np.concatenate(part) for part in zip(*parts, strict=True))
    odds_of = x @ weights
    print(f"AUC, Japanese: {auc(odds_of[own], odds_of[~own]):.3f}, {_by_side(x, own):.3f}")


def _by_side(x: np.ndarray, own: np.ndarray) -> float:
    return auc(-x[own, 1], -x[~own, 1])


if __name__ == "__main__":
    main()
