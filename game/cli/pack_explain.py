"""`rebuttal pack explain`: why a problem matters and how it is put right."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from game.errors import UsageError

if TYPE_CHECKING:
    from game.packs.codes import Code

WIDTH = 88
"""Longest line, in characters."""


def complete_code(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Codes that begin with what was typed."""
    from game.packs.codes import CODES

    return [code for code in CODES if code.startswith(typed.upper())]


@click.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1, shell_complete=complete_code)
def explain(codes: Sequence[str]) -> None:
    """Explain a code of `pack check`: why it matters, how to fix it.

    Without a code it lists them all.
    """
    from game.nearest import near_miss
    from game.packs.codes import CODES
    from game.text import one_line

    wanted = [code.upper() for code in codes]
    for code in wanted:
        if code not in CODES:
            raise UsageError(f"There is no code “{one_line(code)}”. {near_miss(code, CODES)}")
    lines: list[str] = []
    for code in wanted:
        lines += ["", *_explained(code, CODES[code])]
    if not wanted:
        lines += [
            "",
            *(f"{code}  {entry.severity:<7}  {entry.title}" for code, entry in CODES.items()),
        ]
    click.echo("\n".join(lines[1:]))


def _explained(code: str, entry: Code) -> Iterator[str]:
    yield f"{code} ({entry.severity}): {entry.title}"
    yield from _paragraph("why: ", entry.why)
    yield from _paragraph("fix: ", entry.fix)


def _paragraph(label: str, text: str) -> list[str]:
    indent = " " * (len(label) + 2)
    return textwrap.wrap(text, WIDTH, initial_indent=f"  {label}", subsequent_indent=indent,
                         break_on_hyphens=False, break_long_words=False)  # fmt: skip
