"""Problems in people's files, as data."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.text import one_line

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong at one place of a file, and how to put it right.

    `line` and `column` count from 1 (column in code points); `path` is as the author named it.
    """

    path: Path
    line: int
    column: int
    code: str
    """Short and stable, such as `P101`."""
    message: str
    """What is wrong, in one sentence."""
    hint: str = ""
    """The fix."""
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        tail = f" ({self.hint})" if self.hint else ""
        return one_line(f"{place}: {self.severity} {self.code}: {self.message}{tail}")
