"""The file that a student hands in.

A JSON object:

    format, format_version     "rebuttal-submission", 1
    assignment                 id of the assignment
    student                    who: an e-mail, login or number
    handed_in                  ISO 8601
    pack, pack_version, pack_hash, scorer_version
    side                       "pro" or "con"
    answers                    a list of motion, counterargument, text and score
    events                     everything that happened, for a later look; may be empty
    seal                       SHA-256 over all the rest

Files of the program itself say more (0.2.0 and later); readers do without it:

    attempt, graded            number of the attempt; whether it was an exam
    answers                    also band, points (id, made, span in code points), seconds, hints
                               (the deepest taken, 0 to 3; not taken off the score), typed and
                               pasted (characters; null where not counted)

The seal is the receipt, too. It shows that a file was changed by hand. Whoever knows this program
can seal again, which is harmless: the teacher's machine scores every text anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.classroom.assignment import Assignment
from game.classroom.contests import contests
from game.classroom.form import HandedIn
from game.classroom.rules import other_rules
from game.classroom.works import Writing
from game.packs.format import Pack
from game.text import one_line

FORMAT = "rebuttal-submission"
LARGEST = 5_000_000
"""Bytes of one file."""

ASK = "ask for the file that rebuttal wrote"
OTHER_KINDS = {
    ".zip": "it is a ZIP archive: unpack it first",
    **dict.fromkeys((".docx", ".doc"), f"it is a Word file: {ASK}"),
    **dict.fromkeys((".odt", ".pages", ".rtf"), f"it is a text document: {ASK}"),
    ".pdf": f"it is a PDF: {ASK}",
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "it is a spreadsheet: save it as CSV first"),
}
"""What files of other kinds are told, by how their names end."""

SHORTEST_HANDLE = 3
"""Letters or digits of a part of a file's name that may say who it is from."""


class Unreadable(Exception):
    """The file is no submission; `code` is short and stable."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class SubmittedAnswer(BaseModel):
    """One answer; its score is what the student's machine said, and so is how it was written."""

    model_config = ConfigDict(frozen=True, strict=True)

    motion: str
    counterargument: str
    text: str
    score: int | None = None
    hints: int = Field(default=0, ge=0, le=3)
    seconds: float | None = Field(default=None, ge=0)
    typed: int | None = Field(default=None, ge=0)
    pasted: int | None = Field(default=None, ge=0)


class Submission(BaseModel):
    """A submission; further keys are allowed, so that newer programs can hand in."""

    model_config = ConfigDict(frozen=True, strict=True)

    format_version: int = Field(ge=1, le=1)
    assignment: str
    student: str = ""
    handed_in: str = ""
    pack: str
    pack_version: str = ""
    pack_hash: str = ""
    scorer_version: str = ""
    side: str = ""
    answers: list[SubmittedAnswer]
    seal: str = ""


def first_mistake(error: ValidationError) -> str:
    """Where the first mistake stands and what it is, on one line."""
    first = error.errors()[0]
    return one_line(f"{'.'.join(map(str, first['loc']))}: {first['msg'].lower()}")


def seal_of(data: dict[str, Any]) -> str:
    """SHA-256 (hexadecimal) over everything but the seal, whatever the order of keys."""
    rest = {key: value for key, value in data.items() if key != "seal"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def read_submission(
    path: Path, name: str, assignment: Assignment, pack: Pack, former: Container[str] = ()
) -> HandedIn:
    """What a file hands in; raises `Unreadable`.

    `former` holds the hashes of packs that the class was set with before an appeal changed its
    pack: work made with them is as it should be.
    """
    data = _load(path)
    try:
        found = Submission.model_validate(data)
    except ValidationError as error:
        raise Unreadable("not-whole", first_mistake(error)) from None
    answers = {f"{a.motion}/{a.counterargument}": a.text for a in found.answers}
    claimed = {f"{a.motion}/{a.counterargument}": a.score for a in found.answers}
    handles = (found.student,) if found.student else handles_in(name)
    writing = _writing(found.answers)
    notes = _notes(found, data, assignment, pack, former)
    if words := other_rules(data, assignment.play, writing.seconds):
        notes.append(("other-rules", words))
    return HandedIn(
        name,
        handles,
        "" if found.student else Path(name).parts[0].split("_")[0],
        found.handed_in,
        answers,
        tuple(notes),
        {place: score for place, score in claimed.items() if score is not None},
        contested=contests(data),
        hints={f"{a.motion}/{a.counterargument}": a.hints for a in found.answers if a.hints},
        writing=writing,
    )


def _writing(answers: Sequence[SubmittedAnswer]) -> Writing:
    """Of the whole work; what was not counted for each written answer is not known."""
    written = [answer for answer in answers if answer.text]

    def whole(counts: list[float | None]) -> float | None:
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(written) else None

    typed, pasted = whole([a.typed for a in written]), whole([a.pasted for a in written])
    return Writing(
        whole([a.seconds for a in written]),
        None if typed is None else int(typed),
        None if pasted is None else int(pasted),
    )


def handles_in(name: str) -> tuple[str, ...]:
    """What may name a student in a file name: Canvas and Moodle write login and numbers there.

    The whole of it comes first, which no two files share.
    """
    whole, stem = Path(name).with_suffix("").as_posix(), Path(name).stem
    parts = [part for piece in Path(name).parts[:-1] for part in piece.split("_")]
    found = dict.fromkeys([whole, stem, *stem.split("_"), *parts])
    return tuple(part for part in found if len(part) >= SHORTEST_HANDLE)


def _load(path: Path) -> dict[str, Any]:
    if words := OTHER_KINDS.get(path.suffix.lower()):
        raise Unreadable("other-kind", words)
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable("too-large", "the file is larger than 5 MB")
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise Unreadable("unreadable", f"the file cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Unreadable("corrupt", "the file is not text (UTF-8)") from None
    except (ValueError, RecursionError):
        raise Unreadable("corrupt", "the file is cut short or damaged: it is no JSON") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Unreadable("no-submission", "the file is no submission of Rebuttal")
    return data


def _notes(
    found: Submission,
    data: dict[str, Any],
    assignment: Assignment,
    pack: Pack,
    former: Container[str],
) -> list[tuple[str, str]]:
    notes = []
    if found.seal != seal_of(data):
        notes.append(("edited", "the file was changed after it was handed in: its seal is broken"))
    if found.assignment != assignment.id:
        name = one_line(found.assignment)[:60]
        notes.append(("other-assignment", f"it was made for the assignment “{name}”"))
    other = found.pack != pack.id or (found.pack_hash and found.pack_hash != pack.content_hash)
    if other and found.pack_hash not in former:
        theirs = one_line(f"{found.pack} {found.pack_version}")[:60]
        mine = f"{pack.id} {pack.manifest.version}"
        words = "with other content" if theirs == mine else f"not with {mine}"
        notes.append(("other-pack", f"it was played with {theirs}, {words}; scored with {mine}"))
    return notes
