"""What Japanese players say, beside the same in English: sets jt, ju and jv.

Those of jt and ju are labelled English answers as Japanese players would have typed them: of each
the n-th sentence says what the n-th of the English answer says whose id follows `jt.` or `ju.`, and
the labels are those of the English one, as what it argues is the same. (Those of jt are of sets
whose labellers had all points of the pack, those of ju are not.) The answers of jv were written in
Japanese and labelled so, and their writers put each sentence into English.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.rebuttals import TRANSLATED
from game.scoring.sentences import split_sentences

FOLDER = Path(__file__).parent
SETS = tuple(sorted(TRANSLATED))

Pair = tuple[str, str]
"""A sentence in Japanese and in English."""


def answers(names: Iterable[str] = SETS) -> dict[tuple[str, str], list[list[Pair]]]:
    """By motion and counterargument: answers of some sets, sentence by sentence."""
    english = {
        row["id"]: row["text"]
        for path in sorted(FOLDER.glob("rebuttals_*.jsonl"))
        for row in _rows(path)
    }
    out: dict[tuple[str, str], list[list[Pair]]] = {}
    for row in [row for name in names for row in _rows(FOLDER / f"{name}.jsonl")]:
        said = row.get("english") or _sentences_of(english[row["id"].partition(".")[2]])
        pairs = list(zip(row["sentences"], said, strict=True))
        out.setdefault((row["motion"], row["counterargument"]), []).append(pairs)
    return out


def joined(answer: Sequence[Pair]) -> list[Pair]:
    """Every two sentences that follow each other in an answer, as one."""
    return [(a + b, f"{c} {d}") for (a, c), (b, d) in pairwise(answer)]


def _sentences_of(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
