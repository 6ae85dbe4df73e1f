"""Fillers: sentences that make an answer longer, and argue nothing. As asides, they are not read.

They would count as length, and change what is heard in the rest. There are two kinds. A stray is of
something else: “It was a rainy Tuesday in the small town of Ghent.” A platitude is on the topic,
and both sides would say it: “Chips are made of silicon, and computers need them.” Each is told by a
line in the space of the encoder (`manner`) and by how near it comes to the matter, or to what would
answer the claim: alone neither tells it from honest pictures of everyday life, and from facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.scoring.contract import MANNERS, Manner, Probabilities
from game.scoring.nearness import mean_of

OF_NEARNESS = 15
"""How many log odds weigh as much as nearness 1."""

STRAYS: Mapping[str, float] = {"en": -6.8, "ja": -5.6}
"""By language: log odds that a sentence strays, less `OF_NEARNESS` times its mean nearness to the
matter, from which on it does. Of 2,810 sentences of honest English answers 24 lie beyond, of 7,694
Japanese ones 104."""

PLATITUDES: Mapping[str, float] = {"en": -8.8, "ja": -7.0}
"""By language: log odds that a sentence is a platitude, less `OF_NEARNESS` times its nearness to
the points' wordings, from which on it is one. Of the same sentences 16 lie beyond, and 37."""

PLAINLY: Mapping[str, float] = {"en": -11.0, "ja": -10.0}
"""What `STRAYS` counts, up to which the rest of an answer, in the mean of its sentences, speaks
plainly to the matter. Where it does not, the answer is a picture as a whole, and all of it is
read."""


def fillers(near: Probabilities, manner: Probabilities | None, language: str) -> list[bool]:
    """For each sentence, whether it is a filler; none is where that is not known.

    `near` (sentences x 3) is its nearness, up to 1, to motion, claim or points, to the opponent's
    words, and to the points' wordings; `manner` is what `Matcher.manner` says.
    """
    if manner is None:
        return [False] * len(near)
    away = _odds(manner, "stray", [mean_of(row) for row in near])
    flat = _odds(manner, "platitude", [float(row[-1]) for row in near])
    strays, platitude = STRAYS[language], PLATITUDES[language]
    fill = [one >= strays or other >= platitude for one, other in zip(away, flat, strict=True)]
    rest = [one for one, fills in zip(away, fill, strict=True) if not fills]
    plainly = bool(rest) and mean_of(rest) <= PLAINLY[language]
    return fill if plainly else [False] * len(fill)


def _odds(manner: Probabilities, of: Manner, near: Sequence[float]) -> list[float]:
    line = manner[:, MANNERS.index(of)]
    return [round(float(o) - OF_NEARNESS * n, 2) for o, n in zip(line, near, strict=True)]
