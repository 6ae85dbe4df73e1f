"""What is to be noted about a work, on its student's page.

The note itself may name a file or another student, so that only the teacher's own view with names
shows it. Everybody else reads one sentence for each kind, which says nothing of anybody else.
"""

from __future__ import annotations

from game.classroom.grade_format import Grade
from game.classroom.markup import element, esc
from game.classroom.roster import Roster
from game.classroom.strangers import did_you_mean

SENTENCES = {
    "late": "it came in after the deadline.",
    "day-month": "only the deadline says which number of its date is the day.",
    "no-time": "the file does not say when it was handed in.",
    "unknown-time": "the time at which it was handed in cannot be read.",
    "too-many": "another attempt was handed in than may be; it does not count.",
    "same-again": "the same answers were handed in again; that does not count.",
    "by-name": "it was found by the name and not by the e-mail address or number.",
    "by-number": "it was found by the number and not by the e-mail address.",
    "joined-later": "the side was dealt after the list of sides was handed out.",
    "not-on-roster": "the student is not on the roster.",
    "ambiguous": "whose work it is has to be decided by the teacher.",
    "wrong-side": "the answers are for the other side.",
    "both-sides": "both sides were answered.",
    "empty": "nothing was written.",
    "blank": "a question was left empty.",
    "edited": "the file was changed after it was handed in.",
    "other-rules": "it was played by other rules than those of the class.",
    "other-assignment": "the file was made for another assignment.",
    "other-pack": "the file was made with other content of the pack.",
    "another-name": "the name of the file says another name than the file.",
    "unknown-question": "something was answered that was not asked.",
    "other-score": "the file says another score than the one found here.",
    "too-long": "an answer is too long to be judged.",
}
"""By the code of a note."""

UNKNOWN = "ask your teacher what it is."
"""Of a kind for which there is no sentence."""


def notes_list(grade: Grade, *, full: bool, roster: Roster | None = None) -> str:
    """The notes as a list, empty for none; `full` with their own words, only for the teacher.

    With the `roster` these ask whom of it somebody may be who is not on it.
    """
    if full:
        lines = [
            f"{note['code']}: {note['message']}"
            + did_you_mean(roster, note["code"], grade["student"], grade["name"])
            for note in grade["notes"]
        ]
    else:
        codes = dict.fromkeys(note["code"] for note in grade["notes"])
        lines = [f"{code}: {SENTENCES.get(code, UNKNOWN)}" for code in codes]
    return element("ul", "".join(element("li", esc(line)) for line in lines)) if lines else ""
