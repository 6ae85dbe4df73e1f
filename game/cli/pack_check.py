"""`rebuttal pack check`: every problem of a pack with its place and its fix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.counting import count
from game.cli.names import complete_pack
from game.cli.problems import Listing
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
        listing = Listing()
        for problem in problems:
            click.echo("\n".join(listing.lines(problem)))
    counted = f"{count(errors, 'error')}, {count(warnings, 'warning')}"
    click.echo(f"{count(len(folders), 'pack')} checked: {counted}", err=True)
    if errors:
        raise SystemExit(FAILED)


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
