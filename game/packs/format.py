"""What an author may write in a pack: `pack.toml` and `motions/*.toml`.

The models are frozen and refuse unknown keys. The docstring under each field is the reference
manual. References between parts are checked in `game.packs.checking`.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from game.text import clean, one_line

FORMAT_VERSION = 1
"""The only `format_version` that this program reads."""

Side = Literal["pro", "con"]
SIDES: tuple[Side, Side] = ("pro", "con")
SIDE_MEANINGS: dict[Side, str] = {"pro": "for the motion", "con": "against the motion"}
Origin = Literal["essay", "author"]
Refutation = Literal[
    "no-link", "take-out", "mitigation", "non-unique",
    "link-turn", "impact-turn", "counter-example", "alternative",
]  # fmt: skip
"""What an answer does to the claim, as debate coaches sort it: four ways to defend, two to turn
the claim round, and two that set something against it."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
POINT_NAME_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=48)]
Tag = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{0,7}$")]
PointName = Annotated[str, StringConstraints(pattern=POINT_NAME_PATTERN)]
Weight = Annotated[int, Field(strict=True, ge=1, le=3)]
Band = Annotated[int, Field(strict=True, ge=0, le=4)]
Prior = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-2, le=2)]
OptionalLine = Annotated[str, AfterValidator(one_line), StringConstraints(max_length=600)]
Line = Annotated[str, AfterValidator(one_line), StringConstraints(min_length=1, max_length=600)]
OptionalTitle = Annotated[str, AfterValidator(one_line), StringConstraints(max_length=80)]
Title = Annotated[str, AfterValidator(one_line), StringConstraints(min_length=1, max_length=80)]
Passage = Annotated[
    str, AfterValidator(lambda text: clean(text).strip()), StringConstraints(max_length=6000)
]
_ADDRESS = r"^(https?://[^\s]+)?$"
FilledPassage = Annotated[
    str,
    AfterValidator(lambda text: clean(text).strip()),
    StringConstraints(min_length=1, max_length=6000),
]
Address = Annotated[
    str,
    AfterValidator(one_line),
    StringConstraints(pattern=_ADDRESS, max_length=300),
    WithJsonSchema({"type": "string", "pattern": _ADDRESS, "maxLength": 300}),
]


def _only_days(value: object) -> object:
    """Let TOML dates and `"2025-01-30"` through: pydantic would read 0 as 1 January 1970."""
    if type(value) is datetime.date:
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return value
    raise PydanticCustomError("date_type", "Input should be a valid date")


Day = Annotated[datetime.date, BeforeValidator(_only_days)]


def other_side(side: Side) -> Side:
    """The side across the table."""
    return "con" if side == "pro" else "pro"


def _as_name(sentence: str) -> str:
    """The sentence without its full stop, which would stand before a colon or within brackets.

    An abbreviation and an ellipsis keep theirs.
    """
    last = sentence.rpartition(" ")[2]
    if last == "etc." or "." in last[:-1]:
        return sentence
    return sentence[:-1] if last.endswith((".", "。")) else sentence


class Part(BaseModel):
    """Base of everything in a pack: frozen, unknown keys refused, docstrings as descriptions."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Hints(Part):
    """Three hints, each telling more and costing more (5, 10, 20 of 100)."""

    nudge: OptionalLine = ""
    """A question that turns the mind in the right direction."""
    facts: OptionalLine = ""
    """A fact or two from which the point can be built."""
    passage: OptionalLine = ""
    """Where the essay says it, and a paraphrase."""


class Point(Part):
    """One thing that a good rebuttal says."""

    id: Id
    """Unique within its counterargument."""
    text: Line
    """The point in one sentence."""
    origin: Origin = "author"
    """`essay` if the essay makes it, `author` if a fair opponent of the essay would."""
    source: Id | None = None
    """The section of the essay that it rests on or attacks."""
    refutation: Refutation | None = None
    """What it does to the claim, as a debate coach calls it: `no-link` (does not follow),
    `take-out` (is not so), `mitigation` (is smaller), `non-unique` (happens anyway), `link-turn`
    (brings about the opposite), `impact-turn` (good is bad, or bad is good), `counter-example` (a
    case shows otherwise) or `alternative` (there is another way). Shown with the verdict."""
    weight: Weight = 1
    """1 to 3: how much it matters."""
    phrasings: tuple[Line, ...] = ()
    """Other ways to make the same point: the judge learns the point from all of them."""
    accept: tuple[Line, ...] = ()
    """Sentences of players that make the point: tests, and further phrasings for the judge."""
    reject: tuple[Line, ...] = ()
    """Near misses that do not make it: tests, and counterexamples for the judge."""
    contrary: tuple[Line, ...] = ()
    """Sentences that assert the opposite of the point, never to be credited: tests, and
    counterexamples for the judge."""
    prior: Prior = 0
    """Log odds, -2 to 2, that the judge adds to its own: above 0 where answers make the point more
    often than it would believe, below where they make it less often (0.4 makes even odds of three
    to two). Counts in answers of two sentences and more, where the claim has `off_list` and
    `upholds` enough to tell the sides. Learnt from graded answers; leave it out where there are
    none."""
    untested: OptionalLine = ""
    """Why there are no `accept` and `reject` examples, where there can be none."""
    hints: Hints = Hints()
    """Up to three hints."""
    press: OptionalLine = ""
    """The question by which the opponent asks about this hole."""


class Counterargument(Part):
    """What the opponent throws at the player who holds `against`."""

    id: Id
    """Unique within its motion."""
    against: Side
    """The side that has to answer it."""
    title: OptionalTitle = ""
    """A few words for flow sheets; falls back to the claim."""
    voice: OptionalTitle = ""
    """Who speaks."""
    claim: Line
    """What it asserts, in one sentence."""
    source: Id | None = None
    """The section of the essay."""
    weight: Weight = 1
    """1 to 3: how much of the debate hangs on it."""
    echoes: tuple[PointName, ...] = ()
    """Points of the other side that assert this claim, each as `counterargument/point`."""
    speech: Passage = ""
    """What the opponent says, 40 to 90 words; falls back to the claim."""
    second_speech: Passage = ""
    """The same in another wording, for a player who comes back; falls back to the speech."""
    model_answer: Passage = ""
    """A rebuttal of about 60 words that is shown when the round is over."""
    off_list: tuple[Line, ...] = ()
    """What players say against the claim that makes none of its points: counterexamples for the
    judge."""
    upholds: tuple[Line, ...] = ()
    """What speaks for the claim in other words than the opponent's: counterexamples for the judge,
    which learns from them on whose side an answer stands."""
    point: tuple[Point, ...] = Field(min_length=1)
    """The points of a good rebuttal, in order of teaching."""

    @property
    def name(self) -> str:
        """The title, or the claim where there is none, without a full stop."""
        return self.title or _as_name(self.claim)

    @property
    def words(self) -> str:
        """The speech, or the claim where there is none."""
        return self.speech or self.claim

    def get_point(self, point_id: str) -> Point:
        """The point of that id; `KeyError` if there is none."""
        for point in self.point:
            if point.id == point_id:
                return point
        raise KeyError(point_id)

    def without_priors(self) -> Counterargument:
        """The same, of which no point has a prior: for an answer that was asked for a point."""
        plain = tuple(point.model_copy(update={"prior": 0.0}) for point in self.point)
        return self.model_copy(update={"point": plain})


class EvidenceSource(Part):
    """Where a fact can be looked up."""

    title: Line
    """The document."""
    publisher: OptionalTitle = ""
    """Who published it."""
    date: str = Field("", pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    url: Address = ""
    """A public page."""


class Evidence(Part):
    """An evidence card: a checkable fact to open while writing and to cite by its tag."""

    id: Tag
    """The tag, such as `E7`, cited in square brackets."""
    title: Title
    """A few words."""
    fact: Line
    """What happened, was measured or was said; never a point."""
    origin: Origin = "author"
    """`essay` if the essay reports it."""
    source: EvidenceSource | None = None
    """Where to look it up; wanted for cards of origin `author`."""
    helps: tuple[Id, ...] = ()
    """Counterarguments whose answerer can use it."""


class Term(Part):
    """A key term; where it stands in a speech it opens its meaning."""

    term: Title
    """The term as it is headed."""
    also: tuple[Title, ...] = ()
    """Other forms that open the same meaning."""
    meaning: Line
    """One or two plain sentences."""


class Case(Part):
    """What one side says."""

    case: Passage = ""
    """The side's case in some 70 words."""
    openings: tuple[Line, ...] = ()
    """Example openings that a player may adopt."""


class Sides(Part):
    """The two sides of a motion."""

    pro: Case = Case()
    """For the motion."""
    con: Case = Case()
    """Against it."""


class WholeAnswer(Part):
    """A whole rebuttal with the verdict that its author expects: `rebuttal pack test` judges it."""

    counterargument: Id
    """What it answers."""
    title: OptionalTitle = ""
    """What it shows, in a few words."""
    text: FilledPassage
    """The rebuttal, as a player would write it."""
    points: tuple[Id, ...] | None = None
    """The points that it makes, all of them; `[]` for none. Left out, they are not asked about."""
    band: Band | None = None
    """The band, 0 to 4, in which it should land. Left out, it is not asked about."""


class Motion(Part):
    """One debate of the pack: a file in `motions/`."""

    id: Id
    """The file's name without `.toml`."""
    title: OptionalTitle = ""
    """A few words; falls back to the motion's text."""
    text: Line
    """`This house ...`"""
    essay_side: Side | None = None
    """The side that the essay takes."""
    as_of: Day | None = None
    """The day from which the debate is argued."""
    briefing: Passage = ""
    """What a reader who does not know the essay needs."""
    side: Sides = Sides()
    """Case and openings of each side."""
    term: tuple[Term, ...] = ()
    """Key terms."""
    evidence: tuple[Evidence, ...] = ()
    """Evidence cards."""
    counterargument: tuple[Counterargument, ...] = Field(min_length=1)
    """What is thrown at either side."""
    test: tuple[WholeAnswer, ...] = ()
    """Whole rebuttals and the verdicts that they should get: tests."""

    @property
    def name(self) -> str:
        """The title, or the text where there is none, without a full stop."""
        return self.title or _as_name(self.text)

    def against(self, side: Side) -> tuple[Counterargument, ...]:
        """The counterarguments that the player on `side` must answer, in file order."""
        return tuple(c for c in self.counterargument if c.against == side)

    def get_counterargument(self, counterargument_id: str) -> Counterargument:
        """The counterargument of that id; `KeyError` if there is none."""
        for counterargument in self.counterargument:
            if counterargument.id == counterargument_id:
                return counterargument
        raise KeyError(counterargument_id)

    def reworded(self) -> Motion:
        """The motion with the second speech of each counterargument that has one."""
        return self.model_copy(
            update={
                "counterargument": tuple(
                    c.model_copy(update={"speech": c.second_speech, "second_speech": c.speech})
                    if c.second_speech
                    else c
                    for c in self.counterargument
                )
            }
        )

    def cards_for(self, counterargument_id: str) -> tuple[Evidence, ...]:
        """The evidence cards that help to answer a counterargument, in file order."""
        return tuple(card for card in self.evidence if counterargument_id in card.helps)


class Section(Part):
    """A part of the essay that points cite."""

    id: Id
    """Cited by `source`."""
    title: Title
    """Its heading, or a few words."""
    summary: OptionalLine = ""
    """What it says, in the pack's own words."""


class Essay(Part):
    """The source text."""

    title: Title
    """As published."""
    author: OptionalTitle = ""
    """Who wrote it."""
    publisher: OptionalTitle = ""
    """Where it appeared."""
    date: Day | None = None
    """When it appeared."""
    url: Address = ""
    """Where it can be read."""


class Manifest(Part):
    """The file that makes a folder a pack."""

    format_version: Annotated[int, Field(strict=True)]
    """1."""
    title: Title
    """The pack's name on screens."""
    version: str = Field("0.1.0", pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")
    """Semantic version; raise it whenever a score may change."""
    language: str = Field("en", pattern=r"^[a-z]{2}$")
    """ISO 639-1."""
    license: OptionalTitle = ""
    """SPDX id, such as `CC-BY-4.0`."""
    authors: tuple[Title, ...] = ()
    """Who wrote the pack."""
    summary: Passage = ""
    """What it is about, in a paragraph."""
    essay: Essay | None = None
    """The text that the debates are about."""
    section: tuple[Section, ...] = ()
    """Parts of the essay, for `source`."""
    motions: tuple[Id, ...] = Field(min_length=1)
    """Files in `motions/`, in the order in which they are offered."""


class Pack(BaseModel):
    """A whole pack as read and checked."""

    model_config = ConfigDict(frozen=True)

    id: str
    """The folder's name."""
    manifest: Manifest
    motions: tuple[Motion, ...]
    content_hash: str
    """SHA-256 (hexadecimal) over the pack's TOML files, by name and bytes, with line feeds as
    line ends: a checkout on Windows has the same hash."""

    def get_motion(self, motion_id: str) -> Motion:
        """The motion of that id; `KeyError` if there is none."""
        for motion in self.motions:
            if motion.id == motion_id:
                return motion
        raise KeyError(motion_id)
