"""Turns of phrase that every layer needs: a number with its noun, a text cut short, its end."""

import re

_CLOSED = re.compile(r"[.!?…。！？．]\W*$")


def plural(number: int, one: str, many: str = "") -> str:
    """`1 point`, `2 points`; `many` for words that do not take an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def cut(text: str, longest: int) -> str:
    """`text` in at most `longest` code points, an ellipsis at its end if something was cut off."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def is_closed(sentence: str) -> bool:
    """A full stop or its like stands at the end."""
    return bool(_CLOSED.search(sentence))
