"""What the shipped matcher is worth by itself: key points, contrast texts, calibration.

Everything goes through the public contract, `load_matcher(language).match(...)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.argkp import Topic, kpa_map, load_topics
from benchmarks.pairs import Pair
from game.scoring.contract import Matcher

LINE = 0.5
BINS = 10
CLASSES = ("asserts", "opposite", "neither")


def auc(right: np.ndarray, wrong: np.ndarray) -> float:
    """The chance that a right one scores above a wrong one (ties half)."""
    both = np.concatenate([right, wrong])
    ranks = np.empty(len(both))
    order = both.argsort(kind="stable")
    ranks[order] = np.arange(1, len(both) + 1)
    for value in np.unique(both):
        ranks[both == value] = ranks[both == value].mean()
    total = ranks[: len(right)].sum() - len(right) * (len(right) + 1) / 2
    return float(total / (len(right) * len(wrong)))


def calibration_error(probability: np.ndarray, label: np.ndarray) -> float:
    """Expected calibration error over ten equal bins (Naeini et al. 2015), 0 to 1."""
    places = np.minimum((probability * BINS).astype(int), BINS - 1)
    gaps = [
        abs(probability[places == b].mean() - label[places == b].mean()) * (places == b).mean()
        for b in range(BINS)
        if (places == b).any()
    ]
    return float(sum(gaps))


def topic_probabilities(topics: Sequence[Topic], matcher: Matcher) -> list[np.ndarray]:
    """(arguments x points) of each topic; the points of one stance compete, as arguments do."""
    out = []
    for topic in topics:
        found = np.zeros(topic.labels.shape)
        for stance in (1, -1):
            rows = np.flatnonzero(topic.argument_stance == stance)
            columns = np.flatnonzero(topic.point_stance == stance)
            texts = [topic.arguments[row] for row in rows]
            points = [topic.points[column] for column in columns]
            found[np.ix_(rows, columns)] = matcher.match(texts, points, topic.text)
        out.append(found)
    return out


def key_points(data: Path, matcher: Matcher) -> dict[str, float]:
    """KPA-2021 track 1 on the dev topics, and the calibration error over their decided pairs."""
    topics = load_topics(data / "argkp", "dev")
    found = topic_probabilities(topics, matcher)
    strict, relaxed = kpa_map(topics, found)
    decided = [
        (topic.argument_stance[:, None] == topic.point_stance[None, :]) & (topic.labels >= 0)
        for topic in topics
    ]
    pairs = list(zip(found, topics, decided, strict=True))
    probability = np.concatenate([p[d] for p, _, d in pairs])
    label = np.concatenate([(t.labels == 1)[d] for _, t, d in pairs])
    return {
        "strict": strict,
        "relaxed": relaxed,
        "pairs": len(label),
        "calibration error": calibration_error(probability, label),
    }


def contrast(pairs: Iterable[Pair], matcher: Matcher) -> dict[str, float]:
    """How texts of held subjects fare against their point and the reverse of it."""
    pairs = list(pairs)
    found = [matcher.match([p.text], [p.point], p.subject)[0, 0] for p in pairs]
    return of_pairs(pairs, np.array(found))


def of_pairs(pairs: Sequence[Pair], found: np.ndarray) -> dict[str, float]:
    """How well the probabilities `found` tell the pairs, and the share of each kind credited."""
    label = np.array([min(p.label) for p in pairs])
    parts = {name: found[label == i] for i, name in enumerate(CLASSES)}
    result = {
        "pairs": len(pairs),
        "asserts/opposite": auc(parts["asserts"], parts["opposite"]),
        "asserts/neither": auc(parts["asserts"], parts["neither"]),
    }
    result |= {f"{name} credited": float((p >= LINE).mean()) for name, p in parts.items()}
    for kind in sorted({p.kind for p in pairs}):
        mask = np.array([p.kind == kind for p in pairs])
        result[f"type {kind} credited"] = float((found[mask] >= LINE).mean())
    return result
