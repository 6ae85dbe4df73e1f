"""The matcher: how probable is it that a sentence asserts a point?

Two networks over one embedding table. The *encoder* places sentences and points in one space,
where nearness means speaking of the same thing; the *verifier* reads a sentence and a point
together and says whether it asserts the point, its opposite, or neither. `calibration` joins both.
Beside them the `listener` hears whole answers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from statistics import median

import numpy as np
import numpy.typing as npt

from game.scoring.agreement import WORDS, Agreement, Said
from game.scoring.asides import SAID_ANYWHERE, is_aside
from game.scoring.calibration import Calibration, Signs, credit, join, lean
from game.scoring.clauses import clauses
from game.scoring.close_reading import LIKED, read_closely, together
from game.scoring.contract import Matches, Probabilities, Question
from game.scoring.encoder import Encoder, Floats
from game.scoring.listener import Arrays, Listener
from game.scoring.manner import Lines
from game.scoring.places import Near, Place, Texts
from game.scoring.polarity import CHATTY, clashes
from game.scoring.sentences import sentences_of
from game.scoring.spelling import Speller
from game.scoring.tokeniser import tokeniser_of
from game.scoring.vectors import Vectors
from game.scoring.verifier import Pairs, Read, Verifier
from game.scoring.weights import Weights
from game.scoring.words import words

LIKED_ALONE = -8.0
"""Logit of nearness from which on a sentence by itself is read closely; in a text it is `LIKED`."""

WIDE = 5
"""Nearest wordings of a point that together say how widely a text agrees with it."""

READ_WITH = {"en": 3, "ja": 1}
"""Wordings of a point with which a doubtful sentence is read, by language. (By a first draft
three brought F1 of 3,934 English answers from .876 to .879, of 1,144 Japanese ones from .788 to
.789, for a twelfth more time there.)"""

MOST_SPOKEN = 64
"""Sets of wordings of which it is kept what words they know, some 300 kB each in the first pack."""


class NetworkMatcher:
    """One language's networks. Deterministic; safe to share by threads."""

    def __init__(
        self,
        weights: Weights,
        calibration: Calibration,
        cache: Path | None = None,
        second: Callable[[Pairs], Sequence[Read]] | None = None,
        listener: Arrays | None = None,
        manners: Arrays | None = None,
    ) -> None:
        """`cache` is a folder in which the vectors of packs are kept.

        `second` is what another network reads; it is asked where a sentence and a point stand
        alone, as no time presses then. With a `listener` whole answers are heard, too, and with
        `manners` it is known what begs, abuses or chats.
        """
        facts = weights.manifest
        tokeniser = tokeniser_of(weights)
        self.version: str = facts["sha256"][:8]
        self.language: str = facts["language"]
        self._calibration = calibration
        self._second = second
        self._cache = cache
        self._vectors = Vectors(
            Encoder(weights, "matcher"), tokeniser, facts["prefix"], self.version
        )
        self._topic: tuple[str, Floats] = ("", np.zeros(0, dtype=np.float32))
        self._verifier = Verifier(weights, tokeniser)
        self._listener = Listener(weights, tokeniser, listener) if listener else None
        self._manners = Lines(manners, facts["sha256"]) if manners else None
        self._agreements = Agreement(tokeniser.pieces, WORDS[self.language])
        self._speller = Speller(_ranks(weights.vocabulary)) if self.language == "en" else None
        numbers = facts["matcher"]
        self._scale, self._bias, self._mu = numbers["scale"], numbers["bias"], numbers["mu"]

    # -- the public contract ---------------------------------------------------

    def match(
        self, sentences: Sequence[str], points: Sequence[str], topic: str | None = None
    ) -> Probabilities:
        """(sentences x points): probability, 0 to 1 in steps of .001, that it asserts the point."""
        found = np.zeros((len(sentences), len(points)))
        numbers = self._calibration
        weights = numbers.alone if len(points) == 1 else numbers.sentence
        for row, sentence in enumerate(sentences):
            for column, signs in self.signs_alone(sentence, points, topic).items():
                found[row, column] = join(signs, weights).asserts
        return found.round(3)

    def signs_alone(
        self, sentence: str, points: Sequence[str], topic: str | None = None
    ) -> dict[int, Signs]:
        """Of a sentence by itself, for each point, by its number, that it may be about at all."""
        asked = Question([[point] for point in points], topic)
        near = self._near(Texts((sentence,)), asked)
        read = self._look(near, near.places(asked.most, LIKED_ALONE), twice=len(points) == 1)
        return {column: of_point for (_, column), of_point in together(read, asked, ()).items()}

    def read(self, pairs: Pairs) -> Sequence[Read]:
        """For each (sentence, point) what the verifier makes of it, as in `Verifier.read`."""
        return self._verifier.read(pairs)

    def match_phrasings(self, sentences: Sequence[str], asked: Question) -> Matches:
        """As in `Matcher`."""
        near = self._near(Texts(tuple(sentences), asked.joined, asked.borrowed), asked)
        count, sides = len(asked.points), self._sides(near.texts, asked)
        reading = read_closely(near, asked, sides, self._calibration, self._look)
        parts = {place: near.parts(place) for place in reading.signs}
        pairs = sorted({part for part in parts.values() if len(part) == 2})
        alone = [(row,) for row in range(len(near.texts.sentences))]
        rows = {part: row for row, part in enumerate([*alone, *pairs])}
        found = np.zeros((3, len(rows), count + 1))
        by: dict[tuple[int, int], int | None] = {}
        for place, of_place in reading.signs.items():
            at = rows[parts[place]], place[1]
            credited = credit(of_place, self._calibration)
            if credited.asserts >= found[0, *at]:  # a sentence makes what a clause of it does
                found[:, *at] = credited
                by[at] = near.clause_number(place)
        by |= {near.whole(place): near.clause_number(place) for place in reading.clauses}
        does, turned, speaks = found.round(3)
        return Matches(
            does[:, :-1],
            turned[:, :-1],
            does[:, -1],
            turned[:, -1],
            speaks[:, :-1],
            pairs,
            sides,
            {at: number for at, number in by.items() if number is not None},
            near.closest,
        )

    def argues(self, answer: str, claim: str) -> float | None:
        """As in `Matcher`."""
        return self._listener.argues(answer, claim) if self._listener else None

    def manner(self, sentences: Sequence[str]) -> Probabilities | None:
        """As in `Matcher`."""
        return self._manners.of(self.places(sentences)) if self._manners else None

    def places(self, texts: Sequence[str]) -> Floats:
        """(texts x width): where the encoder places them, each of length 1."""
        return self._vectors.of(texts)

    def nearness(self, sentences: Sequence[str], texts: Sequence[str]) -> Probabilities:
        """As in `Matcher`."""
        if not sentences or not texts:
            return np.zeros((len(sentences), len(texts)))
        cosines = (self._vectors.of(sentences) @ self._vectors.of(texts).T).astype(np.float64)
        floor = self._calibration.floor
        return ((cosines - floor) / (1 - floor)).round(3)

    def asides(self, sentences: Sequence[str], wordings: Sequence[str]) -> Sequence[bool]:
        """As in `Matcher`."""
        anywhere = SAID_ANYWHERE[self.language]
        self._vectors.prepare(anywhere, self._cache)
        # The clauses are wanted next: all together they cost less than one after the other.
        self._vectors.of([*sentences, *chain.from_iterable(map(clauses, sentences))])
        matter, room = self.nearness(sentences, wordings), self.nearness(sentences, anywhere)
        return is_aside(matter, room, self._calibration.aside)

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
        self._vectors.prepare(SAID_ANYWHERE[self.language], self._cache, stop)

    # -- nearness, then a close look -------------------------------------------

    def signs(self, texts: Texts, asked: Question, liked: float = LIKED) -> dict[Place, Signs]:
        """All signs of the sentences of one text for each (row, point) that was read closely.

        Of each point those are what `Near.places` finds worth it, from `liked` (a logit) on, each
        with one wording; nothing is spared. The claim's own column follows the points'.
        """
        near = self._near(texts, asked)
        read = self._look(near, near.places(asked.most, liked))
        return together(read, asked, self._sides(near.texts, asked))

    def _near(self, texts: Texts, asked: Question) -> Near:
        """The claim's column follows those of the points; rivals only compete."""
        groups = [*asked.points, *([asked.claim[:1]] if asked.claim else [])]
        every = [*groups, *asked.rivals]
        if not texts.sentences or not groups:
            rows = len(texts.sentences) + len(texts.pairs) + len(texts.clauses)
            nothing = np.zeros((rows, len(groups)))
            none = np.zeros((*nothing.shape, 1), dtype=np.int64)
            return Near(texts, groups, 0, nothing, nothing, nothing, nothing, none, [])
        texts = self._mended(texts, every, asked)
        ours, topic = self._ours(texts, asked.topic), asked.topic
        theirs = [self._said(group, topic) for group in every]
        cosine = [ours.vectors @ group.vectors.T for group in theirs]
        best = np.stack([c.max(axis=1) for c in cosine], axis=1)
        margin = best - _best_other(best)
        logits = np.round(self._scale * (best + self._mu * margin) + self._bias, 3)
        wordings = np.full((*logits.shape, READ_WITH[self.language]), -1, dtype=np.int64)
        wide = np.zeros_like(logits)
        for column, c in enumerate(cosine):
            order = np.argsort(-np.round(c, 4), axis=1, kind="stable")[:, :WIDE]
            nearest = order[:, : wordings.shape[2]]
            wordings[:, column, : nearest.shape[1]] = nearest
            few = np.take_along_axis(c, order, axis=1).mean(axis=1)
            wide[:, column] = self._scale * (few - best[:, column])
        echoes = np.zeros(len(best))
        if asked.claim:
            claim = self._said(asked.claim, topic)
            echoes = (ours.vectors @ claim.vectors.T).max(axis=1).round(3)
        kept, other = slice(len(groups)), _best_other(logits).astype(np.float64)
        return Near(
            texts,
            groups,
            len(asked.points),
            logits[:, kept],
            other[:, kept],
            np.round(wide, 3)[:, kept],
            self._agreement(ours, theirs, asked)[:, kept],
            wordings[:, kept],
            echoes.tolist(),
        )

    def _agreement(self, ours: Said, groups: Sequence[Said], asked: Question) -> Probabilities:
        """As `Signs.agrees`; what the opponent said beside the claim speaks against all groups.

        What is asked in another order, as all points of a motion are by each of its
        counterarguments, is solved once.
        """
        against = (*asked.counterexamples, *sentences_of(tuple(asked.claim[1:])))
        order = sorted(range(len(groups)), key=lambda number: [*groups[number].texts])
        sorted_groups = [groups[number] for number in order]
        key = (asked.topic, *(tuple(group.texts) for group in sorted_groups), against)
        other = self._said(against, asked.topic)
        found = np.zeros((len(ours.texts), len(groups)))
        found[:, order] = self._agreements.of(ours, sorted_groups, other, key)
        return found

    def _sides(self, texts: Texts, asked: Question) -> tuple[float, ...]:
        """As `Matches.sides`."""
        own = [row for row in range(len(texts.sentences)) if texts.is_own(row)]
        if asked.sides is None or not own:
            return ()
        ours = self._said([texts.sentences[row] for row in own], asked.topic)
        theirs = [self._said(side, asked.topic) for side in asked.sides]
        key = ("sides", asked.topic, *map(tuple, asked.sides))
        found = self._agreements.of(ours, theirs, self._said((), asked.topic), key)
        sides = dict(zip(own, (found[:, 1] - found[:, 0]).round(3).tolist(), strict=True))
        least = min(sides.values())
        return tuple(sides.get(row, least) for row in range(len(texts.sentences)))

    def _look(
        self,
        near: Near,
        places: Sequence[Place],
        again: Collection[Place] = (),
        *,
        twice: bool = False,
    ) -> dict[Place, Signs]:
        """What the verifier makes of each (row, column); `twice`: the second one, too, if any.

        Of the places to be read `again` it is the median of what it makes of several wordings.
        """
        pairs = [(near.text(place), near.wording(place)) for place in places]
        turned = self._turned(near.texts, places, pairs)
        second = self._second(pairs) if twice and self._second else ()
        every = [
            [(text, w) for w in (near.nearest(place) if place in again else (wording,))]
            for place, (text, wording) in zip(places, pairs, strict=True)
        ]
        flat = [*chain(*every)]
        heard = dict(zip(flat, self._verifier.read(flat), strict=True))
        found = {}
        for place, (text, wording), asked in zip(places, pairs, every, strict=True):
            does, against = (
                round(median(of), 4) for of in zip(*map(heard.__getitem__, asked), strict=True)
            )
            signs = near.signs(place)
            clash = clashes(text, near.groups[place[1]][0]) or clashes(text, wording, CHATTY)
            if place in turned:
                does, against = min(does, turned[place][0]), max(against, turned[place][1])
                clash = against > does
            elif near.is_wording(place):  # an accepted example
                does, against, clash, signs = 1.0, 0.0, False, replace(signs, wide=0.0)
            found[place] = replace(signs, asserts=does, opposes=against, clash=clash)
        for place, said in zip(places, second, strict=False):
            found[place] = replace(found[place], second=lean(*said))
        return found

    def _turned(
        self, texts: Texts, places: Sequence[Place], pairs: Sequence[tuple[str, str]]
    ) -> dict[Place, tuple[float, float]]:
        """Where a sentence is denied as a whole: how far it thereby asserts and opposes."""
        inner = dict(enumerate(texts.denied))
        found = {
            place: (text, wording)
            for place, (_, wording) in zip(places, pairs, strict=True)
            if (text := inner.get(place[0]))
        }
        read = self._verifier.read(list(found.values()))
        return {place: (a, does) for place, (does, a) in zip(found, read, strict=True)}

    def _mended(self, texts: Texts, groups: Sequence[Sequence[str]], asked: Question) -> Texts:
        """Slips of the finger mended; what the debate says is spelt rightly."""
        if self._speller is None:
            return texts
        own = _words_of((*chain(*groups), *asked.claim, *asked.counterexamples))
        return replace(texts, sentences=tuple(self._speller.mend(s, own) for s in texts.sentences))

    def _ours(self, texts: Texts, topic: str | None) -> Said:
        """The sentences, then the pairs, then the clauses."""
        alone = self._said(texts.sentences, topic)
        rows, vectors = [*alone.texts], [alone.vectors]
        if texts.pairs:
            rows += [(texts.sentences[one], texts.sentences[two]) for one, two in texts.pairs]
            pairs = self._vectors.of_pairs(texts.sentences, texts.pairs)
            vectors.append(self._residual(pairs, topic))
        if texts.clauses:
            parts = self._said([text for _, text in texts.clauses], topic)
            rows += parts.texts
            vectors.append(parts.vectors)
        return Said(rows, np.concatenate(vectors))

    def _said(self, texts: Sequence[str], topic: str | None) -> Said:
        return Said([(text,) for text in texts], self._residual(self._vectors.of(texts), topic))

    def _residual(self, vectors: Floats, topic: str | None) -> Floats:
        """`vectors` without their part along the topic, at length one."""
        if not topic:
            return vectors
        direction = self._direction(topic)
        rest = vectors - (vectors @ direction)[:, None] * direction
        length = np.sqrt((rest * rest).sum(axis=1, keepdims=True))
        result: Floats = rest / np.maximum(length, np.float32(1e-9))
        return result

    def _direction(self, topic: str) -> Floats:
        """The vector of a topic; that of the last one, asked for again and again, is at hand."""
        known, direction = self._topic
        if known != topic:
            direction = self._vectors.of([topic])[0]
            self._topic = (topic, direction)
        return direction


@lru_cache(maxsize=MOST_SPOKEN)
def _words_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(words, texts)))


def _ranks(vocabulary: Sequence[str]) -> dict[str, int]:
    """The whole words of a vocabulary; the frequent ones come first in it."""
    return {piece: rank for rank, piece in enumerate(vocabulary) if piece.isalpha()}


def _best_other(best: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """For each place, the largest of the other places of its row; 0 where there is none."""
    if best.shape[1] == 1:
        return np.zeros_like(best)
    order = np.sort(best, axis=1)
    first, second = order[:, -1:], order[:, -2:-1]
    return np.where(best == first, second, first)
