"""Texts against the points of one topic: what encoders learn from beside ArgKP.

All have the form of `argkp.Topic`: what asserts a point speaks of it (1), what asserts the reverse
is left undecided (-1), since an encoder is not asked for polarity, and the rest does not match (0).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks import contrast, exchanges
from benchmarks.argkp import Topic
from benchmarks.exchanges import Exchange, Sentence
from benchmarks.pairs import ASSERTS
from game.packs.format import Counterargument, Point
from game.packs.library import load_pack
from game.scoring.sentences import split_sentences
from game.scoring.warming import phrasings

JOINED = 0.4
"""Share of the neighbouring sentences of an answer that are read together, too."""

PACKS = ("deepseek-lessons", "on-liberty")
TRANSLATIONS = Path(__file__).parent / "translations.jsonl"
OTHERS, FROM_OTHERS, IN_PAIRS = 8, 2, 4
"""Beside a counterargument's points: others of its motion, sentences of each of them, and the
sentences for each two that are read together."""

FEWEST = 4
"""Perspectives, and further wordings of them, that a claim must have."""


def counterarguments() -> Iterator[Counterargument]:
    """Those of the packs that ship, in their order."""
    for name in PACKS:
        for motion in load_pack(name).motions:
            yield from motion.counterargument


def of_contrast(folder: Path, languages: set[str]) -> list[Topic]:
    """The subjects of the contrast data, without the held ones, points in each language known."""
    held = frozenset().union(*contrast.held_subjects(folder).values())
    by_subject: dict[str, list[contrast.Group]] = {}
    for group in [*contrast.shared(folder), *contrast.own()]:
        if group.subject not in held and group.language in languages:
            by_subject.setdefault(group.subject, []).append(group)
    out = []
    for subject, groups in by_subject.items():
        texts, labels = [], []
        for column, group in enumerate(groups):
            for saying in group.sayings:
                texts.append(saying.text)
                row = np.zeros(len(groups), dtype=int)
                row[column] = {1: 1, -1: -1, 0: 0}[saying.side]
                labels.append(row)
        for language in {0, -1 if any(group.other for group in groups) else 0}:
            points = tuple(group.forms(1)[language] for group in groups)
            out.append(topic_of(subject, texts, points, labels))
    return out


def of_exchanges(read: Iterable[Exchange], chance: random.Random, wordings: int = 1) -> list[Topic]:
    """The claims of exchanges, each as often as `wordings` says, points in one wording each."""
    out = []
    for exchange in read:
        said: list[Sentence] = []
        for answer in exchange.answers:
            said += answer.sentences
            for one, two in pairwise(answer.sentences):
                if chance.random() < JOINED:
                    said.append(exchanges.joined(one, two))
        labels = [_row(sentence, len(exchange.points)) for sentence in said]
        for _ in range(wordings):
            points = tuple(chance.choice(forms) for forms in exchange.points)
            out.append(topic_of(exchange.claim, [s.text for s in said], points, labels))
    return out


def _row(sentence: Sentence, count: int) -> np.ndarray:
    row = np.zeros(count, dtype=int)
    for point, label in sentence.does.items():
        row[point] = 1 if label == ASSERTS else -1
    return row


def of_perspectrum(folder: Path, most: int, chance: random.Random) -> list[Topic]:
    """Claims with their perspectives as points, and further wordings of these as texts."""
    pool = json.loads((folder / "perspective_pool_v1.0.json").read_text(encoding="utf-8"))
    text = {row["pId"]: row["text"] for row in pool}
    claims = json.loads((folder / "perspectrum_with_answers_v1.0.json").read_text(encoding="utf-8"))
    out = []
    for claim in claims:
        ids = [found["pids"] for found in claim["perspectives"] if found["pids"]]
        texts, labels = [], []
        for column, (_, *others) in enumerate(ids):
            for other in others:
                row = np.full(len(ids), -1)
                row[column] = 1
                texts.append(text[other])
                labels.append(row)
        if len(ids) >= FEWEST and len(texts) >= FEWEST:
            out.append(topic_of(claim["text"], texts, tuple(text[i[0]] for i in ids), labels))
    chance.shuffle(out)
    return out[:most]


def of_packs(chance: random.Random, translated: Mapping[str, str] | None = None) -> list[Topic]:
    """For each counterargument what is said in its motion, against points in wordings by chance.

    Nothing in it tells what makes a point: all labels are 0, for a lesson to fill in. With
    `translated` (translation to original) the sentences are the translations.
    """
    by_original = {original: text for text, original in (translated or {}).items()}
    out = []
    for motion in [motion for name in PACKS for motion in load_pack(name).motions]:
        every = [(c.id, point) for c in motion.counterargument for point in c.point]
        for c in motion.counterargument:
            others = chance.sample([point for name, point in every if name != c.id], OTHERS)
            texts = _said_of(c.point, chance, None) + _said_of(others, chance, FROM_OTHERS)
            for passage in (c.claim, c.speech, c.second_speech, c.model_answer):
                texts += [sentence.text for sentence in split_sentences(passage)]
            if translated:
                texts = [by_original[text] for text in texts if text in by_original]
            else:
                count = len(texts) // IN_PAIRS
                texts += [" ".join(chance.sample(texts, 2)) for _ in range(count)]
            texts = list(dict.fromkeys(texts))
            points = [chance.choice(phrasings(point)) for point in (*c.point, *others)]
            row = np.zeros(len(points) + 1, dtype=int)
            if texts:
                out.append(topic_of(motion.text, texts, (*points, c.claim), [row] * len(texts)))
    return out


def _said_of(points: Iterable[Point], chance: random.Random, most: int | None) -> list[str]:
    """The sentences of each point, or so many of them."""
    out: list[str] = []
    for point in points:
        texts = [*phrasings(point), *point.reject, *point.contrary]
        out += texts if most is None else chance.sample(texts, min(most, len(texts)))
    return out


def translations() -> dict[str, str]:
    """Japanese renderings of the first pack's examples, each with its original."""
    rows = map(json.loads, TRANSLATIONS.read_text(encoding="utf-8").splitlines())
    return {row["ja"]: row["en"] for row in rows}


def some(topic: Topic, share: float, chance: random.Random) -> Topic:
    """The same with a share of its texts, drawn by chance."""
    count = len(topic.arguments)
    kept = sorted(chance.sample(range(count), int(count * share)))
    return replace(
        topic,
        arguments=tuple(topic.arguments[i] for i in kept),
        argument_stance=topic.argument_stance[kept],
        labels=topic.labels[kept],
    )


def topic_of(
    text: str, texts: Sequence[str], points: tuple[str, ...], labels: Sequence[np.ndarray]
) -> Topic:
    ones = np.ones(len(texts), dtype=int), np.ones(len(points), dtype=int)
    return Topic(text, tuple(texts), ones[0], points, ones[1], np.stack(labels))
