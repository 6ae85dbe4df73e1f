"""`rebuttal class report`: what the class did, for the teacher and for each student."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.class_due import is_due
from game.errors import FAILED, OK

if TYPE_CHECKING:
    from game.classroom.grade_format import Grade

LONGEST_NAME = 150
"""Bytes of a student's name in the name of a file; file systems take 255 in all."""


@click.command()
@click.argument("folder", metavar="FOLDER")
@click.option("--names/--codes", default=None,
              help="Names or codes; default: as the assignment says.")  # fmt: skip
@click.option("--out", metavar="HTML", type=click.Path(path_type=Path),
              help="Default: FOLDER/report.html.")  # fmt: skip
@click.option("--each", metavar="FOLDER", type=click.Path(path_type=Path),
              help="Also one file a student into this folder, to hand back.")  # fmt: skip
def report(folder: str, names: bool | None, out: Path | None, each: Path | None) -> int:
    """Report on a class as one HTML file that needs nothing else, and in short on the terminal.

    Codes stand in place of names unless you ask otherwise; codes.csv says who is who. Figures
    about fewer than five students are hidden.
    """
    from game.classroom.class_page import class_report, single_report
    from game.classroom.counts import as_told
    from game.classroom.figures import class_figures
    from game.classroom.folder import open_class
    from game.classroom.grading import read_grades
    from game.classroom.look_page import look, look_lines
    from game.classroom.read_first import read_first, read_first_lines
    from game.classroom.summary import figure_lines
    from game.files import replacing, write_atomically

    given = open_class(folder)
    named = not given.assignment.anonymous if names is None else names
    due = is_due(given)

    def read() -> Iterator[Grade]:
        return as_told(read_grades(given), due=due)

    found, seen = class_figures(given, read, due=due), look(given, read)
    first = read_first(read())
    target = out or given.folder.report
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as file:
        for part in class_report(given, found, first, seen, read, names=named):
            file.write(part)
    code = OK
    for one in read() if each is not None else ():
        text = "".join(single_report(given, one, names=named))
        page = Path(each or "") / f"{_file_name(one, names=named)}.html"
        try:
            write_atomically(page, text)
        except OSError as error:
            why = error.strerror or error
            print(f"The page of {one['code']} could not be written: {why} ({page})",
                  file=sys.stderr)  # fmt: skip
            code = FAILED
    lines = [*figure_lines(found), *read_first_lines(first), *look_lines(seen, names=named)]
    print("\n".join(lines))
    print()
    print(f"Report: {target}")
    if not named:
        print("Codes stand in it for names; --names shows them.")
    return code


def _file_name(grade: Grade, *, names: bool) -> str:
    """The code; with names whose it is before it, so that pages can be handed back by hand."""
    who = grade["name"] or grade["student"] if names else ""
    name = "-".join(re.findall(r"\w+", who)).encode(errors="ignore")[:LONGEST_NAME]
    return "-".join(filter(None, (name.decode(errors="ignore").strip("-"), grade["code"])))
