"""Arguments that a closing answers late.

A closing is read against all the arguments of its opponent at once, and is mostly about one of
them, so an answer must be plainer here than in its round: the judge of a round has to credit a
point, and a sentence has to make it against the points of all other arguments.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.packs.format import Counterargument, Motion
from game.scoring.contract import Matcher, Question
from game.scoring.judging import judge
from game.scoring.sentences import split_sentences
from game.scoring.signposts import parted
from game.scoring.verdict import MADE
from game.scoring.warming import phrasings, to_prepare

ANSWERED_BAND = 2

ANOTHER = 0.64
"""From this probability on a sentence may answer an argument that the closing did not choose: if
it makes no other's point more surely, and the judge of a round credits one."""


def answered_late(
    text: str,
    dropped: Sequence[Counterargument],
    chosen: Counterargument,
    motion: Motion,
    *,
    matcher: Matcher,
    earlier: Sequence[str] = (),
) -> tuple[str, ...]:
    """Ids of the `dropped` counterarguments that a closing against `chosen` answers.

    What it weighs against needs the line of a round. Any other argument needs a stricter one, and a
    sentence that makes no other argument's point more probably.
    """
    if not dropped:
        return ()
    surest, found = _made_among_all(text, chosen, motion, matcher)
    made = {c.id for c in dropped if surest[c.id] >= ANOTHER}
    made |= {chosen.id} if found[chosen.id] >= MADE else set()
    return tuple(
        c.id for c in dropped if c.id in made and _answers(text, c, motion, matcher, earlier)
    )


def _made_among_all(
    text: str, chosen: Counterargument, motion: Motion, matcher: Matcher
) -> tuple[dict[str, float], dict[str, float]]:
    """By argument, how probably a sentence makes a point of it: most of all, and at all."""
    sentences = [sentence.text for sentence in parted(split_sentences(text))]
    arguments = motion.against(chosen.against)
    for argument in arguments:
        matcher.prepare(to_prepare(motion, argument), beside=sentences)
    points = [(argument.id, point) for argument in arguments for point in argument.point]
    asked = Question([phrasings(point) for _, point in points], motion.text)
    made = matcher.match_phrasings(sentences, asked).asserts[: len(sentences)]
    best = np.where(made == made.max(axis=1, keepdims=True, initial=0.0), made, 0.0)
    columns = {a.id: [name == a.id for name, _ in points] for a in arguments}
    of_best, of_any = (
        {name: float(values[:, own].max(initial=0.0)) for name, own in columns.items()}
        for values in (best, made)
    )
    return of_best, of_any


def _answers(
    text: str,
    counterargument: Counterargument,
    motion: Motion,
    matcher: Matcher,
    earlier: Sequence[str],
) -> bool:
    verdict = judge(text, counterargument, motion, matcher=matcher, earlier=earlier)
    return bool(verdict.made) and verdict.band >= ANSWERED_BAND
