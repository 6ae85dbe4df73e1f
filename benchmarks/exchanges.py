"""Exchanges: claims, points that answer them, and answers labelled sentence by sentence.

Read from `benchmarks/exchanges/*/*.txt`; subjects are unlike the packs. A file lists, for each
claim C, the points P1, P2 ... with more wordings after ~ (CE and P1E: the English of Japanese
ones), and answers T by kind, whose sentences s end in the numbers of the points that they make:
`!2` asserts the contrary of point 2, `?2` leaves it open, `-` says that there is none.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.pairs import ASSERTS, NEITHER, OPPOSITE, Pair

OWN = Path(__file__).parent / "exchanges"
HELD = "03"
"""Files of this name are for calibration and measurement; no training sees them."""

JOINED = 0.2
"""Share of the drawn texts that are two neighbouring sentences."""

BARE = 0.6
"""Share of the sentences that bear on no point which are drawn all the same."""


@dataclass
class Sentence:
    """A sentence and what it does to the points, by their index; None where it is left open."""

    text: str
    does: dict[int, frozenset[int] | None]

    def label(self, point: int) -> frozenset[int] | None:
        return self.does.get(point, NEITHER)


@dataclass
class Answer:
    """One text of somebody who answers the claim."""

    kind: str
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def makes(self) -> set[int]:
        """Points that a sentence of it makes."""
        return {p for s in self.sentences for p, label in s.does.items() if label == ASSERTS}

    @property
    def open(self) -> set[int]:
        """Points of which readers may think either way, and that it does not make otherwise."""
        return {p for s in self.sentences for p, label in s.does.items() if not label} - self.makes


@dataclass
class Exchange:
    """A claim, its points in several wordings, and the answers."""

    subject: str
    language: str
    claim: str
    claim_other: str = ""
    points: list[list[str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """Each point in English, for exchanges in Japanese."""
    answers: list[Answer] = field(default_factory=list)


def read(folder: Path = OWN, *, held: bool) -> list[Exchange]:
    """The exchanges of the held files, or of all others, in the order of the files."""
    paths = [path for path in sorted(folder.glob("*/*.txt")) if (path.stem == HELD) == held]
    return [exchange for path in paths for exchange in _exchanges(path)]


def _exchanges(path: Path) -> list[Exchange]:
    subject, language = path.stem, "ja" if path.parent.name.startswith("j") else "en"
    found: list[Exchange] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.strip().partition(" ")
        if key == "#":
            subject = rest
        elif key == "C:":
            found.append(Exchange(subject, language, rest))
        elif found:
            _add(found[-1], key, rest)
    return found


def _add(exchange: Exchange, key: str, rest: str) -> None:
    match re.sub(r"\d", "", key):
        case "CE:":
            exchange.claim_other = rest
        case "P:":
            exchange.points.append([rest])
        case "PE:":
            exchange.others.append(rest)
        case "~":
            exchange.points[-1].append(rest)
        case "T:":
            exchange.answers.append(Answer(rest))
        case "s:":
            exchange.answers[-1].sentences.append(_sentence(rest))


def _sentence(line: str) -> Sentence:
    text, _, marks = line.rpartition(" => ")
    does: dict[int, frozenset[int] | None] = {}
    for mark in [] if marks == "-" else marks.split(","):
        number = int(mark.strip(" !?")) - 1
        does[number] = OPPOSITE if "!" in mark else None if "?" in mark else ASSERTS
    return Sentence(text, does)


def joined(one: Sentence, two: Sentence) -> Sentence:
    """Two neighbours as one: it makes what either makes; what they dispute is left open."""
    does: dict[int, frozenset[int] | None] = dict(one.does)
    for point, label in two.does.items():
        does[point] = label if does.get(point, label) == label else None
    return Sentence(f"{one.text} {two.text}", does)


def endless(exchanges: Iterable[Exchange], chance: random.Random) -> Iterator[list[Pair]]:
    """Small sets for ever: one sentence against all points of its exchange, once a round."""
    rows = [
        (exchange, answer, at)
        for exchange in exchanges
        for answer in exchange.answers
        for at in range(len(answer.sentences))
    ]
    while True:
        chance.shuffle(rows)
        for exchange, answer, at in rows:
            said = answer.sentences[at]
            if not said.does and chance.random() > BARE:
                continue
            if at + 1 < len(answer.sentences) and chance.random() < JOINED:
                said = joined(said, answer.sentences[at + 1])
            found = list(_set(exchange, said, chance))
            if found:
                yield found


def _set(exchange: Exchange, said: Sentence, chance: random.Random) -> Iterator[Pair]:
    for point, wordings in enumerate(exchange.points):
        label = said.label(point)
        if label:
            across = exchange.others and chance.random() < 0.5
            form = exchange.others[point] if across else chance.choice(wordings)
            yield Pair(said.text, form, label, exchange.subject, "exchange")
