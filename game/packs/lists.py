"""A list of texts that TOML cannot read: its items, and how its author should write it.

One item stands on a line, or several between commas, with quotes or without.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from game.packs.lookalikes import COMMAS, CURLY
from game.text import one_line

LONGEST_LIST = 20_000
"""Code points of a list that are looked at."""

LONGEST_ITEM = 28
"""Code points of an item that are shown."""

_ITEM = re.compile(
    r"[ \t]*((?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')(?=[ \t]*(?:,|$)|[ \t]+[\"'])|[^,\n]+)"
)
_NEXT = re.compile(
    r"[ \t]*(?:\[{1,2}[A-Za-z_.]+\]|[A-Za-z_][A-Za-z0-9_-]*[ \t]*=[ \t]*[\"'\[{0-9])"
)
_MARKS = "-*• \t"
_QUOTES = "".join(("\"'", *CURLY))


class Item(NamedTuple):
    """What stands between two commas or on a line."""

    offset: int
    text: str

    @property
    def bare(self) -> bool:
        """It has no quotes."""
        return not self.text.startswith(('"', "'"))

    @property
    def written(self) -> str:
        """In the quotes that it needs, shortened."""
        words = one_line(self.text if self.bare else self.text[1:-1]).strip(_MARKS + _QUOTES)
        words = words if len(words) <= LONGEST_ITEM else f"{words[: LONGEST_ITEM - 1].rstrip()}…"
        alone = '"' in words and "'" not in words
        return f"'{words}'" if alone else json.dumps(words, ensure_ascii=False)


class Listed(NamedTuple):
    """A list of texts."""

    items: tuple[Item, ...]
    end: int
    """Offset behind its bracket; where it has none, of the statement that follows."""

    def item_at(self, offset: int) -> int | None:
        """The number of the item that stands there or begins next; `None` behind the last."""
        numbers = range(len(self.items))
        ends = [item.offset + len(item.text) for item in self.items]
        return next((number for number in numbers if offset < ends[number]), None)

    def written(self, number: int) -> str:
        """The list with that item and the one beside it, as TOML wants it."""
        begin = max(min(number - 1, len(self.items) - 2), 0)
        shown = [item.written for item in self.items[begin : begin + 2]]
        before = ["..."] if begin else []
        after = ["..."] if begin + 2 < len(self.items) else []
        return f"[{', '.join([*before, *shown, *after])}]"


class Slip(NamedTuple):
    """What is wrong in a list, and where."""

    offset: int
    code: str
    message: str
    hint: str


def misjoined(text: str, start: int, place: int, key: str) -> Slip:
    """What is wrong where neither comma nor bracket follows the value that ends at `place`.

    The list's bracket stands at `start`; `key` is quoted.
    """
    listed = list_at(text, start)
    number = listed.item_at(place)
    message = f"{key} needs a comma or its closing bracket here"
    behind = text[place : place + 20].lstrip(" \t")[:1]
    if behind in COMMAS:
        return Slip(place, "P206", message, f"write a plain comma in place of {behind}")
    if number is None:
        return Slip(place, "P206", message, "write ] behind the last text")
    item = listed.items[number]
    if item.bare:
        return no_value(text, start, item.offset, key)
    written = _assignment(key, listed, number)
    inside = item.offset < place
    hint = "quotes inside a text" if inside else "write a comma between two texts"
    return Slip(place, "P206", message, f"{hint}: {written}")


def no_value(text: str, start: int, offset: int, key: str) -> Slip:
    """What is wrong with what stands at `offset` in the list and is no value of TOML."""
    listed = list_at(text, start)
    number = listed.item_at(offset)
    if text.startswith(",", offset):
        return Slip(offset, "P206", f"a comma in {key} has no text before it", "delete it")
    if number is None or listed.items[number].text.startswith(("{", "[")):
        message = f"something in {key} is not a value; texts need quotes"
        return Slip(offset, "P202", message, '["one", "two"]')
    item = listed.items[number]
    wrong = "stands in typographic quotes" if item.text.startswith(CURLY) else "has no quotes"
    hint = f"in a list all texts need quotes: {_assignment(key, listed, number)}"
    return Slip(item.offset, "P202", f"a text in {key} {wrong}", hint)


def _assignment(key: str, listed: Listed, number: int) -> str:
    return f"{key.strip('`')} = {listed.written(number)}"


def list_at(text: str, start: int) -> Listed:
    """The list whose bracket stands at `start`."""
    items: list[Item] = []
    offset = start + 1
    for line in text[offset : offset + LONGEST_LIST].splitlines(keepends=True):
        if items and _NEXT.match(line):
            return Listed(tuple(items), offset)
        closed = _closing(line)
        items += _items(line[:closed], offset, whole=offset > start + 1)
        if closed is not None:
            return Listed(tuple(items), offset + closed + 1)
        offset += len(line)
    return Listed(tuple(items), offset)


def _closing(line: str) -> int | None:
    """Where the bracket stands that ends the list on this line, if one does."""
    kept = line.split(" #")[0].rstrip()
    ends = kept.endswith("]") and (kept.count("[") < kept.count("]"))
    return len(kept) - 1 if ends else None


def _items(line: str, offset: int, *, whole: bool) -> Iterator[Item]:
    """The items on a line: where the list has lines of its own, one that begins without quotes."""
    content = line.strip()
    if not content or content.startswith("#"):
        return
    if whole and not content.startswith(('"', "'")):
        yield Item(offset + line.index(content), content.rstrip(", \t"))
        return
    for match in _ITEM.finditer(line):
        if words := match[1].strip():
            yield Item(offset + match.start(1), words)
