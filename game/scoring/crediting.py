"""Which points a text makes, how surely, and with which words.

Each sentence, two together and each clause was read against each point; the best of them counts,
in the light of the whole text (`belief`).
"""

from __future__ import annotations

import re

import numpy as np

from game.packs.format import Counterargument
from game.scoring import guards
from game.scoring.argument import doubted
from game.scoring.belief import CONTRARY, believed
from game.scoring.clauses import clauses
from game.scoring.contract import Probabilities
from game.scoring.denial import denies
from game.scoring.language import language_of_all
from game.scoring.reading import Reading, Unit
from game.scoring.verdict import IN_DOUBT, MADE, NEAR_MISS, PointResult, Span
from game.scoring.words import is_mostly_ascii, telling_words, words

FEWEST_CONTENT, FEWEST_TOGETHER = 2, 3
"""Telling words that a sentence, and two together, must have to make a point, English or not; but
see `SURE_OF_FEW`."""

BARE_QUESTION, FRAGMENT = 8, 4
"""Words up to which an English question by itself makes no point if it asks for a fact, and if it
is whatever it is: “Which firms closed down?”, “Serving users?”. Others may assert; but see
`SURE_OF_FEW`."""

SURE_OF_FEW = 0.9
"""Probability in the light of the whole text, but for the point's prior, from which on such a unit
makes a point all the same, beside a sentence that says more: “Do both.”, “What does Beijing gain?”.
Of what such units of 4,161 labelled English answers say 103 points lie beyond, of which people
credited 91, and ten between .75 and it, of which they credited five. (Of fourteen beyond it in
Japanese answers, on which it was not chosen, and which no others make, they credited all.)"""

BESIDE = {"en": (IN_DOUBT, 0.85), "ja": (0.6, IN_DOUBT)}
"""By the language of text and claim: the probability from which on the second of the points that
are made is credited, and from which on it is made beyond doubt. One that lies between a near miss
and that counts for less than it is. Of second points from .5 to .75, in 960 English answers by the
claims alone, both coaches had credited 9 of 42, and but one of them 4 more; of those from there to
.85 both had 20 of 30. Of those from .5 to .6, in answers put into Japanese, people had credited 22
of 34. A second point lifts the band, and strict coaches refuse one that is not made as often as one
that is called nearly made. Where two are made beyond doubt, further ones count as they are: they
lift no band, and coaches mind them less."""

_ASKS = re.compile(r"\W*(?:which|what|what's|where|whose|how (?:many|much))\b", re.IGNORECASE)
_ASSERTS = re.compile(r"(?:n't|\b(?:not|no|never|nobody|cannot|right|yes))\b", re.IGNORECASE)


def credited(
    text: str,
    reading: Reading,
    counterargument: Counterargument,
    odds: float | None,
    *,
    barred: bool,
) -> tuple[PointResult, ...]:
    """One result for each point: the unit that makes it best, short ones before pairs.

    `odds` is the text's allegiance; nothing is credited to one that is `barred`.
    """
    sure = by_unit(text, reading, counterargument, odds)
    out = []
    for column, point in enumerate(counterargument.point):
        row = int(np.argmax(sure[:, column]))
        unit, probability = reading.units[row], 0.0 if barred else float(sure[row, column])
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
    return tuple(out)


def by_unit(
    text: str,
    reading: Reading,
    counterargument: Counterargument,
    odds: float | None,
) -> Probabilities:
    """(units x points): how probable it is that the text makes the point with that unit.

    In the light of the whole text, whose allegiance is `odds`, and of whether it makes another
    point more surely (`BESIDE`).
    """
    claim, sure = counterargument.claim, np.zeros((len(reading.units), len(counterargument.point)))
    every = {sentence.text for sentence in reading.sentences}
    told = reading.without_fillers(text)
    language = language_of_all([text, claim])
    for row, unit in enumerate(reading.units):
        if not _is_own_and_in_order(reading, unit):
            continue
        enough = _says_enough(reading, unit)
        said = [reading.sentences[i].text for i in unit.sentences]
        only = {*said} == every and not _is_half_empty(reading, unit)
        for column, point in enumerate(counterargument.point):
            if not enough:
                heard = _in_light_of_all(reading, row, column, odds, language)
                if heard < SURE_OF_FEW or not _says_more(reading):
                    continue
            whole = _in_light_of_all(reading, row, column, odds, language, point.prior)
            sure[row, column] = whole if only else doubted(whole, " ".join(said), told, claim)
    return beside_the_surest(sure, language)


def beside_the_surest(sure: Probabilities, language: str = "en") -> Probabilities:
    """`sure` (units x points), by `BESIDE` if a point is made and a second is in doubt."""
    credited_from, safely = BESIDE[language]
    best = sure.max(axis=0, initial=0.0)
    surest = int(best.argmax())
    others = np.arange(sure.shape[1]) != surest
    if best[surest] < MADE or best[others].max(initial=0.0) >= safely:
        return sure
    given = 0.0, NEAR_MISS, credited_from, safely
    counts_for = np.interp(sure[:, others], given, (0.0, NEAR_MISS, MADE, safely))
    weighed, thousandths = sure.copy(), 1000 * counts_for
    weighed[:, others] = np.floor(thousandths + 1e-6) / 1000  # what is below a line stays below
    return weighed


def _in_light_of_all(
    reading: Reading,
    row: int,
    column: int,
    odds: float | None,
    language: str,
    prior: float = 0.0,
) -> float:
    """The probability that a text makes the point of that column, from that of the unit there.

    `odds` is the text's allegiance, `prior` what counts for the point before it is heard.
    """
    said = (reading.sentences[number].text for number in reading.units[row].sentences)
    opposed = float(reading.opposes[:, column].max())
    return believed(
        round(float(reading.points[row, column]), 3),
        reading.closest[column] if reading.closest else None,
        opposed=opposed,
        taken_back=opposed >= CONTRARY and _opposed_elsewhere(reading, row, column) >= CONTRARY,
        denied=any(map(denies, said)),
        odds=odds,
        sentences=reading.length,
        language=language,
        prior=prior,
    )


def _opposed_elsewhere(reading: Reading, row: int, column: int) -> float:
    """How surely what has no sentence in common with the unit asserts the contrary of the point."""
    said = set(reading.units[row].sentences)
    others = [at for at, unit in enumerate(reading.units) if said.isdisjoint(unit.sentences)]
    return float(reading.opposes[others, column].max()) if others else 0.0


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
    return _is_own_and_in_order(reading, unit) and _says_enough(reading, unit)


def _is_own_and_in_order(reading: Reading, unit: Unit) -> bool:
    said = (reading.sentences[i].text for i in unit.sentences)
    return reading.borrowed.isdisjoint(unit.sentences) and not any(map(guards.in_no_order, said))


def _says_enough(reading: Reading, unit: Unit) -> bool:
    said = [reading.sentences[i].text for i in unit.sentences]
    fewest = FEWEST_CONTENT if len(said) == 1 else FEWEST_TOGETHER
    enough = sum(len(telling_words(text)) for text in said) >= fewest
    asks = all(_is_bare_question(text) for text in said)
    return enough and not asks


def _says_more(reading: Reading) -> bool:
    """Whether a sentence of the text says enough to make a point, and its closeness is known."""
    if not reading.closest:
        return False
    alone = (unit for unit in reading.units if len(unit.sentences) == 1)
    return any(can_say_something(reading, unit) for unit in alone)


def _is_half_empty(reading: Reading, unit: Unit) -> bool:
    """Two sentences of which one has too few telling words to make a point by itself."""
    said = [telling_words(reading.sentences[i].text) for i in unit.sentences]
    return len(said) > 1 and min(map(len, said)) < FEWEST_CONTENT


def _is_bare_question(sentence: str) -> bool:
    plain = sentence.replace("’", "'").rstrip(" ”\"')!")
    if not plain.endswith("?") or _ASSERTS.search(plain) or not is_mostly_ascii(plain):
        return False
    return len(words(plain)) <= (BARE_QUESTION if _ASKS.match(plain) else FRAGMENT)
