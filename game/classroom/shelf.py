"""Works laid aside on disk while they are put in order: memory holds a line about each, not texts.

What is needed for the order and the numbers of attempts stays; a work is read back when it is used.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, overload

from game.classroom.works import Work, work_from
from game.text import storable


@dataclass(frozen=True, slots=True)
class Slip:
    """What is known of a work without reading it."""

    student: str
    handed_in: str
    source: str
    empty: bool
    answers: bytes
    """A digest: two works with the same one say the same."""
    made: bytes
    """A digest of what the file says besides: how it came about, and whether it was edited."""
    content: bytes
    """A digest of all that is in the work."""
    folder: str
    place: int
    """Where it stands on the shelf."""
    attempt: int = 1
    note: tuple[str, str] | None = None
    """Code and message that came with the number of the attempt."""

    def counted(self, attempt: int, *note: str) -> Slip:
        """The same with another number, and a note if there is one."""
        return replace(self, attempt=attempt, note=(note[0], note[1]) if note else None)


class Shelf(Sequence[Work]):
    """Works in the order of their slips; gone when nobody holds it any more."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  (it is closed when this is gone)
        self._end = 0
        self.slips: list[Slip] = []
        weakref.finalize(self, self._file.close)

    def add(self, work: Work) -> None:
        """Lays a work aside."""
        row = asdict(work)
        edited = any(note.code == "edited" for note in work.notes)
        said = json.dumps(row["answers"]).encode()
        made = json.dumps([row["claimed"], row["hints"], row["writing"], edited]).encode()
        data = storable(json.dumps(row, ensure_ascii=False)).encode() + b"\n"
        self.slips.append(
            Slip(work.student, work.handed_in, work.source, work.empty or work.aside,
                 _digest(said), _digest(made), _digest(data), work.folder, self._end)
        )  # fmt: skip
        self._file.seek(self._end)
        self._end += self._file.write(data)

    def __len__(self) -> int:
        return len(self.slips)

    @overload
    def __getitem__(self, at: int) -> Work: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Work, ...]: ...
    def __getitem__(self, at: int | slice) -> Work | tuple[Work, ...]:
        if isinstance(at, slice):
            return tuple(map(self._read, self.slips[at]))
        return self._read(self.slips[at])

    def __iter__(self) -> Iterator[Work]:
        return map(self._read, self.slips)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def _read(self, slip: Slip) -> Work:
        self._file.seek(slip.place)
        row: dict[str, Any] = json.loads(self._file.readline())
        work = replace(work_from(row), attempt=slip.attempt)
        return work.noted(*slip.note) if slip.note else work


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
