"""Problems in people's files as a compiler prints them: the line, a caret, the fix."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from game.text import clean, one_line

if TYPE_CHECKING:
    from game.packs.diagnostics import Problem

LONGEST_EXCERPT = 100
"""Longest part of a line that is quoted, in code points."""


class Listing:
    """Prints problems; reads each file that they quote once."""

    def __init__(self) -> None:
        self._lines: dict[Path, list[str]] = {}

    def lines(self, problem: Problem) -> list[str]:
        """What is wrong, the line with a caret below its column, and the fix."""
        fix = [f"    fix: {one_line(problem.hint)}"] if problem.hint else []
        return [str(replace(problem, hint="")), *self._excerpt(problem), *fix]

    def _excerpt(self, problem: Problem) -> list[str]:
        lines = self._read(problem.path)
        if not 1 <= problem.line <= len(lines):
            return []
        line = lines[problem.line - 1]
        start = max(0, problem.column - LONGEST_EXCERPT // 2)
        shown = _same_width(line[start : start + LONGEST_EXCERPT]).rstrip()
        caret = problem.column - 1 - start
        if not shown or caret > len(shown):
            return []
        return [f"    {shown}", f"    {_blank(shown[:caret])}^"]

    def _read(self, path: Path) -> list[str]:
        from game.packs.files import PackFile, read_file

        if path not in self._lines:
            folder = path.parent.parent if path.parent.name == "motions" else path.parent
            file = read_file(path, folder)
            self._lines[path] = file.text.split("\n") if isinstance(file, PackFile) else []
        return self._lines[path]


def _same_width(line: str) -> str:
    """`line` with every character that a terminal could be tricked by as a middle dot."""
    return "".join((clean(char) or "·").replace("\n", " ") for char in line)


def _blank(text: str) -> str:
    """Spaces as wide as `text`, where Chinese and Japanese characters are two cells wide."""
    return "".join("  " if east_asian_width(char) in "WF" else " " for char in text)
