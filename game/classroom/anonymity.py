"""Whether a sentence says who wrote it, or names another student of the class."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator

from game.classroom.roster import Student
from game.classroom.similarity import pack_texts
from game.packs.format import Pack
from game.scoring.words import FUNCTION_WORDS

SHORTEST = 3
"""Letters from which on a part of a name counts in small letters too."""

SHORTEST_NUMBER = 4
"""Digits from which on a number is looked for; shorter ones stand in every text."""

_WIDE = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of languages that put no space between words."""

_KANA = re.compile(r"[\u3040-\u30ff]+")

_ADDRESS = re.compile(r"\S@\S")


class Names:
    """The students' names, logins and numbers, as they may stand in a text.

    Leaving one sentence too many unquoted harms nobody, so that whatever may be a name is one. Only
    words that are `common`, such as `will`, have to begin with a capital; at the beginning of a
    sentence they are names then.
    """

    def __init__(self, students: Iterable[Student], common: Container[str] = ()) -> None:
        self._common = common
        self._parts: set[str] = set()
        self._joined: set[str] = set()
        self._marks: set[tuple[str, ...]] = set()
        for student in students:
            self._add(student)
        self._lengths = {len(part) for part in self._joined}, {len(mark) for mark in self._marks}

    def stand_in(self, text: str) -> bool:
        """One of them stands there, or anything that looks like an e-mail address."""
        wide = unicodedata.normalize("NFKC", text)
        words = _words(text)
        folded = [word.casefold() for word in words]
        joined, marks = self._lengths
        return (
            bool(_ADDRESS.search(wide))
            or any(map(self._is_name, words))
            or any(wide[i : i + n] in self._joined for n in joined for i in range(len(wide)))
            or any(
                tuple(folded[i : i + n]) in self._marks for n in marks for i in range(len(words))
            )
        )

    def _is_name(self, word: str) -> bool:
        forms = {word.casefold(), word.casefold().removesuffix("s")}  # Adas, the Lovelaces
        found = [form for form in forms if form in self._parts]
        if not found:
            return False
        short = all(len(form) < SHORTEST for form in found)
        common = any(form in self._common for form in forms)
        return not (short or common) if word.islower() else not (short and common)

    def _add(self, student: Student) -> None:
        marks = {mark.partition("@")[0] for mark in (student.key, *student.handles)}
        self._parts |= {word.casefold() for word in _words(student.name) if len(word) > 1}
        self._joined |= {part for name in (student.name, *marks) for part in _wide_parts(name)}
        for mark in marks:
            words = tuple(word.casefold() for word in _words(mark))
            if any(map(str.isdigit, "".join(words))):
                self._marks |= {words} if _tells(words) else set()
            else:  # nothing but letters: a name, and often the only one that is known
                self._parts |= {word for word in words if len(word) > 1}


def common_words(pack: Pack) -> frozenset[str]:
    """Words that a pack has in small letters: in a text about it they name nobody."""
    words = (word for text in pack_texts(pack) for word in _words(text))
    return FUNCTION_WORDS | {word for word in words if word.islower()}


def _words(text: str) -> list[str]:
    """Words of letters and digits, without accents, however these are stored."""
    apart = unicodedata.normalize("NFKD", _WIDE.sub(" ", unicodedata.normalize("NFKC", text)))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", bare)


def _wide_parts(name: str) -> Iterator[str]:
    """Parts of a name that is written without spaces, and what it may begin or end with."""
    for part in re.split(r"[\s,;.・=＝@]+", unicodedata.normalize("NFKC", name)):
        if len(part) < 2 or not _WIDE.search(part):
            continue
        yield part
        for edge in (part[:2], part[:3], part[-2:], part[-3:]):
            if len(edge) < len(part) and len(edge) > 1 + bool(_KANA.fullmatch(edge)):
                yield edge


def _tells(words: tuple[str, ...]) -> bool:
    """A login or number that does not stand in a text by chance."""
    mark = "".join(words)
    return len(mark) >= SHORTEST_NUMBER if mark.isdigit() else len(mark) > 1
