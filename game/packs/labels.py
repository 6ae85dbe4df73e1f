"""Labels before the deeper bullets of an outline: `accept: ...`, and what is nearly one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

OFTEN = 3
"""So many bullets with the same word before a colon are meant to have a label."""

_KNOWN = frozenset({"accept", "reject", "contrary", "press"})
_KINDS = "|".join(sorted(_KNOWN))
_LABEL = re.compile(rf"[(\[“\"]?({_KINDS})[)\]”\"]?[ ]*[:：][ \u3000]*", re.IGNORECASE)
_NEARLY = re.compile(
    rf"[(\[“\"]?(?i:{_KINDS}|contrar|phrasing)\w*[)\]”\"]?[ ]*(?:[:：]|[-–—.](?= )|(?<=[)\]])(?= ))"
    r"|(?i:accept|reject|contrary)[ ]+[\"“A-Z]"
)
"""A bullet that begins as if it had such a label, and has none."""
_WORD = re.compile(r"(\w{3,20})[ ]?[:：](?=[ \u3000]?\S)")


def label_of(text: str, unknown: frozenset[str] = frozenset()) -> tuple[str, str, str]:
    """The key that a deeper bullet fills, its text, and the label that is none, if it has one."""
    if label := _LABEL.match(text):
        return label[1].lower(), text[label.end() :], ""
    word = _WORD.match(text)
    if nearly := _NEARLY.match(text):
        return "", "", nearly[0].strip()
    if word and word[1].lower() in unknown:
        return "", "", word[0]
    return "phrasings", text, ""


def unknown_labels(bullets: Iterable[str]) -> frozenset[str]:
    """Words, in small letters, that stand before a colon in many bullets and are no label."""
    found = Counter(match[1].lower() for text in bullets if (match := _WORD.match(text)))
    return frozenset(word for word, times in found.items() if times >= OFTEN) - _KNOWN
