"""A file to which lines are only ever added: what was decided about a class, and by whom.

Each line is a JSON object with `kind`. Nothing is changed or taken out afterwards, except when a
student is forgotten. A last line that a kill cut short is dropped; any other damage is named, for
a decision must not vanish unseen.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from game.errors import UsageError
from game.files import write_atomically
from game.text import storable

Entry = dict[str, Any]
"""One decision, in plain values."""


def read_journal(path: Path) -> list[Entry]:
    """All entries in order, none where there is no file; `UsageError` if it is damaged."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    found = []
    for number, line in enumerate(data[: data.rfind(b"\n") + 1].splitlines(), start=1):
        try:
            entry = json.loads(line)
            entry["kind"]
        except (ValueError, TypeError, KeyError):
            raise UsageError(
                f"{path}, line {number} is damaged. It holds decisions that nothing else holds: "
                "mend the line, or take it out."
            ) from None
        found.append(entry)
    return found


def add_to_journal(path: Path, entries: Iterable[Entry]) -> None:
    """Adds entries, on the disk when this returns; `OSError` if that cannot be."""
    text = "".join(_line(entry) for entry in entries)
    if not text:
        return
    path.touch()
    with path.open("r+b") as file:
        data = file.read()
        file.seek(data.rfind(b"\n") + 1)
        file.truncate()
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def rewrite_journal(path: Path, entries: Iterable[Entry]) -> None:
    """Only for a student who is forgotten: the journal without their entries."""
    write_atomically(path, "".join(_line(entry) for entry in entries))


def _line(entry: Entry) -> str:
    return storable(json.dumps(entry, ensure_ascii=False)) + "\n"
