"""`rebuttal class regrade`: who would change if everything were scored again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from game.cli.class_judge import judge_for
from game.cli.progress import progress
from game.cli.signing import BY, sign
from game.cli.whole_number import WholeNumber

if TYPE_CHECKING:
    from game.classroom.regrading import Change, Regrade


@click.command()
@click.argument("folder", metavar="FOLDER")
@click.option("--accept", "accepted", is_flag=True, help="Take the new scores.")
@click.option("--jobs", type=WholeNumber(0, 64),
              help="Processes; 0 judges in this one. Default: one a core.")  # fmt: skip
@BY
def regrade(folder: str, accepted: bool, jobs: int | None, by: str) -> None:
    """Score again with the pack, the judge and the rules as they are now, and list who changes.

    For each student: old -> new, and by which points. Nothing changes until you say --accept.
    Marks set by hand stay, unless another text counts now. Afterwards `rebuttal class export` has
    the new marks.
    """
    from game.classroom.folder import open_class
    from game.classroom.regrading import propose, take

    given = open_class(folder)
    judge = judge_for(jobs)
    found = propose(given, judge, progress("works judged"))
    print("\n".join(regrade_lines(found)))
    if accepted:
        take(given, judge, found, sign(by))
        print(f"Taken. The new gradebook file: rebuttal class export {folder} --fill FILE")
    elif found.changes or found.other:
        print(f"Nothing is changed yet: rebuttal class regrade {folder} --accept")


def regrade_lines(found: Regrade) -> list[str]:
    """What is otherwise than it was, each student who changes, and how many there are."""
    from game.phrases import plural

    lines = list(found.other)
    for one in found.changes:
        lines += _change_lines(one)
    up = sum(one.way > 0 for one in found.moved)
    down = sum(one.way < 0 for one in found.moved)
    by_hand = sum(one.kept_by_hand for one in found.changes)
    marks = f"{plural(len(found.moved), 'mark')} of {found.students}"
    words = f"{marks} would change: {up} up, {down} down."
    kept = f" {by_hand} stay as they were set by hand." if by_hand else ""
    return [*lines, words + kept]


def _change_lines(one: Change) -> list[str]:
    from game.classroom.settling import lapsed_words
    from game.text import one_line

    who = one_line(one.name or one.student)
    if one.moves:
        way = {1: " (up)", -1: " (down)", 0: ""}[one.way]
        old, new = _shown(one.old), _shown(one.new)
        if one.old_out_of != one.out_of:
            old, new = f"{old} of {one.old_out_of}", f"{new} of {one.out_of}"
        lines = [f"{who}: {old} -> {new}{way}"]
    elif one.kept_by_hand:
        judged = f"{_shown(one.judged_old)} -> {_shown(one.judged_new)}"
        lines = [f"{who}: stays {_shown(one.old)}, set by hand (judge: {judged})"]
    else:
        lines = [f"{who}: stays {_shown(one.old)}"]
    lines += [f"    + {name}" for name in one.gained]
    lines += [f"    - {name}" for name in one.lost]
    lines += ["    another work is graded than before"] if one.other_work else []
    return [*lines, *(f"    lapsed: {lapsed_words(entry)}" for entry in one.lapsed)]


def _shown(score: float | None) -> str:
    from game.classroom.tables import number

    return "no score" if score is None else number(score)
