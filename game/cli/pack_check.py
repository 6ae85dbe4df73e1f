"""`rebuttal pack check`: every problem of a pack with its place and its fix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.names import complete_pack
from game.cli.pack_named import find_named
from game.cli.problems import Listing
from game.errors import FAILED
from game.phrases import plural
from game.text import one_line

if TYPE_CHECKING:
    from game.packs.diagnostics import Problem


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_pack)
@click.option("--complete", is_flag=True,
              help="Ask for all that a published pack has; warnings fail too.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text",
              show_default=True, help="Lines, one JSON object, or GitHub annotations.")  # fmt: skip
def check(paths: tuple[str, ...], complete: bool, style: str) -> None:
    """Check packs: every problem with its file, line, column and fix.

    PATH is a pack's folder, a file in it, or the id of a pack. Exit code 0 means that the packs
    can be played, 1 that something has to be fixed first, 2 that there is no such pack.
    """
    from game.packs.reading import read_pack

    folders = list(dict.fromkeys(map(find_named, paths)))
    found = [one for folder in folders for one in read_pack(folder, complete=complete)[1]]
    errors = sum(problem.severity == "error" for problem in found)
    for line in _FORMATS[style](folders, found):
        click.echo(line)
    counted = f"{plural(errors, 'error')}, {plural(len(found) - errors, 'warning')}"
    click.echo(f"{plural(len(folders), 'pack')} checked: {counted}", err=True)
    if found and style == "text":
        click.echo(f"`rebuttal pack explain {found[0].code}` says why and how.", err=True)
    if errors or (complete and found):
        raise SystemExit(FAILED)


def _as_text(_: Sequence[Path], problems: Sequence[Problem]) -> Iterator[str]:
    listing = Listing()
    for problem in problems:
        yield from listing.lines(problem)


def _as_json(folders: Sequence[Path], problems: Sequence[Problem]) -> Iterator[str]:
    import json

    errors = sum(problem.severity == "error" for problem in problems)
    report = {
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
    yield json.dumps(report, ensure_ascii=False, indent=2)


def _as_annotations(_: Sequence[Path], problems: Sequence[Problem]) -> Iterator[str]:
    """Workflow commands of GitHub Actions, which shows them beside the line in a pull request."""
    from game.packs.codes import CODES

    for problem in problems:
        place = {
            "file": _from_here(problem.path),
            "line": str(problem.line),
            "col": str(problem.column),
            "title": f"{problem.code}: {CODES[problem.code].title}",
        }
        properties = ",".join(f"{key}={_property(value)}" for key, value in place.items())
        fix = f"\nfix: {one_line(problem.hint)}" if problem.hint else ""
        yield f"::{problem.severity} {properties}::{_escaped(one_line(problem.message) + fix)}"


def _from_here(path: Path) -> str:
    """The path as the checkout has it, which is where a workflow runs."""
    absolute, here = path.absolute(), Path.cwd()
    inside = absolute.is_relative_to(here)
    return one_line((absolute.relative_to(here) if inside else absolute).as_posix())


def _escaped(text: str) -> str:
    """As github.com/actions/toolkit, packages/core/src/command.ts, escapes data."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


_FORMATS: dict[str, Callable[[Sequence[Path], Sequence[Problem]], Iterator[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_annotations,
}
