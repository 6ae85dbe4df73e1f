"""`rebuttal class new`: a folder with an assignment, a roster and the questions to ask."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.names import complete_motion, complete_pack, default_pack
from game.cli.whole_number import WholeNumber
from game.errors import UsageError

if TYPE_CHECKING:
    from game.classroom.folder import SetClass
    from game.packs.format import Pack


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--roster", metavar="CSV", type=click.Path(path_type=Path),
              help="Your students, as Canvas, Moodle or a spreadsheet exports them.")  # fmt: skip
@click.option("--pack", metavar="P", default="", shell_complete=complete_pack, help="Id of a pack.")
@click.option("--motion", "motions", metavar="M", multiple=True, shell_complete=complete_motion,
              help="Id of a motion; may be given several times. Default: the first.")  # fmt: skip
@click.option("--sides", type=click.Choice(["fixed", "chosen", "dealt"]),
              help="Who argues what; default: dealt with a roster, else chosen.")  # fmt: skip
@click.option("--side", type=click.Choice(["pro", "con"]), help="For everybody.")
@click.option("--seed", type=WholeNumber(0), default=1, show_default=True, help="For dealing.")
@click.option("--count", type=WholeNumber(1, 50), default=3, show_default=True,
              help="Counterarguments that each student answers.")  # fmt: skip
@click.option("--deadline", metavar="TIME", default="", help="Such as 2026-12-04T18:00.")
@click.option("--out-of", type=WholeNumber(1, 1000), default=100, show_default=True,
              help="Points in the gradebook.")  # fmt: skip
@click.option("--title", default="", help="Name of the assignment.")
def new(
    folder: Path,
    roster: Path | None,
    pack: str,
    motions: tuple[str, ...],
    sides: str | None,
    side: str | None,
    seed: int,
    count: int,
    deadline: str,
    out_of: int,
    title: str,
) -> None:
    """Set an assignment: writes FOLDER with its rules, your roster and the questions to ask."""
    from game.classroom.founding import new_assignment, write_class
    from game.debate.clock import is_late

    if sides == "dealt" and roster is None:
        raise UsageError("Sides can only be dealt to a roster: add --roster CSV.")
    rule = sides or ("fixed" if side else "dealt" if roster else "chosen")
    loaded, chosen = pack_and_motions(pack, motions)
    assignment = new_assignment(
        folder,
        loaded,
        chosen,
        title=title,
        deadline=_time(deadline),
        roster="roster.csv" if roster else "",
        sides={"rule": rule, "side": side or "con", "seed": seed},
        questions={"count": count},
        grade={"out_of": out_of},
    )
    set_up = write_class(folder, assignment, roster)
    for line in _told(set_up):
        print(line)
    if assignment.deadline and is_late(datetime.datetime.now().astimezone(), assignment.deadline):
        print("Mind that the deadline has passed already: whatever is handed in now is late.")


def pack_and_motions(name: str, motions: Sequence[str]) -> tuple[Pack, list[str]]:
    """The pack of that name or the usual one, and its motions of these ids or its first."""
    from game.packs.finding import find_motion
    from game.packs.library import load_pack

    pack = load_pack(name or default_pack())
    found = [find_motion(pack, motion).id for motion in motions]
    return pack, list(dict.fromkeys(found)) or [pack.motions[0].id]


def _time(written: str) -> datetime.datetime | datetime.date | None:
    if not written:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            return datetime.date.fromisoformat(written)
        return datetime.datetime.fromisoformat(written.replace(" ", "T"))
    except ValueError:
        raise UsageError(
            f"“{written}” is no time; write one such as 2026-12-04T18:00 or 2026-12-04."
        ) from None


def _told(set_up: SetClass) -> list[str]:
    from game.classroom.dealing import SIDES_FILE, deal

    folder = set_up.folder.path
    lines = [f"{folder} holds the assignment:", "  assignment.toml  the rules, to read and change"]
    if set_up.roster is not None:
        count = len(set_up.roster.students)
        lines.append(f"  roster.csv       your {count} students, byte for byte")
        lines += [f"  {key} stands twice; the first row counts" for key in set_up.roster.twice]
        if set_up.assignment.sides.rule == "dealt":
            dealt = list(deal(set_up.assignment, set_up.roster).values())
            lines.append(
                f"  {SIDES_FILE:16} {dealt.count('pro')} argue pro, {dealt.count('con')} con"
            )
    lines.append(f"  questions.txt    {len(set_up.questions)} questions to paste into a form")
    lines.append(f"To print: rebuttal class export {folder} --worksheet --out worksheet.html")
    lines.append(f"When the answers are in: rebuttal class grade {folder} answers.csv")
    return lines
