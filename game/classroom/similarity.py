"""Works that share wording: pairs to look at, and no more than that.

Compared are runs of five words, once each, over all answers of a work. What stands in the pack
counts for nobody: speeches, points, cards, examples, the essay's summaries. Nor does what more than
ten works share, such as sentence starters from the lesson, unless nearly everything is the same.
What is left says that two texts share words, not why: a common source, a common note, help, or the
same thought.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from pydantic import BaseModel

from game.classroom.grade_format import Grade
from game.classroom.works import Work
from game.packs.format import Pack
from game.scoring.copying import RUN, runs
from game.scoring.words import words

SHARE = 0.5
"""A pair is shown when more than this part of the shorter work's own runs stands in the other."""

FEWEST_SHARED = 10
"""Runs that a pair must share: some fourteen words in a row, or two whole sentences."""

COMMON = 10
"""A run that stands in more works than this is nobody's own."""

NEARLY_ALL = 0.9
"""Works that share this part of all their runs, common ones too, are shown in any case."""

Digest = bytes
"""A run of five words, short enough to be kept for a whole class."""

Read = Callable[[], Iterable[Grade]]
"""Reads the grades from their beginning."""


@dataclass(frozen=True)
class Alike:
    """Two works, by student, and how many runs of five words they share."""

    one: str
    other: str
    shared: int
    of: int
    """Runs of the one that has fewer."""

    @property
    def share(self) -> float:
        """More than 0.5, at most 1."""
        return self.shared / self.of


def alike(works: Iterable[tuple[str, Sequence[str]]], known: frozenset[Digest]) -> list[Alike]:
    """Pairs of these works (student, texts) over half alike, the most alike first.

    What is `known`, the runs of their pack (`pack_runs`), counts for nobody.
    """
    holders: dict[Digest, list[int]] = defaultdict(list)
    students = []
    for number, (student, texts) in enumerate(works):
        students.append(student)
        for run in {run for text in texts for run in _digests(text)} - known:
            holders[run].append(number)
    own = _pairs([one for one in holders.values() if len(one) <= COMMON], SHARE)
    whole = _pairs(list(holders.values()), NEARLY_ALL)
    found = [
        Alike(students[a], students[b], shared, of)
        for (a, b), (shared, of) in {**whole, **own}.items()
    ]
    return sorted(found, key=lambda one: (-one.share, -one.shared, one.one, one.other))


def _pairs(
    holders: Sequence[Sequence[int]], least: float
) -> dict[tuple[int, int], tuple[int, int]]:
    """Pairs that share more than `least` of the smaller one: how many runs, of how many."""
    sizes = Counter(number for numbers in holders for number in numbers)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders:
        shared.update(combinations(numbers, 2))
    smaller = {pair: min(sizes[pair[0]], sizes[pair[1]]) for pair in shared}
    return {
        pair: (count, smaller[pair])
        for pair, count in shared.items()
        if count >= FEWEST_SHARED and count > least * smaller[pair]
    }


def alike_grades(read: Read, known: frozenset[Digest]) -> list[Alike]:
    """The same for the works that count."""
    return alike(((one["student"], _texts(one)) for one in read() if one["rounds"]), known)


def same_answers(works: Iterable[Work]) -> list[list[Work]]:
    """Works of several students that agree to the letter, without their texts.

    A file that was handed in again under another name is such a one.
    """
    found: dict[Digest, list[Work]] = defaultdict(list)
    students: dict[Digest, set[str]] = defaultdict(set)
    for work in works:
        if sum(len(words(answer.text)) for answer in work.answers) < 2 * RUN:
            continue
        said = "\0".join(f"{a.motion}/{a.counterargument}\0{a.text}" for a in work.answers)
        digest = hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=16).digest()
        found[digest].append(replace(work, answers=()))
        students[digest].add(work.student)
    return [same for digest, same in found.items() if len(students[digest]) > 1]


def pack_runs(pack: Pack) -> frozenset[Digest]:
    """Every run of five words of a pack."""
    return frozenset(run for text in pack_texts(pack) for run in _digests(text))


def pack_texts(pack: Pack) -> Iterator[str]:
    """Every text of a pack, ids too."""
    parts: tuple[BaseModel, ...] = (pack.manifest, *pack.motions)
    return (text for part in parts for text in _strings(part.model_dump()))


def shared_spans(
    text: str, other: Sequence[str], known: frozenset[Digest]
) -> list[tuple[int, int]]:
    """Stretches of the text (code points) that stand in the other work too, without the pack's."""
    theirs = {run for one in other for run in _digests(one)} - known
    places = _places(text)
    spans: list[tuple[int, int]] = []
    for first, run in enumerate(_digests(text)):
        if run not in theirs:
            continue
        start, end = places[first][0], places[first + RUN - 1][1]
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _digests(text: str) -> Iterator[Digest]:
    for run in runs(text):
        yield hashlib.blake2b("\0".join(run).encode("utf-8", "replace"), digest_size=8).digest()


def _places(text: str) -> list[tuple[int, int]]:
    """Where each word of `words(text)` stands; small letters may be more than one (Turkish İ)."""
    low = text.lower().replace("’", "'")
    origin = [index for index, char in enumerate(text) for _ in char.lower()]
    found, at = [], 0
    for word in words(text):
        start = low.index(word, at)
        at = start + len(word)
        found.append((origin[start], origin[at - 1] + 1))
    return found


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _texts(grade: Grade) -> list[str]:
    return [one["text"] for one in grade["rounds"]]
