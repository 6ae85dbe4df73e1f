"""Numbers and names before the headings and points of an outline: `1.2 `, `Claim 3: `, `Motion: `.

Word numbers headings by itself, and a plain text keeps the numbers; no opponent would say them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.packs.markdown import Block

_NUMBER = re.compile(r"[(（]?(\d{1,2}(?:[.．]\d{1,2})*)([.)．）、]?)[ \u3000]+(?=\S)")
_NAMED = re.compile(
    r"(?:title|motion|resolution|topic|claim|argument|counter-?argument|objection)"
    r"(?: ?\d{1,2})?[ ]?(?:[:：]|(?<=\d) [-–—](?= ))[ \u3000]*(?=\S)",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"(?:point|answer|rebuttal)(?: ?\d{1,2})?[ ]?[:：][ \u3000]*(?=\S)", re.IGNORECASE
)

Number = tuple[int, ...]


def without_numbers(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, their texts without what only numbers or names them."""
    before: Number = ()
    for block in blocks:
        text = block.text
        if block.kind == "heading":
            number, end = _number(text, before)
            before = number or before
            text = text[end:]
            text = text[match.end() :] if (match := _NAMED.match(text)) else text
        elif block.kind == "bullet" and block.level == 0 and (match := _POINT.match(text)):
            text = text[match.end() :]
        yield replace(block, text=text)


def _number(text: str, before: Number) -> tuple[Number, int]:
    """The number that the heading begins with, if it goes on from the one before; and its end."""
    match = _NUMBER.match(text)
    if match is None:
        return (), 0
    number = tuple(int(part) for part in re.split("[.．]", match[1]))
    one_of_several = match[2] or (len(number) > 1 and before)  # 1.5 million, 3 people
    if one_of_several and (set(number) == {1} or _follows(number, before)):
        return number, match.end()
    return (), 0


def _follows(number: Number, before: Number) -> bool:
    if number == (*before, 1):
        return True
    *above, last = number
    return (
        len(number) <= len(before)
        and before[: len(above)] == tuple(above)
        and (last == before[len(above)] + 1)
    )
