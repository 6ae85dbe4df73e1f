"""The judge: one rebuttal in, one verdict out. Pure and deterministic.

The way of a text: the gate (`game.text`), sentences, the reading (what the matcher finds), flags
(`guards` by words, `bearings` by the reading), points (`belief`, in the light of the whole text and
of whose argument it is, `allegiance`), and the rubric's band and score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from game.packs.format import Counterargument, Motion
from game.scoring import guards
from game.scoring.allegiance import allegiance
from game.scoring.argument import doubted, gives_up
from game.scoring.bearings import (
    SEEMS_THEIRS,
    bearings,
    contradiction,
    denies_its_points,
    shows_it,
)
from game.scoring.belief import believed
from game.scoring.certainty import certainty
from game.scoring.clauses import clauses
from game.scoring.coach import lift
from game.scoring.contract import Matcher
from game.scoring.copying import CopyFinder, finder
from game.scoring.denial import denies
from game.scoring.off_list import argues_its_own
from game.scoring.reading import MOST_SENTENCES, Reading, Unit, look_around, read
from game.scoring.rubric import place
from game.scoring.sentences import Sentence, split_sentences
from game.scoring.signposts import parted, reported
from game.scoring.verdict import MADE, NEAR_MISS, Criteria, Flag, PointResult, Span, Verdict
from game.scoring.words import is_mostly_ascii, telling_words, words
from game.text import clean

RULES_VERSION = "31"
"""Raise it whenever a change of guards, rubric or calibration may change a score."""

FEWEST_CONTENT, FEWEST_TOGETHER = 2, 3
"""Telling words that a sentence, and two together, must have to make a point, English or not."""

BARE_QUESTION, FRAGMENT = 8, 4
"""Words up to which an English question by itself makes no point if it asks for a fact, and if it
is whatever it is: “Which firms closed down?”, “Serving users?”. Others may assert."""

_ASKS = re.compile(r"\W*(?:which|what|what's|where|whose|how (?:many|much))\b", re.IGNORECASE)
_ASSERTS = re.compile(r"(?:n't|\b(?:not|no|never|nobody|cannot|right|yes))\b", re.IGNORECASE)


def judge(
    text: str,
    counterargument: Counterargument,
    motion: Motion,
    *,
    matcher: Matcher,
    earlier: Sequence[str] = (),
) -> Verdict:
    """The verdict on `text` as an answer to `counterargument` of `motion`.

    `earlier` holds the player's answers of rounds before: copying them earns nothing. Never raises
    for any text; an empty one scores 0.
    """
    text = clean(text).strip()
    version = scorer_version(matcher)
    sentences = parted(split_sentences(text))
    if not sentences or gives_up(text):
        return _nothing(text, counterargument, version)
    pack, before = finder(counterargument, motion), CopyFinder(earlier)
    copies = pack + before
    reading = read(text, sentences, counterargument, motion, matcher, copies)
    flags = _word_flags(text, sentences[:MOST_SENTENCES], pack, before)
    barred = any(flag.kind in ("copied", "keyword-list", "nonsense") for flag in flags)
    odds = allegiance(text, reading.own, counterargument.claim)
    results = tuple(_results(text, reading, counterargument, odds, barred=barred))
    answered = any(result.made for result in results)
    attack = guards.attacks_person(text, answered=answered)
    taken_back = contradiction(reading, results)
    flags += [flag for flag in (attack, taken_back) if flag]
    off_list, not_ours = None, False
    own = reading.own
    if not answered and (denied := denies_its_points(sentences, own)):
        flags.append(denied)
    if not flags and not answered:
        around = look_around(own, counterargument, motion, matcher)
        turned = bearings(own, around, counterargument, odds)
        not_ours = odds is not None and odds <= SEEMS_THEIRS and shows_it(own)
        if not turned or turned.kind == "answers-another":
            off_list = argues_its_own(text, own, around, counterargument, odds)
        flags += [turned] if turned and off_list is None else []
    placing = place(reading, counterargument, results, flags, off_list=off_list)
    said = [sentence.text for sentence in reading.sentences]
    repeated = [
        one
        for one, theirs in zip(said, reported(said), strict=True)
        if before.is_copied(one) and not (theirs or pack.is_copied(one))
    ]
    return Verdict(
        text,
        placing.score,
        placing.band,
        results,
        placing.criteria,
        tuple(flags),
        lift(text, reading, results, flags, placing, repeated, theirs=not_ours),
        placing.off_list,
        version,
        certainty(text, reading.closest, results, flags, placing),
    )


def scorer_version(matcher: Matcher) -> str:
    """Names the rules and the weights; a score can differ only when this does."""
    return f"{RULES_VERSION}-{matcher.version}"


def _word_flags(
    text: str, sentences: Sequence[Sentence], pack: CopyFinder, before: CopyFinder
) -> list[Flag]:
    """What its words by themselves raise; `before` finds what stands in an earlier answer."""
    copies = (pack + before).copied(sentences)
    found = (
        guards.instructs_judge(text),
        guards.copied(text, sentences, copies, before.copied(sentences)),
        guards.keyword_list(text),
        guards.nonsense(text),
        guards.concedes(text, sentences),
        guards.padding(sentences),
    )
    return [flag for flag in found if flag]


def _results(
    text: str,
    reading: Reading,
    counterargument: Counterargument,
    odds: float | None,
    *,
    barred: bool,
) -> list[PointResult]:
    """One result for each point: the unit that makes it best, short ones before pairs.

    `odds` is the text's allegiance.
    """
    allowed = [can_say_something(reading, unit) for unit in reading.units]
    own = [" ".join(reading.sentences[i].text for i in unit.sentences) for unit in reading.units]
    only = [
        len(unit.sentences) == len(reading.sentences) and not _is_half_empty(reading, unit)
        for unit in reading.units
    ]
    out = []
    for column, point in enumerate(counterargument.point):
        found = [
            in_light_of_all(reading, row, column, odds) if may else 0.0
            for row, may in enumerate(allowed)
        ]
        sure = [
            value if whole else doubted(value, said, text, counterargument.claim)
            for value, said, whole in zip(found, own, only, strict=True)
        ]
        row = int(np.argmax(sure))
        unit, probability = reading.units[row], 0.0 if barred else sure[row]
        nearest = unit if probability >= NEAR_MISS else None
        out.append(
            PointResult(
                point.id,
                probability,
                probability >= MADE,
                nearest.text if nearest else None,
                nearest.span if nearest else None,
                nearest.beside if nearest else None,
                _clause(text, reading, row, column) if nearest else None,
            )
        )
    return out


def in_light_of_all(reading: Reading, row: int, column: int, odds: float | None) -> float:
    """The probability that a text makes the point of that column, from that of the unit there.

    `odds` is the text's allegiance. How close a denial comes tells nothing of its side.
    """
    said = (reading.sentences[number].text for number in reading.units[row].sentences)
    return believed(
        round(float(reading.points[row, column]), 3),
        reading.closest[column] if reading.closest else None,
        opposed=1.0 if any(map(denies, said)) else float(reading.opposes[:, column].max()),
        odds=odds,
        sentences=len(reading.sentences),
    )


def _clause(text: str, reading: Reading, row: int, column: int) -> Span | None:
    """Where the clause stands that makes the point; None where the whole unit does."""
    number, unit = reading.clauses.get((row, column)), reading.units[row]
    if number is None:
        return None
    parts = clauses(reading.sentences[unit.sentences[0]].text)
    if number >= len(parts):  # a slip that was mended had joined or parted them
        return None
    start = text.find(parts[number], *unit.span)
    return (start, start + len(parts[number])) if start >= 0 else None


def can_say_something(reading: Reading, unit: Unit) -> bool:
    """Whether it is the player's own, in order, and more than “That is wrong” or “Which firms?”."""
    said = [reading.sentences[i].text for i in unit.sentences]
    if any(guards.in_no_order(text) for text in said):
        return False
    fewest = FEWEST_CONTENT if len(said) == 1 else FEWEST_TOGETHER
    enough = sum(len(telling_words(text)) for text in said) >= fewest
    asks = all(_is_bare_question(text) for text in said)
    return enough and not asks and reading.borrowed.isdisjoint(unit.sentences)


def _is_half_empty(reading: Reading, unit: Unit) -> bool:
    """Two sentences of which one has too few telling words to make a point by itself."""
    said = [telling_words(reading.sentences[i].text) for i in unit.sentences]
    return len(said) > 1 and min(map(len, said)) < FEWEST_CONTENT


def _is_bare_question(sentence: str) -> bool:
    plain = sentence.replace("’", "'").rstrip(" ”\"')!")
    if not plain.endswith("?") or _ASSERTS.search(plain) or not is_mostly_ascii(plain):
        return False
    return len(words(plain)) <= (BARE_QUESTION if _ASKS.match(plain) else FRAGMENT)


def _nothing(text: str, counterargument: Counterargument, version: str) -> Verdict:
    points = tuple(PointResult(point.id, 0.0, False) for point in counterargument.point)
    return Verdict(
        text, 0, 0, points, Criteria(), (), "Write what is wrong with their argument, and why.",
        False, version, 1.0,
    )  # fmt: skip
