"""What the rest of the program may expect of a matcher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

Probabilities = npt.NDArray[np.float64]

Manner = Literal["plea", "abuse", "chat", "stray", "platitude"]
MANNERS: tuple[Manner, ...] = ("plea", "abuse", "chat", "stray", "platitude")
"""In which a sentence may be said that does not argue; the last two as `filler` names them."""


class Closest(NamedTuple):
    """How close a text comes to a point, whatever the verifier hears in it.

    Any part of it counts that is the player's own word: a sentence, two together, or a clause.
    """

    agrees: float
    """The most that any part agrees with the point; see `Signs.agrees`."""
    near: float
    """The largest logit that any speaks of it; see `Signs.near`."""


@dataclass(frozen=True)
class Matches:
    """Probabilities, 0 to 1 in steps of .001; the first two are (rows x points).

    There is a row for each sentence, then one for each of `pairs`.
    """

    asserts: Probabilities
    """That the sentence makes the point; .5 credits it."""
    opposes: Probabilities
    """That the sentence asserts the contrary of the point."""
    claimed: Probabilities
    """(rows): that the sentence asserts the opponent's claim; 0 where none is given."""
    denied: Probabilities
    """(rows): that it asserts the contrary of the claim."""
    speaks: Probabilities
    """(rows x points): that the sentence speaks of the point at all, for or against it; 0 too where
    it was not read: others come nearer, or one of them makes the point beyond doubt."""
    pairs: Sequence[tuple[int, int]] = ()
    """Sentences that were read as one text, by their numbers: the one that agrees more first."""
    sides: tuple[float, ...] = ()
    """(sentences): how much more each agrees with what is said for the claim than with what is said
    against it, about -1 to 1; empty where `Question.sides` is not given, or where no sentence is
    the player's own word."""
    clauses: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """By (sentence, point): the number of the clause to show instead, if there is one: it makes the
    point at least as surely as the whole sentence, or the sentence makes it beyond doubt and the
    clause agrees more; see `clauses`."""
    closest: Sequence[Closest] = ()
    """Of each point; empty if unknown: then the text as a whole changes no probability."""


OWN_SIDE, UNKNOWN_SIDE = -1.0, -0.1
"""As far from the opponent's as can be; and between both, where a pack does not tell the sides, or
no sentence is the player's own word."""


def side_of(sides: Sequence[float]) -> float:
    """How far a text stands on the opponent's side, by its sentences: about -1 to 1.

    The mean of that half of them, rounded up, that stand most there; `OWN_SIDE` where there are
    none. (Answers for the opponent are told from honest ones by it with an AUC of .91, by all
    sentences .92, by the two that stand most there .86; of the former .59, .56 and .51 lie beyond
    all but 2 % of the honest ones.)
    """
    most = sorted(sides)[len(sides) // 2 :]
    return round(sum(most) / len(most), 3) if most else OWN_SIDE


@dataclass(frozen=True)
class Question:
    """What a text is matched with."""

    points: Sequence[Sequence[str]]
    """Each in several phrasings, which never compete with each other; the points do."""
    topic: str | None = None
    """The motion's text."""
    counterexamples: Sequence[str] = ()
    """Sentences that come near to the points and make none."""
    rivals: Sequence[Sequence[str]] = ()
    """Points that compete, but are not asked about."""
    claim: Sequence[str] = ()
    """What the opponent said, first the claim itself: it competes too, and what comes near to any
    of it is less likely to make a point against it."""
    most: int | None = None
    """Only that many points, those with which a text agrees most, are read closely."""
    joined: bool = False
    """Of each point the two sentences that agree with it most are read as one text, too, if they
    agree about as much as the best single one."""
    borrowed: frozenset[int] = frozenset()
    """Sentences that are not the player's own: they make no point, alone or with another."""
    sides: tuple[Sequence[str], Sequence[str]] | None = None
    """What is said against the claim, and what for it, to tell on whose side the text stands."""
    unlisted: bool = False
    """The pack does not list enough of that: a sentence must come nearer to make a point."""


class Matcher(Protocol):
    """Says how probable it is that a sentence asserts a point. Deterministic, safe to share."""

    @property
    def version(self) -> str:
        """Changes whenever a probability may."""
        ...

    def match(
        self, sentences: Sequence[str], points: Sequence[str], topic: str | None = None
    ) -> Probabilities:
        """(sentences x points): calibrated probabilities, polarity included; .5 credits a point.

        `topic` is the motion's text; the points passed together compete. A point that is asked
        about alone is weighed by other numbers, so its probability changes with company.
        """
        ...

    def match_phrasings(self, sentences: Sequence[str], asked: Question) -> Matches:
        """The sentences of one text against points in several phrasings: (rows x points)."""
        ...

    def argues(self, answer: str, claim: str) -> float | None:
        """Log odds that the `answer` argues against the `claim`, with a listed point or without.

        That is, that coaches grade it 2 of 4 or more; None without a listener.
        """
        ...

    def manner(self, sentences: Sequence[str]) -> Probabilities | None:
        """(sentences x `MANNERS`): log odds that each is of that manner.

        None where that is not known.
        """
        ...

    def prepare(
        self,
        texts: Iterable[str],
        stop: Callable[[], bool] = lambda: False,
        *,
        beside: Sequence[str] = (),
    ) -> None:
        """Compute ahead what `texts` will need, until `stop`; changes no result.

        `beside` is the text that they will be matched with, if it is known: its language decides
        which networks read them.
        """
        ...

    def nearness(self, sentences: Sequence[str], texts: Sequence[str]) -> Probabilities:
        """(sentences x texts): do they speak of the same thing at all?

        Cosines, at most 1, from a floor that makes them comparable between languages: strangers
        lie about .1.
        """
        ...

    def asides(self, sentences: Sequence[str], wordings: Sequence[str]) -> Sequence[bool]:
        """Which sentences speak to the room rather than to the matter, which has these wordings."""
        ...
