"""Contrast texts of all held subjects, each by numbers that were fitted on the other half of them.

    python -m benchmarks.crossed --data ../shared/benchmarks

What ships was fitted on one half and is measured on the other, a dozen subjects in English and
three in Japanese: too few to tell 15 of 100 from 16. Here the numbers of a single sentence are
fitted once on each half, by `fit_calibration.fit` alone, and measured on the other. The networks
have seen neither.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from benchmarks.contrast import halves
from benchmarks.fit_calibration import Rows, fit, key_point_rows, pair_rows
from benchmarks.measures import of_pairs
from game.scoring import load_matcher
from game.scoring.calibration import ASSERTS, SPEAKS, sigmoid
from game.scoring.matcher import NetworkMatcher

START = np.ones(SPEAKS + ASSERTS)
"""Where each fit begins: what ships has seen one of the halves."""


def measure(data: Path, language: str) -> dict[str, float]:
    """As `measures.contrast`, of all held subjects of a language ("en" or "ja")."""
    matcher = load_matcher(language).of(language)
    assert isinstance(matcher, NetworkMatcher)
    key_points = [*key_point_rows(data, matcher, alone=True)] if language == "en" else []
    parts = halves(data / "contrast", language)
    pairs = [[pair for group in part for pair in group.pairs()] for part in parts]
    own = [[*pair_rows(of_part, matcher)] for of_part in pairs]
    across = [
        [*pair_rows((pair for group in part for pair in group.pairs(across=True)), matcher)]
        for part in parts
    ]
    found = []
    for measured, other in ((0, 1), (1, 0)):
        weights = fit(Rows([*own[other], *across[other], *key_points]), START)
        found += [round(sigmoid(float(x)), 3) for x in Rows(own[measured]).logits(weights)]
    return of_pairs([*pairs[0], *pairs[1]], np.array(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    for language in ("en", "ja"):
        for name, value in measure(options.data, language).items():
            print(f"{language} {name:24} {value:.3f}")


if __name__ == "__main__":
    main()
