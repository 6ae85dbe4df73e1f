"""The matcher: how probable is it that a sentence asserts a point?

Two networks over one embedding table. The *encoder* places sentences and points in one space,
where nearness means speaking of the same thing; the *verifier* reads a sentence and a point
together and says whether it asserts the point, its opposite, or neither. `calibration` joins both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from game.scoring.calibration import Calibration, Signs, crowded, join
from game.scoring.contract import Matches, Probabilities, Question
from game.scoring.encoder import Encoder, Floats
from game.scoring.polarity import clashes
from game.scoring.tokeniser import tokeniser_of
from game.scoring.vectors import Vectors
from game.scoring.verifier import Verifier
from game.scoring.weights import Weights

LIKED, LIKED_ALONE = -2.5, -8.0
"""Logits of nearness from which on the verifier looks at a pair: in a text, and alone."""

PAIRS = {"en": 10, "ja": 6}
"""Pairs of a text and the points it may make that are read; Japanese ones take longer."""

WIDE = 5
"""Nearest wordings of a point that together say how widely a text agrees with it."""

CHATTY = 3
"""Words that a clause must share with a phrasing, which is looser in its wording than the point."""


@dataclass(frozen=True)
class Attention:
    """How much of a text the verifier reads: its time is most of a verdict's.

    Each point is read against its nearest row; what is left of `pairs` goes to its second nearest
    row, then to its second nearest wording, the likeliest first.
    """

    pairs: int | None = PAIRS["en"]
    """Most (row, wording) pairs that are read; the nearest row of each point always is."""
    points: int | None = None
    """Points that are read, the nearest ones; all where it is None. The others get 0."""
    liked: float = LIKED
    """Logit of nearness from which on a pair is read; below it the pair is no match."""


@dataclass(frozen=True)
class Texts:
    """What is matched: sentences and, where `joined`, every two neighbours after them."""

    sentences: tuple[str, ...]
    joined: bool = False

    @property
    def rows(self) -> list[str]:
        """One text for each row of a result."""
        pairs = zip(self.sentences, self.sentences[1:], strict=False) if self.joined else ()
        return [*self.sentences, *(f"{one} {two}" for one, two in pairs)]


Triple = tuple[int, int, int]
"""A row of a text, a point, and one of its wordings."""


class NetworkMatcher:
    """One language's networks. Deterministic; safe to share by threads."""

    def __init__(
        self, weights: Weights, calibration: Calibration, cache: Path | None = None
    ) -> None:
        """`cache` is a folder in which the vectors of packs are kept."""
        facts = weights.manifest
        words = tokeniser_of(weights)
        self.version: str = facts["sha256"][:8]
        self.language: str = facts["language"]
        self._calibration = calibration
        self._cache = cache
        self._vectors = Vectors(Encoder(weights, "matcher"), words, facts["prefix"], self.version)
        self._verifier = Verifier(weights, words)
        numbers = facts["matcher"]
        self._scale, self._bias, self._mu = numbers["scale"], numbers["bias"], numbers["mu"]

    # -- the public contract ---------------------------------------------------

    def match(
        self, sentences: Sequence[str], points: Sequence[str], topic: str | None = None
    ) -> Probabilities:
        """(sentences x points): probability, 0 to 1 in steps of .001, that it asserts the point."""
        found = np.zeros((len(sentences), len(points)))
        everything = Attention(pairs=None, liked=LIKED_ALONE)
        for row, sentence in enumerate(sentences):
            texts, asked = Texts((sentence,)), Question([[point] for point in points], topic)
            signs = self.signs(texts, asked, everything)
            for (_, column), of_point in signs.items():
                found[row, column], _ = join(of_point, self._calibration.sentence)
        return found.round(3)

    def match_phrasings(self, sentences: Sequence[str], asked: Question) -> Matches:
        """As in `Matcher`."""
        texts = Texts(tuple(sentences), asked.joined)
        pairs = PAIRS[self.language] if asked.most is None else asked.most
        attention = Attention(pairs=pairs, points=asked.most)
        signs = self.signs(texts, asked, attention)
        shape = (len(texts.rows), len(asked.points) + 1)
        asserts, opposes = np.zeros(shape), np.zeros(shape)
        for place, of_point in signs.items():
            asserts[place], opposes[place] = join(of_point, self._calibration.rebuttal)
        does = crowded(asserts, self._calibration.crowd)
        turned = crowded(opposes, self._calibration.crowd)
        return Matches(does[:, :-1], turned[:, :-1], does[:, -1], turned[:, -1])

    def nearness(self, sentences: Sequence[str], texts: Sequence[str]) -> Probabilities:
        """(sentences x texts): cosines, -1 to 1."""
        if not sentences or not texts:
            return np.zeros((len(sentences), len(texts)))
        cosines = (self._vectors.of(sentences) @ self._vectors.of(texts).T).astype(np.float64)
        return cosines.round(3)

    def prepare(
        self,
        texts: Iterable[str],
        stop: Callable[[], bool] = lambda: False,
        *,
        beside: Sequence[str] = (),
    ) -> None:
        """Compute the vectors of `texts` ahead of time, or find them in the cache."""
        del beside  # there is one language here
        self._vectors.prepare(texts, self._cache, stop)

    # -- nearness, then a close look -------------------------------------------

    def signs(
        self, texts: Texts, asked: Question, attention: Attention | None = None
    ) -> dict[tuple[int, int], Signs]:
        """All signs of the sentences of one text for each (row, point) that was read closely.

        The claim's own column follows those of the points.
        """
        found = self._candidates(texts, asked, attention or Attention())
        count = len(asked.points)
        of_claim = [s.asserts for (_, column), s in found.items() if column == count]
        of_points = [s.opposes for (_, column), s in found.items() if column < count]
        claimed, opposed = max(of_claim, default=0.0), max(of_points, default=0.0)
        return {
            place: replace(s, claimed=claimed, opposed=opposed)
            if place[1] < count
            else replace(s, claim=0.0)
            for place, s in found.items()
        }

    def _candidates(
        self, texts: Texts, asked: Question, attention: Attention
    ) -> dict[tuple[int, int], Signs]:
        groups = [*asked.points, asked.claim[:1]] if asked.claim else asked.points
        if not texts.sentences or not groups:
            return {}
        ours, topic, claim = self._ours(texts, asked.topic), asked.topic, asked.claim
        logits, wide, nearest = self._near(ours, [*groups, *asked.rivals], topic)
        other = _best_other(logits)
        said = (ours @ self._theirs(claim, topic).T).max(axis=1) if claim else np.zeros(len(ours))
        reads = _liked(logits[:, : len(groups)], nearest, attention)
        contrary = self._contraries(ours, reads, asked)
        rows = texts.rows
        pairs = [(rows[r], groups[c][k]) for r, c, k in reads]
        pairs += [(rows[r], asked.contraries[c][k]) for r, c, k in contrary]
        read = self._verifier.read(pairs)
        turned = {
            (r, c): found for (r, c, _), found in zip(contrary, read[len(reads) :], strict=True)
        }
        found: dict[tuple[int, int], list[tuple[float, float, bool]]] = {}
        for (row, column, k), (does, against) in zip(reads, read, strict=False):
            text, group = rows[row], groups[column]
            clash = clashes(text, group[0]) or clashes(text, group[k], CHATTY)
            found.setdefault((row, column), []).append((does, against, clash))
        return {
            place: Signs(
                float(logits[place]),
                float(other[place]),
                float(wide[place]),
                round(float(said[place[0]]), 3),
                sum(does for does, _, _ in seen) / len(seen),
                sum(against for _, against, _ in seen) / len(seen),
                any(clash for _, _, clash in seen),
                turned.get(place),
            )
            for place, seen in found.items()
        }

    def _contraries(self, ours: Floats, reads: list[Triple], asked: Question) -> list[Triple]:
        """For the nearest row of each point, the contrary that comes nearest to it."""
        best: dict[int, int] = {}
        for row, column, _ in reads:
            best.setdefault(column, row)
        out = []
        for column, row in best.items():
            known = asked.contraries[column] if column < len(asked.contraries) else ()
            if known:
                cosine = np.round(self._theirs(known, asked.topic) @ ours[row], 4)
                out.append((row, column, int(cosine.argmax())))
        return out

    def _near(
        self, ours: Floats, groups: Sequence[Sequence[str]], topic: str | None
    ) -> tuple[Probabilities, Probabilities, npt.NDArray[np.int64]]:
        """Logits (rows x groups), `Signs.wide` of each, and the two nearest phrasings."""
        cosine = [ours @ self._theirs(group, topic).T for group in groups]
        best = np.stack([c.max(axis=1) for c in cosine], axis=1)
        margin = best - _best_other(best)
        logits = self._scale * (best + self._mu * margin) + self._bias
        nearest = np.full((len(ours), len(groups), 2), -1, dtype=np.int64)
        wide = np.zeros_like(logits)
        for column, c in enumerate(cosine):
            order = np.argsort(-np.round(c, 4), axis=1, kind="stable")[:, :WIDE]
            nearest[:, column, : min(2, order.shape[1])] = order[:, :2]
            few = np.take_along_axis(c, order, axis=1).mean(axis=1)
            wide[:, column] = self._scale * (few - best[:, column])
        return np.round(logits, 3), np.round(wide, 3), nearest

    def _ours(self, texts: Texts, topic: str | None) -> Floats:
        found = self._vectors.of(texts.sentences)
        if texts.joined and len(texts.sentences) > 1:
            found = np.concatenate([found, self._vectors.of_neighbours(texts.sentences)])
        return self._residual(found, topic)

    def _theirs(self, phrasings: Sequence[str], topic: str | None) -> Floats:
        return self._residual(self._vectors.of(phrasings), topic)

    def _residual(self, vectors: Floats, topic: str | None) -> Floats:
        """`vectors` without their part along the topic, at length one."""
        if not topic:
            return vectors
        direction = self._vectors.of([topic])[0]
        rest = vectors - (vectors @ direction)[:, None] * direction
        length = np.sqrt((rest * rest).sum(axis=1, keepdims=True))
        result: Floats = rest / np.maximum(length, np.float32(1e-9))
        return result


def _liked(
    logits: Probabilities, nearest: npt.NDArray[np.int64], attention: Attention
) -> list[Triple]:
    """What is worth the verifier's time; the nearest row of a point comes before others of it."""
    columns = np.argsort(-logits.max(axis=0), kind="stable")[: attention.points]
    ranked: list[tuple[int, float, Triple]] = []
    for column in map(int, columns):
        rows = np.argsort(-logits[:, column], kind="stable")[:2]
        for turn, row, k in ((0, rows[0], 0), (1, rows[-1], 0), (2, rows[0], 1)):
            repeated = turn == 1 and len(rows) == 1
            logit, phrasing = float(logits[row, column]), int(nearest[row, column, k])
            if logit >= attention.liked and phrasing >= 0 and not repeated:
                ranked.append((turn, -logit, (int(row), column, phrasing)))
    ranked.sort()
    always = sum(turn == 0 for turn, *_ in ranked)
    most = always if attention.pairs is None else max(always, attention.pairs)
    return [triple for _, _, triple in ranked[:most]]


def _best_other(best: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """For each place, the largest of the other places of its row; 0 where there is none."""
    if best.shape[1] == 1:
        return np.zeros_like(best)
    order = np.sort(best, axis=1)
    first, second = order[:, -1:], order[:, -2:-1]
    return np.where(best == first, second, first)
