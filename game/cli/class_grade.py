"""`rebuttal class collect` and `grade`: what was handed in, and what it is worth."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.class_due import is_due
from game.cli.class_judge import judge_for
from game.cli.progress import progress
from game.cli.whole_number import WholeNumber
from game.errors import FAILED, OK, UsageError

if TYPE_CHECKING:
    from game.classroom.folder import SetClass

SOURCES = click.argument("sources", metavar="[FILE|FOLDER]...", nargs=-1,
                         type=click.Path(path_type=Path))  # fmt: skip

BESIDE = click.option("--add", "beside", flag_value="add",
                      help="Keep what was collected before, and add this.")  # fmt: skip
ALONE = click.option("--replace", "beside", flag_value="replace",
                     help="Take this alone, although work collected before is lost.")  # fmt: skip


@click.command()
@click.argument("folder", metavar="FOLDER")
@SOURCES
@BESIDE
@ALONE
def collect(folder: str, sources: tuple[Path, ...], beside: str | None) -> int:
    """Collect what was handed in: a form's answers as CSV, or folders of submission files.

    Each run collects anew: give everything at once, or what came later with --add. It names who is
    late, missing or handed in twice, every file or row that cannot be read, and a folder without
    any; the rest go through, and the exit code is 1 then.
    """
    from game.classroom.folder import open_class

    if not sources:
        raise _nothing_named()
    return _collect(open_class(folder), sources, beside)


@click.command()
@click.argument("folder", metavar="FOLDER")
@SOURCES
@BESIDE
@ALONE
@click.option("--jobs", type=WholeNumber(0, 64),
              help="Processes; 0 judges in this one. Default: one a core.")  # fmt: skip
@click.option("--fresh", is_flag=True, help="Judge everything again, also what was judged before.")
@click.option("--out", metavar="CSV", type=click.Path(path_type=Path),
              help="Write student, score, comment, name to this file too.")  # fmt: skip
def grade(
    folder: str,
    sources: tuple[Path, ...],
    beside: str | None,
    jobs: int | None,
    fresh: bool,
    out: Path | None,
) -> int:
    """Grade what was handed in, into FOLDER/grades.csv: student, score, comment, name.

    With files or folders it collects them first, as `collect` does. Every text is scored here;
    what a submission says of its own score is never used. Stopped in the middle, it goes on where
    it was.
    """
    from game.classroom.flagged import flagged, flagged_lines
    from game.classroom.folder import open_class
    from game.classroom.grading import grade as grade_class
    from game.classroom.grading import read_grades
    from game.classroom.read_first import read_first, read_first_lines
    from game.classroom.reminders import reminders
    from game.files import write_atomically
    from game.phrases import plural

    if beside and not sources:
        raise _nothing_named()
    given = open_class(folder)
    _warn_of_other_pack(given)
    code = _collect(given, sources, beside) if sources else OK
    if fresh:
        given.folder.verdicts.unlink(missing_ok=True)
    judge = judge_for(jobs)
    started = time.monotonic()
    done = grade_class(given, judge, progress("works judged"))
    if out is not None:
        write_atomically(out, given.folder.grades_csv.read_bytes())
    to_read = flagged(read_grades(given))
    for line in (*reminders(given, read_grades(given)), *flagged_lines(given.pack, to_read)):
        print(line)
    print(_summary(given))
    for line in read_first_lines(read_first(read_grades(given))):
        print(line)
    if done:
        print(
            f"{plural(done, 'work')} judged in {time.monotonic() - started:.1f} s.", file=sys.stderr
        )
    print(f"Grades: {out or given.folder.grades_csv}")
    return code


def _nothing_named() -> UsageError:
    return UsageError("Name the file or the folder that was handed in.")


def _collect(given: SetClass, sources: Sequence[Path], beside: str | None) -> int:
    from game.classroom.adding import refuse_loss
    from game.classroom.collected import collected_lines
    from game.classroom.collecting import collect as collect_works
    from game.classroom.works import works_lines
    from game.files import replacing

    tell = progress("files read")
    add = beside == "add"
    found = collect_works(given, sources, lambda count: tell(count, 0), add=add)
    tell(0, 0)
    if beside != "replace":
        refuse_loss(given, found)
    with replacing(given.folder.works) as file:
        file.writelines(works_lines(found))
    for line in collected_lines(given, found, due=is_due(given)):
        print(line)
    return FAILED if found.unread or found.empty_folders else OK


def _warn_of_other_pack(given: SetClass) -> None:
    """Says so if the pack on this machine is not the one that was set."""
    assignment, pack = given.assignment, given.pack
    if assignment.pack_hash and assignment.pack_hash != pack.content_hash:
        print(
            f"Note: the assignment was set with {assignment.pack} {assignment.pack_version}; the "
            f"pack here is {pack.manifest.version} with other content, and is what is scored by.",
            file=sys.stderr,
        )


def _summary(given: SetClass) -> str:
    from game.classroom.counts import Counts, as_told, whose_grade
    from game.classroom.flagged import flagged, flagged_words
    from game.classroom.grading import read_grades

    found, students, besides = Counts(due := is_due(given)), 0, 0
    for one in as_told(read_grades(given), due=due):
        found.count(one, given.roster)
        count = len(list(flagged([one])))
        if whose_grade(one, given.roster) == "student":
            students += count
        else:
            besides += count
    words = found.words()
    if found.look:
        words.append(f"{found.look} for you to look at (no score)")
    words += found.others_words("look", "for you to look at")
    return ", ".join([*words, *flagged_words(students, besides)]) + "."
