"""What a student handed in, as read from a form or a file, and as a line of `works.jsonl`.

A line is an object with `kind`:

    work      student, name, source, handed_in, late, side, attempt, answers, notes, claimed,
              contested, hints, writing, folder
    unread    source, code, message, folder: what could not be read, and why

Keys that a later version adds are kept apart from these; readers pass over kinds they do not know.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from game.errors import UsageError
from game.text import storable

Row = TypeVar("Row")


@dataclass(frozen=True)
class Note:
    """Something that the teacher should know about a work."""

    code: str
    """late, day-month, no-time, unknown-time, too-many, same-again, not-on-roster, ambiguous,
    by-name, by-number, wrong-side, both-sides, empty, blank, other-assignment, other-pack, edited,
    other-rules, another-name, unknown-question, joined-later."""
    message: str


@dataclass(frozen=True)
class Answer:
    """One text, and what it answers."""

    motion: str
    counterargument: str
    text: str


@dataclass(frozen=True)
class Writing:
    """How a work was written, as its file says; nobody can check it. None where it is not known."""

    seconds: float | None = None
    typed: int | None = None
    """Characters."""
    pasted: int | None = None


@dataclass(frozen=True)
class Work:
    """One attempt of one student."""

    student: str
    """Their key on the roster; without a roster what they called themselves."""
    name: str
    source: str
    """File and line, or file."""
    handed_in: str
    """ISO 8601, as it was written; empty if unknown."""
    late: bool
    side: str
    """`pro` or `con`; empty if nothing was answered."""
    answers: tuple[Answer, ...]
    """To every question of that side, in their order; empty texts for those left out."""
    notes: tuple[Note, ...] = ()
    attempt: int = 1
    """Counts from 1 in the order of handing in; 0 for one that does not count."""
    claimed: tuple[int | None, ...] = ()
    """Scores that a submission file claims, never used but to name a difference."""
    contested: tuple[tuple[str, str], ...] = ()
    """`motion/counterargument` and a point that the student holds to have made there."""
    hints: tuple[int, ...] = ()
    """The deepest hint taken for each answer, 0 to 3; empty for a form."""
    writing: Writing = Writing()
    folder: str = ""
    """That was given, and has the source in it; tells it from a file of the same name elsewhere."""

    @property
    def empty(self) -> bool:
        """Nothing was written."""
        return not any(answer.text.strip() for answer in self.answers)

    @property
    def aside(self) -> bool:
        """Answered for the other side: read by a person if nothing else was handed in."""
        return any(note.code == "wrong-side" for note in self.notes)

    def noted(self, code: str, message: str) -> Work:
        """The same with a further note."""
        return replace(self, notes=(*self.notes, Note(code, message)))


@dataclass(frozen=True)
class Unread:
    """A file or a row that could not be read; the rest went through."""

    source: str
    code: str
    message: str
    folder: str = ""
    """As that of a work."""


@dataclass(frozen=True)
class Collection:
    """All that was handed in, by student and attempt."""

    works: Sequence[Work]
    unread: tuple[Unread, ...] = ()
    told: tuple[Unread, ...] = ()
    """Files that an earlier run has told of already, and that were not given again."""
    empty_folders: tuple[str, ...] = ()
    """That were given, and nothing was in them."""


def works_lines(collection: Collection) -> Iterator[str]:
    """The collection as JSON Lines, each with its end; the same collection gives the same bytes."""
    for unread in (*collection.unread, *collection.told):
        yield _line("unread", unread)
    for work in collection.works:
        yield _line("work", work)


def _line(kind: str, one: Work | Unread) -> str:
    row: dict[str, Any] = {"kind": kind, **asdict(one)}
    return storable(json.dumps(row, ensure_ascii=False)) + "\n"


def read_works(path: Path) -> Iterator[Work]:
    """The works of a file, one at a time; `UsageError` if there is none, or it is damaged."""
    return _read(path, "work", work_from)


def read_unread(path: Path) -> Iterator[Unread]:
    """What could not be read when the file was written; errors as for `read_works`."""
    return _read(path, "unread", unread_from)


def _read(path: Path, kind: str, read: Callable[[dict[str, Any]], Row]) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    row = json.loads(line)
                    if row["kind"] == kind:
                        yield read(row)
                except (ValueError, KeyError, TypeError):
                    raise UsageError(
                        f"{path}, line {number} is damaged: collect the works again."
                    ) from None
    except FileNotFoundError:
        raise UsageError(
            "Nothing is collected yet: give the file or the folder that was handed in."
        ) from None


def unread_from(row: dict[str, Any]) -> Unread:
    """What such a line holds; `KeyError` if it holds nothing of the kind."""
    return Unread(row["source"], row["code"], row["message"], row.get("folder", ""))


def work_from(row: dict[str, Any]) -> Work:
    """The work that a line holds; `KeyError` or `TypeError` if it holds none."""
    names = ("student", "name", "source", "handed_in", "late", "side", "attempt")
    return Work(
        **{name: row[name] for name in names},
        answers=_answers(row["answers"]),
        notes=tuple(Note(note["code"], note["message"]) for note in row["notes"]),
        claimed=tuple(row.get("claimed", ())),
        contested=tuple((place, point) for place, point in row.get("contested", ())),
        hints=tuple(row.get("hints", ())),
        writing=Writing(**row.get("writing", {})),
        folder=row.get("folder", ""),
    )


def _answers(rows: Iterable[dict[str, str]]) -> tuple[Answer, ...]:
    return tuple(Answer(r["motion"], r["counterargument"], r["text"]) for r in rows)
