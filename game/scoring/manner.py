"""Manner: does a text argue, or speak to the judge, of the person, or of something else?

Lists of words (`pleas.py`, `persons.py`) know the pleas and the insults that somebody has met. The
encoder has placed every sentence anyway, and in its space those that argue lie apart from those
that beg, abuse or chat, whatever their words: three lines through it tell them, learnt by logistic
regression from texts of all four kinds by other people, and from labelled answers
(`benchmarks/fit_manner.py`). A text is what its sentences are on the average. Two more
lines tell single sentences that only fill (`filler`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from game.errors import ModelError
from game.scoring import archive
from game.scoring.archive import MADE_FOR
from game.scoring.bearings import OFF_THE_TOPIC
from game.scoring.contract import MANNERS, Manner, Matcher, Probabilities
from game.scoring.guards import NO_PERSON, TO_THE_JUDGE
from game.scoring.language import language_of
from game.scoring.sentences import Sentence
from game.scoring.verdict import Flag, FlagKind
from game.scoring.words import words

OF_TEXTS = MANNERS[:3]
"""Those of whole texts; the others are of single sentences (`filler`)."""

FILE = "manner.npz"
"""Beside a language's weights."""

LINES: Mapping[str, Mapping[Manner, tuple[float, float]]] = {
    "en": {"plea": (-0.2, -1.0), "abuse": (-1.5, -1.0), "chat": (-0.6, -0.6)},
    "ja": {"plea": (1.0, 0.5), "abuse": (0.0, -0.4), "chat": (-0.4, -0.4)},
}
"""By language: log odds from which on a text that makes no point is of that manner, below
`AT_LENGTH` words and from there on. Of texts of writers and sets that the lines had not learnt from
107 of the 275 short English ones that abuse are beyond theirs, none of 792 honest answers, and one
of 116 by a picture; the other lines (rules 44) told, where no point was heard, 92 of 174 pleas and
53 of 273 that chat, and of 292 honest answers by pictures of school, of marks or of the table three
and seven. Some that look like abuse are called that: “You sound like my ex-husband, who had given
up by the end of the wedding breakfast”. In Japanese the numbers are stricter: there pictures of
school lie nearer."""

AT_LENGTH = 30
"""Words from which on a text as a whole tells more than a picture of one sentence or two."""

FAR: Mapping[str, float] = {"en": -1.5, "ja": -1.0}
"""Mean log odds of chat from which on what is also far from the matter chats, whatever is heard: 26
more of the 273, and 7 of the 292."""

SURELY: Mapping[str, float] = {"en": 0.0, "ja": 1.0}
"""Mean log odds from which on what is credited with a point begs or abuses: it was misheard. None
of 5,195 honest English answers reaches it."""

JEERS = -2.95
"""Mean log odds of abuse or chat, less what the listener hears, from which on what says less than
`AT_LENGTH` is no argument on no list: “chips no longer matter. put that on a t-shirt”. Of 14 jeers
and 33 honest answers in such a tone that were taken for one, by four writers whose texts the lines
had learnt, ten and one are beyond it, and of two jeers of held sets one."""

HEARD_TO_ARGUE = 1.5
"""What the listener hears (log odds) from which on a few words are of no manner but an argument's:
“You sound like the hare in the fable, asleep under a tree while the tortoise walks past him”."""

HARDLY_HEARD, BARELY_MADE = -1.0, 0.97
"""What the listener hears at most (log odds), and the probability up to which, in a text of less
than `AT_LENGTH` that is beyond the line of abuse, a credited point was misheard."""

OF_THE_LISTENER, OF_ALLEGIANCE, MOST = 0.2, 0.2, 4.0
"""How much of the log odds that the listener hears an argument, and of those (up to `MOST` either
way) that the text is the player's own, is taken off those of its manner."""

FEWEST: Mapping[Manner, int] = {"plea": 12, "abuse": 12, "chat": 25}
"""Words that a text says at least. A short picture (“Our Maureen copied my sponge cake”) lies as
far from the matter as chat, and may be an answer."""

TELLING = 5
"""Words from which on a sentence can be shown as what raised a flag."""

_FLAGS: Mapping[Manner, tuple[FlagKind, str, str]] = {
    "plea": ("instructs-judge", *TO_THE_JUDGE),
    "abuse": ("attacks-person", "This is about the person, not about the argument.", NO_PERSON),
    "chat": ("off-topic", *OFF_THE_TOPIC),
}
"""Of each manner the flag, what raised it, and the way out."""

NEVER = -9.0
"""Log odds where nobody knows them."""

Arrays = Mapping[str, npt.NDArray[Any]]


class Lines:
    """The lines, in the space of an encoder; deterministic, and safe to share by threads."""

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
        self._matcher = matcher
        self._said = [sentence.text for sentence in sentences]
        self._words = sum(len(words(text)) for text in self._said)

    @cached_property
    def _odds(self) -> Probabilities:
        """(sentences x `MANNERS`); where nobody knows them, a row of `NEVER`."""
        odds = self._matcher.manner(self._said) if self._said else None
        return np.full((1, len(MANNERS)), NEVER) if odds is None else odds

    @cached_property
    def _most(self) -> tuple[Manner, float]:
        """What it is most, on the average of its sentences, and the log odds of that."""
        means = self._odds[:, : len(OF_TEXTS)].mean(axis=0).round(2)
        most = int(means.argmax())
        return OF_TEXTS[most], float(means[most])

    @property
    def _language(self) -> str:
        return language_of("\n".join(self._said))

    def misheard(self, surest: float, listen: Callable[[], float | None]) -> Flag | None:
        """For what is credited with a point, and surely begs or abuses, or abuses in a few words.

        `surest` is the probability of its surest point; `listen` asks the listener.
        """
        manner, odds = self._most
        if manner == "chat" or self._words < FEWEST[manner]:
            return None
        if odds >= SURELY[self._language]:
            return self._flag
        short, _ = LINES[self._language][manner]
        if manner != "abuse" or not self._is_short or odds < short or surest > BARELY_MADE:
            return None
        heard = listen()
        return self._flag if heard is not None and heard <= HARDLY_HEARD else None

    def jeers(self, heard: float | None) -> bool:
        """Whether what makes no point, and carries no flag, does but mock in a few words."""
        if not self._is_short or heard is None:
            return False
        abuse_or_chat = self._odds[:, 1 : len(OF_TEXTS)].mean(axis=0).max()
        return round(float(abuse_or_chat) - OF_THE_LISTENER * heard, 2) >= JEERS

    def flag(self, heard: float | None, allegiance: float | None) -> Flag | None:
        """For what makes no point, and begs or abuses in place of arguing.

        `heard` is what the listener hears, `allegiance` whose argument it is, each in log odds, or
        None where nobody asked.
        """
        manner, _ = self._most
        return self._flag if manner != "chat" and self._is_so(heard, allegiance) else None

    def chats(
        self, heard: float | None, allegiance: float | None, *, far: bool = False
    ) -> Flag | None:
        """For what makes no point, and chats; `far` says that it is far from the matter."""
        manner, odds = self._most
        if manner != "chat":
            return None
        is_so = self._is_so(heard, allegiance) or (far and odds >= FAR[self._language])
        return self._flag if is_so else None

    def _is_so(self, heard: float | None, allegiance: float | None) -> bool:
        manner, odds = self._most
        if self._words < FEWEST[manner]:
            return False
        if self._is_short and heard is not None and heard >= HEARD_TO_ARGUE:
            return False
        ours = max(-MOST, min(MOST, allegiance or 0.0))
        argues = OF_THE_LISTENER * (heard or 0.0) + OF_ALLEGIANCE * ours
        short, at_length = LINES[self._language][manner]
        return round(odds - argues, 2) >= (short if self._is_short else at_length)

    @property
    def _is_short(self) -> bool:
        return self._words < AT_LENGTH

    @property
    def _flag(self) -> Flag:
        """Shows the sentence that is most of that manner; none of chat, for all of it is.

        Of those of `TELLING` words and more, if there are any: “hi everyone btw” is as far from the
        matter as abuse.
        """
        manner, _ = self._most
        kind, why, way_out = _FLAGS[manner]
        if manner == "chat":
            return Flag(kind, why, way_out)
        odds = self._odds[:, MANNERS.index(manner)]
        rows = [row for row, said in enumerate(self._said) if len(words(said)) >= TELLING]
        most = max(rows or range(len(odds)), key=lambda row: odds[row])
        return Flag(kind, why, way_out, self._sentences[most].span)


def checksum(folder: Path) -> str:
    """Of the file in `folder`; `ModelError` if it cannot be read."""
    return archive.checksum(folder / FILE)


def load(folder: Path) -> Arrays:
    """The lines of a language, in `folder`; `ModelError` if they are missing or damaged."""
    return archive.arrays(folder / FILE)
