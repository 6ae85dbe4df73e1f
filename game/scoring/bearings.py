"""Guards that ask the matcher: which way does the text face, when it makes none of the points?

An answer that makes no point may concede, argue the other side, say the opposite, answer another
counterargument, or speak of something else. The strongest evidence names the flag.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.packs.format import Counterargument
from game.scoring.agreeing import (
    DOUBTFUL,
    DOUBTFUL_IF_IT_TURNS,
    NOTHING_HEARD,
    THEIR_CASE,
    goes_on_from_there,
)
from game.scoring.allegiance import vouched_for
from game.scoring.argument import answers_back, is_too_little
from game.scoring.assent import assents, turns
from game.scoring.calibration import OURS
from game.scoring.contract import Probabilities, side_of
from game.scoring.denial import denies, sweeps
from game.scoring.nearness import largest_of, mean_of
from game.scoring.polarity import CHATTY, clashes
from game.scoring.reading import MOST_SENTENCES, Reading, Surroundings, variety
from game.scoring.sentences import Sentence
from game.scoring.signposts import reported
from game.scoring.verdict import NEAR_MISS, Flag, PointResult, Span
from game.scoring.warming import phrasings
from game.scoring.words import is_mostly_ascii

CLAIMED, RATHER, ECHO = 0.85, 0.5, 0.55
"""A text restates when it probably asserts the opponent's claim, by so much more than any of it
asserts the contrary, and, on the whole, comes this near to their words (mean nearness of its
sentences). Of the 486 short English answers that deny a claim in its own words (`gainsaying.jsonl`)
65 assert it, to the verifier, and come as near, and with the second condition twelve; of the 294
that say it 122, and 69."""

OPPOSED, ANSWERING = 0.2, 0.35
"""A text says the opposite when the verifier leans to the contrary of a point that far and, on the
whole, it comes this near to the wordings of the points."""

ACROSS = 0.84
"""From this probability on a text makes a point of the other side; it must also lean there."""

THEIRS = -1.75
"""`allegiance` up to which a text that makes no point is no argument of the player's, though no
sign by itself shows it. Of 268 labelled English answers up to it 258 deserve band 0; of the 52 from
there to -1.25, the line before rules 25, 39 do: to call an honest player the other side's is worse
than to leave a cheat in band 1. (These counts, and those below, are by the numbers of rules 34.)"""

STANDS_THERE, SAYS_SO, TURNS_SO = 0.25, 0.2, 0.1
"""How far a sentence stands with the opponent, and how surely one says what they say, or the
contrary of a point, from which on that can be shown to a player."""

SAID_AGAIN, SAYS_SO_MUCH = 0.4, 30
"""How surely a text asserts the claim, and more surely than the contrary, from which on it restates
if its allegiance is `ACCUSED` and the listener hears `NOTHING_HEARD` at most in so many different
words, none of which is a “but” or comes near a point. Of 22 labelled answers that no
other rule told all deserve band 0. In shorter ones it hears nothing in most honest ones either: by
rules that asked for none of these six ironic or grudging ones of 77, by a reviewer, were flagged,
and an answer of the demo, by a pack cut short.
"""

SAYS_IT, BY_SO_MUCH, HEARS_NOTHING, IN_WORDS = 0.8, 0.4, -3.5, 20
"""How surely a text asserts the claim, and by how much more surely than the contrary, from which on
it restates in so many different words, whether it turns or not, if its allegiance is
`DOUBTFUL_IF_IT_TURNS` at most, and the listener hears no more than that. Of 16 labelled answers
that no other rule told all deserve band 0."""

ACCUSED = -0.5
"""`allegiance` up to which one sign is enough to say that a text argues for the opponent, or says
the contrary of a point: of eleven labelled answers from there to `DOUBTFUL` six are honest."""

SEEMS_THEIRS = -0.5
"""`allegiance` up to which the advice asks an answer that carries no flag whose case it is, if
that shows."""

FAR_OFF = -2.0
"""What the listener hears at most (log odds) in what is far from the matter, and off the topic:
pictures of everyday life lie as far. Of 292 that were meant as answers, and in which no point was
heard, 47 were called off the topic without this, and 28 are, by this or by their manner. What it
hears more of does not answer another argument either: of six answers to natural sets that were said
to, four were honest."""

ELSEWHERE = 0.9
"""From this probability on a text makes a point that answers another counterargument."""

TAKEN_BACK = 0.9
"""From this probability on a later sentence asserts the contrary of a point that was made."""

ON_TOPIC = 0.26
"""Nearness to motion, claim or speech below which an opening, a closing, or a claim restated speaks
of something else."""


_OTHER_SIDE = (
    "This argues the other side's case.",
    "If you do answer them, say outright that their claim is wrong, and why; else check your side.",
)

_CONTRARY = (
    "This asserts the contrary of what would answer them.",
    "If you mean it otherwise, say so without “not”, “never”, “without” or irony.",
)

OFF_THE_TOPIC = (
    "Most of this speaks of something else.",
    "Begin with what they said: “You say that ..., but ...”",
)
"""What raised that flag, and the way out."""


def bearings(
    reading: Reading,
    around: Surroundings,
    counterargument: Counterargument,
    odds: float | None,
    heard: float | None = None,
) -> Flag | None:
    """The one flag that says where a text without a point is going, or None.

    `odds` is its allegiance, `heard` what `Matcher.argues` hears (`to_be_heard`). Where allegiance
    is known, no sign by itself makes a text restate, go off the matter or argue for the opponent,
    if all signs together say that it is the player's own argument (beyond `DOUBTFUL`; beyond
    `ACCUSED`, for which the listener may vouch, it neither argues for the opponent nor says the
    contrary). Where it is not, neither does one that comes near a point. What begins by agreeing
    restates, up to `DOUBTFUL` (if it turns later, `DOUBTFUL_IF_IT_TURNS`), unless the listener
    vouches for it. What says too little to be judged is not the opponent's for what all signs
    together say, nor, if it answers back (“That is just hype”), off the matter. What is left, and
    says the claim again (`SAID_AGAIN`, `SAYS_IT`), restates if neither all signs nor the listener
    hear an argument. In what a single sign says is off the topic, or answers another argument, the
    listener hears `FAR_OFF` at most.
    """
    clear = _clear(reading, around, counterargument)
    spared = heard is not None and heard > FAR_OFF
    if spared:
        clear.pop("off-topic", None)
    said = reading.whole
    too_little = is_too_little(said)
    if too_little and answers_back(said):
        clear.pop("off-topic", None)
    if odds is None:
        near = largest_of(reading.points) >= NEAR_MISS
        clear = {kind: clear[kind] for kind in clear if kind == "off-topic" or not near}
    elif odds > (DOUBTFUL if clear else THEIRS):
        clear = {}
    elif odds > ACCUSED or (odds > THEIRS and vouched_for(odds, heard) > ACCUSED):
        clear = {kind: by for kind, by in clear.items() if kind not in ("opposite", "wrong-side")}
    if clear:
        return _flag(max(clear, key=lambda name: clear[name]), reading, around)
    unclear = odds is None and largest_of(reading.points) >= NEAR_MISS
    if _goes_elsewhere(around) and not unclear:
        return None if spared else _flag("answers-another", reading, around)
    theirs = odds is not None and odds <= THEIRS
    if theirs and too_little and (answers_back(said) or side_of(reading.sides) > OURS):
        theirs = False
    if theirs and (shows_it(reading) or _is_off_topic(reading)):
        return _unsigned(reading)
    goes_on = goes_on_from_there(reading, counterargument.claim, odds, heard)
    return goes_on or _says_it_again(reading, odds, heard)


def shows_it(reading: Reading) -> bool:
    """Whether there is anything to show to one who is told that he argues for the opponent.

    That nothing comes near a point is no sign of that, for it is so of an argument on no list, too.
    Of 216 labelled answers that are flagged for what all signs say together this spares four, all
    of them the opponent's, and an honest one that was played by hand.
    """
    denials = any(denies(sentence.text) for sentence in reading.sentences)
    return (
        max(reading.sides) >= STANDS_THERE
        or largest_of(reading.claim) >= SAYS_SO
        or largest_of(reading.opposes) >= TURNS_SO
        or denials
        or assents(reading.whole)
    )


def _is_off_topic(reading: Reading) -> bool:
    """Whether it is flagged as off the topic, not as the opponent's."""
    return side_of(reading.sides) <= OURS


def _unsigned(reading: Reading) -> Flag:
    """For what no sign by itself tells; shows the sentence that stands most with the opponent.

    What would be off the topic restates if it begins by agreeing, and never turns.
    """
    if _is_off_topic(reading):
        if assents(reading.whole):
            return Flag("restates", *THEIR_CASE, reading.sentences[0].span)
        return Flag("off-topic", *OFF_THE_TOPIC, None)
    most = max(range(len(reading.sides)), key=lambda row: reading.sides[row])
    return Flag("wrong-side", *_OTHER_SIDE, reading.sentences[most].span)


def _clear(
    reading: Reading, around: Surroundings, counterargument: Counterargument
) -> dict[str, float]:
    """What by itself says where a text goes that makes no point: by kind, how far beyond doubt."""
    strengths = {
        "restates": (
            largest_of(reading.claim),
            CLAIMED,
            mean_of(reading.echoes) >= ECHO and _says_it(reading),
        ),
        "wrong-side": (largest_of(around.across), ACROSS, around.leans > 0),
        "opposite": (
            largest_of(reading.opposes),
            OPPOSED,
            mean_of(reading.answers) >= ANSWERING and _turns_round(reading, counterargument),
        ),
    }
    clear = {
        kind: peak - line for kind, (peak, line, also) in strengths.items() if also and peak >= line
    }
    if not clear and reading.is_off_the_matter and not _goes_elsewhere(around):
        clear["off-topic"] = 0.0
    return clear


def _says_it(reading: Reading) -> bool:
    """Whether it asserts the claim by far more than any of it asserts the contrary."""
    return round(largest_of(reading.claim) - largest_of(reading.denies), 3) >= RATHER


def _says_it_again(reading: Reading, odds: float | None, heard: float | None) -> Flag | None:
    """For what says the claim in other words, and argues nothing that the listener hears."""
    if odds is None or heard is None or largest_of(reading.points) >= NEAR_MISS:
        return None
    again = _barely_again(reading, odds, heard) or _plainly_again(reading, odds, heard)
    return Flag("restates", *THEIR_CASE, _span(reading, reading.claim)) if again else None


def _barely_again(reading: Reading, odds: float, heard: float) -> bool:
    if odds > ACCUSED or heard > NOTHING_HEARD or turns(reading.whole):
        return False
    says = largest_of(reading.claim)
    again = says >= SAID_AGAIN and says > largest_of(reading.denies)
    return again and variety(reading) >= SAYS_SO_MUCH


def _plainly_again(reading: Reading, odds: float, heard: float) -> bool:
    if odds > DOUBTFUL_IF_IT_TURNS or heard > HEARS_NOTHING:
        return False
    says = largest_of(reading.claim)
    again = says >= SAYS_IT and round(says - largest_of(reading.denies), 3) >= BY_SO_MUCH
    return again and variety(reading) >= IN_WORDS


def _goes_elsewhere(around: Surroundings) -> bool:
    return largest_of(around.elsewhere) >= ELSEWHERE


def _flag(kind: str, reading: Reading, around: Surroundings) -> Flag:
    table: dict[str, tuple[Probabilities | None, str, str]] = {
        "restates": (reading.claim, *THEIR_CASE),
        "wrong-side": (around.across, *_OTHER_SIDE),
        "opposite": (
            reading.opposes,
            *_CONTRARY,
        ),
        "answers-another": (
            around.elsewhere,
            "A good point, but it answers another of their arguments.",
            "Keep it for that round, and answer the claim above.",
        ),
        "off-topic": (None, *OFF_THE_TOPIC),
    }
    found, why, way_out = table[kind]
    span = None if found is None else _span(reading, found)
    return Flag(kind, why, way_out, span)  # type: ignore[arg-type]


def _turns_round(reading: Reading, counterargument: Counterargument) -> bool:
    """The words show, too, that the contrary of a point is asserted, where words can show it.

    The verifier by itself hears “Distillation can be detected and blocked” as the contrary of
    “... can be detected, blocked and sued over”. Of 16 labelled answers that it took rightly for
    the contrary, 14 deny the point or clash with a wording of it.
    """
    row, column = np.unravel_index(int(reading.opposes.argmax()), reading.opposes.shape)
    said = [reading.sentences[i].text for i in reading.units[row].sentences]
    if not all(is_mostly_ascii(text) for text in said):
        return True
    point = counterargument.point[column]
    return any(
        denies(text)
        or clashes(text, point.text)
        or any(clashes(text, wording, CHATTY) for wording in phrasings(point))
        for text in said
    )


def contradiction(reading: Reading, results: Sequence[PointResult]) -> Flag | None:
    """A point that was made and then given up: a later sentence asserts its contrary."""
    for column, result in enumerate(results):
        if not result.made or not result.spans:
            continue
        for row, unit in enumerate(reading.units[: len(reading.sentences)]):
            against = reading.opposes[row, column] >= TAKEN_BACK
            if (
                against
                and unit.span[0] >= max(end for _, end in result.spans)
                and reading.points[row, column] < NEAR_MISS
            ):
                return Flag(
                    "contradicts-itself",
                    "This takes back what you said before.",
                    "Decide which of the two you hold. To grant something, say it first, "
                    "then go on with “but ...”.",
                    unit.span,
                )
    return None


def denies_its_points(sentences: Sequence[Sentence], reading: Reading) -> Flag | None:
    """“Some say that chips are scarce. None of that is true”: a flag for such a text, or None.

    What is told so must come nearer to the points than to the opponent's words: to deny those is
    an answer.
    """
    said = [sentence.text for sentence in sentences[:MOST_SENTENCES]]
    is_told = [told or denies(one) for one, told in zip(said, reported(said), strict=True)]
    spans = {sentence.span: row for row, sentence in enumerate(reading.sentences)}
    nearer = False
    for sentence, told in zip(sentences, is_told, strict=False):
        if told:
            row = spans.get(sentence.span)
            nearer |= row is not None and bool(reading.answers[row] > reading.echoes[row])
        elif nearer and sweeps(sentence.text):
            return Flag("opposite", *_CONTRARY, sentence.span)
    return None


def _span(reading: Reading, found: Probabilities) -> Span:
    """Of the unit that is surest; the sentences come first among them."""
    row = int(np.unravel_index(int(found.argmax()), found.shape)[0])
    return reading.units[row].span
