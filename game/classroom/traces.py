"""What one file holds of a student, and how it goes.

Rows of tables go, whoever's tables they are; files that are all about the student go; reports go
as a whole, to be made again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.classroom.folder import SetClass
from game.classroom.identity import Identity
from game.classroom.journal import read_journal, rewrite_journal
from game.classroom.ledger import Ledger, key_of
from game.classroom.sheet import parse_sheet
from game.classroom.works import read_works
from game.errors import UsageError
from game.files import write_atomically
from game.phrases import plural

LARGEST = 200_000_000
"""Bytes of a file that is looked into."""


@dataclass(frozen=True)
class Trace:
    """Something in one file, and how it goes."""

    path: Path
    what: str
    """In words, such as `1 row`, or `the whole file`."""
    remove: Callable[[], None]


def trace_in(given: SetClass, path: Path, who: Identity) -> Trace | None:
    """What the file holds of the student; None for nothing that can be taken out."""
    folder = given.folder
    if path in (folder.works, folder.grades):
        return _lines(path, who)
    if path == folder.verdicts:
        return _verdicts(given, path, who)
    if path == folder.decisions:
        return _journal(path, who)
    if path.stem in who.codes or path.match(".rebuttal-*.tmp"):
        return _whole(path)
    kind = path.suffix.lower()
    if kind == ".csv":
        return _rows(path, who)
    if kind == ".html":
        return _page(path, who)
    name = path.relative_to(folder.path)
    return _whole(path) if kind == ".json" and who.is_submission(path, name) else None


def _lines(path: Path, who: Identity) -> Trace | None:
    """Lines of a file of the program's own."""
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if not who.is_line(line)]
    gone = len(lines) - len(kept)
    if not gone:
        return None
    return Trace(path, plural(gone, "line"), lambda: write_atomically(path, b"".join(kept)))


def _verdicts(given: SetClass, path: Path, who: Identity) -> Trace | None:
    """Verdicts on the student's texts: all go that no other work needs, which only costs time."""
    if not given.folder.works.is_file():
        return _whole(path)
    keys = {
        key_of(work, pack, scorer)
        for work in read_works(given.folder.works)
        if not who.is_key(work.student)
        for pack, scorer in _versions(given)
    }
    with Ledger(path) as ledger:
        kept = {key: ledger[key] for key in keys if key in ledger}
        gone = len(ledger) - len(kept)
    if not gone:
        return None

    def remove() -> None:
        path.unlink()
        with Ledger(path) as ledger:
            for key in sorted(kept):
                ledger.add(key, kept[key])

    return Trace(path, plural(gone, "verdict"), remove)


def _versions(given: SetClass) -> set[tuple[str, str]]:
    """Hashes of packs and versions of scorers with which the grades were made."""
    found = set()
    if given.folder.grades.is_file():
        for line in given.folder.grades.read_bytes().splitlines():
            try:
                grade = json.loads(line)
                found.add((grade["pack_hash"], grade["scorer_version"]))
            except (ValueError, KeyError, TypeError):
                continue
    return found


def _journal(path: Path, who: Identity) -> Trace | None:
    entries = read_journal(path)
    numbers = {e["number"] for e in entries if e["kind"] == "appeal" and who.is_key(e["student"])}
    kept = [
        entry
        for entry in entries
        if not who.is_key(entry.get("student")) and entry.get("number") not in numbers
    ]
    gone = len(entries) - len(kept)
    if not gone:
        return None
    return Trace(path, plural(gone, "decision"), lambda: rewrite_journal(path, kept))


def _rows(path: Path, who: Identity) -> Trace | None:
    if path.stat().st_size > LARGEST:
        return None
    try:
        sheet = parse_sheet(path.read_bytes(), path.name)
    except UsageError:
        return None
    rows = who.rows_of(sheet)
    if not rows:
        return None
    return Trace(
        path, plural(len(rows), "row"), lambda: write_atomically(path, sheet.without(rows))
    )


def _page(path: Path, who: Identity) -> Trace | None:
    """A report with the student in it: it goes as a whole."""
    if not mentions(path, who):
        return None
    return Trace(path, "the whole report; make it again", path.unlink)


def _whole(path: Path) -> Trace:
    return Trace(path, "the whole file", path.unlink)


def mentions(path: Path, who: Identity) -> bool:
    """The student stands in the file, or it is too large to be looked into."""
    if path.stat().st_size > LARGEST:
        return True
    return who.is_in(path.read_bytes())
