"""Texts of an author as TOML wants them: in quotes that do not stand inside them."""

from __future__ import annotations

from game.packs.spelling import quoted

LONGEST_KEY, LONGEST_TEXT = 16, 32
"""Code points of an assignment that are shown."""


def assignment(key: str, value: str) -> str:
    """`value`, which has no quotes or one too few, as the text of the quoted `key`."""
    value = value.rstrip("\"'") if value.count('"') + value.count("'") == 1 else value
    return _shown(key, value, "'" if '"' in value or "\\" in value else '"', 24)


def other_quotes(key: str, value: str) -> str:
    """The advice for a text that holds the quotes in which it stands."""
    mark, inside = value[0], value[1:].removesuffix(value[0])
    other = "'" if mark == '"' else '"'
    if other in inside or "\\" in inside or inside.startswith(mark):
        return 'quotes inside a text: write \\" for each of them'
    what = "quotes inside a text" if mark == '"' else "an apostrophe inside a text"
    return f"{what}: write {_shown(key, inside, other, LONGEST_TEXT)}"


def _shown(key: str, text: str, mark: str, longest: int) -> str:
    text = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return quoted(f"{key.strip('`')[:LONGEST_KEY]} = {mark}{text}{mark}")
