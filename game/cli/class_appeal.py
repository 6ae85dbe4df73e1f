"""`rebuttal class appeal`: contested sentences, and what became of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from game.cli.class_appeal_lines import (
    amended_lines,
    appeal_lines,
    copied_lines,
    unheard_lines,
)
from game.cli.signing import BY, sign
from game.cli.whole_number import WholeNumber
from game.errors import UsageError

if TYPE_CHECKING:
    from game.classroom.appeals import Said
    from game.classroom.decisions import Signed
    from game.classroom.folder import SetClass


@click.command()
@click.argument("folder", metavar="FOLDER")
@click.option("--list", "listed", is_flag=True, help="Every appeal; the default are open ones.")
@click.option("--student", metavar="S", default="", help="File one of this student.")
@click.option("--question", metavar="Q", default="", help="About this answer (Q2, or its id).")
@click.option("--point", metavar="P", default="", help="The point that was made, by id.")
@click.option("--sentence", metavar="TEXT", default="", help="The sentence that makes it.")
@click.option("--accept", "accepted", metavar="N", multiple=True, type=int,
              help="It does make the point: teach the pack. Repeat for more.")  # fmt: skip
@click.option("--reject", "rejected", metavar="N", type=int, help="It does not; needs --why.")
@click.option("--why", default="", help="The reason; the student reads it.")
@click.option("--jobs", type=WholeNumber(0, 64), help="As in `regrade`.")
@BY
def appeal(
    folder: str, listed: bool, student: str, question: str, point: str, sentence: str,
    accepted: tuple[int, ...], rejected: int | None, why: str, jobs: int | None, by: str,
) -> None:  # fmt: skip
    """List what students contest, and decide about it.

    What was contested while playing comes from the submissions; with --student and --question you
    file what a student told you. An accepted sentence becomes a test of its point, in a pack of
    your own: a pack that comes with Rebuttal is copied first. Then you see who would change by
    it, as with `rebuttal class regrade`.
    """
    from game.classroom.appeals import Said
    from game.classroom.folder import open_class

    given = open_class(folder)
    said, signed = Said(point, sentence, why), sign(by)
    if bool(accepted) + (rejected is not None) + bool(student) > 1:
        raise UsageError("Either file an appeal, or accept, or reject: one at a time.")
    if student:
        _file(given, student, question, said, signed)
    elif accepted:
        _accept(given, folder, accepted, said, jobs, signed)
    elif rejected is not None:
        from game.classroom.deciding import reject

        reject(given, rejected, why, signed)
        print(f"Appeal {rejected} is rejected. The student's page says why.")
    else:
        _list(given, folder, signed, every=listed)


def _file(given: SetClass, student: str, question: str, said: Said, signed: Signed) -> None:
    from game.classroom.appeals import file_appeal
    from game.classroom.overriding import place_asked
    from game.classroom.students import find_student

    if not question:
        raise UsageError("Say which answer: --question Q1, or the counterargument's id.")
    found = find_student(given, student)
    place = place_asked(given, question)
    given, entry = file_appeal(given, found, place, said, signed)
    print(f"Filed as appeal {entry['number']}.")
    print("\n".join(appeal_lines(given, [given.decisions.appeals[entry["number"]]])))


def _accept(
    given: SetClass, folder: str, numbers: tuple[int, ...], said: Said, jobs: int | None,
    signed: Signed,
) -> None:  # fmt: skip
    from game.classroom.deciding import accept
    from game.classroom.regrading import propose
    from game.cli.class_judge import judge_for
    from game.cli.class_regrade import regrade_lines
    from game.cli.progress import progress

    chosen = tuple(dict.fromkeys(numbers))
    try:
        given, amended = accept(given, chosen, said, signed)
    except OSError:
        print("Stopped in the middle; the same command goes on there.", file=sys.stderr)
        raise
    print("\n".join(amended_lines(given, amended, chosen)))
    judge = judge_for(jobs)
    found = propose(given, judge, progress("works judged"))
    print("\n".join(regrade_lines(found)))
    for number in chosen:
        decided = given.decisions.appeals[number]
        for line in copied_lines(given, decided) or unheard_lines(given, judge, decided):
            print(line)
    print(f"Nothing is changed yet: rebuttal class regrade {folder} --accept")


def _list(given: SetClass, folder: str, signed: Signed, *, every: bool) -> None:
    from game.classroom.accepting import stopped
    from game.classroom.appeals import file_contested, open_appeals

    given, _ = file_contested(given, signed)
    for number in stopped(given):
        print(f"Accepting appeal {number} was stopped in the middle; this finishes it: rebuttal "
              f"class appeal {folder} --accept {number}")  # fmt: skip
    shown = list(given.decisions.appeals.values()) if every else list(open_appeals(given))
    print("\n".join(appeal_lines(given, shown)), end="\n" if shown else "")
    if not shown:
        more = " --list shows those decided." if given.decisions.appeals and not every else ""
        print(f"No appeal is open.{more}")
        return
    if any(one["state"] == "open" for one in shown):
        print(f"Decide: rebuttal class appeal {folder} --accept N, or --reject N --why TEXT")
