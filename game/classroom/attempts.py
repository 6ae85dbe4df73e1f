"""Which attempt of a student comes now: one that was left, the next one, or none any more."""

from __future__ import annotations

from dataclasses import dataclass

from game.classroom.exercise import Exercise
from game.classroom.handing_in import hand_in
from game.debate.assigned import Assigned
from game.debate.setup import Play
from game.errors import UsageError
from game.packs.format import Side
from game.packs.library import load_pack
from game.records.attempts import attempts_of
from game.records.history import History
from game.records.saved import SavedMatch
from game.records.summary import Summary

LATE = "The deadline has passed: what you hand in now is marked as late."


@dataclass(frozen=True)
class Attempt:
    """Where a student stands with an assignment."""

    play: Play | None
    """What to play; None if they have to choose a side first."""
    number: int
    """The attempt that it belongs to, from 1."""


def next_attempt(
    exercise: Exercise, student: str, history: History, side: Side | None = None
) -> Attempt:
    """What the student plays now.

    An attempt that was left goes on, with its time; if that ran out between two motions it is
    handed in first. `UsageError` if no attempt is left, if the deadline has passed and late work
    is refused, or for what `Exercise.known_as` and `Exercise.side_of` refuse. `RecordError` if the
    file of the attempt whose time ran out cannot be written.
    """
    now, student = history.now(), exercise.known_as(student)
    mine = attempts_of(history.matches(), exercise.task, student)
    number = max(mine, default=0)
    if number and (play := _go_on(exercise, mine[number], history)):
        return Attempt(play, number)
    ran_out = _hand_in_what_was_left(mine[number], history) if number else ""
    allowed = exercise.assignment.play.attempts
    if number >= allowed:
        raise UsageError(" ".join([*([ran_out] if ran_out else []), _none_left(mine, allowed)]))
    late = exercise.is_late(now)
    if late and not exercise.assignment.play.late:
        raise UsageError("The deadline has passed, and this assignment takes no later work.")
    side = exercise.side_of(student, side)
    if side is None:
        return Attempt(None, number + 1)
    assigned = exercise.attempt(student, side, number + 1)
    notes = [note for note in (ran_out, LATE if late else "") if note]
    return Attempt(_play(exercise, assigned, " ".join(notes)), number + 1)


def rest_of_attempt(exercise: Exercise, student: str, number: int, history: History) -> Play | None:
    """What is still to be played of an attempt that was begun; None if it is over."""
    mine = attempts_of(history.matches(), exercise.task, exercise.known_as(student))
    return _go_on(exercise, mine[number], history) if number in mine else None


def _go_on(exercise: Exercise, parts: list[Summary], history: History) -> Play | None:
    """The attempt where it was left; None if it is over."""
    latest = parts[-1]
    if latest.finished is None:
        return Play(pack=latest.pack, resume=latest.id, folder=str(exercise.folder))
    assigned = latest.assigned
    if assigned is None or assigned.last or assigned.seconds_left(history.now()) == 0:
        return None
    return _play(exercise, assigned.next())


def _hand_in_what_was_left(parts: list[Summary], history: History) -> str:
    """Writes the file of an attempt whose time ran out before its last motion; a word about it."""
    latest = parts[-1]
    assigned = latest.assigned
    if assigned is None or assigned.last:
        return ""
    made = hand_in(SavedMatch.resume(history, latest.id, load_pack))
    return f"The time of attempt {assigned.attempt} ran out; hand in its file: {made.path}"


def _play(exercise: Exercise, assigned: Assigned, note: str = "") -> Play:
    return Play(
        pack=exercise.pack.id, motion=assigned.now.motion, assigned=assigned,
        folder=str(exercise.folder), note=note,
    )  # fmt: skip


def _none_left(mine: dict[int, list[Summary]], allowed: int) -> str:
    used = "Your one attempt is used" if allowed == 1 else f"All {allowed} attempts are used"
    ids = ", ".join(parts[-1].id for _, parts in sorted(mine.items()))
    return (
        f"{used} (match {ids}). To read it again, and to have the file to hand in written again: "
        f"rebuttal history resume {mine[max(mine)][-1].id}"
    )
