"""Fit the weights of `game/scoring/argument.py`.

    python -m benchmarks.fit_argument --data ../shared/benchmarks

Reasoned answers (novel, good, strong) against bare assertion (weak). Prints the weights, and how
well every tenth of the answers is told apart by weights fitted on the other nine.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from benchmarks.logistic import fitted
from benchmarks.measures import auc
from game.packs.library import load_pack
from game.scoring.argument import features

HERE = Path(__file__).parent
FILES = ("rebuttals/dev.en.jsonl", "rebuttals_a.jsonl", "rebuttals_b.jsonl", "rebuttals_c.jsonl")
SHARES = {"weak": 3.0, "novel": 2.0, "good": 1.0, "strong": 1.0}
RIDGE, PARTS = 0.003, 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    pack = load_pack("deepseek-lessons")
    x, kinds = [], []
    for name in FILES:
        path = options.data / name if "/" in name else HERE / name
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row["kind"] in SHARES:
                motion = pack.get_motion(row["motion"])
                claim = motion.get_counterargument(row["counterargument"]).claim
                x.append((1.0, *features(row["text"], claim)))
                kinds.append(row["kind"])
    rows, kind = np.array(x), np.array(kinds)
    argued = kind != "weak"
    weight = np.array([SHARES[k] for k in kinds])
    print("WEIGHTS =", tuple(float(round(w, 2)) for w in fitted(rows, argued, weight, RIDGE)))
    out, part = np.zeros(len(rows)), np.arange(len(rows)) % PARTS
    for k in range(PARTS):
        rest = part != k
        out[~rest] = rows[~rest] @ fitted(rows[rest], argued[rest], weight[rest], RIDGE)
    print(f"AUC, left out: {auc(out[argued], out[~argued]):.3f}")
    for name in SHARES:
        print(f"{name}: {(out[kind == name] >= 0).mean():.0%} argued")


if __name__ == "__main__":
    main()
