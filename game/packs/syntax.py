"""TOML text to data, with every syntax error of the file.

tomli stops at its first error. Most errors spoil one line only, so that place is made harmless and
the text read again: a file with three mistakes shows three, not one after the other.
"""

from __future__ import annotations

from pathlib import Path

import tomli

from game.packs.diagnostics import Problem
from game.packs.documents import Document
from game.packs.mistakes import Mistake

MOST_ERRORS = 10
"""Syntax errors that are looked for in one file."""

LONGEST_RETRY = 200_000
"""Longest text that is read again after an error, in code points."""


def parse(path: Path, text: str) -> tuple[Document | None, list[Problem]]:
    """The document, if anything of it can be used, and its syntax errors (P2)."""
    problems: list[Problem] = []
    repaired: str | None = text
    while repaired is not None:
        text = repaired
        try:
            return Document(path, text, tomli.loads(text), whole=not problems), problems
        except RecursionError:
            message = "lists or tables are nested too deeply"
            problems.append(Document(path, text, {}).at_offset("P201", 0, message))
            break
        except ValueError as error:
            mistake = Mistake.of(path, text, error)
            problems.append(mistake.explain())
            if len(problems) == MOST_ERRORS or len(text) > LONGEST_RETRY:
                break
            repaired = mistake.repaired()
    return None, problems
