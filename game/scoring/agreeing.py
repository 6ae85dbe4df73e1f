"""Who begins by agreeing with the opponent: does he go on from there, or against it?

“Yes, I think it is true that ...” restates, unless what comes after is heard to argue, or all signs
together say that the text is the player's own (`allegiance`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.scoring.allegiance import vouched_for
from game.scoring.argument import new_words
from game.scoring.assent import agrees_plainly, assents, opens_by_agreeing, turns, turns_back
from game.scoring.reading import Reading
from game.scoring.verdict import Flag, PointResult, overlap

DOUBTFUL = 0.5
"""`allegiance` up to which a text is no argument of the player's, where a sign shows that by
itself."""

DOUBTFUL_IF_IT_TURNS = 0.0
"""The same for what begins by agreeing and has a “but” or an “only” further on: that may be said in
passing (“..., but since January there is Hangzhou, too, so it is worse”)."""

FEWEST_BEYOND = 12
"""Telling words beyond the claim from which on an answer goes on from it. Of the labelled answers
of all sets but be and bf (8,356) 64 began by agreeing and took nothing back when the rule was made
(rules 38, which asked for both), all of them cheats.
But of `agreeing.jsonl` 17 do that are ironic, or grant and turn, and shorter ones, played by hand
(“Exactly, because nobody ever smuggled cocaine”): the first make points, or their allegiance spares
them, this the others."""

FEWEST_UNHEARD = 7
"""The same where it never takes it back, and the listener hears next to nothing in it."""

AGREES_ALL_THE_SAME = 2.0
"""`allegiance` up to which what begins by agreeing in plain words restates, where the listener
hears next to nothing in it (`COMES_AFTER`, `AFTER_A_TURN`)."""

COMES_AFTER, AFTER_A_TURN = -2.55, -3.0
"""What the listener hears at most (log odds) in such a text (`to_be_heard`): by itself, and where a
“but” comes in it. Chosen on the honest answers of a reviewer and on ten natural ones that do but
agree, of which eight are beyond it. Of the honest ones of `granting.jsonl` that begin so none is;
of those of `agreeing.jsonl` four are, and none of these is accused."""

MISHEARD = 0.95
"""Probability up to which the points of what begins by agreeing in plain words, and never turns,
were misheard, if all of them are heard in the words that agree, and the listener hears as little as
above."""

NOTHING_HEARD = -3.0
"""What the listener hears at most (log odds) where next to no argument is heard."""

THEIR_CASE = (
    "This says what your opponent says.",
    "Say where their claim goes wrong, and why.",
)
"""What raised the flag of who restates, and the way out."""


def goes_on_from_there(
    reading: Reading, claim: str, odds: float | None, heard: float | None
) -> Flag | None:
    """For what begins by agreeing with the opponent, and goes on from it."""
    said = reading.whole
    if odds is None or not (opens_by_agreeing(said) or agrees_plainly(said)):
        return None
    if agrees_in_all(reading):
        return Flag("restates", *THEIR_CASE, reading.sentences[0].span)
    least = AFTER_A_TURN if turns(said) else COMES_AFTER
    hears_nothing = heard is not None and heard <= least
    if hears_nothing and odds <= AGREES_ALL_THE_SAME and agrees_plainly(said):
        return Flag("restates", *THEIR_CASE, reading.sentences[0].span)
    agrees, beyond = assents(said), len(new_words(said, claim))
    silent = agrees and heard is not None and heard <= NOTHING_HEARD
    if not silent and vouched_for(odds, heard) > (DOUBTFUL if agrees else DOUBTFUL_IF_IT_TURNS):
        return None
    enough = beyond >= (FEWEST_UNHEARD if silent else FEWEST_BEYOND)
    return Flag("restates", *THEIR_CASE, reading.sentences[0].span) if enough else None


def agrees_throughout(
    reading: Reading, results: Sequence[PointResult], listen: Callable[[], float | None]
) -> Flag | None:
    """For what is credited with a point, and begins by agreeing in plain words and never turns.

    `listen` asks what `Matcher.argues` hears (`to_be_heard`).
    """
    if not agrees_plainly(reading.whole) or turns_back(reading.whole):
        return None
    agreeing = reading.sentences[0].span
    if agrees_in_all(reading):
        return Flag("restates", *THEIR_CASE, agreeing)
    for result in results:
        elsewhere = not any(overlap(span, agreeing) for span in result.spans)
        if result.made and (result.probability > MISHEARD or elsewhere):
            return None
    heard = listen()
    silent = heard is not None and heard <= COMES_AFTER
    return Flag("restates", *THEIR_CASE, agreeing) if silent else None


def agrees_in_all(reading: Reading) -> bool:
    """Whether each of several sentences begins by agreeing in plain words, and nothing turns.

    All four labelled English answers of which that is so deserve band 0.
    """
    several = reading.length > 1 and not turns_back(reading.whole)
    return several and all(agrees_plainly(sentence.text) for sentence in reading.sentences)


def to_be_heard(reading: Reading) -> str:
    """What the listener is asked about: all, or what comes after a sentence that agrees.

    To agree in plain words drowns what follows: of 50 honest answers that begin so, by a reviewer,
    it hears nothing in 46, and in five without that sentence.
    """
    after = " ".join(sentence.text for sentence in reading.sentences[1:])
    return after if after and agrees_plainly(reading.whole) else reading.once
