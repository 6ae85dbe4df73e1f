"""Does an answer that makes no listed point argue something of its own, or only take a side?

How specific it is tells half of that (`argument.py`), whose argument it is the other half: what
names much that is new, and comes near no point, may be small talk, or the opponent's case. So both
are weighed together by logistic regression. `benchmarks/fit_off_list.py` gives the weights, from
labelled English answers in which the judge finds no point; they serve Japanese ones, too. The
listener has a say in it, by numbers of each language (`HEARD`).
"""

from __future__ import annotations

import re

import numpy as np

from game.packs.format import Counterargument
from game.scoring import argument
from game.scoring.allegiance import vouched_for
from game.scoring.language import language_of_all
from game.scoring.nearness import largest_of
from game.scoring.reading import Reading, Surroundings
from game.scoring.words import REASON, is_mostly_ascii

WEIGHTS = (-7.79, 0.85, 0.62, -0.91, 0.67, 0.36, 0.44, 0.91, 1.43, 6.22)
"""Bias, then one for each of `features`. The other signs of allegiance are left out: as it counts
them already, the fit would reward an answer that stands with the opponent all the same."""

HEARD = {"en": (0.7, 0.8, 0.5), "ja": (0.7, 0.5, 0.5)}
"""By the language of answer and claim: a bias, how much `log_odds` weigh, and how much the
listener's that the answer argues. Chosen on answers that it had not learnt from. English: sets g,
ag, am, ao, ap, aq, au, av and the shared one; of the 138 of these but av in which no point is
found, which say enough and carry no flag, 123 are told rightly by them, 88 without it. Japanese: h,
jb, jc, jd and the shared one, 59 of 81, 51 without it."""

WELL_ARGUED = 3.0
"""Log odds from which on an answer argues as well as can be told."""

OURS = 0.0
"""Log odds of allegiance up to which an answer is rather the opponent's, whatever it names."""

MOST_ODDS = 4.0
"""Log odds of allegiance beyond which more of them tell nothing further."""

FEWEST_NEW = 3
"""Telling words beyond those of the claim that such an argument says at least: who only denies the
claim argues nothing. (All 318 labelled English answers that are taken for one have them. In another
language than the claim's every word is new, so there it says nothing.)"""

OF_A_REASON = 3
"""Telling words, neither of the claim nor said before, that a reason says at least."""

_SENTENCE = re.compile(r"(?<=[.!?])\s|\n")

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
    heard: float | None = None,
) -> float | None:
    """How well a text that makes no point, and carries no flag, argues something of its own.

    None where it does not, or has nothing to say beyond the claim, else 0 to 1. `odds` is its
    allegiance, `heard` what `Matcher.argues` hears. Where its allegiance is unknown, that says
    nothing: it must argue plainly, and neither be so near to the wording of a point, nor so much of
    the other side's mind, that it rather denies the one or goes with the other.
    """
    claim = counterargument.claim
    if argument.is_too_little(text) or len(argument.new_words(text, claim)) < FEWEST_NEW:
        return None
    if odds is None:
        if not _stands_alone(reading, around):
            return None
        beyond = argument.argued(text, claim) - UNSIDED
        return min(1.0, beyond / WELL_ARGUED_UNSIDED) if beyond >= 0 else None
    odds = vouched_for(odds, heard)
    if odds <= OURS or reading.is_off_the_matter:
        return None
    beyond = log_odds(features(text, reading, claim, odds))
    if heard is not None:
        bias, own, listener = HEARD[language_of_all([reading.once, claim])]
        beyond = round(bias + own * beyond + listener * heard, 2)
    return min(1.0, beyond / WELL_ARGUED) if beyond >= 0 else None


def features(text: str, reading: Reading, claim: str, odds: float) -> tuple[float, ...]:
    """What tells it of an answer to a `claim`, each of the order of one.

    How many new things it names, and how densely; how often it only believes; whether it gives a
    reason; names and figures; conditions; its allegiance (log odds); how surely it makes a point,
    though not surely enough; how near it comes to the matter.
    """
    new, density, _, opinions, _, names, conditions = argument.features(text, claim)
    return (
        new,
        density,
        opinions,
        float(gives_reason(text, claim)),
        names,
        conditions,
        min(odds, MOST_ODDS),
        largest_of(reading.points),
        reading.nearness_to_matter,
    )


def gives_reason(text: str, claim: str) -> bool:
    """Whether a reason, condition or example says something: “because that is so” does not.

    What it says are telling words that neither the claim nor the text before it has, up to the end
    of the sentence. (Of a Japanese text, in which it stands before its mark, that there is one.)
    """
    marks = list(REASON.finditer(text))
    if not is_mostly_ascii(text):
        return bool(marks)
    return any(len(_said_after(mark, text, claim)) >= OF_A_REASON for mark in marks)


def _said_after(mark: re.Match[str], text: str, claim: str) -> set[str]:
    rest = _SENTENCE.split(text[mark.end() :], maxsplit=1)[0]
    return argument.new_words(rest, f"{claim} {text[: mark.start()]}")


def log_odds(found: tuple[float, ...]) -> float:
    """To two places, that an answer with these `features` argues something of its own."""
    bias, *weights = WEIGHTS
    return round(bias + sum(w * x for w, x in zip(weights, found, strict=True)), 2)


def _stands_alone(reading: Reading, around: Surroundings) -> bool:
    """Whether it lies neither on a point or the claim nor on the other side."""
    nearest = float(np.max(reading.related, initial=0.0))
    own = OWN_WORDS[0] <= nearest <= OWN_WORDS[1] and largest_of(reading.claim) < REPEATS
    return own and around.leans < LEANS
