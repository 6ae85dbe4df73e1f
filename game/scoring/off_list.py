"""Does an answer that makes no listed point argue something of its own, or only take a side?

How specific it is tells half of that (`argument.py`), whose argument it is the other half: what
names much that is new, and comes near no point, may be small talk, or the opponent's case. So the
features of the one and the signs of the other are weighed together by logistic regression.
`benchmarks/fit_off_list.py` gives the weights, from labelled English answers in which the judge
finds no point; they serve Japanese ones, too.
"""

from __future__ import annotations

import numpy as np

from game.packs.format import Counterargument
from game.scoring import argument
from game.scoring.nearness import largest_of
from game.scoring.reading import Reading, Surroundings

WEIGHTS = (-6.97, 0.3, 1.03, -0.01, -1.03, 1.03, 0.32, 0.38, 1.25, 2.75, 2.21, 0.85, 0.71, 5.99)
"""Bias, then one for each of `features`."""

WELL_ARGUED = 3.0
"""Log odds from which on an answer argues as well as can be told."""

ODDS = (-2.0, 4.0)
"""Log odds of allegiance between which more of them tell more."""

UNSIDED = 2.5
"""Log odds of `argument.argued` from which on an answer is taken for an argument where its
allegiance is unknown."""

WELL_ARGUED_UNSIDED = 4.8
"""Log odds beyond that line from which on it argues as well as can be told."""

OWN_WORDS = (0.37, 0.6)
"""Nearness between which an argument of one's own lies from the nearest of claim and points, where
its allegiance is unknown."""

REPEATS = 0.9
"""Probability from which on a text says what the claim says, whatever else it says."""

LEANS = 0.02
"""Difference of nearness from which on a text goes with the other side rather than its own."""


def argues_its_own(
    text: str,
    reading: Reading,
    around: Surroundings,
    counterargument: Counterargument,
    odds: float | None,
) -> float | None:
    """How well a text that makes no point, and carries no flag, argues something of its own.

    None where it does not, else 0 to 1. `odds` is its allegiance; where that is unknown, it must
    argue plainly, and neither be so near to the wording of a point, nor so much of the other side's
    mind, that it rather denies the one or goes with the other.
    """
    if argument.is_too_little(text):
        return None
    if odds is None:
        beyond = argument.argued(text, counterargument.claim) - UNSIDED
        share = beyond / WELL_ARGUED_UNSIDED if _stands_alone(reading, around) else -1.0
    else:
        found = features(text, reading, around, counterargument.claim, odds)
        share = -1.0 if reading.is_off_the_matter else log_odds(found) / WELL_ARGUED
    return min(1.0, share) if share >= 0 else None


def features(
    text: str, reading: Reading, around: Surroundings, claim: str, odds: float
) -> tuple[float, ...]:
    """What tells it of an answer to a `claim`: those of `argument.features`, then seven more.

    Its allegiance (log odds); how surely it asserts the contrary of a point; how far its sentence
    that stands most with the opponent does; how surely it makes a point that answers another claim,
    and one of this; how near it comes to the matter.
    """
    return (
        *argument.features(text, claim),
        min(max(odds, ODDS[0]), ODDS[1]),
        largest_of(reading.opposes),
        max(reading.sides, default=0.0),
        largest_of(around.elsewhere),
        largest_of(reading.points),
        reading.to_the_matter,
    )


def log_odds(found: tuple[float, ...]) -> float:
    """To two places, that an answer with these `features` argues something of its own."""
    bias, *weights = WEIGHTS
    return round(bias + sum(w * x for w, x in zip(weights, found, strict=True)), 2)


def _stands_alone(reading: Reading, around: Surroundings) -> bool:
    """Whether it lies neither on a point or the claim nor on the other side."""
    nearest = float(np.max(reading.related, initial=0.0))
    own = OWN_WORDS[0] <= nearest <= OWN_WORDS[1] and largest_of(reading.claim) < REPEATS
    return own and around.leans < LEANS
