"""Manner: does a text argue, or speak to the judge, of the person, or of something else?

Lists of words (`pleas.py`, `persons.py`) know the pleas and the insults that somebody has met. The
encoder has placed every sentence anyway, and in its space those that argue lie apart from those
that beg, abuse or chat, whatever their words: three lines through it tell them, learnt by logistic
regression from texts of all four kinds by other people, and from labelled answers
(`benchmarks/fit_manner.py`). A text is what its sentences are on the average.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from game.errors import ModelError
from game.scoring import archive
from game.scoring.archive import MADE_FOR
from game.scoring.contract import Matcher, Probabilities
from game.scoring.language import language_of_all
from game.scoring.sentences import Sentence
from game.scoring.verdict import Flag, FlagKind
from game.scoring.words import words

Manner = Literal["plea", "abuse", "chat"]
MANNERS: tuple[Manner, ...] = ("plea", "abuse", "chat")
"""In the order of the columns."""

FILE = "manner.npz"
"""Beside a language's weights."""

LINES: Mapping[str, Mapping[Manner, float]] = {
    "en": {"plea": -1.3, "abuse": -1.3, "chat": -1.25},
    "ja": {"plea": -0.5, "abuse": -0.5, "chat": -1.0},
}
"""By language: mean log odds of its sentences from which on a text that makes no point is of that
manner. As told by lines that had not learnt from their set or writer: English pleas 194 of 291,
abuse 116 of 314; of 4,907 honest answers 5 and 6, most of which make a point. Of 273 texts of chat
without a point 100, by the listener, too; of 763 honest answers without one 19, eighteen of which
are pictures that name nothing of the matter. In Japanese pleas 96 of 159, abuse 26 of 165; of 3,221
honest answers 2 and 1."""

SURELY: Mapping[str, float] = {"en": 0.0, "ja": 0.5}
"""The same where a point is credited, for pleas and abuse: then it was misheard."""

FEWEST_ABUSIVE, FEWEST_OF_CHAT = 12, 25
"""Words that abuse, and chat, say at least. A short picture (“Our Maureen copied my sponge cake”)
lies as far from the matter as they do, and may be an answer."""

OF_THE_LISTENER = 0.2
"""How much of the log odds that the listener hears an argument is taken off those of chat."""

FAR_OFF = -1.5
"""Log odds from which on what is also far from the matter is chat, whatever the listener hears: of
763 honest answers without a point none, of 273 texts of chat ten more."""

_FLAGS: Mapping[Manner, tuple[FlagKind, str, str]] = {
    "plea": (
        "instructs-judge",
        "This speaks to the judge about the score.",
        "Speak to your opponent: say what is wrong with their argument.",
    ),
    "abuse": (
        "attacks-person",
        "This is about the person, not about the argument.",
        "Answer what is said. A witness's interest counts if you show how it bears on the claim.",
    ),
    "chat": (
        "off-topic",
        "Most of this speaks of something else.",
        "Begin with what they said: “You say that ..., but ...”",
    ),
}
"""Of each manner the flag, what raised it, and the way out."""

NEVER = -9.0
"""Log odds where nobody knows them."""

Arrays = Mapping[str, npt.NDArray[Any]]


class Lines:
    """The three lines, in the space of an encoder; deterministic, and safe to share by threads."""

    def __init__(self, found: Arrays, sha256: str) -> None:
        """`found` is what `load` gives; `ModelError` where it was made for another encoder."""
        if str(found.get(MADE_FOR)) != sha256:
            raise ModelError("The judge's manners belong to other weights: install it again.")
        self._weights = found["weights"].astype(np.float32)
        self._bias = found["bias"].astype(np.float32)

    def of(self, vectors: npt.NDArray[np.float32]) -> Probabilities:
        """(sentences x `MANNERS`): log odds, to two places, that a sentence is of that manner."""
        odds: Probabilities = (vectors @ self._weights.T + self._bias).astype(np.float64).round(2)
        return odds


class Spoken:
    """A text, in the manner of its sentences."""

    def __init__(self, sentences: Sequence[Sentence], matcher: Matcher) -> None:
        self._sentences = sentences
        said = [sentence.text for sentence in sentences]
        self._language = language_of_all(said)
        self._words = sum(len(words(text)) for text in said)
        odds = matcher.manner(said) if said else None
        self._odds = np.full((1, len(MANNERS)), NEVER) if odds is None else odds
        means = self._odds.mean(axis=0).round(2)
        self._most = int(means.argmax())
        self._mean = float(means[self._most])

    @property
    def _manner(self) -> Manner:
        return MANNERS[self._most]

    def flag(self, *, answered: bool) -> Flag | None:
        """For what begs or abuses in place of arguing; `answered` says that it makes a point."""
        short = self._manner == "abuse" and self._words < FEWEST_ABUSIVE
        if self._manner == "chat" or short:
            return None
        line = SURELY[self._language] if answered else LINES[self._language][self._manner]
        return self._flag if self._mean >= line else None

    def chats(self, heard: float | None, *, far: bool) -> Flag | None:
        """For what chats, by its manner and by what the listener has `heard` (log odds).

        `far` says that it is far from the matter.
        """
        if heard is None or self._manner != "chat":
            return None
        odds = round(self._mean - OF_THE_LISTENER * heard, 2)
        at_length = self._words >= FEWEST_OF_CHAT and odds >= LINES[self._language]["chat"]
        return self._flag if at_length or (far and self._mean >= FAR_OFF) else None

    @property
    def _flag(self) -> Flag:
        """Shows the sentence that is most of that manner; none of chat, for all of it is."""
        kind, why, way_out = _FLAGS[self._manner]
        if self._manner == "chat":
            return Flag(kind, why, way_out)
        most = int(self._odds[:, self._most].argmax())
        return Flag(kind, why, way_out, self._sentences[most].span)


def checksum(folder: Path) -> str:
    """Of the file in `folder`; `ModelError` if it cannot be read."""
    return archive.checksum(folder / FILE)


def load(folder: Path) -> Arrays:
    """The lines of a language, in `folder`; `ModelError` if they are missing or damaged."""
    return archive.arrays(folder / FILE)
