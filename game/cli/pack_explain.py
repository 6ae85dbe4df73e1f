"""`rebuttal pack explain`: why a problem matters and how it is put right."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from game.errors import UsageError

if TYPE_CHECKING:
    from game.packs.codes import Code

WIDTH = 88
"""Longest line, in characters."""


_CODE = re.compile(r"P?[\dOIL]{2,4}")
"""What may be meant for a code of `pack check`; `[E4]` is the tag of an evidence card."""


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
    from game.packs.codes import CODES

    for code in codes:
        if code.upper() not in CODES:
            raise _unknown(code, CODES)
    lines: list[str] = []
    wanted = [code.upper() for code in codes]
    for code in wanted:
        lines += ["", *_explained(code, CODES[code])]
    if not wanted:
        lines += [
            "",
            *(f"{code}  {entry.severity:<7}  {entry.title}" for code, entry in CODES.items()),
        ]
    click.echo("\n".join(lines[1:]))


def _unknown(code: str, known: Iterable[str]) -> UsageError:
    """That there is no such code, and which is near; codes of another kind are near none."""
    from game.nearest import closest
    from game.text import one_line

    near = closest(code, known) if _CODE.fullmatch(code.upper()) else None
    words = f"Did you mean “{near}”?" if near else "Codes are such as P101;"
    return UsageError(
        f"There is no code “{one_line(code)}”. {words} `rebuttal pack explain` lists them all."
    )


def _explained(code: str, entry: Code) -> Iterator[str]:
    yield f"{code} ({entry.severity}): {entry.title}"
    yield from _paragraph("why: ", entry.why)
    yield from _paragraph("fix: ", entry.fix)


def _paragraph(label: str, text: str) -> list[str]:
    indent = " " * (len(label) + 2)
    return textwrap.wrap(text, WIDTH, initial_indent=f"  {label}", subsequent_indent=indent,
                         break_on_hyphens=False, break_long_words=False)  # fmt: skip
