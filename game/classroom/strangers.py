"""What a teacher is asked about somebody who is not on the roster; nothing is decided by it."""

from __future__ import annotations

from game.classroom.roster import Roster
from game.classroom.students import shown
from game.text import one_line

NOTE = "not-on-roster"
"""Code of the note on a work of somebody whom the roster does not have."""


def did_you_mean(roster: Roster | None, code: str, student: str, name: str) -> str:
    """A question that follows such a note, whose `code` it is; empty where nobody is near.

    It is asked anew each time, and kept nowhere: a work may not name a student whose it is not.
    """
    near = roster.near((student, name)) if roster and code == NOTE else ()
    if not near:
        return ""
    who = " or ".join(one_line(shown(one)) for one in near)
    return f". Did you mean {who}? Then correct the row or file, and collect again"
