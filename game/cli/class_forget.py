"""`rebuttal class forget`: a student leaves no trace in the folder of the class."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.classroom.folder import SetClass
    from game.classroom.forgetting import Traces


@click.command()
@click.argument("folder", metavar="FOLDER")
@click.argument("student", metavar="STUDENT")
@click.option("--yes", is_flag=True, help="Remove it. Without it you see what would go.")
def forget(folder: str, student: str, yes: bool) -> None:
    """Remove every trace of a student from the folder of the class.

    Roster, hand-ins, verdicts, grades, receipts, decisions, codes and tables lose their rows;
    reports go as a whole, to be made again. What was exported or sent elsewhere is not known here.
    """
    from game.classroom.folder import open_class
    from game.classroom.forgetting import find_traces
    from game.classroom.forgetting import forget as remove
    from game.classroom.students import find_student
    from game.text import one_line

    given = open_class(folder)
    found = find_student(given, student)
    traces = find_traces(given, found)
    who = one_line(f"{found.name} ({found.key})" if found.name else found.key)
    print("\n".join([f"{who}:", *_lines(given, traces)]))
    if not yes:
        print(f"Nothing is removed yet; it cannot be undone: rebuttal class forget {folder} "
              f"{one_line(student)} --yes")  # fmt: skip
        return
    rest = remove(given, found, traces)
    for path in rest:
        print(f"  still mentions the student: {_name(given, path)}")
    print("Removed. Report, export and gradebook: make them again.")


def _lines(given: SetClass, traces: Traces) -> list[str]:
    from game.text import one_line

    lines = [f"  {_name(given, one.path)}: {one.what}" for one in traces.found]
    lines += [f"  look yourself: {_name(given, path)}" for path in traces.unsure]
    lines += [
        f"  look yourself: {_name(given, given.folder.works)}: “{one_line(key)}” bears that name; "
        f"if it is theirs: rebuttal class forget {given.folder.path} {shlex.quote(key)} --yes"
        for key in traces.namesakes
    ]
    lines += [f"  stays, without a name, in the pack {words}" for words in traces.learnt]
    return [*lines, "  not known here: what you exported, mailed or uploaded elsewhere"]


def _name(given: SetClass, path: Path) -> str:
    from game.text import one_line

    return one_line(path.relative_to(given.folder.path).as_posix())
