"""Works that were collected before, of which the roster, the sides or the questions say else now.

What a student called themselves is not kept whole, so such a work has to be read again.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.classroom.authors import UNCERTAIN
from game.classroom.folder import SetClass
from game.classroom.roster import Roster
from game.classroom.works import Work
from game.errors import UsageError
from game.packs.format import Side


def refuse_outdated(work: Work, given: SetClass, dealt: Mapping[str, Side]) -> None:
    """`UsageError` if this work, read again, would be somebody else's or answer something else."""
    changed = "" if work.empty else _changed(work, given, dealt)
    if changed:
        raise UsageError(
            f"{changed} since {work.source} was collected with the work of "
            f"{work.name or work.student} in it: name all files again without --add; --replace "
            "takes these alone. Or take the change back."
        )


def _changed(work: Work, given: SetClass, dealt: Mapping[str, Side]) -> str:
    """What was changed; empty if nothing was that matters to this work."""
    if given.roster and _whose(work, given.roster):
        return f"{given.assignment.roster} has changed"
    told = dealt.get(work.student)
    if told and (work.side == told) is work.aside:
        return "Who argues which side has changed"
    asked = [question.place for question in given.questions if question.side == work.side]
    if [f"{one.motion}/{one.counterargument}" for one in work.answers] != asked:
        return "What is asked has changed"
    return ""


def _whose(work: Work, roster: Roster) -> bool:
    """Whether the roster says something else now of whose this work is."""
    notes = {note.code: note.message for note in work.notes}
    said = work.student
    while said.endswith(UNCERTAIN):
        said = said.removesuffix(UNCERTAIN)
    if "not-on-roster" in notes:
        return bool(roster.find((said, work.name), said) or roster.find((), work.name))
    if "ambiguous" in notes:
        found = roster.find((said,), said) or roster.find((), work.name)
        names = ", ".join(student.key for student in found)
        return " may be " in notes["ambiguous"] and not notes["ambiguous"].endswith(f" {names}")
    return all(student.key != work.student for student in roster.students)
