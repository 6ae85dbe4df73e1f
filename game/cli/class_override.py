"""`rebuttal class override`: a person's mark in place of the judge's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from game.cli.signing import BY, sign
from game.errors import UsageError

if TYPE_CHECKING:
    from game.classroom.folder import SetClass
    from game.classroom.journal import Entry
    from game.classroom.roster import Student


@click.command()
@click.argument("folder", metavar="FOLDER")
@click.argument("student", metavar="[STUDENT]", default="")
@click.argument("score", metavar="[SCORE]", default="")
@click.option("--why", default="", help="The reason; the student reads it.")
@click.option("--question", metavar="Q", default="",
              help="Only the answer to this question (Q2, or its id), 0 to 100.")  # fmt: skip
@click.option(
    "--undo", "back", is_flag=True, help="Take the last override back, of the mark or an answer."
)
@click.option("--list", "listed", is_flag=True, help="Every override, also those taken back.")
@BY
def override(
    folder: str, student: str, score: str, why: str, question: str, back: bool, listed: bool,
    by: str,
) -> None:  # fmt: skip
    """Set the mark of a student by hand, in the gradebook's points.

    STUDENT is an e-mail, number, code or name. The old mark, the new one, who, when and why are
    kept in FOLDER/decisions.jsonl, stand in the student's page and comment, and hold when you
    grade again, as long as the same text counts. --undo takes the last one back, or the last of
    --question.
    """
    from game.classroom.decisions import WHOLE
    from game.classroom.folder import open_class
    from game.classroom.overriding import override as set_mark
    from game.classroom.overriding import place_asked, undo
    from game.classroom.students import find_student

    given = open_class(folder)
    if listed or not student:
        _list(given, student)
        return
    found = find_student(given, student)
    place = place_asked(given, question) if question else None
    if back:
        if score:
            raise UsageError("--undo takes no score: what stood before stands again.")
        given, entry = undo(given, found, why, sign(by), place)
    else:
        given, entry = set_mark(given, found, _number(score), why, sign(by), place or WHOLE)
    _tell(given, found, entry)


def _number(written: str) -> float:
    try:
        return float(written.strip().replace(",", "."))
    except ValueError:
        raise UsageError(
            f"“{written}” is no mark." if written else "Say which mark: FOLDER STUDENT SCORE."
        ) from None


def _tell(given: SetClass, student: Student, entry: Entry) -> None:
    from game.classroom.overriding import grade_of
    from game.classroom.settling import lapsed_words, override_words
    from game.classroom.tables import number
    from game.text import one_line

    print(f"{one_line(student.name or student.key)}: {override_words(entry)}")
    try:
        grade = grade_of(given, student)
    except UsageError:
        print("Nobody of that name has a grade.")
        return
    if entry["place"] and grade["override"]:
        whole = number(float(grade["override"]["new"]))
        print(f"The whole mark, set by hand to {whole}, hides that of the answer until it is taken")
        print("back: --undo takes the last decision first, then the one before it.")
    for lapsed in grade["lapsed"]:
        print(f"Lapsed: {lapsed_words(lapsed)}.")
    now = "no score" if grade["score"] is None else f"{number(grade['score'])} of {grade['out_of']}"
    print(f"The mark is now {now}. Report and export have it; make them again to hand them back.")


def _list(given: SetClass, student: str) -> None:
    from game.classroom.columns import plain
    from game.classroom.journal import read_journal
    from game.classroom.settling import override_words
    from game.classroom.students import class_students, find_student
    from game.text import one_line

    key = plain(find_student(given, student).key) if student else ""
    names = {plain(one.key): one.name for one in class_students(given)}
    lines = [
        f"{one_line(names.get(plain(one['student'])) or one['student'])}: {override_words(one)}"
        for one in read_journal(given.folder.decisions)
        if one["kind"] in ("override", "undone") and key in ("", plain(one["student"]))
    ]
    print("\n".join(lines) if lines else "No mark was set by hand.")
