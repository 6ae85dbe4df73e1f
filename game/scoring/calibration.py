"""How the signs become one probability: it speaks of the point, and it asserts it.

Two logistic regressions, whose probabilities are multiplied: from nearness, that a sentence speaks
of the point at all; from what the verifier read, that it takes the point's side. Their weights are
fitted by `benchmarks/fit_calibration.py` (seven English ones for answers, the lines of both
languages and that of the English sentence were then moved by hand, and so were some of those for a
single point: rules 19 to 22, 29 and 40 in docs/judge-history.md), so that .5 is the line at which a
coach would credit the point: on a pack's own examples and on labelled rebuttals for a text that
answers a counterargument, on key points and contrast data for a sentence by itself, and in English
mostly on contrast data where there is but one point: nearness tells which of several points a
sentence makes, and little of whether it makes it. A third regression, of an answer's whole text,
bears out what its sentences say; see `in_company`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from game.errors import ModelError
from game.scoring.contract import OWN_SIDE

FILE = "calibration.json"


@dataclass(frozen=True)
class Signs:
    """What speaks for and against a sentence's making a point."""

    near: float
    """Logit of the matcher: the sentence speaks of the point."""
    other: float
    """The largest such logit of any other point that competes."""
    wide: float
    """Logits that would be lost if the five nearest wordings counted, not the nearest; <= 0."""
    agrees: float
    """How far the sentence agrees with all wordings of the point and with no other's: about 1 where
    it makes the point; see `agreement`."""
    claim: float
    """Cosine, -1 to 1: how near the sentence comes to what the opponent said."""
    asserts: float = 0.0
    """0 to 1, the verifier: it asserts the point."""
    opposes: float = 0.0
    """0 to 1, the verifier: it asserts the contrary."""
    second: float = 0.0
    """Log odds, -4 to 4, that it asserts rather than opposes, to the other language's verifier; 0
    where that was not asked."""
    clash: bool = False
    """Clause parity: the same words, an odd number of turns."""
    claimed: float = 0.0
    """0 to 1, the verifier: the text that the sentence stands in asserts the opponent's claim."""
    opposed: float = 0.0
    """0 to 1, the verifier: that text asserts the contrary of some point."""
    side: float = OWN_SIDE
    """How far the text stands on the opponent's side; see `contract.side_of`."""
    unlisted: bool = False
    """See `Question.unlisted`."""
    single: bool = False
    """No other point competes with it, as where it is the only one that answers the claim."""
    denies: bool = False
    """It is a denial ("it is not true that ..."): that it is near says nothing of its side."""
    again: float = 0.0
    """Of the sentences of the text: how far the two that agree most with the point do, in the mean;
    see `Near.again`."""
    company: float = 0.0
    """The most that any sentence of the text agrees with another point."""
    sentences: int = 1
    """How many different sentences of its own the text has, if it is read as a whole: otherwise,
    and where there is but one, nothing bears it out and nothing has to."""


@dataclass(frozen=True)
class Calibration:
    """The fitted numbers of one language; a weight list is the bias, then one for each feature."""

    rebuttal: tuple[float, ...]
    """For a text that answers a counterargument: `SPEAKS` weights, then `ASSERTS` ones."""
    sentence: tuple[float, ...]
    """The same for a sentence and points that stand by themselves."""
    alone: tuple[float, ...]
    """The same for a sentence and a single point, with which no other competes."""
    company: tuple[float, ...]
    """The bias and the weights of `beside`, for an answer of many sentences."""
    floor: float
    """The cosine that counts as nearness 0: encoders differ in how near strangers lie."""
    aside: float
    """Nearness to the matter less nearness to the room, below which a sentence is an aside."""

    @classmethod
    def read(cls, folder: Path) -> Calibration:
        """The numbers that lie beside the weights in `folder`; `ModelError` if they are damaged."""
        try:
            found = json.loads((folder / FILE).read_text(encoding="utf-8"))
            rebuttal, sentence, alone, company = (
                tuple(found[name]) for name in ("rebuttal", "sentence", "alone", "company")
            )
            floor, aside = (float(found[name]) for name in ("floor", "aside"))
            return cls(rebuttal, sentence, alone, company, floor, aside)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"The judge's calibration in {folder} is damaged: {error}") from error


FAR, SILENT = 0.0, 0.5
"""A logit of nearness, and a probability that the verifier finds it to assert or oppose the point:
what stays below both speaks of something else."""

ELSEWHERE = 0.4
"""What is left of the probability of such a sentence: less than of a near miss."""

CLOSE = 2.5
"""Logit of nearness from which on a clash says more than it does elsewhere."""

UNLISTED = 0.8
"""Logits by which a sentence must come nearer to a point where the pack does not list what makes
none: among hundreds of such sentences what makes a point agrees with it less. With it (rules 21)
43 of the 45 `reject` sentences of *On Liberty* are refused, and 52 of its 54 `accept` ones pass."""

SINGLE = 0.8
"""The same where it is the claim's only point, from which nothing is told apart but what the
opponent said. Of claims of both packs that were cut down to one point in seven wordings it credits
one of 36 sentences for the claim, not six, and none of 108 of small talk, not two, as where three
points are left; of 108 `accept` sentences 64 pass, not 77, where three points are left 62."""

OURS = -0.3
"""Side up to which a text is its own beyond doubt: seven of ten honest answers lie below."""

LEAST = 0.0001
"""Probability below which a sentence by itself is as good as refused: no text turns that round."""

SPEAKS, ASSERTS = 7, 8
"""Weights of the two regressions: a bias each, and one for each of their features."""


def speaks(signs: Signs) -> tuple[float, ...]:
    """What tells whether it speaks of the point at all, each of the order of one; 1 for the bias.

    The last is the verifier's: asserts or opposes, rather than neither.
    """
    return (
        1.0,
        _clip(signs.near, -4.0, 5.0) / 3,
        _clip(signs.near - signs.other, -3.0, 3.0) / 3,
        _clip(signs.wide, -3.0, 0.0),
        3 * _clip(signs.agrees, -0.5, 2.0),
        3 * signs.claim,
        logit(signs.asserts + signs.opposes),
    )


def at_most(signs: Signs, weights: Sequence[float]) -> float:
    """The largest probability that the verifier could leave it with, whatever it reads."""
    told = replace(signs, asserts=1.0, opposes=0.0)
    return sigmoid(sum(w * x for w, x in zip(weights, speaks(told), strict=False)))


def asserts(signs: Signs) -> tuple[float, ...]:
    """What tells which side of the point it takes; 1 for the bias, which a denial has not.

    A clash of negations says the more, the nearer the words are to those of the point.
    """
    return (
        float(not signs.denies),
        lean(signs.asserts, signs.opposes),
        float(signs.clash),
        logit(signs.claimed),
        logit(signs.opposed),
        signs.clash * (_clip(signs.near, 0.0, 2 * CLOSE) / CLOSE - 1),
        _clip(signs.side - OURS, 0.0, 1.0),
        signs.second,
    )


def lean(one: float, other: float) -> float:
    """Log odds, -4 to 4, of one probability against another."""
    return _clip(math.log(max(one, 1e-3) / max(other, 1e-3)), -4.0, 4.0)


def features(signs: Signs) -> tuple[float, ...]:
    """Both kinds together, as many as there are weights."""
    return (*speaks(signs), *asserts(signs))


class Credit(NamedTuple):
    """Probabilities, 0 to 1, of a sentence and a point."""

    asserts: float
    """That it asserts the point, weighed so that .5 credits it."""
    opposes: float
    """That it opposes it: the verifier's word, as far as the sentence speaks of the point."""
    speaks: float
    """That it speaks of the point at all."""


def join(signs: Signs, weights: Sequence[float]) -> Credit:
    """What the signs come to."""
    terms = [w * x for w, x in zip(weights, features(signs), strict=True)]
    of_it = sigmoid(sum(terms[:SPEAKS]))
    return Credit(of_it * sigmoid(sum(terms[SPEAKS:])), of_it * signs.opposes, of_it)


def credit(signs: Signs, numbers: Calibration) -> Credit:
    """`join` for what answers a counterargument, in the light of its whole text.

    Small talk makes no point: an excuse, too, is nearer to one point than to all others, which is
    much of what counts. On 482 labelled rebuttals (rules 7) the rule took back no point that a
    person had credited, and on `benchmarks/chatter.txt` it left 7 of 27 false ones.
    """
    found = join(signs, _weights(signs, numbers))
    made = in_company(found.asserts, signs, numbers.company)
    elsewhere = signs.near < FAR and signs.asserts + signs.opposes < SILENT
    return found._replace(asserts=made * ELSEWHERE if elsewhere else made)


def credit_at_most(signs: Signs, numbers: Calibration) -> float:
    """The largest probability that `credit` could come to, whatever the verifier reads."""
    told = replace(signs, asserts=1.0, opposes=0.0)
    return in_company(at_most(told, _weights(signs, numbers)), told, numbers.company)


def in_company(probability: float, signs: Signs, weights: Sequence[float]) -> float:
    """The probability that a sentence makes a point, in the light of the whole text.

    Who argues a point comes back to it in another sentence, and makes others beside it; what only
    touches it stands alone. The more sentences there are, the more that tells: a text of one is
    left as it is, one of n has 1 - 1/n of the weight. (A maximum over many sentences would
    otherwise credit too much: by the same line, precision was .79 where recall was .89.) The more
    the verifier rather hears the contrary, the less is borne out.
    """
    if signs.sentences < 2:
        return probability
    more = sum(w * x for w, x in zip(weights, beside(signs), strict=True))
    if more > 0:
        heard = max(signs.asserts + signs.opposes, LEAST)
        more *= min(1.0, 2 * signs.asserts / heard)
    return sigmoid(logit(probability, LEAST) + more)


def beside(signs: Signs) -> tuple[float, ...]:
    """What tells whether the whole text bears out its sentence, each times 1 - 1/n; 1 for the bias.

    All are 0 where the sentence stands by itself.
    """
    share = 1 - 1 / max(1, signs.sentences)
    told = (
        1.0,
        _clip(signs.again, -0.5, 2.0),
        _clip(signs.company, -0.5, 2.0),
        logit(signs.asserts + signs.opposes),
    )
    return tuple(share * sign for sign in told)


def _weights(signs: Signs, numbers: Calibration) -> tuple[float, ...]:
    first, *rest = numbers.rebuttal
    return (first - UNLISTED * signs.unlisted - SINGLE * signs.single, *rest)


def logit(probability: float, least: float = 0.01) -> float:
    """The inverse of `sigmoid`, with the probability kept within `least` and 1 - `least`."""
    kept = min(1 - least, max(least, probability))
    return math.log(kept / (1 - kept))


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x), safe at both ends."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def _clip(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))
