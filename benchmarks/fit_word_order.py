"""Count which kinds of English words follow which, for `game/scoring/word_order.py` (a minute).

    python -m benchmarks.fit_word_order --data ../shared/benchmarks

From contrast texts, exchanges, ArgKP and Perspectrum; the packs and all labelled rebuttals take no
part, and are what it is tried on: how many honest sentences lie below the line, and how many of the
same with their words shuffled.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks import contrast, exchanges, pairs
from benchmarks.argkp import load_topics
from benchmarks.fit_calibration import LABELLED
from benchmarks.topics import PACKS
from game.packs.library import load_pack
from game.scoring.sentences import split_sentences
from game.scoring.warming import phrasings
from game.scoring.word_order import FILE, LENGTHS, STEPS, is_disordered, kinds_of
from game.scoring.words import FUNCTION_WORDS, is_mostly_ascii, words

SEED, FREQUENT, LEAST, CHANCE, FARTHEST = 5, 150, 4, 0.5, 4.0
"""For shuffling; words that are kinds of their own beside the function words; words of a sentence
that is counted; pairs that are added to each count; natural logarithms that a pair can tell."""

DISORDERED = frozenset({"gibberish", "stuffed"})
"""Kinds of labelled answers that are not taken for honest."""


def counted_on(data: Path) -> list[str]:
    """Sentences of many subjects, each once."""
    chance, found = random.Random(SEED), dict[str, None]()
    for group in contrast.learnt(data / "contrast", {"en"}):
        found |= dict.fromkeys(text for pair in group.pairs() for text in (pair.text, pair.point))
    for exchange in exchanges.read(held=False):
        if exchange.language == "en":
            found |= dict.fromkeys(s.text for answer in exchange.answers for s in answer.sentences)
    for topic in load_topics(data / "argkp", "train"):
        found |= dict.fromkeys((*topic.arguments, *topic.points))
    for pair in pairs.perspectrum(data / "perspectrum", chance):
        found |= dict.fromkeys((pair.text, pair.point))
    return list(_sentences(found, LEAST))


def tried_on(data: Path) -> list[str]:
    """Honest sentences of the packs and of labelled rebuttals, and these rebuttals whole."""
    found = dict[str, None]()
    for c in (c for name in PACKS for m in load_pack(name).motions for c in m.counterargument):
        made = [text for p in c.point for text in (*phrasings(p), *p.reject, *p.contrary)]
        found |= dict.fromkeys((*made, c.claim, c.speech, c.second_speech, c.model_answer))
    answers = [answer for name in LABELLED["en"] for answer in _answers(data, name)]
    return [*_sentences([*found, *answers], LENGTHS[0]), *answers]


def _answers(data: Path, name: str) -> Iterator[str]:
    path = data / name if (data / name).exists() else Path(__file__).parent / name
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] not in DISORDERED and len(words(row["text"])) >= LENGTHS[0]:
            yield row["text"]


def _sentences(texts: Iterable[str], fewest: int) -> Iterator[str]:
    every = dict.fromkeys(s.text for text in texts for s in split_sentences(text))
    return (s for s in every if len(words(s)) >= fewest and is_mostly_ascii(s))


def count(sentences: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """The kinds, and (2 x kinds x kinds) what `_Table.counts` holds."""
    often = Counter(word for sentence in sentences for word in words(sentence))
    frequent = {word: 0 for word, _ in often.most_common(FREQUENT)}
    frequent |= dict.fromkeys(FUNCTION_WORDS, 0)
    rows = [kinds_of(sentence, frequent) for sentence in sentences]
    kinds = sorted({kind for row in rows for kind in row})
    number = {kind: n for n, kind in enumerate(kinds)}
    found = np.zeros((2, len(kinds), len(kinds)))
    for row in rows:
        at = np.array([number[kind] for kind in row])
        for gap in (1, 2):
            np.add.at(found[gap - 1], (at[:-gap], at[gap:]), 1)
    told = np.clip(np.stack([_told(of_gap) for of_gap in found]), -FARTHEST, FARTHEST)
    return kinds, np.rint(STEPS * told).astype(np.int8)


def _told(found: np.ndarray) -> np.ndarray:
    """Natural logarithm of how much oftener a pair was found than by chance."""
    expected = found.sum(1, keepdims=True) * found.sum(0, keepdims=True) / found.sum()
    return np.log((found + CHANCE) / (expected + CHANCE))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    kinds, counts = count(counted_on(options.data))
    np.savez_compressed(FILE, kinds=np.array(kinds), counts=counts)
    print(f"{len(kinds)} kinds, {FILE.stat().st_size:,} bytes")
    chance, honest = random.Random(SEED), tried_on(options.data)
    shuffled = []
    for text in honest:
        mixed = words(text)
        chance.shuffle(mixed)
        shuffled.append(" ".join(mixed))
    for name, texts in (("honest", honest), ("shuffled", shuffled)):
        print(f"{name}: {sum(map(is_disordered, texts))} of {len(texts)} are called disordered")


if __name__ == "__main__":
    main()
