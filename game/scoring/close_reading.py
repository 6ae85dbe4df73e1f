"""What of a text the verifier reads, and in which order: a verdict's time goes there.

A reading costs by its words, and each pass over the network some milliseconds beside. The first
pass reads the sentences that agree most with each point and with the claim. What these settle needs
no more. For the other points the second pass reads two sentences together, clauses, and the same
sentences with further wordings; and for all that are made the sentence that may take them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from game.scoring.calibration import Calibration, Signs, credit, credit_at_most
from game.scoring.contract import UNKNOWN_SIDE, Question, side_of
from game.scoring.places import Near, Place
from game.scoring.verdict import MADE

Found = dict[Place, Signs]
Look = Callable[[Near, Sequence[Place], Sequence[Place]], Found]
"""One pass of the verifier over some places; the last ones are read with further wordings, too."""

LIKED = -1.5
"""Logit of nearness from which on a place of a text is read closely."""

WORTH, WORTH_TOGETHER = 0.35, 0.65
"""Probability that the most favourable reading would leave a sentence with, and a pair, from which
on it is read: the verifier is seldom so sure, so the one could hardly come near a point otherwise,
nor the other make it."""

SETTLED = 0.9
"""Probability with which a sentence makes a point from which on no more of the text is read for it.
What speaks against a lesser one (the whole text, or that it only asks) may still bring it below the
line, where two sentences or a clause would have stood: from .9 on one of 720 labelled answers gets
another band, from .5 on four."""

DOUBTFUL = 0.5
"""Agreement with an open point from which on a sentence is read with further wordings. From .3 on
three times as many are, and of 720 answers F1 is .910 in place of .909, but 510 right, not 512."""

CONTRARY, CONTRARY_ALONE = 0.5, 0.0
"""How far a sentence opposes a point, to the verifier, and more than it asserts it, from which on
no clause of it makes the point: in a text of several sentences, and where it is all that is said.
"""


@dataclass(frozen=True)
class CloseReading:
    """What was read of a text."""

    signs: Found
    """Those of each place, in the light of the whole text."""
    clauses: tuple[Place, ...]
    """Clauses that agree more with a point than the sentence that settles it, and so were not read:
    where it is made, to the eye."""


def read_closely(
    near: Near, asked: Question, sides: Sequence[float], numbers: Calibration, look: Look
) -> CloseReading:
    """Read of a text what is worth it. `sides` is `Matches.sides`."""
    return _Passes(near, asked, sides, numbers, look).all()


class _Passes:
    """What was read so far."""

    def __init__(
        self,
        near: Near,
        asked: Question,
        sides: Sequence[float],
        numbers: Calibration,
        look: Look,
    ) -> None:
        self._near, self._asked, self._sides, self._numbers = near, asked, sides, numbers
        self._look = look
        self._read: Found = {}
        self._afterwards: Found = {}
        """What may take a point back; it says nothing else of the text."""

    def all(self) -> CloseReading:
        near = self._near
        liked = near.places(self._asked.most, LIKED)
        worth = [place for place in liked if not self._is_of_point(place) or self._may_count(place)]
        parts = [place for place in worth if near.is_pair(place) or near.clause(place)]
        wholes = (near.whole(place) for place in parts if near.clause(place))
        self._pass([*(place for place in worth if place not in parts), *wholes])
        made = self._made()
        surely = [place for place, sure in made.items() if sure >= SETTLED]
        settled = {column for _, column in surely}
        more = [p for p in parts if self._is_open(p, settled) and not self._is_denied(p)]
        again = [p for p in self._read if p[1] not in settled and self._is_doubtful(p)]
        self._pass(more, near.after([*made]), again)
        self._pass([], near.after([place for place in self._made() if place not in made]))
        clauses = (place for place in parts if near.clause(place) and near.whole(place) in surely)
        return CloseReading(self._signs(), tuple(clauses))

    def _pass(
        self, places: Iterable[Place], after: Iterable[Place] = (), again: Sequence[Place] = ()
    ) -> None:
        """One look at what was not read yet: at `places`, and at what comes `after` a point.

        Some are read `again`, beside further wordings.
        """
        seen = self._read.keys() | self._afterwards.keys()
        new = dict.fromkeys(place for place in places if place not in self._read)
        later = dict.fromkeys(place for place in after if place not in seen | new.keys())
        if not (new or later or again):
            return
        found = self._look(self._near, [*new, *later, *again], again)
        self._read |= {place: found[place] for place in (*new, *again)}
        self._afterwards |= {place: found[place] for place in later}

    def _signs(self) -> Found:
        """Those of all that was read, in the light of the whole text."""
        whole = {place: of for place, of in self._read.items() if not self._near.clause(place)}
        every = self._read | self._afterwards
        return together(every, self._asked, self._sides, within=whole)

    def _made(self) -> dict[Place, float]:
        """Where a point is made, as far as the text has been read, and how surely."""
        signs = self._signs()
        sure = {place: credit(signs[place], self._numbers).asserts for place in self._read}
        return {p: s for p, s in sure.items() if self._is_of_point(p) and s >= MADE}

    def _is_of_point(self, place: Place) -> bool:
        """Whether a point is looked for there; otherwise it is the claim."""
        return place[1] < self._near.points

    def _is_open(self, place: Place, settled: Iterable[int]) -> bool:
        """Whether what is settled leaves it to be read.

        Who makes a point surely does not say the claim with two sentences.
        """
        return place[1] not in settled if self._is_of_point(place) else not settled

    def _is_doubtful(self, place: Place) -> bool:
        """Whether a sentence agrees so far with a point that one wording is not enough.

        Where it is all that is said, the nearest wording tells a contrary best: of the first pack's
        `contrary` sentences 80 % are refused by it and 75 % by three.
        """
        texts, wordings = self._near.texts, self._near.nearest(place)
        several = len(texts.own) > 1 and len(wordings) > 1
        plain = texts.denied[place[0]] is None and not self._near.is_wording(place)
        agrees = bool(self._near.agrees[place] >= DOUBTFUL)
        return self._is_of_point(place) and several and plain and agrees

    def _may_count(self, place: Place) -> bool:
        """Whether it is worth a reading."""
        possible = credit_at_most(self._near.signs(place), self._numbers)
        wanted = WORTH_TOGETHER if self._near.is_pair(place) else WORTH
        return possible >= wanted or self._near.is_wording(place)

    def _is_denied(self, place: Place) -> bool:
        """Whether the sentence that a clause stands in is heard as the contrary of the point.

        “They may be short of chips today, but that will pass” grants the point and turns it round.
        """
        if not self._near.clause(place):
            return False
        whole = self._read[self._near.whole(place)]
        from_here_on = CONTRARY if whole.sentences > 1 else CONTRARY_ALONE
        return whole.opposes > max(from_here_on, whole.asserts)


def together(
    found: Mapping[Place, Signs],
    asked: Question,
    sides: Sequence[float],
    within: Mapping[Place, Signs] | None = None,
) -> Found:
    """The same with what the text as a whole says of the claim, against the points, and for whom.

    The text is what was read `within` it; if that is not given, it is what was found.
    """
    text = found if within is None else within
    count, unknown = len(asked.points), asked.unlisted or (asked.sides and not sides)
    side = UNKNOWN_SIDE if unknown else side_of(sides)
    of_claim = [s.asserts for (_, column), s in text.items() if column == count]
    of_points = [s.opposes for (_, column), s in text.items() if column < count]
    claimed, opposed = max(of_claim, default=0.0), max(of_points, default=0.0)
    single = count == 1 and not asked.rivals
    return {
        place: replace(
            s,
            claimed=claimed,
            opposed=opposed,
            side=side,
            unlisted=asked.unlisted,
            single=single,
        )
        if place[1] < count
        else replace(s, claim=0.0)
        for place, s in found.items()
    }
