"""Verdicts on disk: each is there as soon as it is found, so that nothing is judged twice.

A line of `verdicts.jsonl` is `{"key": ..., "rounds": [...]}`. The key is a hash over the texts, the
points, and the versions of scorer and advice: whatever could change a verdict changes it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from game.classroom.grade_format import Rounds
from game.classroom.works import Work
from game.errors import UsageError
from game.scoring.coach import ADVICE_VERSION
from game.text import storable


def key_of(work: Work, pack_hash: str, scorer_version: str) -> str:
    """Names the verdicts on a work, with what they advise."""
    answers = [(a.motion, a.counterargument, a.text) for a in work.answers]
    said = json.dumps([pack_hash, scorer_version, ADVICE_VERSION, answers])
    return hashlib.sha256(said.encode()).hexdigest()[:32]


class Ledger:
    """An open file of verdicts; a line that a kill cut short is dropped.

    Memory holds a place in the file for each work, not the verdicts.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        self._file: BinaryIO = path.open("r+b")
        self._places: dict[str, int] = {}
        self._end = self._read_places()
        self._file.truncate(self._end)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._file.close()

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, key: str) -> Rounds:
        """The verdicts of that name; `UsageError` if something else has come to stand there."""
        self._file.seek(self._places[key])
        try:
            row = json.loads(self._file.readline())
            if row["key"] == key:
                rounds: Rounds = row["rounds"]
                return rounds
        except (ValueError, KeyError, TypeError):
            pass
        raise UsageError(
            f"{self._path} was changed by another program, perhaps by a second grading of this "
            "class: wait until that one is done, and grade again."
        )

    def add(self, key: str, rounds: Rounds) -> None:
        """Keeps the verdicts on a work, at once and for good."""
        line = json.dumps({"key": key, "rounds": rounds}, ensure_ascii=False)
        data = storable(line).encode() + b"\n"
        self._file.seek(self._end)
        self._file.write(data)
        self._file.flush()
        self._places[key] = self._end
        self._end += len(data)

    def _read_places(self) -> int:
        end = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            try:
                self._places[json.loads(line)["key"]] = end
            except (ValueError, KeyError, TypeError):
                break
            end += len(line)
        return end
