"""The matcher: how probable is it that a sentence asserts a point?

Two networks over one embedding table. The *encoder* places sentences and points in one space,
where nearness means speaking of the same thing; the *verifier* reads a sentence and a point
together and says whether it asserts the point, its opposite, or neither. `calibration` joins both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from game.scoring import calibration
from game.scoring.calibration import Signs
from game.scoring.contract import Matches, Probabilities
from game.scoring.encoder import Encoder, Floats
from game.scoring.polarity import clashes
from game.scoring.verifier import Verifier
from game.scoring.weights import Weights
from game.scoring.wordpiece import WordPiece

LONGEST_TEXT = 96
"""Pieces of a sentence or point that are read; the rest is cut."""

LIKED = -2.5
"""Matcher logit from which on the verifier looks at a pair; below it the pair is no match."""

MOST_REMEMBERED = 20_000
"""Vectors that are kept (1.5 kB each); beyond that the memory begins anew."""

CHATTY = 3
"""Words that a clause must share with a phrasing, which is looser in its wording than the point."""

READINGS = (2, 1)
"""Phrasings of a point that the verifier reads for its nearest sentence, and for the second one."""


class MiniLMMatcher:
    """Deterministic; remembers the vectors of the points it has seen. Safe to share by threads."""

    def __init__(self, weights: Weights) -> None:
        words = WordPiece(weights.vocabulary)
        self._words = words
        self._encoder = Encoder(weights, "matcher")
        self._verifier = Verifier(weights, words)
        numbers = weights.manifest["matcher"]
        self._scale, self._bias, self._mu = numbers["scale"], numbers["bias"], numbers["mu"]
        self.version = f"{weights.manifest['sha256'][:8]}"
        self._vectors: dict[str, Floats] = {}

    # -- the public contract ---------------------------------------------------

    def match(
        self, sentences: Sequence[str], points: Sequence[str], topic: str | None = None
    ) -> Probabilities:
        """(sentences x points): probability, 0 to 1 in steps of .001, that it asserts the point."""
        every = (1,) * len(sentences)
        groups = [[point] for point in points]
        return self._match(sentences, groups, topic, readings=every).asserts

    def match_phrasings(
        self,
        sentences: Sequence[str],
        points: Sequence[Sequence[str]],
        topic: str | None = None,
        *,
        rivals: Sequence[Sequence[str]] = (),
        claim: Sequence[str] = (),
        most: int | None = None,
    ) -> Matches:
        """The same for the sentences of one text, with several phrasings a point.

        Points compete with each other and with `rivals`, phrasings of one point never do. With
        `most`, only that many points, the nearest ones, are read closely; the others get 0.
        """
        readings = READINGS if most is None else (1,)
        found = self._match(sentences, points, topic, rivals, claim, readings, most)
        return Matches(calibration.crowded(found.asserts), found.opposes)

    def nearness(self, sentences: Sequence[str], texts: Sequence[str]) -> Probabilities:
        """(sentences x texts): cosines, -1 to 1."""
        if not sentences or not texts:
            return np.zeros((len(sentences), len(texts)))
        cosines: Probabilities = self._cosines(sentences, texts, None).astype(np.float64)
        return cosines.round(3)

    def _match(
        self,
        sentences: Sequence[str],
        points: Sequence[Sequence[str]],
        topic: str | None,
        rivals: Sequence[Sequence[str]] = (),
        claim: Sequence[str] = (),
        readings: Sequence[int] = READINGS,
        most: int | None = None,
    ) -> Matches:
        asserts = np.zeros((len(sentences), len(points)))
        opposes = np.zeros_like(asserts)
        found = self.candidates(sentences, points, topic, rivals, claim, readings, most)
        for place, signs in found.items():
            asserts[place] = round(calibration.join(signs), 3)
            opposes[place] = round(signs.opposes, 3)
        return Matches(asserts, opposes)

    def candidates(
        self,
        sentences: Sequence[str],
        points: Sequence[Sequence[str]],
        topic: str | None,
        rivals: Sequence[Sequence[str]] = (),
        claim: Sequence[str] = (),
        readings: Sequence[int] = READINGS,
        most: int | None = None,
    ) -> dict[tuple[int, int], Signs]:
        """What speaks for and against each (sentence, point) that was read closely.

        First nearness, then the verifier on what is near; `readings` as in `_liked`.
        """
        if not sentences or not points:
            return {}
        logits, nearest = self._near(sentences, [*points, *rivals], topic)
        other = _best_other(logits)
        said = (
            self._cosines(sentences, claim, topic).max(axis=1) if claim else [0.0] * len(sentences)
        )
        triples = _liked(logits[:, : len(points)], nearest, readings, most)
        read = self._verifier.read([(sentences[r], points[c][k]) for r, c, k in triples])
        found: dict[tuple[int, int], list[tuple[float, float, bool]]] = {}
        for (row, column, k), (does, against) in zip(triples, read, strict=True):
            sentence, group = sentences[row], points[column]
            clash = clashes(sentence, group[0]) or clashes(sentence, group[k], CHATTY)
            found.setdefault((row, column), []).append((does, against, clash))
        return {
            place: Signs(
                float(logits[place]),
                float(other[place]),
                round(float(said[place[0]]), 3),
                sum(does for does, _, _ in seen) / len(seen),
                sum(against for _, against, _ in seen) / len(seen),
                any(clash for _, _, clash in seen),
            )
            for place, seen in found.items()
        }

    def prepare(self, texts: Iterable[str]) -> None:
        """Compute the vectors of `texts` ahead of time."""
        self._embed(list(texts))

    # -- nearness --------------------------------------------------------------

    def _near(
        self, sentences: Sequence[str], groups: Sequence[Sequence[str]], topic: str | None
    ) -> tuple[Probabilities, npt.NDArray[np.int64]]:
        """Logits (sentences x groups), and the indices of the nearest phrasings of each."""
        cosine = [self._cosines(sentences, group, topic) for group in groups]
        best = np.stack([c.max(axis=1) for c in cosine], axis=1)
        margin = best - _best_other(best)
        logits = self._scale * (best + self._mu * margin) + self._bias
        nearest = np.full((len(sentences), len(groups), READINGS[0]), -1, dtype=np.int64)
        for column, c in enumerate(cosine):
            order = np.argsort(-np.round(c, 4), axis=1, kind="stable")[:, : READINGS[0]]
            nearest[:, column, : order.shape[1]] = order
        return np.round(logits, 3), nearest

    def _cosines(
        self, sentences: Sequence[str], phrasings: Sequence[str], topic: str | None
    ) -> Floats:
        ours, theirs = self._embed(sentences), self._embed(phrasings)
        if topic:
            direction = self._embed([topic])[0]
            ours, theirs = _residual(ours, direction), _residual(theirs, direction)
        result: Floats = ours @ theirs.T
        return result

    def _embed(self, texts: Sequence[str]) -> Floats:
        """Unit vectors (texts x width), computed once for each text."""
        known = self._vectors
        new = sorted({text for text in texts if text not in known}, key=len)
        if new:
            if len(known) > MOST_REMEMBERED:
                known = {}  # other threads keep the one that they hold
            rows = [self._words.single(text, LONGEST_TEXT) for text in new]
            found = {
                text: _unit(states.mean(axis=0, keepdims=True))[0]
                for text, states in zip(new, self._encoder.states(rows), strict=True)
            }
            self._vectors = known = {**known, **found}
        if any(text not in known for text in texts):
            return self._embed(texts)
        return np.stack([known[text] for text in texts])


def _liked(
    logits: Probabilities,
    nearest: npt.NDArray[np.int64],
    readings: Sequence[int],
    most: int | None,
) -> list[tuple[int, int, int]]:
    """The (sentence, point, phrasing) triples that are worth the verifier's time.

    For each point, or for the `most` nearest ones: its nearest sentence with `readings[0]` of its
    phrasings, the second nearest with `readings[1]`, and so on.
    """
    columns = np.argsort(-logits.max(axis=0), kind="stable")[:most]
    out: list[tuple[int, int, int]] = []
    for column in sorted(int(c) for c in columns):
        rows = np.argsort(-logits[:, column], kind="stable")
        for row, count in zip(rows, readings, strict=False):
            if logits[row, column] >= LIKED:
                out += [(int(row), column, int(k)) for k in nearest[row, column, :count] if k >= 0]
    return out


def _residual(vectors: Floats, direction: Floats) -> Floats:
    """`vectors` without their part along `direction`, at length one."""
    return _unit(vectors - (vectors @ direction)[:, None] * direction)


def _unit(vectors: Floats) -> Floats:
    length = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    result: Floats = vectors / np.maximum(length, np.float32(1e-9))
    return result


def _best_other(best: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """For each place, the largest of the other places of its row; 0 where there is none."""
    count = best.shape[1]
    if count == 1:
        return np.zeros_like(best)
    order = np.sort(best, axis=1)
    first, second = order[:, -1:], order[:, -2:-1]
    return np.where(best == first, second, first)


@lru_cache(maxsize=1)
def load_matcher(language: str = "en") -> MiniLMMatcher:
    """The matcher that is shipped; `ModelError` if its weights are missing or damaged.

    `language` is an ISO 639-1 code. English is what the weights know; other languages are matched
    by what the vocabulary shares with them, which `docs/judge.md` says in figures.
    """
    del language
    return MiniLMMatcher(Weights())
