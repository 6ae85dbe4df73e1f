"""The reading: all that the matcher finds in one text, before any score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from game.packs.format import Counterargument, Motion, other_side
from game.scoring.clauses import clauses
from game.scoring.contract import Closest, Matcher, Matches, Probabilities, Question
from game.scoring.copying import CopyFinder
from game.scoring.filler import fillers
from game.scoring.language import language_of
from game.scoring.memory import give_back
from game.scoring.nearness import mean_of, mean_of_nearest
from game.scoring.sentences import Sentence, said_once
from game.scoring.verdict import MADE, Span, overlap
from game.scoring.warming import (
    all_around,
    counterexamples,
    few,
    phrasings,
    said_by_them,
    sets_to_prepare,
    sides,
    wordings,
)
from game.scoring.words import words

MOST_SENTENCES = 40
"""Sentences that are judged; a longer answer is judged by its first ones."""


ALIKE = 3
"""Wordings of the points to which a sentence is compared, to tell how near it comes to them."""

CHORUS = 5
"""Wordings of a side to which a sentence is compared, to tell with which side it goes."""

TO_THE_MATTER = {"en": 0.225, "ja": 0.19}
"""`Reading.nearness_to_matter`, by the language of the text, below which an answer is off topic
where its allegiance is doubtful. The mean, for one sentence of ten may come near anything: of 31
English answers that are off topic 18 lie below it, by the nearest sentence 9 did; of 255 honest
ones that make no point 2, of 800 `accept` sentences 7. The 7 Japanese ones are not told from honest
answers by it."""

RUNS_A_WORD = {"en": 1.0, "ja": 0.9}
"""How many words, as `words` counts them, say as much as one different English word.

The 784 Japanese answers of jv have .875 of the words of their English; English answers of 36 to 44
words, put into Japanese, have .96. The coaches' grades of answers with one point, of jb, jc and jd
and of h, ja, k, l, z and ai, are met best where 35 or 36 words count as 40."""

MOST_ELSEWHERE = 6
"""Points outside the counterargument that are read closely: those that agree most."""


@dataclass(frozen=True)
class Unit:
    """A sentence, or two: what is matched against the points."""

    text: str
    """What stands at `span`."""
    span: Span
    """Of both sentences where they are neighbours; an aside between them stands there too, unread,
    but no filler.
    Of the one that agrees more with the point where they are not."""
    sentences: tuple[int, ...]
    """Their numbers: of two, first the one that agrees more."""
    beside: Span | None = None
    """Of the other one where they are no neighbours."""


@dataclass(frozen=True)
class Reading:
    """What the text says about the counterargument it answers; one row for each unit."""

    sentences: tuple[Sentence, ...]
    """Those that speak to the matter; where none does, all. Without `fillers`."""
    units: tuple[Unit, ...]
    points: Probabilities
    """(units x points of the counterargument): that the unit makes the point."""
    opposes: Probabilities
    """(units x points of the counterargument): that it asserts the contrary."""
    speaks: Probabilities
    """(units x points of the counterargument): that it speaks of the point, for or against it."""
    claim: Probabilities
    """(units): that it asserts the opponent's claim."""
    denies: Probabilities
    """(units): that it asserts the contrary of the claim."""
    related: Probabilities
    """(sentences): nearness, up to 1, to motion, claim or any of the points."""
    echoes: Probabilities
    """(sentences): nearness, up to 1, to the opponent's own words."""
    answers: Probabilities
    """(sentences): nearness, up to 1, to the nearest wordings of the points."""
    sides: tuple[float, ...] = ()
    """(sentences): how far each stands on the opponent's side, about -1 to 1; empty if unknown, or
    if no sentence is the player's own word."""
    idle: bool = False
    """Nothing in it speaks to the matter: it is read whole, but measures nothing."""
    borrowed: frozenset[int] = frozenset()
    """Sentences that are not the player's own."""
    clauses: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """By (unit, point): the number of the clause that makes the point; see `Matches.clauses`."""
    closest: Sequence[Closest] = ()
    """Of each point; see `Matches.closest`."""
    chatter: frozenset[str] = frozenset()
    """Clauses of sentences to the matter that are asides by themselves: they count as no length."""
    fillers: tuple[Sentence, ...] = ()
    """Sentences that were left out, as they argue nothing."""
    near_points: Probabilities = field(default_factory=lambda: np.zeros((0, 0)))
    """(sentences x points of the counterargument): nearness, up to 1, to the nearest wordings of
    each; empty if unknown."""

    @property
    def matter(self) -> tuple[Sentence, ...]:
        """The sentences that speak to the matter."""
        return () if self.idle else self.sentences

    @property
    def own(self) -> Reading:
        """The same without what is borrowed; as it is where nothing else is said."""
        kept = [i for i in range(len(self.sentences)) if i not in self.borrowed]
        if not self.borrowed or not kept:
            return self
        rows = [r for r, unit in enumerate(self.units) if self.borrowed.isdisjoint(unit.sentences)]
        number = {old: new for new, old in enumerate(kept)}
        parts = (self.units[row] for row in rows)
        return replace(
            self,
            sentences=tuple(self.sentences[i] for i in kept),
            units=tuple(replace(u, sentences=tuple(number[i] for i in u.sentences)) for u in parts),
            points=self.points[rows],
            opposes=self.opposes[rows],
            speaks=self.speaks[rows],
            claim=self.claim[rows],
            denies=self.denies[rows],
            related=self.related[kept],
            echoes=self.echoes[kept],
            answers=self.answers[kept],
            sides=tuple(self.sides[i] for i in kept) if self.sides else (),
            borrowed=frozenset(),
            near_points=self.near_points[kept] if self.near_points.size else self.near_points,
            clauses={
                (rows.index(row), column): clause
                for (row, column), clause in self.clauses.items()
                if row in rows
            },
        )

    def without(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Sentences of the text that was read, but for those that only fill."""
        return tuple(sentence for sentence in sentences if sentence not in self.fillers)

    def without_fillers(self, text: str) -> str:
        """The text that was read, without what only fills it."""
        for sentence in reversed(self.fillers):
            start, end = sentence.span
            text = text[:start] + text[end:]
        return text

    @property
    def nearness_to_matter(self) -> float:
        """Mean nearness, up to 1, of its sentences to all that this exchange is about."""
        near = (self.related, self.echoes, self.answers)
        return sum(mean_of(found) for found in near) / len(near)

    @property
    def is_off_the_matter(self) -> bool:
        """Whether its sentences are so far from the matter as hardly any honest answer's are."""
        return self.nearness_to_matter < TO_THE_MATTER[language_of(self.whole)]

    @property
    def whole(self) -> str:
        """All its sentences as one text."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def once(self) -> str:
        """The same with each sentence but once."""
        return said_once(self.whole, self.sentences)

    @property
    def length(self) -> int:
        """How many sentences it has, each but once."""
        return len({sentence.text for sentence in self.sentences})

    @property
    def said(self) -> str:
        """What was said to the matter, as one text."""
        return " ".join(sentence.text for sentence in self.matter)


@dataclass(frozen=True)
class Surroundings:
    """What the text says about the rest of the debate; one row for each sentence."""

    elsewhere: Probabilities
    """(sentences x points that answer other counterarguments of the same opponent)"""
    across: Probabilities
    """(sentences x points that the other side makes)"""
    leans: float
    """Difference of nearness: how much nearer it comes to the other side's points than its own."""


def read(
    text: str,
    sentences: Sequence[Sentence],
    counterargument: Counterargument,
    motion: Motion,
    matcher: Matcher,
    copies: CopyFinder,
    *,
    fillers_too: bool = False,
) -> Reading:
    """Match every unit of the text against the points and the claim.

    Asides are left out, and so are fillers, if they are not asked for. `copies` knows what is not
    the player's own.
    """
    matter = wordings(motion, counterargument)
    for needed in sets_to_prepare(motion, counterargument):
        matcher.prepare(needed, beside=[sentence.text for sentence in sentences])
    sentences = tuple(sentences[:MOST_SENTENCES])
    kept = to_the_matter(sentences, matter, matcher)
    all_read = sentences = kept or sentences
    asked, near, each, found = _matched(sentences, counterargument, motion, matcher, copies)
    if not fillers_too and any(fill := _fillers(sentences, near, found, matcher)):
        sentences = tuple(s for s, one in zip(sentences, fill, strict=True) if not one)
        asked, near, each, found = _matched(sentences, counterargument, motion, matcher, copies)
    left_out = tuple(s for s in all_read if s not in sentences)
    related, echoes, answers = near.T
    return Reading(
        sentences,
        units(sentences, text, found.pairs, left_out),
        found.asserts,
        found.opposes,
        found.speaks,
        found.claimed,
        found.denied,
        related,
        echoes,
        answers,
        sides=found.sides,
        idle=not kept,
        borrowed=asked.borrowed,
        clauses=found.clauses,
        closest=found.closest,
        chatter=_chatter(sentences if kept else (), matter, matcher),
        fillers=left_out,
        near_points=each,
    )


def _matched(
    sentences: Sequence[Sentence],
    counterargument: Counterargument,
    motion: Motion,
    matcher: Matcher,
    copies: CopyFinder,
) -> tuple[Question, Probabilities, Probabilities, Matches]:
    """What is asked of the sentences, how near they come, twice, and what is found.

    (Sentences x 3) near to what the exchange is about, to the opponent's own words, and to the
    points' wordings; and (sentences x points) to those of each.
    """
    texts, known = [sentence.text for sentence in sentences], sides(counterargument)
    asked = Question(
        [phrasings(point) for point in counterargument.point],
        motion.text,
        counterexamples(counterargument),
        claim=said_by_them(counterargument),
        joined=True,
        borrowed=copies.copied(sentences),
        sides=known,
        unlisted=known is None,
    )
    spoken_of = [motion.text, counterargument.claim, *(p.text for p in counterargument.point)]
    worded = matcher.nearness(texts, [wording for point in asked.points for wording in point])
    near = [
        matcher.nearness(texts, spoken_of).max(axis=1),
        matcher.nearness(texts, asked.claim).max(axis=1),
        mean_of_nearest(worded, ALIKE),
    ]
    ends = np.cumsum([len(point) for point in asked.points])[:-1]
    each = [mean_of_nearest(part, ALIKE) for part in np.split(worded, ends, axis=1)]
    found = matcher.match_phrasings(texts, asked)
    return asked, np.stack(near, axis=1), np.stack(each, axis=1), found


def _fillers(
    sentences: Sequence[Sentence], near: Probabilities, found: Matches, matcher: Matcher
) -> list[bool]:
    """For each sentence, whether it only fills.

    What makes a point by itself does not, nor what says the claim or denies it, whatever it looks
    like.
    """
    texts = [sentence.text for sentence in sentences]
    fill = fillers(near, matcher.manner(texts), language_of("\n".join(texts)))
    said = np.maximum(found.claimed, found.denied)
    spared = np.maximum(found.asserts.max(axis=1, initial=0.0), said)[: len(texts)] >= MADE
    return [one and not bool(other) for one, other in zip(fill, spared, strict=True)]


def to_the_matter(
    sentences: Sequence[Sentence], matter: Sequence[str], matcher: Matcher
) -> tuple[Sentence, ...]:
    """The sentences that are no asides."""
    asides = matcher.asides([sentence.text for sentence in sentences], matter)
    return tuple(s for s, aside in zip(sentences, asides, strict=True) if not aside)


def _chatter(
    sentences: Sequence[Sentence], matter: Sequence[str], matcher: Matcher
) -> frozenset[str]:
    parts = [clause for sentence in sentences for clause in clauses(sentence.text)]
    return frozenset(
        part for part, aside in zip(parts, matcher.asides(parts, matter), strict=True) if aside
    )


def variety(reading: Reading) -> int:
    """Different words that speak to the matter: neither asides nor clauses that are such count.

    As many as the same in English would have (`RUNS_A_WORD`).
    """
    said = (part for sentence in reading.matter for part in _parts_to_the_matter(sentence, reading))
    count = len({word for part in said for word in words(part)})
    return round(count / RUNS_A_WORD[language_of(reading.whole)])


def _parts_to_the_matter(sentence: Sentence, reading: Reading) -> Sequence[str]:
    parts = clauses(sentence.text)
    left = [part for part in parts if part not in reading.chatter]
    return (sentence.text,) if len(left) == len(parts) else left


def look_around(
    reading: Reading, counterargument: Counterargument, motion: Motion, matcher: Matcher
) -> Surroundings:
    """Match a text that makes no point against everything else in the debate."""
    texts = [sentence.text for sentence in reading.sentences]
    matcher.prepare(all_around(motion), beside=texts)
    elsewhere = [
        few(point)
        for other in motion.against(counterargument.against)
        if other.id != counterargument.id
        for point in other.point
    ]
    across = [
        few(point)
        for other in motion.against(other_side(counterargument.against))
        for point in other.point
    ]
    own = [few(point) for point in counterargument.point]
    asked = Question([*elsewhere, *across], motion.text, rivals=own, most=MOST_ELSEWHERE)
    found = matcher.match_phrasings(texts, asked)
    around = Surroundings(
        found.asserts[:, : len(elsewhere)],
        found.asserts[:, len(elsewhere) :],
        _agreement(texts, across, matcher) - _agreement(texts, [*elsewhere, *own], matcher),
    )
    give_back()
    return around


def _agreement(texts: Sequence[str], points: Sequence[Sequence[str]], matcher: Matcher) -> float:
    """Mean nearness of the sentences to the `CHORUS` wordings that each comes nearest to."""
    return round(float(_nearest(texts, points, matcher, CHORUS).mean()), 3)


def _nearest(
    texts: Sequence[str], points: Sequence[Sequence[str]], matcher: Matcher, count: int
) -> Probabilities:
    """(texts): mean nearness to the `count` nearest wordings; 0 where there is no wording."""
    spoken = [wording for point in points for wording in point]
    return mean_of_nearest(matcher.nearness(texts, spoken), count)


def units(
    sentences: Sequence[Sentence],
    text: str,
    pairs: Sequence[tuple[int, int]] = (),
    left_out: Sequence[Sentence] = (),
) -> tuple[Unit, ...]:
    """Every sentence of `text`, then the `pairs` of them; none spans what is `left_out`."""
    singles = [Unit(s.text, s.span, (i,)) for i, s in enumerate(sentences)]
    return (*singles, *(_both(sentences, text, pair, left_out) for pair in pairs))


def _both(
    sentences: Sequence[Sentence],
    text: str,
    pair: tuple[int, int],
    left_out: Sequence[Sentence],
) -> Unit:
    first, second = (sentences[number] for number in pair)
    span = (min(first.span[0], second.span[0]), max(first.span[1], second.span[1]))
    apart = abs(pair[0] - pair[1]) > 1 or any(overlap(span, one.span) for one in left_out)
    if apart:
        return Unit(first.text, first.span, pair, second.span)
    return Unit(text[slice(*span)], span, pair)
