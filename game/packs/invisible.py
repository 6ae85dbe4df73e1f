"""Invisible characters in a pack's files: found where they stand, as written or by escapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from game.packs.diagnostics import Problem
from game.packs.documents import MOST_PROBLEMS, Document
from game.packs.positions import KeyPath
from game.packs.spelling import quoted
from game.text import clean, is_clean

_LINE_ENDS = frozenset("\n\r\t\x0b\x0c\x85\u2028\u2029")
_JOINER = "\u200d"
_PATH_ESCAPE = re.compile(r'("""|")(?:[^\\"]|\\[^bf])*?(\\[bf])')
"""The first \\b or \\f of a text: allowed, but mostly a path such as C:\\books."""
_HINT = "delete it; it is left out in the game"


def find_invisible(document: Document) -> list[Problem]:
    """A warning (P308) for each invisible character of the text, and for each escaped one.

    Escapes that a path on Windows brings along are errors (P205).
    """
    problems = [
        document.at_offset("P308", offset, f"invisible character {_name(char)}", _HINT)
        for offset, char in islice(hidden_in(document.text), MOST_PROBLEMS)
    ]
    for path, text in _texts(document.data):
        if len(problems) >= MOST_PROBLEMS:
            break
        found = next(hidden_in(text), None)
        span = document.positions.value_span(path) if found else None
        if not found or not span or next(hidden_in(document.text[slice(*span)]), None):
            continue
        if path_escape := _PATH_ESCAPE.match(document.text, *span):
            message = f"{quoted(path_escape[2])} is a control character, which no text needs"
            hint = "write \\\\ for a backslash, or use 'single quotes'"
            problems.append(document.at_offset("P205", path_escape.start(2), message, hint))
        else:
            message = f"invisible character {_name(found[1])}, written as an escape"
            problems.append(document.at_value("P308", path, message, _HINT))
    return problems


def hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """Offset and character of everything in `text` that `game.text.clean` drops."""
    if is_clean(text):
        return
    suspects = {char for char in set(text) - _LINE_ENDS if _is_dropped(char)}
    if not suspects:
        return
    for offset, char in enumerate(text):
        if char in suspects:
            around = text[max(0, offset - 1) : offset + 2]
            if char != _JOINER or _JOINER not in clean(around):
                yield offset, char


@lru_cache(maxsize=8192)
def _is_dropped(char: str) -> bool:
    return not clean(char)


def _texts(data: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    waiting: list[tuple[KeyPath, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting.extend(((*path, key), item) for key, item in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, number), item) for number, item in enumerate(value))


def _name(char: str) -> str:
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")
