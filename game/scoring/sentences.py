"""Sentences of a text, with their places in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

from game.scoring.verdict import Span

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep st vs etc e.g i.e cf fig approx u.s u.k inc ltd co jr sr".split()
)
_JAPANESE = "[ぁ-ゖァ-ヺー一-龥々]"
_AFTER_QUOTED = (
    "と(?!にかく|ころ|はいえ|りあえず|もかく)|って|っ|など|なんて|は(?!っきり|い|じめ)|が(?!ん)|を|に"
    "|の(?!ち)|や|だ(?!から|けど|が|って|ろ)|な(?!ので|ぜ|ん)|も(?!し|う|ちろん|っと|はや)"
    "|で(?!も|は、)|しか(?!し)|から|へ|より|か(?=[「『、。]|$)|、"
)
"""What shows that a quotation stands within a sentence: “「できる！」と思った” is one."""

_SAID = "(?:(?<=[よねぞ])|(?<=です)|(?<!ますます)(?<=ます)|(?<=だろ|ろう|しょ|ょう|ゃん|せん))"
"""How only a whole sentence ends; who types quickly leaves a space there, and no full stop."""

_STATED = "(?:(?<![またい]だ)(?<=だ)|(?<=ない))"
"""How a sentence may end, but also what stands before a noun: so only before Japanese, as some
leave spaces around foreign words."""

_NO_PARTICLE = "(?!と(?:言|い|思|は|の)|から|ので|けど|が[ \u3000違]|のに)"
"""The space before one of these is no end: “無理です から”."""

_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s|$)"
    r"|(?<=[a-z]{2})[.!?]+(?=[A-Z][a-z])"
    rf"|(?:[。！？]|(?<={_JAPANESE})[?!]+(?={_JAPANESE}|[「『」』）])(?!{_AFTER_QUOTED}))[。！？?!]*"
    rf"(?:[」』）]++(?!{_AFTER_QUOTED})|(?![」』）。！？?!]))"
    rf"|\n+|{_SAID}[ \u3000]+(?=[\w「『]){_NO_PARTICLE}"
    rf"|{_STATED}[ \u3000]+(?={_JAPANESE}|[「『]){_NO_PARTICLE}"
    rf"|(?<=[ぁ-ゖァ-ヺー])(?:[wｗ]+(?=\s|{_JAPANESE})|笑(?=\s)|[（(]笑[)）](?=\s|{_JAPANESE}))"
    rf"(?!{_AFTER_QUOTED})"
)
_FORGOTTEN = re.compile(
    r"""(?<!\S)(?P<before>[a-z]\S*[a-z0-9]|[A-Z]{3,})\s+
        (?=(?:This|These|That['’]s|There|They(?:['’]re)?|It(?:['’]s)?|He|She|We(?:['’]re)?
             |You(?:['’]re)?|My|Your|Our|But|And|So|Then|Also|Because|If|When|While|Since|Maybe
             |Frankly|Honestly|Anyway|Everybody|Everyone|Nobody),?\s[^A-Z])""",
    re.VERBOSE,
)
"""A word after which a full stop was left out: next comes a small word with a capital that it has
only at the head of a sentence. (Not after another word with a capital, and not before one: there it
is habit, or a title.)"""

_GOES_ON = frozenset(
    "the and but because that when while since this these which who what where how say says said"
    " saying think thinks thought know knows believe believes claim claims argue argues called"
    " titled named quoted quotes with from for into than then are was were have has had not its"
    " their your our his her".split()
)
"""Words that end no sentence: who writes a capital after one of them writes capitals by habit."""

_LETTER = re.compile(r"\w")
_NUMBER = re.compile(r"(?<!\S)\(?(?P<number>\d{1,2})(?:\)|(?<=\d)\.)(?=\s)")
"""What may be the number of an entry of a list: “1.”, “1)” or “(1)”."""

_NUMERO = re.compile(r"[^\s.?!]\s+[(\"'“‘\[]*nos?\Z")
"""“no” where it is no answer: something stands before it in the sentence."""

_COUNTED = re.compile(r"\s+\d{1,2}\b(?![.,]\d)")
"""What is counted after “no.”."""

LONGEST_BEFORE = 60
"""Characters before a full stop that tell whether it ends a sentence."""

_BEFORE_LIST = re.compile(r"(?:^|[\n:;,.!?–—-])\s*\Z")
_FEWEST_LISTED = 2
"""Words of the shortest entry of a list within a line: what is shorter is a reference."""
_LISTED = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")

FEWEST_AGAIN, FEWEST_LETTERS = 4, 3
"""Words that are said again at least, and letters of a word that can end a sentence unmarked."""

NARROWEST = 30
"""Characters of the longest line from which on line breaks may come from a margin."""


@dataclass(frozen=True)
class Sentence:
    """A run of the text; `text` is what stands at `span`, in one line."""

    text: str
    span: Span


def said_once(text: str, sentences: Sequence[Sentence]) -> str:
    """`text` with each of its `sentences` but once; as it is where none is said again."""
    distinct = dict.fromkeys(sentence.text for sentence in sentences)
    return text if len(distinct) == len(sentences) else " ".join(distinct)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a cleaned text, in order; pieces without a letter or digit are left out.

    A full stop ends a sentence before white space, or between a small letter and a capital where
    the space was forgotten, unless the word before it is an abbreviation or a single initial;
    Japanese full stops do, too, unless a quotation that they close goes on (“「無理！」と言う”),
    and so do ? and ! between Japanese letters, the space after what ends only a sentence (“だよ
    次は”), a laugh, and line breaks but for those at a margin. Where the stop itself was forgotten,
    the capital of a small word shows it ("four months This is ..."), or that
    the whole text begins again. The entries of a numbered list are sentences without their numbers.
    """
    out: list[Sentence] = []
    numbers = dict(_numbers(text))
    start = numbers.get(0, 0)
    ends = {*_stops(text), *_forgotten(text), *_beginnings(text), *numbers}
    for end in sorted(end for end in ends if not any(a < end <= b for a, b in numbers.items())):
        _add(out, text, start, end)
        start = numbers.get(end, end)
    _add(out, text, start, len(text))
    return tuple(out)


def _stops(text: str) -> Iterator[int]:
    start, at_margin = 0, _breaks_at_margin(text)
    for end in _END.finditer(text):
        if end.start() in at_margin:
            continue
        near = max(start, end.start() - LONGEST_BEFORE)
        if end.group().startswith(".") and (
            _is_abbreviation(text[near : end.start()]) or _counts(text, end)
        ):
            continue
        start = end.end()
        yield start


def _numbers(text: str) -> list[Span]:
    """Where the numbers of a list stand, from 1 to 2 at least; none where they are no list.

    A number that does not follow the one before is no entry (“costs fell in phase 9.”). Each entry
    says something, and what stands before the first ends a line or a clause, but where it is “1)”.
    """
    found: list[re.Match[str]] = []
    for one in _NUMBER.finditer(text):
        if int(one["number"]) == len(found) + 1:
            found.append(one)
    plain = bool(found) and found[0].group()[0] != "(" and found[0].group()[-1] == ")"
    if len(found) < 2 or not (plain or _BEFORE_LIST.search(text[: found[0].start()])):
        return []
    ends = [one.start() for one in found[1:]] + [len(text)]
    entries = (text[one.end() : end] for one, end in zip(found, ends, strict=True))
    if any(len(entry.split()) < _FEWEST_LISTED for entry in entries):
        return []
    return [one.span() for one in found]


def _forgotten(text: str) -> Iterator[int]:
    found = list(_FORGOTTEN.finditer(text))
    if any(one["before"] in _GOES_ON or len(one["before"]) < FEWEST_LETTERS for one in found):
        return iter(())
    return (one.end() for one in found)


def _beginnings(text: str) -> Iterator[int]:
    """Where a text that is said twice or more, in the same words, begins again."""
    said = [word.span() for word in re.finditer(r"\S+", text)]
    words = [re.sub(r"\W", "", text[start:end]).casefold() for start, end in said]
    for size in range(FEWEST_AGAIN, len(words) // 2 + 1):
        if len(words) % size == 0 and words[size:] == words[:-size]:
            yield from (said[again][0] for again in range(size, len(words), size))
            return


@lru_cache(maxsize=256)
def sentences_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences of cleaned texts, each once."""
    every = (sentence.text for text in texts for sentence in split_sentences(text))
    return tuple(dict.fromkeys(every))


def _breaks_at_margin(text: str) -> set[int]:
    """Where lines of a paragraph end because the next word had no room: nobody meant those.

    All of them have to be such; one alone shows it only where the text goes on with a small letter.
    """
    found: set[int] = set()
    at = 0
    for empty, group in groupby(text.split("\n"), key=lambda line: not line.strip()):
        lines = list(group)
        ends = [*accumulate((len(line) + 1 for line in lines), initial=at)][1:]
        at = ends[-1]
        if not empty and len(lines) > 1 and _is_filled(lines):
            found |= {end - 1 for end in ends[:-1]}
    return found


def _is_filled(lines: Sequence[str]) -> bool:
    """Whether no line of a paragraph had room for the next word, and nothing is listed."""
    width = max(map(len, lines))
    full = all(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines)
    )
    alone = len(lines) == 2 and not lines[1].lstrip()[0].islower()
    return width >= NARROWEST and full and not alone and not any(map(_LISTED.match, lines))


def _is_abbreviation(before: str) -> bool:
    words = before.split()
    last = words[-1].lower().lstrip("(\"'“‘[") if words else ""
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last != "i")


def _counts(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop belongs to “no. 1”; that of “Do they stay? no. 31 left” does not."""
    before = text[max(0, stop.start() - LONGEST_BEFORE) : stop.start()]
    return bool(_COUNTED.match(text, stop.end()) and _NUMERO.search(before))


def _add(out: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if _LETTER.search(piece):
        span = start + left, start + left + len(piece)
        out.append(Sentence(piece.replace("\n", " "), span))
