"""ArgKP: arguments, key points and labels, and the KPA-2021 measure over them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Topic:
    """One motion: `labels[i, j]` is 1 or 0, or -1 where people did not agree (undecided)."""

    text: str
    arguments: tuple[str, ...]
    argument_stance: np.ndarray
    points: tuple[str, ...]
    point_stance: np.ndarray
    labels: np.ndarray


def load_topics(folder: Path, part: str) -> list[Topic]:
    """The topics of `part` ("train" or "dev"), in file order."""

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}_{part}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    arguments, points = defaultdict(list), defaultdict(list)
    for row in rows("arguments"):
        arguments[row["topic"]].append(row)
    for row in rows("key_points"):
        points[row["topic"]].append(row)
    label = {(row["arg_id"], row["key_point_id"]): int(row["label"]) for row in rows("labels")}
    return [
        Topic(
            topic,
            tuple(row["argument"] for row in arguments[topic]),
            np.array([int(row["stance"]) for row in arguments[topic]]),
            tuple(row["key_point"] for row in points[topic]),
            np.array([int(row["stance"]) for row in points[topic]]),
            np.array(
                [
                    [label.get((a["arg_id"], p["key_point_id"]), -1) for p in points[topic]]
                    for a in arguments[topic]
                ]
            ),
        )
        for topic in arguments
    ]


def average_precision(right: Sequence[float], score: Sequence[float]) -> float:
    """Area under the precision-recall steps, as scikit-learn computes it."""
    order = np.argsort(-np.asarray(score), kind="stable")
    hits = np.asarray(right, dtype=float)[order]
    if not hits.sum():
        return 0.0
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float((precision * hits).sum() / hits.sum())


def kpa_map(topics: Sequence[Topic], scores: Sequence[np.ndarray]) -> tuple[float, float]:
    """Mean average precision, strict and relaxed, by the official protocol of KPA-2021.

    For each topic and stance: the best point of each argument among those of its stance, the
    better half of the arguments by score; undecided pairs count as no match (strict) or as match
    (relaxed). Average precision is multiplied by the share of matches in that half, so that a
    miss costs whatever its rank. Source: `code/track_1_kp_matching.py` of the repository
    IBM/KPA_2021_shared_task (Friedman et al. 2021).
    """
    strict, relaxed = [], []
    for topic, score in zip(topics, scores, strict=True):
        for stance in (1, -1):
            rows = np.flatnonzero(topic.argument_stance == stance)
            columns = np.flatnonzero(topic.point_stance == stance)
            if not len(rows) or not len(columns):
                continue
            part = score[np.ix_(rows, columns)]
            label = topic.labels[np.ix_(rows, columns)]
            best = part.argmax(axis=1)
            value = part[np.arange(len(rows)), best]
            found = label[np.arange(len(rows)), best]
            keep = np.argsort(-value, kind="stable")[: len(rows) // 2]
            for out, right in ((strict, found[keep] == 1), (relaxed, found[keep] != 0)):
                out.append(average_precision(right, value[keep]) * float(right.mean()))
    return float(np.mean(strict)), float(np.mean(relaxed))
