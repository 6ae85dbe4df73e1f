"""How certain a verdict is: how often coaches give such an answer the same points and band.

(Of one that speaks to the judge, which stays in band 0 whatever it makes, the band alone.)

The judge is wrong where it hesitates: where a point is barely credited, or one that is missed was
nearly meant; where a band is barely reached or barely missed; where it hears nothing in an answer
that carries no flag. Logistic regression weighs these signs. `benchmarks/fit_certainty.py` gives
the weights, from labelled answers in both languages, and docs/judge.md says how often what is
called certain, or uncertain, was right. No score depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.scoring.calibration import sigmoid
from game.scoring.contract import Closest
from game.scoring.language import is_foreign
from game.scoring.rubric import Placing
from game.scoring.verdict import Flag, PointResult
from game.scoring.words import is_mostly_ascii

WEIGHTS = (2.56, -3.67, -3.37, -1.92, -1.68, -7.39, -2.96, -1.04, -1.37, -0.24)
"""Bias, then one for each of `features`."""

AGREES = (-0.3, 1.3)
"""Between which values agreement with a missed point tells more."""


def certainty(
    text: str,
    closest: Sequence[Closest],
    results: Sequence[PointResult],
    flags: Sequence[Flag],
    placing: Placing,
) -> float | None:
    """0 to 1, two places: how often coaches give such an answer these points and this band.

    `closest` says for each point how far any part of the answer agrees with it; empty where that
    is not known. None for an answer in a language that the judge does not read.
    """
    if is_foreign(text):
        return None
    bias, *weights = WEIGHTS
    found = features(text, closest, results, flags, placing)
    return round(sigmoid(bias + sum(w * x for w, x in zip(weights, found, strict=True))), 2)


def pleads(flags: Sequence[Flag]) -> bool:
    """Whether it speaks to the judge: then it stays in band 0, whatever it makes beside that."""
    return any(flag.kind == "instructs-judge" for flag in flags)


def features(
    text: str,
    closest: Sequence[Closest],
    results: Sequence[PointResult],
    flags: Sequence[Flag],
    placing: Placing,
) -> tuple[float, ...]:
    """What speaks against a verdict, each 0 to 1 but the second, which is -.3 to 1.3.

    What its least sure point lacks to certainty; how far the answer agrees with a point that is
    missed (0 where it carries a flag, or that is not known); whether nothing was heard in it,
    though it carries no flag; whether it argues on no list; whether it makes a point in spite of a
    flag (but for a plea, which leaves nothing of it); whether it is said to answer another
    argument; how barely it reaches its band, and how nearly the next; whether it is Japanese.
    """
    counted = () if pleads(flags) else results
    made = [result.probability for result in counted if result.made]
    missed = (
        near.agrees for near, result in zip(closest, results, strict=False) if not result.made
    )
    low, high = AGREES
    agrees = min(high, max([low, *missed])) if closest and not flags else 0.0
    return (
        1 - min(made, default=1.0),
        agrees,
        float(not (made or flags or placing.off_list)),
        float(placing.off_list),
        float(bool(made and flags)),
        float(any(flag.kind == "answers-another" for flag in flags)),
        placing.barely,
        placing.nearly,
        float(not is_mostly_ascii(text)),
    )
