"""Whether a sentence says who wrote it, or names another student of the class."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping

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

_WHOLE = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d",
                        "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
                        "ı": "i"})  # fmt: skip
"""Letters from which no accent can be taken off."""

_PAIRS = str.maketrans({"ä": "ae", "Ä": "Ae", "ö": "oe", "Ö": "Oe", "ü": "ue", "Ü": "Ue",
                        "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa"})  # fmt: skip
"""Letters in place of which two are written where a keyboard lacks them."""

_WORDS = re.compile(r"[^\W_]+")

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
        words, paired = _words(text), _words(text, _PAIRS)
        folded = [[word.casefold() for word in spelt] for spelt in (words, paired)]
        joined, marks = self._lengths
        return (
            bool(_ADDRESS.search(wide))
            or any(map(self._is_name, words, paired))
            or any(wide[i : i + n] in self._joined for n in joined for i in range(len(wide)))
            or any(
                tuple(spelt[i : i + n]) in self._marks
                for spelt in folded
                for n in marks
                for i in range(len(words))
            )
        )

    def _is_name(self, word: str, paired: str) -> bool:
        spelt = {word.casefold(), paired.casefold()}
        forms = spelt | {form.removesuffix("s") for form in spelt}  # Adas, the Lovelaces
        found = [form for form in forms if form in self._parts]
        if not found:
            return False
        short = all(len(form) < SHORTEST for form in found)
        common = any(form in self._common for form in forms)
        return not (short or common) if word.islower() else not (short and common)

    def _add(self, student: Student) -> None:
        marks = {mark.partition("@")[0] for mark in (student.key, *student.handles)}
        self._parts |= {word.casefold() for word in _spellings(student.name) if len(word) > 1}
        self._joined |= {part for name in (student.name, *marks) for part in _wide_parts(name)}
        for mark in marks:
            if any(map(str.isdigit, mark)):
                spelt = (_words(mark), _words(mark, _PAIRS))
                words = {tuple(word.casefold() for word in one) for one in spelt}
                self._marks |= set(filter(_tells, words))
            else:  # nothing but letters: a name, and often the only one that is known
                self._parts |= {word.casefold() for word in _spellings(mark) if len(word) > 1}


def common_words(pack: Pack) -> frozenset[str]:
    """Words that a pack has in small letters: in a text about it they name nobody."""
    words = (word for text in pack_texts(pack) for word in _words(text))
    return FUNCTION_WORDS | {word for word in words if word.islower()}


def _words(text: str, pairs: Mapping[int, str] | None = None) -> list[str]:
    """Words of letters and digits, without accents, however these are stored.

    With `pairs` letters are written as two first; the words are as many.
    """
    if text.isascii():  # no accents: as most sentences of an English pack
        return _WORDS.findall(text)
    wide = _WIDE.sub(" ", unicodedata.normalize("NFKC", text)).translate(pairs or {})
    apart = unicodedata.normalize("NFKD", wide)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _WORDS.findall(bare.translate(_WHOLE))


def _spellings(text: str) -> set[str]:
    """Every word of a name, as `Muller` and as `Mueller` where it is Müller."""
    return {*_words(text), *_words(text, _PAIRS)}


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
