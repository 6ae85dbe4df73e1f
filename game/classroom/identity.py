"""Telling whether a row, a file or a line is about one student, and about nobody else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from game.classroom.codes import codes_of
from game.classroom.columns import plain, same_name
from game.classroom.folder import SetClass
from game.classroom.roster import Roster, Student, read_students
from game.classroom.sheet import Sheet
from game.classroom.submission import handles_in
from game.errors import UsageError

SHORTEST = 4
"""Letters of a mark by which a file may be recognised that is not understood."""


class Identity:
    """One student of a class, by everything that names them."""

    def __init__(self, given: SetClass, student: Student) -> None:
        self.student = student
        self.codes = codes_of(given, student.key)
        self._roster = given.roster or Roster((student,))
        marks = {student.key, *self.codes, *student.handles}
        self._marks = {plain(mark) for mark in marks if self._is_own(mark)}
        name = same_name(student.name)
        twins = [one for one in self._roster.students if name and same_name(one.name) == name]
        self._name = name if len(twins) <= 1 else ()

    def is_key(self, key: object) -> bool:
        """The key under which the program keeps the student, however it is written."""
        return isinstance(key, str) and plain(key) == plain(self.student.key)

    def is_line(self, line: bytes) -> bool:
        """A line of `works.jsonl` or `grades.jsonl`, or an unread file that bears their name."""
        try:
            row: dict[str, Any] = json.loads(line)
        except ValueError:
            return False
        if row.get("kind") == "unread":
            return self.names_file(Path(str(row.get("source", ""))))
        return self.is_key(row.get("student"))

    def rows_of(self, sheet: Sheet) -> set[int]:
        """Rows about the student, counted from 0 with the header."""
        found = self._known_rows(sheet)
        key = sheet.header.index("student") if "student" in sheet.header else None
        for row in range(1, len(sheet.rows)):
            cells = {plain(cell.value) for cell in sheet.rows[row]}
            own = {mark for mark in cells & self._marks if not mark.isdigit()}
            if own or (key is not None and self.is_key(sheet.value(row, key))):
                found.add(row)
        return found

    def is_submission(self, path: Path, name: Path) -> bool:
        """A file of JSON that says it is theirs, or that is damaged and `name`, its path, is."""
        try:
            data = json.loads(path.read_bytes())
            said = data.get("student") if isinstance(data, dict) else None
        except (ValueError, RecursionError, UnicodeDecodeError):
            said = None
        if isinstance(said, str) and said:
            return self._is_meant((said,), "")
        return self.names_file(name)

    def names_file(self, name: Path) -> bool:
        """A path, relative to the class, in which one of their marks or their name stands."""
        pieces = [piece for part in name.parts for piece in part.split("_")]
        named = bool(self._name) and any(same_name(piece) == self._name for piece in pieces)
        return named or any(self._is_meant((part,), "") for part in handles_in(str(name)))

    def is_in(self, content: bytes) -> bool:
        """One of the marks stands in there, in UTF-8 or UTF-16."""
        words = {mark for mark in self._marks if len(mark) >= SHORTEST and not mark.isdigit()}
        words |= {plain(self.student.name)} if self._name else set()
        texts = [content.decode("utf-8", "replace").casefold()]
        if b"\0" in content[:1000]:
            texts.append(content.decode("utf-16", "replace").casefold())
        return any(word and word in text for word in words for text in texts)

    def _known_rows(self, sheet: Sheet) -> set[int]:
        """By the columns that say who is who."""
        try:
            students = read_students(sheet)
        except UsageError:
            return set()
        return {one.row for one in students if self._is_meant(one.handles, one.name)}

    def _is_meant(self, handles: tuple[str, ...], name: str) -> bool:
        found = self._roster.find(handles, name)
        if found:
            return [one.key for one in found] == [self.student.key]
        return any(plain(handle) in self._marks for handle in handles)

    def _is_own(self, mark: str) -> bool:
        found = self._roster.find((mark,))
        return not found or [one.key for one in found] == [self.student.key]
