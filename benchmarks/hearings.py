"""What the listener learns from: answers with points, and with the grades that coaches gave them.

Labelled answers, answers of exchanges on other subjects, and answers put together from what a pack
says of a counterargument.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import exchanges
from benchmarks.readings import deaf
from benchmarks.rebuttals import labelled_points, path_of
from game.packs.format import Counterargument, Pack
from game.packs.library import load_pack
from game.scoring import judge
from game.scoring.verdict import MADE
from game.scoring.warming import phrasings

PACK = "deepseek-lessons"
BATCH, POOL = 32, 20
"""Pairs of a batch; batches whose answers are sorted by length together."""

DOUBTED, UNDOUBTED = (0.01, 0.98), 0.25
"""Probabilities between which the judge's word on a point is heard each round; share of the others
that is."""
OF_EXCHANGES, COMPOSED = 0.4, 0.3
"""Pairs from each of these for one from labelled answers."""

TOGETHER = (1, 1, 2, 2, 3, 4)
"""Sentences of which an answer is put together."""
KINDS = {"made": 0.55, "off_list": 0.15, "upholds": 0.08, "reject": 0.12, "contrary": 0.10}
"""How often each is of a kind."""


@dataclass(frozen=True)
class Pair:
    """An answer with a point."""

    answer: str
    point: str
    made: bool
    judged: float = 0.5
    """The judge's probability that it is made, without the listener."""

    @property
    def is_doubted(self) -> bool:
        return DOUBTED[0] <= self.judged < DOUBTED[1] or self.made != (self.judged >= MADE)


@dataclass(frozen=True)
class Graded:
    """An answer with the claim that it answers."""

    answer: str
    claim: str
    grade: int
    makes_points: bool


def judged(data: Path, name: str) -> list[dict[str, float]]:
    """Of each answer of a set: the probability of each point, by its id, without a listener."""
    pack, out = load_pack(PACK), []
    for row in _rows(data, name):
        motion = pack.get_motion(row["motion"])
        c = motion.get_counterargument(row["counterargument"])
        verdict = judge(row["text"], c, motion, matcher=deaf())
        out.append({point.id: point.probability for point in verdict.points})
    return out


def _rows(data: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path_of(name, data).read_text("utf-8").splitlines()]


def labelled(
    data: Path, pack: Pack, probabilities: Mapping[str, list[dict[str, float]]]
) -> dict[str, list[Pair]]:
    """By set: its answers against each point that its labellers knew."""
    out: dict[str, list[Pair]] = {}
    for name, of_answers in probabilities.items():
        rows = _rows(data, name)
        known = labelled_points(rows, pack, name)
        out[name] = []
        for row, of_points in zip(rows, of_answers, strict=True):
            text, made = row["text"], set(row["points"])
            c = pack.get_motion(row["motion"]).get_counterargument(row["counterargument"])
            asked = known.get(f"{row['motion']}/{c.id}", {point.id for point in c.point})
            out[name] += [
                Pair(text, point.text, point.id in made, of_points[point.id])
                for point in c.point
                if point.id in asked and text.strip()
            ]
    return out


def graded(data: Path, pack: Pack, names: Iterable[str]) -> dict[str, list[Graded]]:
    """By set: its answers, each with the claim and its grade."""
    out: dict[str, list[Graded]] = {}
    for name in names:
        rows = [row for row in _rows(data, name) if row["text"].strip()]
        claims = [
            pack.get_motion(row["motion"]).get_counterargument(row["counterargument"]).claim
            for row in rows
        ]
        out[name] = [
            Graded(row["text"], claim, row["grade"], bool(row["points"]))
            for row, claim in zip(rows, claims, strict=True)
        ]
    return out


def of_exchanges(language: str, *, held: bool) -> list[Pair]:
    """Answers in a language against each point of which readers do not think either way.

    A Japanese point is given in English, too.
    """
    return [
        Pair(answer.text, wording, number in answer.makes)
        for exchange in exchanges.read(held=held)
        if exchange.language == language
        for answer in exchange.answers
        for number, wordings in enumerate(exchange.points)
        if number not in answer.open
        for wording in (wordings[0], *exchange.others[number : number + 1])
    ]


def composed(
    counterarguments: Sequence[Counterargument],
    chance: random.Random,
    translated: Mapping[str, str] | None,
) -> Pair | None:
    """An answer put together from what a pack says of a counterargument, against one point.

    If some is `translated`, of that alone; None where nothing of it was drawn.
    """
    c = chance.choice(counterarguments)
    said, made = [], set()
    for _ in range(chance.choice(TOGETHER)):
        point = chance.choice(c.point)
        (kind,) = chance.choices([*KINDS], weights=[*KINDS.values()])
        of_point = kind in ("reject", "contrary")
        listed = () if kind == "made" else getattr(point if of_point else c, kind)
        found = _of(listed, translated)
        if not found:
            found = _of(phrasings(point), translated)
            made |= {point.id} if found else set()
        said += [chance.choice(found)] if found else []
    yes = [point for point in c.point if point.id in made]
    no = [point for point in c.point if point.id not in made]
    point = chance.choice(yes if yes and (not no or chance.random() < 0.5) else no)
    return Pair(" ".join(said), point.text, point.id in made) if said else None


def _of(sentences: Sequence[str], translated: Mapping[str, str] | None) -> Sequence[str]:
    """Those that are translated, in translation; all of them as they stand if there is none."""
    if translated is None:
        return sentences
    return [translated[sentence] for sentence in sentences if sentence in translated]


def batches(
    pairs: Sequence[Pair],
    others: Sequence[Pair],
    pack: Pack,
    chance: random.Random,
    translated: Mapping[str, str] | None,
) -> Iterator[list[Pair]]:
    """Batches for ever, of answers about as long as each other."""
    counterarguments = [c for motion in pack.motions for c in motion.counterargument]
    while True:
        every = [p for p in pairs if p.is_doubted or chance.random() < UNDOUBTED]
        count = len(every)
        every += chance.sample(others, int(OF_EXCHANGES * count))
        for _ in range(int(COMPOSED * count)):
            if pair := composed(counterarguments, chance, translated):
                every.append(pair)
        chance.shuffle(every)
        for start in range(0, len(every), BATCH * POOL):
            pool = sorted(every[start : start + BATCH * POOL], key=lambda p: len(p.answer))
            out = [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
            chance.shuffle(out)
            yield from (batch for batch in out if len(batch) == BATCH)
