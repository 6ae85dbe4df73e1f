"""`rebuttal pack`: the packs that are installed, the outline of one, and the check for authors."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.names import complete_motion, complete_pack
from game.cli.pack_preview import preview
from game.cli.pack_tests import test
from game.cli.streams import is_terminal
from game.errors import FAILED, PackError, UsageError

if TYPE_CHECKING:
    from game.packs.diagnostics import Problem
    from game.packs.format import Motion, Pack
    from game.packs.library import FoundPack

COLUMNS = ("id", "origin", "version", "motions", "state", "title")
SIDE_NAMES = {"pro": "for the motion", "con": "against the motion"}


@click.group()
def pack() -> None:
    """List, show and check packs: the folders of TOML that hold the debates."""


@pack.command("list")
def list_packs() -> None:
    """List the packs that come with Rebuttal and your own."""
    from game.packs.library import find_packs
    from game.paths import user_packs_folder

    found = find_packs()
    if is_terminal(sys.stdout):
        _print_table(found)
    else:
        for row in [COLUMNS, *map(_cells, found)]:
            click.echo("\t".join(row))
    for one in found:
        if one.problems:
            errors = [problem for problem in one.problems if problem.severity == "error"]
            state = "cannot be played" if errors else "can be played"
            first = (errors or one.problems)[0]
            click.echo(f"{one.id} {state}: {first}", err=True)
    click.echo(f"Your own packs belong in {user_packs_folder()}", err=True)


@pack.command()
@click.argument("name", metavar="PACK", shell_complete=complete_pack)
@click.option("--motion", metavar="M", default="", shell_complete=complete_motion,
              help="Only the motion of this id.")  # fmt: skip
def show(name: str, motion: str) -> None:
    """Show what a pack debates, without giving its points away.

    PACK is the id of a pack, or its folder.
    """
    from game.nearest import near_miss
    from game.packs.library import load_pack

    loaded = load_pack(name)
    motions = [one for one in loaded.motions if motion in ("", one.id)]
    if not motions:
        known = near_miss(motion, [one.id for one in loaded.motions])
        raise UsageError(f"The pack {loaded.id} has no motion “{motion}”. {known}")
    lines = [] if motion else [*_about(loaded), ""]
    for one in motions:
        lines += [*_outline(one), ""]
    _print_lines(lines[:-1])


@pack.command()
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
    counted = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"
    click.echo(f"{_count(len(folders), 'pack')} checked: {counted}", err=True)
    if errors:
        raise SystemExit(FAILED)


pack.add_command(test)
pack.add_command(preview)


# -- list --------------------------------------------------------------------------


def _cells(found: FoundPack) -> tuple[str, ...]:
    from game.text import one_line

    manifest = found.pack.manifest if found.pack else None
    errors = sum(problem.severity == "error" for problem in found.problems)
    return (
        one_line(found.id),
        found.origin,
        manifest.version if manifest else "-",
        str(len(manifest.motions)) if manifest else "-",
        _count(errors, "error") if errors else "ready",
        one_line(found.title),
    )


def _print_table(found: Iterable[FoundPack]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS:
        table.add_column(Text(column), overflow="fold")
    for one in found:
        table.add_row(*map(Text, _cells(one)))
    Console(highlight=False).print(table)


# -- show --------------------------------------------------------------------------


def _about(pack: Pack) -> list[str]:
    manifest = pack.manifest
    lines = [f"{manifest.title} ({pack.id} {manifest.version})"]
    if manifest.essay:
        essay = manifest.essay
        parts = (essay.title, essay.author, essay.publisher, str(essay.date or ""))
        lines.append(f"Essay: {', '.join(part for part in parts if part)}")
    authors = f"By {', '.join(manifest.authors)}" if manifest.authors else ""
    lines.append(". ".join(part for part in (authors, manifest.license) if part))
    return [line for line in [*lines, *manifest.summary.split("\n")] if line]


def _outline(motion: Motion) -> list[str]:
    lines = [f"{motion.id}: {motion.text}"]
    if motion.essay_side:
        lines.append(f"  The essay is {SIDE_NAMES[motion.essay_side]}.")
    for side, words in SIDE_NAMES.items():
        thrown = motion.against("pro" if side == "pro" else "con")
        answers = _count(len(thrown), "counterargument")
        lines.append(f"  Playing {side} ({words}) you answer {answers}:")
        lines += [
            f"    {one.id}: {one.name} [weight {one.weight}, {_count(len(one.point), 'point')}]"
            for one in thrown
        ]
    cards, terms = _count(len(motion.evidence), "evidence card"), len(motion.term)
    return [*lines, f"  {cards}, {_count(terms, 'key term')}."]


def _print_lines(lines: Iterable[str]) -> None:
    """Plain lines; on a terminal they wrap below their beginning."""
    if not is_terminal(sys.stdout):
        click.echo("\n".join(lines))
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        words = line.lstrip()
        indent = len(line) - len(words)
        console.print(Padding(Text(words), (0, 0, 0, indent), expand=False))


# -- check -------------------------------------------------------------------------


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


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
