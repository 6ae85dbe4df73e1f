"""As much of Markdown as an outline needs: headings, bullets by depth, paragraphs, rows of tables.

Beside Markdown's own marks it knows those that a word processor or a Japanese keyboard leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from game.text import clean, one_line

_BLANK = "[ \t\u3000]"
_LEAD = re.compile("^[ \t]+", re.MULTILINE)
_HEADING = re.compile(rf"{_BLANK}{{0,3}}([#＃]{{1,6}}){_BLANK}+(.*?)(?:{_BLANK}+#+)?{_BLANK}*$")
_SIGN = "[•·・●○◦◯■□▪▫◆◇❖‣➢➤►▶✓✔]"
"""Bullets that nobody types on a Western keyboard: no blank needs to follow them."""
_BULLET = re.compile(
    rf"({_BLANK}*)(?:([-*+–—]|\d{{1,3}}[.)]){_BLANK}+|({_SIGN}){_BLANK}*)"
    rf"(?:\[[ xX]\]{_BLANK}+)?(.*)$"
)
_SYMBOLS = {"o": "◦", "§": "▪", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}
_WORDS_OWN = re.compile("^([ \t]*)([o§\uf0b7\uf0a7\uf0d8\uf0fc])(?=\t)", re.MULTILINE)
"""Bullets of Word in plain text: characters of its symbol fonts, before a tab."""
_ROW = re.compile(r"[ \u3000]*\|.*\|[ \u3000]*$")
_RULE = re.compile(r" {0,3}(?:([-*_])[ \t]*)(?:\1[ \t]*){2,}$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


LOWEST = 7
"""The level of a heading that has no mark of one: below those of Markdown, which are 1 to 6."""


class Heads(Protocol):
    """Tells whether a line is a heading by its words; `alone` if no text runs on around it."""

    def __call__(self, line: str, *, alone: bool) -> bool: ...


Indent = tuple[int, str]
"""Blanks before a bullet, and its sign, which is empty for those of Markdown."""


@dataclass(frozen=True)
class Block:
    """A heading, a bullet or a paragraph; its text has lost its markup."""

    kind: Literal["heading", "bullet", "passage", "row"]
    level: int
    """1 to 6 of headings; the depth of bullets, from 0."""
    text: str
    line: int
    column: int


def blocks_of(text: str, heads: Heads = lambda line, *, alone: False) -> Iterator[Block]:
    """The blocks of a Markdown text in order; HTML comments and rules are left out.

    A line for which `heads` is true is a heading of the lowest level, and so is a bullet.
    """
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), clean(_readable(text)))
    waiting: list[tuple[Block, list[str]]] = []
    indents: list[Indent] = []
    for number, line in enumerate(text.split("\n"), 1):
        block = _begun(line, number, indents)
        if block is None and heads(line, alone=False):
            block = Block("heading", LOWEST, line.strip(), number, 1)
        if _underlines(line, waiting):
            level = 1 if "=" in line else 2
            waiting[0] = (_as_heading(waiting[0][0], level), waiting[0][1])
            yield from _finished(waiting, heads)
        elif not line.strip() or _RULE.match(line):
            yield from _finished(waiting, heads)
        elif block is not None:
            yield from _finished(waiting, heads)
            waiting.append((block, [block.text]))
            if block.kind != "bullet":
                yield from _finished(waiting, heads)
            if block.kind == "heading":
                indents.clear()
        elif waiting:
            waiting[0][1].append(line)
        else:
            waiting.append((Block("passage", 0, line, number, 1), [line]))
    yield from _finished(waiting, heads)


def _readable(text: str) -> str:
    """`text` with a word processor's tabs and bullets as characters that outlive the gate."""
    text = _WORDS_OWN.sub(lambda match: match[1] + _SYMBOLS[match[2]], text)
    return _LEAD.sub(lambda match: match[0].replace("\t", "\u3000"), text)


def _begun(line: str, number: int, indents: list[Indent]) -> Block | None:
    """The heading, bullet or row that begins on this line; keeps the open indents of bullets."""
    if heading := _HEADING.match(line):
        return Block("heading", len(heading[1]), heading[2], number, heading.start(2) + 1)
    if _ROW.match(line):
        return Block("row", 0, line.strip(), number, line.index("|") + 1)
    bullet = None if _RULE.match(line) else _BULLET.match(line)
    if not bullet:
        return None
    depth = _depth((len(bullet[1].replace("\u3000", " " * 4)), bullet[3] or ""), indents)
    return Block("bullet", depth, bullet[4], number, bullet.start(4) + 1)


def _depth(indent: Indent, indents: list[Indent]) -> int:
    """How deep a bullet stands: Word tells it in plain text by another sign, without blanks."""
    while indents and indent[0] < indents[-1][0]:
        indents.pop()
    if indent in indents:
        del indents[indents.index(indent) + 1 :]
    else:
        indents.append(indent)
    return len(indents) - 1


def _underlines(line: str, waiting: list[tuple[Block, list[str]]]) -> bool:
    return bool(waiting and waiting[0][0].kind == "passage" and _UNDERLINE.match(line))


def _as_heading(block: Block, level: int) -> Block:
    return Block("heading", level, block.text, block.line, block.column)


def _finished(waiting: list[tuple[Block, list[str]]], heads: Heads) -> Iterator[Block]:
    for block, lines in waiting:
        words = one_line(plain(" ".join(lines)))
        if len(lines) == 1 and block.kind != "heading" and heads(words, alone=True):
            block = _as_heading(block, LOWEST)
        if words:
            yield Block(block.kind, block.level, words, block.line, block.column)
    waiting.clear()


def plain(text: str) -> str:
    """`text` without links, emphasis and escapes."""
    text = _LINK.sub(r"\1", text)
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)
