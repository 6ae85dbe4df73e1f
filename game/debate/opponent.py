"""The opponent: which counterarguments it throws, given what the player opened with."""

from __future__ import annotations

import random
from dataclasses import dataclass

from game.debate.events import Thrown
from game.packs.format import Motion, Side, other_side
from game.scoring.contract import Matcher, Question
from game.scoring.reading import MOST_SENTENCES
from game.scoring.sentences import Sentence, split_sentences

HEARD = 0.5
"""From this probability on, the opening has said a thing and the opponent answers to it."""


@dataclass(frozen=True)
class _Heard:
    nearness: float
    sentence: Sentence | None


def choose(
    opening: str, motion: Motion, side: Side, *, matcher: Matcher, seed: int, rounds: int
) -> tuple[Thrown, ...]:
    """What is thrown at `side`, in order: first by nearness to the opening, then by weight.

    An opening comes near a counterargument when it makes one of its points already, or asserts a
    claim that echoes one (so that the opponent speaks to what was said). Ties fall by `seed`.
    """
    thrown = motion.against(side)
    heard = _listen(opening, motion, side, matcher)
    chance = random.Random(seed)
    lot = {c.id: chance.random() for c in thrown}
    order = sorted(thrown, key=lambda c: (-heard[c.id].nearness, -c.weight, lot[c.id]))
    return tuple(_throw(c.id, heard[c.id]) for c in order[:rounds])


def _throw(counterargument: str, heard: _Heard) -> Thrown:
    if heard.sentence is None:
        return Thrown(counterargument)
    return Thrown(counterargument, heard.sentence.text, heard.sentence.span)


def _listen(opening: str, motion: Motion, side: Side, matcher: Matcher) -> dict[str, _Heard]:
    """For each counterargument thrown at `side`, how near the opening came; 0 below `HEARD`."""
    sentences = split_sentences(opening)[:MOST_SENTENCES]
    nothing = {c.id: _Heard(0.0, None) for c in motion.against(side)}
    if not sentences:
        return nothing
    texts = [s.text for s in sentences]
    targets = _targets(motion, side)
    asked = Question([[text] for text in targets], motion.text, most=len(targets))
    found = matcher.match_phrasings(texts, asked).asserts
    for column, counterarguments in enumerate(targets.values()):
        row = int(found[:, column].argmax())
        probability = float(found[row, column])
        for name in counterarguments:
            known = nothing.get(name)
            if known and probability >= HEARD and probability > known.nearness:
                nothing[name] = _Heard(probability, sentences[row])
    return nothing


def _targets(motion: Motion, side: Side) -> dict[str, list[str]]:
    """What an opening may say, and the counterarguments which that calls for.

    Each text once, though it calls for several: the texts compete with each other.
    """
    targets: dict[str, list[str]] = {}
    for c in motion.against(side):
        for point in c.point:
            targets.setdefault(point.text, []).append(c.id)
    for across in motion.against(other_side(side)):
        for echo in across.echoes:
            targets.setdefault(across.claim, []).append(echo.split("/")[0])
    return targets
