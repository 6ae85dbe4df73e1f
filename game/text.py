"""The gate for outside text: everything a person, a pack or a file says passes through `clean`.

After the gate a text is NFC, holds no control, bidi or zero-width characters and no terminal
escapes, and its lines end in a line feed. Spans everywhere count code points of the cleaned text.
"""

import re
import unicodedata

LONGEST_ANSWER = 20_000
"""Longest answer that is judged, in code points; longer ones are refused with a sentence."""

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\|$)"  # OSC: titles, clipboard, links
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\|$)"  # DCS, SOS, PM, APC strings
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor
    r"|\x1b[ -/]*[0-~]?"  # every other escape
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_INVISIBLE = re.compile(r"[\u200b\u200c\u2060-\u2064\ufeff\u00ad\u180e\u034f\ufff9-\ufffb]")
_JOINER = "\u200d"
_GRAPHEME_JOINER = "\u034f"
"""The one of `_INVISIBLE` that counts as printable."""


def clean(text: str) -> str:
    """`text` without anything that a terminal, a reader or the judge could be tricked by.

    Idempotent. Line feeds stay; tabs and exotic spaces become one space. A zero-width joiner is
    kept only inside an emoji sequence.
    """
    if is_clean(text):
        return unicodedata.normalize("NFC", text)
    text = _ESCAPES.sub("", text)
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    text = "".join(
        char
        for char in text
        if char == "\n" or unicodedata.category(char) not in _UNWANTED or char == _JOINER
    )
    text = unicodedata.normalize("NFC", text)
    return _drop_stray_joiners(text) if _JOINER in text else text


def is_clean(text: str) -> bool:
    """True only where `clean` takes nothing out: so with nearly all texts, and told at once.

    Printable characters are those of no `_UNWANTED` category, and of spaces the plain one.
    """
    return text.replace("\n", "").isprintable() and _GRAPHEME_JOINER not in text


def one_line(text: str) -> str:
    """`clean(text)` with every run of white space as one space."""
    return " ".join(clean(text).split())


def storable(text: str) -> str:
    """`text` with halves of surrogate pairs, which no file can hold, replaced by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories of control, format, surrogate, private and unassigned characters."""


def _drop_stray_joiners(text: str) -> str:
    kept: list[str] = []
    for index, char in enumerate(text):
        if char == _JOINER:
            before = kept[-1] if kept else ""
            after = text[index + 1 : index + 2]
            if not (_in_emoji(before) and _in_emoji(after)):
                continue
        kept.append(char)
    return "".join(kept)


def _in_emoji(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) in ("So", "Sk") or char == "\ufe0f")
