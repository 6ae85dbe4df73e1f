"""As much of Markdown as an outline needs: headings, bullets by depth, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.text import clean, one_line

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_BULLET = re.compile(r"([ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$")
_RULE = re.compile(r" {0,3}(?:([-*_])[ \t]*)(?:\1[ \t]*){2,}$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Block:
    """A heading, a bullet or a paragraph; its text has lost its markup."""

    kind: Literal["heading", "bullet", "passage"]
    level: int
    """1 to 6 of headings; the depth of bullets, from 0."""
    text: str
    line: int
    column: int


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text in order; HTML comments and rules are left out."""
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), clean(text))
    waiting: list[tuple[Block, list[str]]] = []
    indents: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        block = _begun(line, number, indents)
        if _underlines(line, waiting):
            level = 1 if "=" in line else 2
            waiting[0] = (_as_heading(waiting[0][0], level), waiting[0][1])
            yield from _finished(waiting)
        elif not line.strip() or _RULE.match(line):
            yield from _finished(waiting)
        elif block is not None:
            yield from _finished(waiting)
            waiting.append((block, [block.text]))
            if block.kind == "heading":
                indents.clear()
                yield from _finished(waiting)
        elif waiting:
            waiting[0][1].append(line)
        else:
            waiting.append((Block("passage", 0, line, number, 1), [line]))
    yield from _finished(waiting)


def _begun(line: str, number: int, indents: list[int]) -> Block | None:
    """The heading or bullet that begins on this line; keeps the open indents of bullets."""
    heading = _HEADING.match(line)
    if heading:
        return Block("heading", len(heading[1]), heading[2], number, heading.start(2) + 1)
    bullet = None if _RULE.match(line) else _BULLET.match(line)
    if not bullet:
        return None
    indent = len(bullet[1].expandtabs(4))
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent > indents[-1]:
        indents.append(indent)
    return Block("bullet", len(indents) - 1, bullet[2], number, bullet.start(2) + 1)


def _underlines(line: str, waiting: list[tuple[Block, list[str]]]) -> bool:
    return bool(waiting and waiting[0][0].kind == "passage" and _UNDERLINE.match(line))


def _as_heading(block: Block, level: int) -> Block:
    return Block("heading", level, block.text, block.line, block.column)


def _finished(waiting: list[tuple[Block, list[str]]]) -> Iterator[Block]:
    for block, lines in waiting:
        words = one_line(plain(" ".join(lines)))
        if words:
            yield Block(block.kind, block.level, words, block.line, block.column)
    waiting.clear()


def plain(text: str) -> str:
    """`text` without links, emphasis and escapes."""
    text = _LINK.sub(r"\1", text)
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)
