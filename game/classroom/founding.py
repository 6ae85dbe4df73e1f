"""A class that begins: its assignment, and its folder written for the first time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from game.classroom.assignment import Assignment
from game.classroom.dealing import SIDES_FILE, deal
from game.classroom.folder import ASSIGNMENT, SetClass, open_class
from game.classroom.roster import read_roster
from game.classroom.sheet import read_sheet
from game.classroom.tables import csv_text
from game.classroom.template import assignment_text, questions_text
from game.errors import UsageError
from game.files import write_atomically
from game.packs.format import Pack
from game.packs.shapes import value_mistake

LONGEST_ID = 48
"""Code points."""


def new_assignment(
    folder: Path, pack: Pack, motions: Sequence[str], *, title: str = "", **rules: object
) -> Assignment:
    """An assignment on motions of a pack, by id, named after the folder; `rules` are its keys.

    Without a title it is called after the first motion. `UsageError` for what it cannot be.
    """
    wanted = {
        "format_version": 1,
        "id": _slug(folder.absolute().name),
        "title": title or f"Debate: {pack.get_motion(motions[0]).name}",
        "pack": pack.id,
        "pack_version": pack.manifest.version,
        "pack_hash": pack.content_hash,
        "motions": motions,
    }
    try:
        return Assignment.model_validate(wanted | rules)
    except ValidationError as error:
        raise UsageError(f"That cannot be set: {value_mistake(error)}.") from None


def write_class(
    folder: Path, assignment: Assignment, roster: Path | None, secret: str = ""
) -> SetClass:
    """Writes a new folder and reads it back; `UsageError` if there is a class in it already.

    `secret` makes the codes; by default it is drawn by chance.
    """
    if (folder / ASSIGNMENT).exists():
        raise UsageError(f"There is a class in {folder} already: edit its {ASSIGNMENT}.")
    if roster is not None:
        read_roster(read_sheet(roster))
        data = roster.read_bytes()
        refuse_to_overwrite(folder / "roster.csv", data)
        write_atomically(folder / "roster.csv", data)
    if secret:
        write_atomically(folder / "codes.key", secret + "\n")
    write_atomically(folder / ASSIGNMENT, assignment_text(assignment))
    set_up = open_class(str(folder))
    write_atomically(set_up.folder.questions, questions_text(assignment, set_up.questions))
    _write_sides(set_up)
    return set_up


def refuse_to_overwrite(path: Path, data: bytes) -> None:
    """`UsageError` if something else lies there: it may be the only copy."""
    if path.is_dir() or (path.is_file() and path.read_bytes() != data):
        raise UsageError(
            f"{path} is there already, and it is another file: move it away, or take another "
            "folder."
        )


def _write_sides(set_up: SetClass) -> None:
    if set_up.roster is None or set_up.assignment.sides.rule != "dealt":
        return
    dealt = deal(set_up.assignment, set_up.roster)
    rows = [(one.key, one.name, dealt[one.key]) for one in set_up.roster.students]
    path = set_up.folder.path / SIDES_FILE
    write_atomically(path, csv_text(("student", "name", "side"), rows))


def _slug(name: str) -> str:
    """The name as an id: small letters, digits, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_ID].strip("-") or "class"
