"""Characters that look like TOML's own: a Japanese keyboard's, a word processor's, a web page's."""

from __future__ import annotations

import re
import unicodedata

CURLY = tuple("“”„‟‚‘’«»‹›＂「」『』")
"""Quotes that are none in TOML."""

EQUALS = frozenset("＝:：–—-≔→")
"""What is written in place of an equals sign."""

COMMAS = frozenset("、，;；")
"""What is written in place of a comma."""

_MARK = f"[{''.join(CURLY)}]"
_ANY = f'["{"".join(CURLY)}]'
_TRIPLE = re.compile(
    rf"^(?P<key>[ \t]*[\w.-]+[ \t]*=[ \t]*){_ANY}{{3}}|{_ANY}{{3}}(?=[ \t]*(?:#.*)?$)", re.MULTILINE
)
_VALUE = re.compile(
    rf"^([ \t]*(?:[\w.-]+[ \t]*=[ \t]*)?\[?[ \t]*)({_MARK}.*{_ANY}|\"[^\"\n]*{_MARK})"
    r"([ \t]*\]?[ \t]*,?[ \t]*(?:#.*)?)$",
    re.MULTILINE,
)
_BETWEEN = re.compile(rf"{_ANY}([ \t]*,[ \t]*){_ANY}")


def straightened(text: str) -> tuple[str, int]:
    """`text` with straight quotes around its values, as long as before; and how many lines changed.

    Quotes inside a text stay as they are, but for straight ones, which would end it.
    """
    straight = _VALUE.sub(_straight_line, _TRIPLE.sub(_straight_triple, text))
    lines = zip(text.split("\n"), straight.split("\n"), strict=True)
    return straight, sum(before != after for before, after in lines)


def _straight_triple(match: re.Match[str]) -> str:
    return f'{match["key"] or ""}"""'


def _straight_line(match: re.Match[str]) -> str:
    before, written, after = match.groups()
    if written.startswith('"""'):
        return match[0]
    inside = written[1:-1]
    inside = _BETWEEN.sub("\0\\1\0", inside) if "[" in before else inside
    inside = inside.replace('"', "'").replace("\0", '"')
    return f'{before}"{inside}"{after}'


def strange_blank(char: str) -> str:
    """The name of a blank that is neither a space nor a tab; empty if `char` is none."""
    strange = unicodedata.category(char or "x") == "Zs" and char != " "
    return f"U+{ord(char):04X}, {unicodedata.name(char).lower()}" if strange else ""


def with_plain_blanks(text: str) -> str:
    """`text` with a space for every strange blank."""
    return "".join(" " if strange_blank(char) else char for char in text)


_NUMBER = re.compile(r"([+-]?)([0-9]{0,6})[.,]([0-9]{1,6})")
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_HUNDREDTHS = re.compile(r"([0-9]{1,3}) ?%")


def number_meant(value: str) -> str:
    """The number as TOML writes it, where it stands with a comma, without a 0, or in percent.

    Else an empty text; so, too, for "1,500", of which nobody knows what it means.
    """
    if found := _HUNDREDTHS.fullmatch(value):
        return f"{int(found[1]) / 100:g}"
    if (found := _NUMBER.fullmatch(value)) and not _GROUPED.fullmatch(value):
        return f"{found[1].strip('+')}{int(found[2] or 0)}.{found[3]}"
    return ""


def plain_number(value: str) -> str:
    """The number in the digits 0 to 9, if it is written in others; else an empty text."""
    return str(int(value)) if value.isdecimal() and not value.isascii() and len(value) < 9 else ""
