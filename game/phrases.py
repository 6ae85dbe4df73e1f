"""Turns of phrase that every layer needs: a number with its noun, a text cut short."""


def plural(number: int, one: str, many: str = "") -> str:
    """`1 point`, `2 points`; `many` for words that do not take an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def cut(text: str, longest: int) -> str:
    """`text` in at most `longest` code points, an ellipsis at its end if something was cut off."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
