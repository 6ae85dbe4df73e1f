"""`rebuttal pack check`: every problem of a pack with its place and its fix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.counting import count
from game.cli.names import complete_pack
from game.errors import FAILED, PackError, UsageError

if TYPE_CHECKING:
    from game.packs.diagnostics import Problem


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_pack)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="Lines to read, or one JSON object.")  # fmt: skip
def check(paths: tuple[str, ...], style: str) -> None:
    """Check packs: every problem with its file, line, column and fix.

    PATH is a pack's folder, a file in it, or the id of a pack. Exit code 0 means that the packs
    can be played, 1 that something has to be fixed first, 2 that there is no such pack.
    """
    import json

    from game.packs.library import find_folder
    from game.packs.reading import read_pack

    try:
        folders = list(dict.fromkeys(map(find_folder, paths)))
    except PackError as error:
        raise UsageError(str(error)) from None
    problems = [problem for folder in folders for problem in read_pack(folder)[1]]
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if style == "json":
        click.echo(json.dumps(_as_json(folders, problems, errors), ensure_ascii=False, indent=2))
    else:
        sources = _Sources()
        for problem in problems:
            click.echo("\n".join([_headline(problem), *sources.excerpt(problem), *_fix(problem)]))
    counted = f"{count(errors, 'error')}, {count(warnings, 'warning')}"
    click.echo(f"{count(len(folders), 'pack')} checked: {counted}", err=True)
    if errors:
        raise SystemExit(FAILED)


def _headline(problem: Problem) -> str:
    from dataclasses import replace

    return str(replace(problem, hint=""))


def _fix(problem: Problem) -> list[str]:
    from game.text import one_line

    return [f"    fix: {one_line(problem.hint)}"] if problem.hint else []


class _Sources:
    """Lines of the checked files, to be quoted under a message."""

    longest = 100

    def __init__(self) -> None:
        self._lines: dict[Path, list[str]] = {}

    def excerpt(self, problem: Problem) -> list[str]:
        """The line that the problem is about, and a caret below its column."""
        lines = self._read(problem.path)
        if not 1 <= problem.line <= len(lines):
            return []
        line = lines[problem.line - 1]
        start = max(0, problem.column - self.longest // 2)
        shown = _same_width(line[start : start + self.longest]).rstrip()
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
    from game.text import clean

    return "".join((clean(char) or "·").replace("\n", " ") for char in line)


def _blank(text: str) -> str:
    """Spaces as wide as `text`, where Chinese and Japanese characters are two cells wide."""
    from unicodedata import east_asian_width

    return "".join("  " if east_asian_width(char) in "WF" else " " for char in text)


def _as_json(
    folders: Sequence[Path], problems: Sequence[Problem], errors: int
) -> dict[str, object]:
    from game.text import one_line

    return {
        "packs": [one_line(str(folder)) for folder in folders],
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [
            {
                "path": one_line(str(problem.path)),
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ],
    }
