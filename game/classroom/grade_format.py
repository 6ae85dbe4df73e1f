"""What a line of `grades.jsonl` holds: the grade of one student, round by round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NotRequired, TypedDict

from game.classroom.columns import Role
from game.classroom.journal import Entry
from game.scoring.grading import FlagFound, PointFound


class NoteFound(TypedDict):
    """Something about a work that a person may want to know, or has to decide."""

    code: str
    message: str


class GradedRound(TypedDict):
    """The verdict on one answer; after `weight` either `error`, or all that a verdict has."""

    motion: str
    """Its id, as below."""
    counterargument: str
    weight: int
    """1 to 3."""
    error: NotRequired[NoteFound]
    """Why the answer could not be judged."""
    score: NotRequired[int]
    """0 to 100, as the judge weighs content and strategy, hints not taken off."""
    band: NotRequired[int]
    points: NotRequired[list[PointFound]]
    criteria: NotRequired[dict[str, float]]
    flags: NotRequired[list[FlagFound]]
    certainty: NotRequired[float | None]
    """0 to 1: how often coaches give such an answer these points and this band; None if unknown."""
    pack_version: NotRequired[str]
    scorer_version: NotRequired[str]
    off_list: NotRequired[bool]
    lift: NotRequired[str]
    """The one thing that would lift the answer; empty if nothing would."""
    text: NotRequired[str]
    """Of the answer: missing only until the verdict becomes part of a grade, as below."""
    contested: NotRequired[list[str]]
    """Ids of points that the student holds to have made; an empty one is an answer on no list."""
    hint_cost: NotRequired[int]
    """Marks off the score: 0, 5, 10 or 20."""
    override: NotRequired[Entry]
    """The decision by which a person set the score."""


class WritingFound(TypedDict):
    """How a work was written, where its file says so; None where it does not."""

    seconds: float | None
    typed: int | None
    pasted: int | None


class Judged(TypedDict):
    """What a grade was without the decisions of a person."""

    state: State
    score: float | None
    comment: str


class Grade(TypedDict):
    """One student; scores in the points of the gradebook, with two decimals."""

    student: str
    """The key by which the class knows them."""
    name: str
    code: str
    """Stands in place of the name in anonymous reports."""
    state: State
    """`missing`: nothing was handed in; `look`: a person must decide. `not-yet` never stands in the
    file: before the deadline it is what `missing` is called wherever grades are shown."""
    score: float | None
    """None unless graded, never 0 for a missing student."""
    out_of: int
    late: bool
    side: str
    handed_in: str
    """ISO 8601; empty if nothing was, like `side` and `source`."""
    source: str
    attempt: int
    """Which one is graded, from 1; 0 for none."""
    attempts: int
    """How many were handed in."""
    comment: str
    """What the student reads in the gradebook."""
    rounds: list[GradedRound]
    writing: WritingFound
    notes: list[NoteFound]
    override: NotRequired[Entry | None]
    """The decision by which a person set the score."""
    lapsed: NotRequired[list[Entry]]
    """Such decisions that were made for another text: the state is `look`."""
    judged: NotRequired[Judged]
    appeals: NotRequired[list[Entry]]
    """What was contested, and what came of it."""
    regraded: NotRequired[list[Entry]]
    """Earlier scores."""
    assignment: NotRequired[str]
    pack: NotRequired[str]
    pack_version: NotRequired[str]
    pack_hash: NotRequired[str]
    scorer_version: NotRequired[str]
    weights: NotRequired[list[int]]
    """Of content and strategy, with which the score was made."""
    counts: NotRequired[str]
    """Which attempt counts."""


class KnownGrade(Grade, total=False):
    """A grade with all by which a gradebook may know its student, where there is a roster."""

    handles: Iterable[str]
    """Whatever identifies them; without a roster the student's key is all that is known."""
    marks: frozenset[tuple[Role, str]]
    """See `game.classroom.matching.marks_in`."""


State = Literal["graded", "missing", "not-yet", "look"]

Rounds = list[GradedRound]
"""The verdicts on the answers of one work."""
