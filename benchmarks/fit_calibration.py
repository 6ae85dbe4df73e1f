"""Fit the weights of `game/scoring/calibration.py`.

    python -m benchmarks.fit_calibration PACK LABELLED.jsonl ... [--check OTHER.jsonl]

Rows are (text, point) pairs: the pack's examples, each judged without itself, and the labelled
rebuttals. A text's probability for a point is the largest of its sentences, as in the judge. What
is printed for `--check` was not fitted on.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks.rebuttals import known_points
from game.packs.format import Counterargument, Motion, Pack
from game.packs.library import load_pack
from game.scoring import load_matcher
from game.scoring.calibration import CROWD, WEIGHTS, features
from game.scoring.matcher import MiniLMMatcher
from game.scoring.reading import phrasings, units
from game.scoring.sentences import split_sentences

UNREAD = -9.0
"""Logit of a pair that no sentence comes near."""

RIDGE, ROUNDS = 0.001, 40
STEPS, ENOUGH, SEED = 6000, 0.78, 0
SHARES = {"accept": 1.0, "reject": 2.0}
"""Weight of an example; there are half as many to reject. Rebuttals weigh 1."""
BARRED = frozenset({"stuffed", "copied"})
"""Kinds that guards stop before any point is credited."""


@dataclass(frozen=True)
class Row:
    """One text against one point: the features of every sentence that was read."""

    x: np.ndarray
    label: bool
    kind: str
    crowd: float = 0.0
    """ln of the number of units from which the best is taken."""


def example_rows(pack: Pack, matcher: MiniLMMatcher) -> Iterator[Row]:
    """The pack's accept and reject examples, each left out of the phrasings."""
    for motion in pack.motions:
        for c in motion.counterargument:
            for place, point in enumerate(c.point):
                for kind, texts in (("accept", point.accept), ("reject", point.reject)):
                    for text in texts:
                        groups = [[t for t in phrasings(p) if t != text] for p in c.point]
                        x = _features(matcher, [text], groups, c, motion)[place]
                        yield Row(x, kind == "accept", kind)


def rebuttal_rows(path: Path, pack: Pack, matcher: MiniLMMatcher) -> Iterator[Row]:
    """Labelled rebuttals against the points that their labellers knew."""
    motions = {motion.id: motion for motion in pack.motions}
    known = known_points()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        motion = motions.get(row["motion"])
        if motion is None or row["kind"] in BARRED:
            continue
        c = motion.get_counterargument(row["counterargument"])
        texts = [unit.text for unit in units(split_sentences(row["text"]), row["text"])]
        found = _features(matcher, texts, [phrasings(p) for p in c.point], c, motion)
        for point, x in zip(c.point, found, strict=True):
            if point.id in known.get(f"{motion.id}/{c.id}", {point.id}):
                yield Row(x, point.id in row["points"], row["kind"], math.log(max(1, len(texts))))


def _features(
    matcher: MiniLMMatcher,
    texts: list[str],
    groups: list[list[str]],
    c: Counterargument,
    motion: Motion,
) -> list[np.ndarray]:
    found = matcher.candidates(
        texts, groups, motion.text, rivals=[[c.claim]], claim=[c.claim, c.words]
    )
    return [
        np.array([(1.0, *features(s)) for (_, column), s in found.items() if column == place])
        for place in range(len(groups))
    ]


def logits(weights: np.ndarray, rows: list[Row]) -> np.ndarray:
    """The largest logit over the sentences of each row."""
    return np.array(
        [(row.x @ weights).max() - CROWD * row.crowd if len(row.x) else UNREAD for row in rows]
    )


def fit(rows: list[Row]) -> np.ndarray:
    """Ridge logistic regression on the best sentence of each row.

    Which sentence is best depends on the weights, so both are found in turn (multiple-instance
    learning, Andrews et al. 2003), until the choice stays the same.
    """
    seen = [row for row in rows if len(row.x)]
    sign = np.where([row.label for row in seen], 1.0, -1.0)
    weight = np.array([SHARES.get(row.kind, 1.0) for row in seen])
    w = np.array(WEIGHTS)
    chosen: list[int] = []
    for _ in range(ROUNDS):
        best = [int((row.x @ w).argmax()) for row in seen]
        if best == chosen:
            break
        chosen = best
        x = np.stack([row.x[i] for row, i in zip(seen, chosen, strict=True)])
        w = _regress(x, sign, weight, w)
    return w


def _regress(x: np.ndarray, sign: np.ndarray, weight: np.ndarray, start: np.ndarray) -> np.ndarray:
    def loss(w: np.ndarray) -> float:
        each = np.logaddexp(0, -sign * (x @ w))
        return float((each * weight).sum() / weight.sum() + RIDGE * (w[1:] ** 2).sum())

    return minimize(loss, start, method="BFGS").x


def refine(weights: np.ndarray, rows: list[Row]) -> np.ndarray:
    """Climb from `weights` to where accept and reject examples both pass, and F1 is best.

    The regression minimises a loss; what is promised to authors is that both kinds pass alike.
    """
    chance = np.random.default_rng(SEED)
    label = np.array([row.label for row in rows])
    kind = np.array([row.kind for row in rows])
    accept, reject = kind == "accept", kind == "reject"
    rest = ~(accept | reject)

    def worth(w: np.ndarray) -> float:
        made = logits(w, rows) >= 0
        hits, wrong = (made & label & rest).sum(), ((made != label) & rest).sum()
        both = min(made[accept].mean(), (~made[reject]).mean(), ENOUGH)
        return float(2 * both + 0.6 * 2 * hits / (2 * hits + wrong))

    best = worth(weights)
    for _ in range(STEPS):
        tried = weights * np.exp(chance.normal(0, 0.08, len(weights)))
        tried[0] = weights[0] + chance.normal(0, 0.08)
        if (found := worth(tried)) > best:
            best, weights = found, tried
    return weights


def describe(name: str, weights: np.ndarray, rows: list[Row], line: float = 0.0) -> str:
    """F1 over the rows and, for examples, how many pass."""
    made = logits(weights, rows) >= line
    label = np.array([row.label for row in rows])
    hits, false, missed = (made & label).sum(), (made & ~label).sum(), (~made & label).sum()
    return (
        f"{name:9} F1 {2 * hits / (2 * hits + false + missed):.3f}"
        f"  right {hits}, wrong {false}, missed {missed}"
        f"  made when labelled {made[label].mean():.2f}, otherwise {made[~label].mean():.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack")
    parser.add_argument("labelled", type=Path, nargs="+")
    parser.add_argument("--check", type=Path, action="append", default=[])
    options = parser.parse_args()
    pack, matcher = load_pack(options.pack), load_matcher()
    examples = list(example_rows(pack, matcher))
    files = {path.stem: list(rebuttal_rows(path, pack, matcher)) for path in options.labelled}
    labelled = [row for rows in files.values() for row in rows]
    weights = refine(fit(examples + labelled), examples + labelled)
    print("WEIGHTS =", tuple(round(float(w), 2) for w in weights))
    parts = {"examples": examples} | files
    parts |= {path.stem: list(rebuttal_rows(path, pack, matcher)) for path in options.check}
    for line in (-0.3, 0.0, 0.3):
        print(f"credit from {line:+.1f}")
        for name, rows in parts.items():
            print("  ", describe(name, weights, rows, line))


if __name__ == "__main__":
    main()
