"""The steelman gate: does a restatement say what the opponent holds, in the player's own words?

It is read by the same matcher as an answer, against the claim and its wordings: the points of the
other side that assert it (`echoes`), each in all its phrasings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.debate.events import Steelmanned
from game.debate.wording import quoted
from game.packs.format import Counterargument, Motion, Point
from game.scoring.bearings import ON_TOPIC
from game.scoring.contract import Matcher, Question
from game.scoring.language import language_of
from game.scoring.reading import MOST_SENTENCES
from game.scoring.sentences import split_sentences
from game.scoring.verdict import MADE
from game.scoring.warming import phrasings, said_by_them
from game.scoring.words import words
from game.text import clean

RUN = 5
"""Words in a row that must be the same to be copied."""

FEWEST_WORDS = 5
"""Words of a restatement that can say what somebody holds."""

FEWEST_TO_READ = 4
"""Fewer words are no claim: nothing is read into them."""

BORROWED = 0.6
"""A sentence is copied when this share of its words stands in copied runs."""

HIGHEST_FAILED = 49
"""Score of a restatement that does not open the gate, at most."""

COPIED = "These are their own words, and copied words do not count: say it in yours."
NOT_COUNTED = "The words that you copied do not count."
WHOLE = "Say their claim in a whole sentence."
ANSWERS = (
    "To the judge this reads as an answer to them. Say only what they hold, as they would put it."
)
UNSURE = "The judge is unsure of restatements in Japanese: go by your own reading."
SHORT = "Say it in a whole sentence: what they hold, and why."
ELSEWHERE = "This does not speak of their argument yet."

_CLAUSE = re.compile(
    r"\s*[,;:、。]\s*|\s+(?=(?:because|since|so that|although|unless|until|while)\b)",
    re.IGNORECASE,
)


def judge_steelman(
    text: str, counterargument: Counterargument, motion: Motion, matcher: Matcher
) -> Steelmanned:
    """How surely `text` asserts the claim, and what it lacks.

    It has to assert the claim and none of the points by which the claim is answered. Sentences
    copied from the claim or a speech do not count.
    """
    text = clean(text).strip()
    said = said_by_them(counterargument)
    sentences = [sentence.text for sentence in split_sentences(text)[:MOST_SENTENCES]]
    own = [sentence for sentence in sentences if not is_borrowed(sentence, said)]
    if len(words(text)) < FEWEST_TO_READ:
        return Steelmanned(text, 0, False, WHOLE)
    if not own:
        return Steelmanned(text, 0, False, COPIED)
    echoes = _echoes(counterargument, motion)
    claim = [counterargument.claim, *(line for point in echoes for line in phrasings(point))]
    answers = [phrasings(point) for point in counterargument.point]
    asked = Question([claim, *answers], motion.text, joined=True)
    found = matcher.match_phrasings(own, asked)
    sure, answered = float(found.asserts[:, 0].max()), float(found.asserts[:, 1:].max())
    short = len(words(" ".join(own))) < FEWEST_WORDS
    if sure >= MADE and answered < MADE and not short:
        return Steelmanned(text, _marks(sure), True)
    if sure >= MADE and short:
        lacks = SHORT
    elif language_of(text) == "ja":
        lacks = UNSURE
    elif answered >= MADE:
        lacks = ANSWERS
    else:
        lacks = _missing(own, counterargument, motion, matcher)
    also = f" {NOT_COUNTED}" if len(own) < len(sentences) else ""
    return Steelmanned(text, min(_marks(sure), HIGHEST_FAILED), False, f"{lacks}{also}")


def is_borrowed(sentence: str, sources: Sequence[str]) -> bool:
    """Most words of the sentence, whatever leads them in, stand so in one of the sources."""
    mine = words(sentence)
    return bool(mine) and any(_copied(mine, words(s)) >= BORROWED * len(mine) for s in sources)


def _copied(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words of `mine` lie in runs that stand in `theirs` too."""
    length = min(RUN, len(mine), len(theirs))
    if not length:
        return 0
    known = {tuple(theirs[i : i + length]) for i in range(len(theirs) - length + 1)}
    starts = (i for i in range(len(mine) - length + 1) if tuple(mine[i : i + length]) in known)
    return len({place for start in starts for place in range(start, start + length)})


def _echoes(counterargument: Counterargument, motion: Motion) -> list[Point]:
    names = (echo.split("/") for echo in counterargument.echoes)
    return [motion.get_counterargument(owner).get_point(point) for owner, point in names]


def _missing(
    own: Sequence[str], counterargument: Counterargument, motion: Motion, matcher: Matcher
) -> str:
    """The part of the claim from which the text is farthest."""
    claim = counterargument.claim
    if float(matcher.nearness(own, [claim, motion.text, counterargument.words]).max()) < ON_TOPIC:
        return ELSEWHERE
    parts = [part for part in _CLAUSE.split(claim.rstrip(".")) if len(words(part)) > 1] or [claim]
    farthest = parts[int(matcher.nearness(own, parts).max(axis=0).argmin())]
    return f"Missing, in your words: {quoted(farthest)}."


def _marks(probability: float) -> int:
    return int(probability * 100 + 1e-6)
