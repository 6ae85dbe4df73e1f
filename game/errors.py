"""Everything that Rebuttal raises on purpose.

    RebuttalError            a sentence for the person at the terminal
    |-- UsageError           the command was called wrongly (exit code 2)
    |-- PackError            a pack cannot be played; carries its problems
    |   `-- UnknownPack      there is no such pack (exit code 2)
    |-- ModelError           the scorer's weights are missing or damaged
    |-- ProcessDied          a process that worked beside this one is gone
    `-- RecordError          the history cannot be read or written
        `-- UnknownMatch     no match has that id (exit code 2)

The command line is the only place that catches the tree as a whole. Problems in people's files are
not exceptions but data: see `game.packs.diagnostics.Problem`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.packs.diagnostics import Problem

OK, FAILED, USAGE = 0, 1, 2
"""Exit codes: done, found problems, wrong usage."""


class RebuttalError(Exception):
    """Base of the tree; its text is a clear sentence for the person at the terminal."""

    exit_code = FAILED


class UsageError(RebuttalError):
    """The command was called in a way that cannot work."""

    exit_code = USAGE


class PackError(RebuttalError):
    """A pack has errors; `problems` lists what is wrong with its files."""

    def __init__(self, message: str, problems: "Sequence[Problem]" = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class UnknownPack(PackError):
    """No pack has that id or lies at that path."""

    exit_code = USAGE


class ModelError(RebuttalError):
    """The scorer's weights are missing or do not match their checksum."""


class ProcessDied(RebuttalError):
    """A process that worked beside this one ended by itself, with its task undone."""


class RecordError(RebuttalError):
    """The history cannot be read or written; what was being saved is named in the text."""


class UnknownMatch(RecordError):
    """No match in the history has that id."""

    exit_code = USAGE
