"""Labelled English answers as Japanese players would have typed them: sets jt and ju.

Each stands beside its sentences, of which the n-th says what the n-th of the English answer says
whose id follows `jt.` or `ju.`. The labels are those of the English one: what it argues is the
same. (Those of jt are of sets whose labellers had all points of the pack, those of ju are not.)
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.rebuttals import TRANSLATED
from game.scoring.sentences import split_sentences

FOLDER = Path(__file__).parent
SETS = tuple(sorted(TRANSLATED))


def sentences() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """By motion and counterargument: sentences of answers, each in Japanese and in English."""
    english = {
        row["id"]: row["text"]
        for path in sorted(FOLDER.glob("rebuttals_*.jsonl"))
        for row in _rows(path)
    }
    out: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in [row for name in SETS for row in _rows(FOLDER / f"{name}.jsonl")]:
        original = english[row["id"].partition(".")[2]]
        said = [sentence.text for sentence in split_sentences(original)]
        pairs = zip(row["sentences"], said, strict=True)
        out.setdefault((row["motion"], row["counterargument"]), []).extend(pairs)
    return out


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
