"""The file that a student hands in, made from the history; `submission` says what is in it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from game import paths
from game.classroom.assignment import read_assignment
from game.classroom.columns import plain
from game.classroom.dealing import code_of
from game.classroom.submission import FORMAT, seal_of
from game.debate.assigned import Assigned
from game.debate.events import Answered, Revised
from game.debate.match import Match
from game.debate.round import Round
from game.errors import RebuttalError, RecordError
from game.files import write_atomically
from game.packs.library import load_pack
from game.records.attempts import attempts_of
from game.records.codec import event_data
from game.records.history import History
from game.records.reading import read_match
from game.records.saved import SavedMatch
from game.records.summary import Summary
from game.text import storable

FOLDER = "folder"
"""Where the folder of the assignment is kept: it is no business of anybody else, so no event."""

CODE_DIGITS = 6
"""Of a code, at the end of a name that was changed."""

RECEIPT = 12
"""Digits of the seal that a person notes down."""


@dataclass(frozen=True)
class HandIn:
    """The file that was written."""

    path: Path
    seal: str
    late: bool
    """It is marked as handed in after the deadline."""
    unbegun: str = ""
    """What the time did not reach, as a sentence; empty where it reached everything."""
    again: str = ""
    """Words before the command with which the next attempt begins; empty if this was the last."""
    command: str = ""
    """That command."""

    @property
    def receipt(self) -> str:
        """The beginning of the seal, by which the file can be told from any other."""
        return self.seal[:RECEIPT]

    def next_lines(self) -> list[str]:
        """How the next attempt begins: words, then a command; nothing if this was the last."""
        return [self.again, self.command] if self.again else []

    def lines(self) -> list[str]:
        """What a student does with it."""
        return [
            "Hand in this file, as it is, where your teacher collects the work:",
            f"    {self.path}",
            f"Receipt: {self.receipt} (note it down; it names the file and what is in it).",
            *([self.unbegun] if self.unbegun else []),
        ]


def keep_folder(history: History, match_id: str, folder: str) -> None:
    """Remembers where the file of this match is to lie."""
    if folder:
        history.save_draft(match_id, FOLDER, folder)


def kept_folder(saved: SavedMatch) -> str:
    """Where it is to lie; empty if that is not known."""
    return saved.history.draft(saved.id, FOLDER)


def is_complete(saved: SavedMatch) -> bool:
    """The attempt of this match is over, so that there is something to hand in."""
    assigned = saved.match.setup.assigned
    if assigned is None or saved.match.phase != "over":
        return False
    return assigned.last or saved.time_over


def hand_in(saved: SavedMatch) -> HandIn:
    """Writes the file of an attempt that is over; the same attempt gives the same file.

    It lies beside the assignment, else in the exports folder. `RecordError` if it cannot be
    written, or if the history cannot be read.
    """
    assigned = saved.match.setup.assigned
    assert assigned is not None
    data = submission_of(saved.history, assigned)
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    first = kept_folder(saved)
    why = ""
    for folder in (Path(first) if first else paths.exports_folder(), paths.exports_folder()):
        path = folder / file_name(assigned)
        try:
            write_atomically(path, text)
        except OSError as error:
            why = why or f"{path} was not written: {error.strerror or error}."
        else:
            ended = datetime.fromisoformat(data["handed_in"])
            late = assigned.is_late(ended)
            rest = _unbegun(assigned), _again(assigned), next_command(saved)
            return HandIn(path, data["seal"], late, *rest)
    raise RecordError(f"{why} The attempt itself is saved: match {saved.id}.")


def _again(assigned: Assigned) -> str:
    number, of = assigned.attempt + 1, assigned.attempts
    if number > of:
        return ""
    return f"Attempt {number} of {of} begins with this command:"


def _unbegun(assigned: Assigned) -> str:
    """That the motions after this one were not begun; empty for the last."""
    if assigned.last:
        return ""
    first, of = assigned.part + 1, len(assigned.parts)
    which = f"motion {first}" if first == of else f"motions {first} to {of}"
    return f"The time was over before {which} of {of} began: nothing is handed in there."


def next_command(saved: SavedMatch) -> str:
    """How the assignment of this match is played on; it names the file where that is found."""
    folder, assigned = kept_folder(saved), saved.match.setup.assigned
    found = (
        path
        for path in (sorted(Path(folder).glob("*.toml")) if folder else ())
        if assigned is not None and _is_of(path, assigned)
    )
    return f"rebuttal play --assignment {shlex.quote(str(next(found, 'FILE')))}"


def _is_of(path: Path, assigned: Assigned) -> bool:
    try:
        return read_assignment(path).id == assigned.id
    except RebuttalError:
        return False


def file_name(assigned: Assigned) -> str:
    """Such as `essay-1_S-4F09A2B1_attempt2.json`.

    A name that no file can bear as it is gets digits of its code, for others may look the same.
    """
    who = re.sub(r"[^\w.@-]|_", "-", assigned.code).strip(".-")[:80] or "student"
    if who != assigned.code:
        who = f"{who}-{code_of(assigned.id, plain(assigned.code))[-CODE_DIGITS:]}"
    return f"{assigned.id}_{who}_attempt{assigned.attempt}.json"


def submission_of(history: History, assigned: Assigned) -> dict[str, Any]:
    """The content of the file; the same history gives the same content.

    Motions that were not begun before the time was over have empty answers. `RecordError` if the
    history cannot be read.
    """
    parts = attempts_of(history.matches(), assigned.task, assigned.student)[assigned.attempt]
    events = [
        {"at": entry.at.isoformat(), **event_data(entry.event)}
        for summary in parts
        for entry in history.entries(summary.id)
    ]
    setup = events[0]
    ended = max(summary.finished or summary.updated for summary in parts)
    data = {
        "format": FORMAT,
        "format_version": 1,
        "assignment": assigned.id,
        "student": assigned.student,
        "attempt": assigned.attempt,
        "graded": assigned.graded,
        "handed_in": ended.astimezone().isoformat(timespec="seconds"),
        **{name: setup[name] for name in ("pack", "pack_version", "pack_hash", "scorer_version")},
        "side": setup["side"],
        "answers": list(_answers(history, assigned, parts)),
        "events": events,
    }
    data = json.loads(storable(json.dumps(data, ensure_ascii=False)))
    return {**data, "seal": seal_of(data)}


def _answers(
    history: History, assigned: Assigned, parts: list[Summary]
) -> Iterator[dict[str, Any]]:
    load = cache(load_pack)  # the parts are of one pack
    played = {summary.motion: read_match(history, summary.id, load) for summary in parts}
    for part in assigned.parts:
        match = played.get(part.motion)
        for name in part.counterarguments:
            yield {"motion": part.motion, "counterargument": name, **_answer(match, name)}


def _answer(match: Match | None, name: str) -> dict[str, Any]:
    rounds = match.rounds if match else ()
    played = next((one for one in rounds if one.counterargument.id == name), None)
    if played is None or played.accepted is None:
        return {"text": "", "score": None}
    verdict = played.accepted
    return {
        "text": verdict.text,
        "score": verdict.score,
        "band": verdict.band,
        "hints": max((hint.level for hint in played.hints), default=0),
        "seconds": round(sum(one.seconds for one in _versions(played)), 1),
        "typed": _sum([one.typed for one in _versions(played)]),
        "pasted": _sum([one.pasted for one in _versions(played)]),
        "points": [
            {"id": point.id, "made": point.made, "span": point.span} for point in verdict.points
        ],
    }


def _versions(played: Round) -> list[Answered | Revised]:
    return [played.answer, *played.revisions] if played.answer else []


def _sum(counts: list[int | None]) -> int | None:
    """None where any was not counted."""
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
