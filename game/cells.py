"""How much room text takes in a terminal: Japanese characters are two cells wide."""

from __future__ import annotations

import unicodedata

NEAR_ENOUGH = 20
"""Cells that a cut may give up so as to fall between two words."""

NEVER_FIRST = frozenset(
    "、。，．・：；？！」』）］｝〉》】…ーァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ々.,:;?!)]}%"
)
"""What a Japanese line never begins with (kinsoku, JIS X 4051)."""

NEVER_LAST = frozenset("「『（［｛〈《【([{")
"""What it never ends with."""

MOST_BACK = 14
"""Characters that a break may go back for the sake of these, or of a Latin word."""


def cell_length(text: str) -> int:
    """Cells of a line: two for a wide character, none for one that joins the one before."""
    return sum(map(_cells, text))


def shorten(text: str, most: int) -> str:
    """`text` in at most `most` cells, an ellipsis at its end if something was cut off."""
    if cell_length(text) <= most:
        return text
    end = _fitting(text, most - 1)
    kept = text[:end]
    head, space, _ = kept.rpartition(" ")
    if space and text[end] != " " and cell_length(head) >= most - NEAR_ENOUGH:
        kept = head
    return f"{kept.rstrip()}…"


def wrap_cells(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells: broken at spaces, a longer run of wide characters anywhere.

    A long word of narrow characters, such as an address, stays whole.
    """
    lines = [""]
    for word in text.split():
        gap = " " if lines[-1] else ""
        while cell_length(lines[-1] + gap + word) > width and _breakable(word):
            cut = _between(word, _fitting(word, width - cell_length(lines[-1] + gap)))
            if cut:
                lines[-1] += gap + word[:cut]
            lines.append("")
            word, gap = word[cut:], ""
        if lines[-1] and cell_length(lines[-1] + gap + word) > width:
            lines.append(word)
        else:
            lines[-1] += gap + word
    return lines


def is_wide(text: str) -> bool:
    """Something in it takes two cells."""
    return any(_cells(char) == 2 for char in text)


def _breakable(word: str) -> bool:
    return len(word) > 1 and is_wide(word)


def _between(word: str, cut: int) -> int:
    """The last place up to `cut` at which Japanese breaks; `cut` itself where none is near."""
    for place in range(cut, max(0, cut - MOST_BACK), -1):
        before, after = word[place - 1], word[place : place + 1]
        latin = before.isascii() and after.isascii() and before not in "/-"
        if not (latin or after in NEVER_FIRST or before in NEVER_LAST):
            return place
    return cut


def _fitting(text: str, most: int) -> int:
    """How many characters of `text` fit into `most` cells."""
    room = most
    for index, char in enumerate(text):
        room -= _cells(char)
        if room < 0:
            return index
    return len(text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
