"""What a teacher may write in `assignment.toml`; the docstrings are the manual."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from game.errors import PackError, UsageError
from game.nearest import near_miss
from game.packs.diagnostics import Problem
from game.packs.files import PackFile, read_file
from game.packs.finding import find_motion
from game.packs.format import (
    SIDES,
    Counterargument,
    Id,
    Line,
    Motion,
    OptionalTitle,
    Pack,
    Part,
    Side,
)
from game.packs.shapes import read_shape
from game.packs.syntax import parse
from game.text import one_line

FORMAT_VERSION = 1

Rule = Literal["fixed", "chosen", "dealt"]
Count = Annotated[int, Field(strict=True, ge=0, le=1000)]
Positive = Annotated[int, Field(strict=True, ge=1, le=1000)]
Place = Annotated[
    str, AfterValidator(one_line), StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")
]


def _a_time(value: object) -> object:
    """TOML dates and times; a day alone means its end."""
    if isinstance(value, datetime.datetime):
        return value
    if type(value) is datetime.date:
        return datetime.datetime.combine(value, datetime.time(23, 59, 59))
    raise PydanticCustomError("date_type", "Input should be a valid date")


Deadline = Annotated[datetime.datetime, BeforeValidator(_a_time)]


class Sides(Part):
    """Who argues for the motion and who against."""

    rule: Rule = "chosen"
    """`fixed`: everybody argues `side`; `chosen`: each student picks; `dealt`: evenly by `seed`."""
    side: Side = "con"
    """For `fixed`."""
    seed: Annotated[int, Field(strict=True, ge=0)] = 1
    """For `dealt`: another number deals anew; the same roster and number deal the same."""


class Questions(Part):
    """What the opponent throws."""

    count: Positive = 3
    """Counterarguments of each motion that a student answers: the heaviest of their side."""
    only: tuple[Place, ...] = ()
    """Instead of `count`: exactly these, each as `motion/counterargument`."""


class Play(Part):
    """The rules while playing on a screen; a form knows only attempts."""

    mode: Literal["practice", "exam"] = "exam"
    """`exam` is graded and allows what stands below; `practice` says so on every screen, and
    allows hints and at least one revision besides. The opponent presses in neither: what is
    handed in is one text to each counterargument."""
    attempts: Positive = 1
    """How often a student may hand in."""
    counts: Literal["best", "last", "first"] = "last"
    """Which attempt is graded."""
    hints: bool = False
    """Whether hints can be bought."""
    revisions: Count = 0
    """Revisions of each answer."""
    minutes: Count = 0
    """For everything; 0 is no limit."""
    pasting: bool = True
    """Whether text may be pasted into the box on the screen; `--plain` cannot tell."""
    late: bool = True
    """Whether an attempt may begin after the deadline; it is marked as late in any case."""

    @property
    def graded(self) -> bool:
        """An exam, and no practice."""
        return self.mode == "exam"

    @property
    def allows_hints(self) -> bool:
        """By `hints`, or because it is practice."""
        return self.hints or not self.graded

    @property
    def allowed_revisions(self) -> int:
        """Of each answer: practice has at least one."""
        return self.revisions if self.graded else max(1, self.revisions)


class Grade(Part):
    """From scores to the number in the gradebook."""

    out_of: Positive = 100
    """Points for a perfect answer."""
    content: Count = 60
    """Weight of content."""
    strategy: Count = 40
    """Weight of strategy. Weights move a score inside its band, never across."""


class Form(Part):
    """How the answers of an online form are read."""

    dates: Literal["auto", "month-first", "day-first"] = "auto"
    """How 3/4/2026 is meant; `auto` decides by the other dates in the file."""


class Assignment(Part):
    """`assignment.toml`."""

    format_version: Literal[1]
    """1."""
    id: Id
    """Stands in every file that is handed in."""
    title: OptionalTitle = ""
    """For people; also the name of a new column in a gradebook."""
    pack: Line
    """Id of the pack."""
    pack_version: OptionalTitle = ""
    """The version that was set; answers to another one are named."""
    pack_hash: OptionalTitle = ""
    """The same to the letter; written by the program."""
    motions: tuple[Id, ...] = Field(min_length=1)
    """What is debated."""
    deadline: Deadline | None = None
    """Later work is marked as late and graded all the same."""
    anonymous: bool = True
    """Whether reports show codes in place of names."""
    roster: OptionalTitle = ""
    """The bare name of the file with the students, beside this one; empty for none."""
    sides: Sides = Sides()
    questions: Questions = Questions()
    play: Play = Play()
    grade: Grade = Grade()
    form: Form = Form()

    @property
    def name(self) -> str:
        """The title, or the id where there is none."""
        return self.title or self.id


class Question(BaseModel):
    """One counterargument that has to be answered, and its number in the form."""

    number: int
    motion: Motion
    counterargument: Counterargument

    @property
    def place(self) -> str:
        """`motion/counterargument`."""
        return f"{self.motion.id}/{self.counterargument.id}"

    @property
    def side(self) -> Side:
        """Who has to answer it."""
        return self.counterargument.against

    @property
    def title(self) -> str:
        """Such as “Q5. Capital and compute”: what it is called in the form and in the report."""
        return f"Q{self.number}. {self.counterargument.name}"


def read_assignment(path: Path) -> Assignment:
    """The assignment in a file; `PackError` with every problem of the file otherwise."""
    file = read_file(path, path.parent)
    if not isinstance(file, PackFile):
        raise _bad(path, [file])
    document, problems = parse(path, file.text)
    if document is None or problems:
        raise _bad(path, problems)
    assignment, problems = read_shape(document, Assignment)
    if assignment is None:
        raise _bad(path, problems)
    if assignment.roster in (".", "..") or re.search(r"[/\\]", assignment.roster):
        words = "`roster` must be the bare name of a file beside the assignment, no path"
        raise _bad(path, [document.at_value("P304", ("roster",), words)])
    return assignment


def _bad(path: Path, problems: Sequence[Problem]) -> PackError:
    return PackError(f"The assignment {path.name} cannot be used:", problems)


def questions_of(assignment: Assignment, pack: Pack) -> tuple[Question, ...]:
    """All questions, numbered from 1: by motion, then pro and con, the heaviest first.

    `UsageError` if the pack has no such motion or counterargument, or a side has none.
    """
    found: list[tuple[Motion, Counterargument]] = []
    for motion_id in assignment.motions:
        motion = find_motion(pack, motion_id)
        for side in _sides(assignment):
            found += [(motion, one) for one in _thrown(assignment, motion, side)]
    for place in assignment.questions.only:
        if place not in {f"{motion.id}/{one.id}" for motion, one in found}:
            every = (f"{m.id}/{c.id}" for m in pack.motions for c in m.counterargument)
            raise UsageError(
                f"`only` names {place}, which is no counterargument against a side in play of "
                f"the motions set. {near_miss(place, every)}"
            )
    return tuple(
        Question.model_construct(number=number, motion=motion, counterargument=one)
        for number, (motion, one) in enumerate(found, start=1)
    )


def _sides(assignment: Assignment) -> tuple[Side, ...]:
    rule = assignment.sides
    return (rule.side,) if rule.rule == "fixed" else SIDES


def _thrown(assignment: Assignment, motion: Motion, side: Side) -> list[Counterargument]:
    against = motion.against(side)
    only = assignment.questions.only
    if only:
        return [one for one in against if f"{motion.id}/{one.id}" in only]
    if not against:
        raise UsageError(f"Nothing is thrown at {side} in the motion {motion.id}.")
    return sorted(against, key=lambda one: -one.weight)[: assignment.questions.count]
