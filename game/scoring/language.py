"""Which of the two languages that the judge reads a text is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable

LANGUAGES = ("en", "ja")
UNREAD = (
    "This seems to be in a language that the judge does not read: it reads English and Japanese. "
    "Expect nothing of its scores."
)
"""For the author of a pack in another language."""
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々]")
_SHARE = 0.2
"""A text is Japanese when at least this share of its letters is; names may be in Latin letters."""


def language_of(text: str) -> str:
    """ISO 639-1: "ja" for Japanese, "en" for everything else."""
    if text.isascii():
        return "en"
    letters = sum(char.isalpha() for char in text)
    japanese = len(_JAPANESE.findall(text))
    return "ja" if letters and japanese >= _SHARE * letters else "en"


_FOREIGN = frozenset(
    """le la les une est que qui dans pas nous vous avec mais cette sont parce
    der das und nicht ist ein eine auf von dass aber wenn auch werden sich weil oder
    el del por una pero como más este esta porque sus muy ser
    gli che non della sono anche perché questo quella più loro
    uma não mas são pelo pela porque isso também""".split()
)
"""Small words of French, German, Spanish, Italian and Portuguese; none is an English word."""

_FEWEST_FOREIGN = 0.15


_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_HAN = re.compile(r"[一-鿿]")
_FEWEST_HAN = 12


def is_foreign(text: str) -> bool:
    """It is in a language that the judge does not read.

    Told by its script, by Chinese characters without any kana, or by the share of small words of
    other European languages.
    """
    letters = [char for char in text if char.isalpha()]
    strange = [char for char in letters if char >= "\u0370" and not _JAPANESE.match(char)]
    if 2 * len(strange) > len(letters):
        return True
    if len(_HAN.findall(text)) >= _FEWEST_HAN and not _KANA.search(text):
        return True
    found = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _FOREIGN for word in found) >= max(3, _FEWEST_FOREIGN * len(found))


def language_of_all(texts: Iterable[str]) -> str:
    """The language that the texts need together: Japanese as soon as one of them is."""
    return "ja" if any(language_of(text) == "ja" for text in texts) else "en"
