"""What the judge hands back: plain frozen values, every number explained."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
"""Start and end in code points of the cleaned text; the end is exclusive."""

FlagKind = Literal[
    "concedes", "restates", "wrong-side", "opposite", "copied", "keyword-list", "nonsense",
    "off-topic", "instructs-judge", "attacks-person", "answers-another", "contradicts-itself",
    "padding",
]  # fmt: skip
FLAG_NAMES: Mapping[str, str] = {
    "concedes": "gives the argument away",
    "restates": "only restates them",
    "wrong-side": "argues the other side",
    "opposite": "asserts the contrary",
    "copied": "copied",
    "keyword-list": "list of keywords",
    "nonsense": "no sense",
    "off-topic": "off topic",
    "instructs-judge": "speaks to the judge",
    "attacks-person": "attacks the person",
    "answers-another": "answers another argument",
    "contradicts-itself": "contradicts itself",
    "padding": "says the same again",
}
"""What people read for each kind; files for programs keep the kinds."""

Standing = Literal["answered", "partly", "dropped", "conceded"]

MADE = 0.5
"""Probability from which on a point is credited."""

ARGUED_WORDS, ARGUED_PLAINLY = 44, 38
"""Different words to the matter from which on two points are argued in full: where the second is
barely made, and where both are made beyond doubt. Length speaks for a doubtful point; a plain one
needs no such witness, and coaches ask for none."""

AT_LENGTH_WORDS = 40
"""The same for a single point that has a reason, a fact, or something said beside it. Of honest
answers that by people make one point it parts 2 from 3 as they do in all 16 of the shared English
set, in 146 of 149 of am to ao, and in 407 of 435 of aa to al."""

ON_MOTION, STATED, UNSTATED, REASONED = 40, 30, 15, 30
"""Marks of an opening, 100 in all: it speaks of the motion; it states the case of its side, or at
least not that of the other; it gives a reason."""

NEAR_MISS = 0.25
"""From here on a point that was not made is shown with the words that came near."""

IN_DOUBT = 0.75
"""Probability below which a second point is in doubt, and is not credited beside a surer one."""

HESITANT = 0.25
"""How near to its line a probability lies, at most, where a point is in doubt: on the side of the
missed ones as near as `NEAR_MISS`, so that a doubt always has words to be shown."""

MOST_CONTENT, MOST_STRATEGY = 60, 40
"""Marks of the two criteria at most."""

UNCERTAIN_BELOW = 0.67
"""Certainty below which a verdict is called uncertain: there, one of three is not as coaches have
it."""

TOO_UNCERTAIN = 0.35
"""Certainty below which there is not enough to judge by. Of 132 natural answers of which that was
said, 26 verdicts were as coaches have it, and 59 bands; of 94 from there to .4, 40 and 54."""

APART = " … "
"""Stands between words of the player that are no neighbours."""

ONE_POINT = 2
"""The band from which on an answer counts as making a point, or arguing one of its own."""

BAND_NAMES = ("no answer", "no point yet", "one point", "strong", "complete")
"""What the bands 0 to 4 are called on screens."""

BAND_RANGES = ("0-19", "20-39", "40-59", "60-79", "80-100")
"""The scores of the bands 0 to 4."""

OFF_LIST_NAME = "argued, but no listed point heard"
"""What the second is called where no point was made."""


def flag_name(kind: str) -> str:
    """What people read for a kind of flag; one that is unknown, of another version, stays."""
    return FLAG_NAMES.get(kind, kind)


def band_name(band: int, *, off_list: bool = False) -> str:
    """What a text of this band is called; `off_list` names no point as made."""
    return OFF_LIST_NAME if off_list else BAND_NAMES[band]


def is_uncertain(certainty: float | None) -> bool:
    """Whether a verdict of that certainty is uncertain; one of which nobody knows it is not."""
    return certainty is not None and certainty < UNCERTAIN_BELOW


def is_too_uncertain(certainty: float | None) -> bool:
    """Whether a verdict of that certainty says that there is not enough to judge by."""
    return certainty is not None and certainty < TOO_UNCERTAIN


def is_doubtful(made: bool, probability: float) -> bool:
    """Whether a point counts as made at a probability near the line."""
    return made and probability <= MADE + HESITANT


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches of a text have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True)
class PointResult:
    """How one reference point fared."""

    id: str
    probability: float
    """0 to 1, rounded to 3 places: that the player asserts the point."""
    made: bool
    """`probability` >= .5 (and, in what older versions recorded, not taken back by a flag)."""
    sentence: str | None = None
    """The player's words that came nearest, when they made it or came near."""
    span: Span | None = None
    beside: Span | None = None
    """Other words of the player, elsewhere in the text, together with which these did."""
    clause: Span | None = None
    """The clause within `span` that makes it, where the sentence says more than that."""

    @property
    def is_doubtful(self) -> bool:
        """Whether it counts as made, and may well not be."""
        return is_doubtful(self.made, self.probability)

    @property
    def is_near(self) -> bool:
        """Whether it was missed, and words of the player came near it."""
        return self.sentence is not None and not self.made and self.probability < MADE

    @property
    def spans(self) -> tuple[Span, ...]:
        """`span` and `beside`, as far as there are any."""
        return tuple(span for span in (self.span, self.beside) if span)

    @property
    def shown(self) -> tuple[Span, ...]:
        """The clause that made the point, if one did, else `spans`."""
        return (self.clause,) if self.clause else self.spans


@dataclass(frozen=True)
class Flag:
    """Something about the text that caps its score."""

    kind: FlagKind
    why: str
    """What raised it, in a sentence to the player."""
    way_out: str
    """What an honest player does about it."""
    span: Span | None = None
    """The words that raised it."""

    @property
    def name(self) -> str:
        """What people read for its kind."""
        return flag_name(self.kind)


@dataclass(frozen=True)
class Criteria:
    """Parts of the score: content out of 60, strategy out of 40; points with one decimal."""

    content: float = 0.0
    strategy: float = 0.0
    coverage: float = 0.0
    """0 to 1: weight of the points made over weight of the points that a full answer makes."""
    development: float = 0.0
    """0 to 1: share of the points made that come with a reason, a fact or a cited card."""
    sureness: float = 0.0
    """0 to 1: mean probability of the points made."""
    engagement: float = 0.0
    """0 to 1: how far it answers the claim that was made."""
    structure: float = 0.0
    """0 to 1: share of the four steps (they say, but I say, because, therefore)."""
    weighing: float = 0.0
    """0 or 1: says comparatively why this outweighs."""


@dataclass(frozen=True)
class Verdict:
    """The judge's result for one rebuttal."""

    text: str
    """The text after the gate: spans count in it."""
    score: int
    """0 to 100."""
    band: int
    """0 to 4."""
    points: tuple[PointResult, ...]
    """Every point of the counterargument, in the pack's order."""
    criteria: Criteria = field(default_factory=Criteria)
    flags: tuple[Flag, ...] = ()
    lift: str = ""
    """The one thing that would lift the score, to the player; empty at the top."""
    off_list: bool = False
    """Relevant and reasoned, but on no list of this pack."""
    scorer_version: str = ""
    certainty: float | None = None
    """0 to 1: how often coaches give such an answer these points and this band; None if unknown,
    as in what was recorded before it was told."""
    otherwise: int | None = None
    """Band, 0 to 4, in which it would be if the one point in doubt fell the other way; None where
    none is, or several are, or it would be the same, or that is unknown."""

    @property
    def is_uncertain(self) -> bool:
        """Whether coaches would rather often judge otherwise; see `UNCERTAIN_BELOW`."""
        return is_uncertain(self.certainty)

    @property
    def is_too_uncertain(self) -> bool:
        """Whether that is so often that there is not enough to judge by; see `TOO_UNCERTAIN`."""
        return is_too_uncertain(self.certainty)

    @property
    def made(self) -> tuple[str, ...]:
        """Ids of the points made."""
        return tuple(point.id for point in self.points if point.made)

    @property
    def near(self) -> tuple[PointResult, ...]:
        """What came near a point, each stretch once, and none that lies in one that made one."""
        taken = [span for point in self.points if point.made for span in point.spans]
        found = []
        for point in self.points:
            if point.span is None or not point.is_near:
                continue
            if not any(overlap(one, other) for one in point.spans for other in taken):
                taken += point.spans
                found.append(point)
        return tuple(found)

    def nearest(self, name: str) -> PointResult | None:
        """What came near the missed point of that id, with words that made no other; else None.

        Nothing does in a text that is flagged and makes no point: it is not an answer.
        """
        if self.flags and not self.made:
            return None
        made = [span for point in self.points if point.made for span in point.shown]
        for point in self.points:
            if point.id == name and point.is_near:
                taken = any(overlap(one, other) for one in point.shown for other in made)
                return None if taken else point
        return None

    def words_of(self, point: PointResult) -> str:
        """The player's words that made it or came near; empty if there are none.

        Of a compound sentence the clause that did. Where other sentences stand between two there is
        an ellipsis.
        """
        return APART.join(self.text[slice(*span)] for span in sorted(point.shown))

    @property
    def standing(self) -> Standing:
        """What the flow sheet says of a round that ends with this score."""
        return standing(self.score, conceded=any(f.kind == "concedes" for f in self.flags))


def as_told(probability: float) -> str:
    """With two places; what falls short of the line is never rounded up to it."""
    return f"{_short_of_the_line(probability):.2f}"


def as_share(probability: float) -> str:
    """The same in percent."""
    return f"{_short_of_the_line(probability):.0%}"


def _short_of_the_line(probability: float) -> float:
    return min(probability, MADE - 0.01) if probability < MADE else probability


def band_of(score: int) -> int:
    """The band, 0 to 4, of a score from 0 to 100."""
    return min(4, score // 20)


def standing(score: int, *, conceded: bool = False) -> Standing:
    """Answered at 60 or more, partly from 40, else dropped; conceded by flag."""
    if conceded:
        return "conceded"
    return "answered" if score >= 60 else "partly" if score >= 40 else "dropped"
