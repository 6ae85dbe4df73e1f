"""Labelled (text, point) pairs for the verifier, read from the public and the contrast data.

Every pair carries what is known of it: the probabilities that it asserts, opposes or misses the
point may not all be known ("not asserts" is), so a label is a set of allowed classes.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.argkp import load_topics

ASSERTS, OPPOSITE, NEITHER = frozenset({0}), frozenset({1}), frozenset({2})
NOT_ASSERTS = OPPOSITE | NEITHER
UNKNOWN = ASSERTS | NOT_ASSERTS
"""Any class: such a pair has no label to learn from."""


@dataclass(frozen=True)
class Pair:
    """A text, a point, the classes it may belong to, and where it is from."""

    text: str
    point: str
    label: frozenset[int]
    subject: str
    kind: str


def argkp(folder: Path, part: str = "train") -> list[Pair]:
    """Arguments against key points; the other stance cannot assert a point."""
    out = []
    for topic in load_topics(folder, part):
        for row, column in np.ndindex(*topic.labels.shape):
            label = topic.labels[row, column]
            if topic.argument_stance[row] != topic.point_stance[column]:
                known = NOT_ASSERTS
            elif label < 0:
                continue
            else:
                known = ASSERTS if label else NEITHER
            out.append(
                Pair(topic.arguments[row], topic.points[column], known, topic.text, f"argkp{label}")
            )
    return out


def cannot(folder: Path) -> list[Pair]:
    """Sentences and their negation or antonym version, in both directions."""
    out = []
    for path in sorted(folder.glob("*.tsv")):
        for row in _table(path):
            if "negated" in row:
                one, two, label = row["sentence"], row["negated"], OPPOSITE
            else:
                one, two = row["premise"], row["hypothesis"]
                label = OPPOSITE if row["label"] == "1" else ASSERTS
            if one and two:
                out.append(Pair(one, two, label, path.stem, "cannot"))
                out.append(Pair(two, one, label, path.stem, "cannot"))
    return out


def negation_nli(folder: Path) -> list[Pair]:
    """Inference pairs with negation."""
    meaning = {
        "entailment": ASSERTS,
        "contradiction": OPPOSITE,
        "neutral": NEITHER,
        "not_entailment": NOT_ASSERTS,
    }
    return [
        Pair(row["Text"], row["Hypothesis"], meaning[row["gold_label"]], path.stem, "nli")
        for path in sorted(folder.glob("*.txt"))
        for row in _table(path)
        if row["gold_label"] in meaning
    ]


def inference(folder: Path) -> list[Pair]:
    """Public inference pairs, from the files that `python -m benchmarks.inference` lays down."""
    meaning = {"entailment": ASSERTS, "contradiction": OPPOSITE, "neutral": NEITHER}
    meaning["non-entailment"] = NOT_ASSERTS
    out = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            label = meaning[row["label"]]
            out.append(Pair(row["premise"], row["hypothesis"], label, path.stem, "inference"))
    return out


def perspectrum(folder: Path, chance: random.Random) -> list[Pair]:
    """Paraphrases of one perspective assert it; other perspectives on the claim do not."""
    pool = json.loads((folder / "perspective_pool_v1.0.json").read_text(encoding="utf-8"))
    text = {row["pId"]: row["text"] for row in pool}
    claims = json.loads((folder / "perspectrum_with_answers_v1.0.json").read_text(encoding="utf-8"))
    out = []
    for claim in claims:
        clusters = claim["perspectives"]
        for index, cluster in enumerate(clusters):
            ids = cluster["pids"]
            for other in ids[1:]:
                pair = [text[ids[0]], text[other]]
                chance.shuffle(pair)
                out.append(Pair(pair[0], pair[1], ASSERTS, claim["text"], "perspectrum"))
            if len(clusters) > 1:
                rest = chance.choice(clusters[:index] + clusters[index + 1 :])
                same = rest["stance_label_3"] == cluster["stance_label_3"]
                label = NEITHER if same else NOT_ASSERTS
                one, two = text[chance.choice(ids)], text[chance.choice(rest["pids"])]
                out.append(Pair(one, two, label, claim["text"], "perspectrum"))
    return out


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
