"""How surely a whole answer makes a point: what its best part says, in the light of all of it.

The verifier hears a sentence and a wording, and a part that it mishears makes no point, however
plainly the answer speaks of it; who denies a point, or argues the other side, says much of what
makes one. So four signs are weighed by logistic regression: what the best part makes of it, how
close any part comes, by all wordings (`agreement`) and by the nearest, and whose argument the
answer is. `benchmarks/fit_belief.py` gives the weights, from English answers; they serve Japanese
ones too, with `LENIENCE` added.

To these log odds come the point's own, where its pack has learnt them from answers (`Point.prior`):
a doubtful sentence rather makes the point that many players make, and rather not the one that
hardly anybody does, or that is often heard where nobody makes it. They count the more, the more is
said, and nothing where that is one sentence, which has to be taken at its word. They were learnt
from English answers, and tell the points of Japanese ones as well.
"""

from __future__ import annotations

from game.scoring.calibration import logit, sigmoid
from game.scoring.contract import Closest

WEIGHTS = (-2.31, 0.6, 3.93, 0.26, 0.85)
"""Bias, then one for each of `features`, as fitted. (With rules 37 the bias lay .4 lower, by hand.
By either those points of 14 natural sets of which a part was read come to F1 .905; but of 50
readings of verdicts on bb, bc and bd that missed a point, strict coaches refused 42, of 68 that
credited one too many 15.)"""

LENIENCE = {"en": 0.0, "ja": 0.6}
"""What is added to the bias, by the language of text and claim: too few of the points that Japanese
answers make are heard (chosen on h, jb, jc and jd: F1 .753 -> .764)."""

CERTAIN = 0.999
"""Probability from which on a part says a wording letter by letter: that stays so."""

LEAST = 0.005
"""Probability of the best part below which all count alike."""

LIFTED = (0.05, 0.15)
"""Probabilities of the best part up to which none is lifted, and from which on all are in full: of
8,400 points of labelled answers below the first, four would be lifted beyond .5, three of them
rightly, and of the packs' near misses and contraries nine."""

CONTRARY = 0.5
"""How surely a part asserts the contrary, and more surely than any makes the point, from which on
it is not lifted."""

IN_SPITE, FOR_HIMSELF = (0.5, 0.7), (0.0, 1.0)
"""Agreements up to which that holds, and from which on it does not, in several sentences, and log
odds of allegiance between which they count for that, if only the part itself is heard so: who says
so much of a point, for himself, is misheard by an image or an odd turn. Of 1,740 English answers
as people play 14 points stood so from .6 on, 13 of them made."""

EXPECTED, OF_ONE = 2.0, 0.5
"""Log odds of allegiance from which on a text of many sentences is the player's own beyond doubt,
and one of a single sentence, which tells less of whose it is; those of n lie 1/n of the way."""

FEWEST_ODDS = -5.0
"""What they fall short by, at most, as far as it counts."""

AGREES, NEAR = (-0.3, 1.3), (-4.0, 4.0)
"""Between which values closeness tells more."""


def believed(
    probability: float,
    closest: Closest | None,
    *,
    opposed: float,
    odds: float | None,
    sentences: int,
    language: str,
    prior: float = 0.0,
    denied: bool = False,
    taken_back: bool = False,
) -> float:
    """The probability, 0 to 1, that a text makes a point, from that of a part of it.

    `opposed` says how surely a part of it asserts the contrary, `taken_back` that it is another
    part that does, `denied` that the part is a denial, of which closeness tells nothing. `odds` are
    the text's allegiance, `sentences` how many it has, `language` is that of text and claim
    together (`language_of_all`), `prior` that of the point, in log odds (`Point.prior`). Where
    closeness or allegiance is not known, nothing changes.
    """
    if closest is None or odds is None or probability >= CERTAIN:
        return probability
    bias, *weights = WEIGHTS
    found = features(probability, closest, odds, sentences)
    heard_of_it = sum(w * x for w, x in zip(weights, found, strict=True))
    beforehand = bias + LENIENCE[language] + prior * share_of_prior(sentences)
    whole = sigmoid(beforehand + heard_of_it)
    if whole > probability:
        share = 0.0 if denied else _between(probability, LIFTED)
        if opposed >= CONTRARY and opposed > probability:
            misheard = _between(closest.agrees, IN_SPITE) * _between(odds, FOR_HIMSELF)
            share *= misheard if sentences > 1 and not taken_back else 0.0
        whole = probability + share * (whole - probability)
    return round(whole, 3)


def share_of_prior(sentences: int) -> float:
    """How much of a point's prior counts in a text of so many sentences: 0 to 1."""
    return 1 - 1 / max(1, sentences)


def features(
    probability: float, closest: Closest, odds: float, sentences: int
) -> tuple[float, ...]:
    """What speaks for its making the point.

    What its best part makes of it (logit); how far any part agrees with the point; how near any
    comes; and by how much the log odds that it is the player's own fall short (at most 0).
    """
    expected = EXPECTED - (EXPECTED - OF_ONE) / max(1, sentences)
    return (
        logit(probability, LEAST),
        _clip(closest.agrees, *AGREES),
        _clip(closest.near, *NEAR),
        _clip(odds - expected, FEWEST_ODDS, 0.0),
    )


def _between(value: float, ramp: tuple[float, float]) -> float:
    """How far a value has come from the start of a ramp, 0, to its end, 1."""
    start, end = ramp
    return _clip((value - start) / (end - start), 0.0, 1.0)


def _clip(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))
