"""An assignment from the student's side: which pack it needs, which side is theirs, what comes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.classroom.assignment import Assignment, Question, questions_of, read_assignment
from game.classroom.columns import plain
from game.classroom.dealing import SIDES_FILE, HandedOut, code_of, deal, read_sides, side_by_lot
from game.classroom.roster import Roster, read_roster
from game.classroom.sheet import read_sheet
from game.debate.assigned import Assigned, Part
from game.debate.clock import is_late
from game.errors import PackError, UsageError
from game.packs.format import Pack, Side
from game.packs.library import load_pack
from game.text import one_line

LONGEST_NAME = 200
"""Code points of what a student calls themselves."""


@dataclass(frozen=True)
class Exercise:
    """An assignment, its pack and the folder in which its file lies."""

    assignment: Assignment
    pack: Pack
    questions: tuple[Question, ...]
    folder: Path

    @property
    def task(self) -> tuple[str, ...]:
        """Names the assignment, as `Assigned.task` does."""
        return (self.assignment.id, *self.assignment.motions)

    @property
    def chosen(self) -> bool:
        """Each student picks a side."""
        return self.assignment.sides.rule == "chosen"

    def sides(self) -> tuple[Side, ...]:
        """Those for which something is asked."""
        return tuple(dict.fromkeys(question.side for question in self.questions))

    def known_as(self, student: str) -> str:
        """The one name under which the attempts of a student count, whatever they call themselves.

        It is their key on the roster, or what stands first in their row of `sides.csv`, as far as
        one of the two lies beside the assignment and knows them; else it is what they said.
        `UsageError` if they may be several.
        """
        roster, listed = self._roster(), read_sides(self.folder)
        found = {one.key for one in roster.find((student,), student)} if roster else set()
        if not found and listed:
            found = set(listed.rows.get(plain(student), ()))
        if len(found) > 1:
            name = self.assignment.roster if roster else SIDES_FILE
            raise _not_listed(student, name, several=True)
        return found.pop() if found else student

    def side_of(self, student: str, wanted: Side | None) -> Side | None:
        """The student's side; None if they have to choose one and `wanted` is none.

        A dealt side is looked up in `sides.csv` or the roster beside the assignment. Without them
        `wanted` is believed, since the teacher's program checks it. `UsageError` if `wanted` is
        not theirs, or if their side cannot be known.
        """
        side = wanted if self.chosen else self._given_side(student, wanted)
        if wanted and side and wanted != side:
            raise UsageError(f"In this assignment you argue {side}: leave out --side.")
        if side and side not in self.sides():
            raise UsageError(f"Nothing is asked of {side} in this assignment.")
        return side

    def _given_side(self, student: str, wanted: Side | None) -> Side:
        rule = self.assignment.sides
        if rule.rule == "fixed":
            return rule.side
        listed = read_sides(self.folder)
        if listed is not None:
            return self._listed(listed, student)
        if not self.assignment.roster:
            return side_by_lot(self.assignment, student)
        if roster := self._roster():
            return self._dealt(roster, student)
        if wanted:
            return wanted
        raise UsageError(
            f"The sides were dealt: put {SIDES_FILE} beside {self.folder.name}'s assignment, or "
            "say with --side which one your teacher gave you."
        )

    def _listed(self, listed: HandedOut, student: str) -> Side:
        """What the list says of who calls themselves so; a roster beside it knows more names."""
        found = listed.side_of((student,))
        if not found and (roster := self._roster()):
            meant = roster.find((student,), student)
            if len(meant) == 1:
                found = listed.side_of((meant[0].key, *meant[0].handles))
        if len(found) != 1:
            raise _not_listed(student, SIDES_FILE, several=bool(found))
        (side,) = found
        return side

    def _dealt(self, roster: Roster, student: str) -> Side:
        found = roster.find((student,), student)
        if len(found) != 1:
            raise _not_listed(student, self.assignment.roster, several=bool(found))
        return deal(self.assignment, roster)[found[0].key]

    def _roster(self) -> Roster | None:
        """The teacher has it; seldom it lies beside the assignment for students, too."""
        file = self.folder / self.assignment.roster
        return read_roster(read_sheet(file)) if self.assignment.roster and file.is_file() else None

    def is_late(self, now: datetime.datetime) -> bool:
        """After the deadline; `now` needs a zone, and a deadline without one is local time."""
        deadline = self.assignment.deadline
        return deadline is not None and is_late(now.astimezone(), deadline)

    def attempt(self, student: str, side: Side, number: int) -> Assigned:
        """Attempt `number` of a student on a side, before it has begun."""
        given, play = self.assignment, self.assignment.play
        return Assigned(
            id=given.id,
            title=given.name,
            student=student,
            code=code_of(given.id, plain(student)) if given.anonymous else student,
            attempt=number,
            attempts=play.attempts,
            counts=play.counts,
            graded=play.graded,
            motions=given.motions,
            parts=_parts([q for q in self.questions if q.side == side]),
            hints=play.allows_hints,
            revisions=play.allowed_revisions,
            minutes=play.minutes,
            pasting=play.pasting,
            deadline=given.deadline.isoformat() if given.deadline else "",
            anonymous=given.anonymous,
            weights=(given.grade.content, given.grade.strategy),
        )


def open_exercise(path: Path) -> Exercise:
    """The assignment in a file or a class's folder, ready to be played.

    `UsageError` without such a file, `PackError` if it is bad, or if its pack is missing or another
    one than was set.
    """
    path = path / "assignment.toml" if path.is_dir() else path
    if not path.is_file():
        raise UsageError(f"There is no assignment {path}: your teacher has the file.")
    assignment = read_assignment(path)
    pack = _pack(assignment)
    return Exercise(assignment, pack, questions_of(assignment, pack), path.absolute().parent)


def named_student(written: str) -> str:
    """How a student calls themselves, on one line; `UsageError` if it names nobody."""
    student = one_line(written)
    if not re.search(r"\w", student):
        raise UsageError("Say who you are: the e-mail, login or number that your teacher knows.")
    if len(student) > LONGEST_NAME:
        raise UsageError(f"That is longer than {LONGEST_NAME} characters; a name is shorter.")
    return student


def _pack(assignment: Assignment) -> Pack:
    wanted = f"{assignment.pack} {assignment.pack_version}".strip()
    try:
        pack = load_pack(assignment.pack)
    except PackError as error:
        if error.problems:
            raise
        raise PackError(
            f"This assignment needs the pack {wanted}, which is not here. Install it with "
            "`rebuttal pack install FILE`: your teacher has the file."
        ) from None
    version = pack.manifest.version
    if assignment.pack_version and version != assignment.pack_version:
        raise PackError(
            f"This assignment needs the pack {wanted}, but {pack.id} {version} is here. Install "
            f"{assignment.pack_version} with `rebuttal pack install FILE --replace`: your teacher "
            "has the file. A pack that comes with Rebuttal comes with another version of Rebuttal."
        )
    if assignment.pack_hash and pack.content_hash != assignment.pack_hash:
        raise PackError(
            f"The pack {wanted} that is here was changed: it is not the one that was set. Install "
            "your teacher's with `rebuttal pack install FILE --replace`."
        )
    return pack


def _parts(questions: Sequence[Question]) -> tuple[Part, ...]:
    """A part for each motion, in their order."""
    places: dict[str, list[str]] = {}
    for question in questions:
        places.setdefault(question.motion.id, []).append(question.counterargument.id)
    return tuple(Part(motion, tuple(thrown)) for motion, thrown in places.items())


def _not_listed(student: str, name: str, *, several: bool) -> UsageError:
    said = one_line(student)[:60]
    if several:
        return UsageError(f"“{said}” may be several students in {name}: type your e-mail instead.")
    return UsageError(f"“{said}” is not in {name}: type it as your teacher wrote it.")
