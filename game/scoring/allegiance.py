"""Whose argument is a text: the player's own, or the opponent's?

No one sign tells it, and what a sign says depends on the others: that no point comes near tells of
the other side in a text that names much that is new, and of nothing in a vague one. So the signs
and the products of every two of them are weighed by logistic regression, with numbers for each
language. `benchmarks/fit_allegiance.py` gives them, and how well texts of sets left out are told
apart.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import combinations_with_replacement
from pathlib import Path

from game.errors import ModelError
from game.scoring.argument import new_words
from game.scoring.assent import assents
from game.scoring.denial import denies
from game.scoring.language import language_of_all
from game.scoring.nearness import largest_of, mean_of
from game.scoring.polarity import sense
from game.scoring.reading import Reading
from game.scoring.weights import FOLDER
from game.scoring.words import is_mostly_ascii

FILE = "allegiance.json"

SIGNS = (
    "sides", "most theirs", "points", "answers", "echoes", "nearest echo", "related", "claim",
    "opposes", "new words", "denials", "assent", "contrary", "gainsays",
)  # fmt: skip
"""What `signs` gives, in this order."""

VOUCHES = 0.5
"""How much the listener's log odds weigh that a text argues against the claim; chosen on English
answers, as `off_list.HEARD` was, and serves Japanese ones, too."""

MOST = 2.0
"""Standard deviations from the mean beyond which a sign tells nothing further."""


@dataclass(frozen=True)
class Numbers:
    """What the fit found; one of `mean` and of `spread` for each of `SIGNS`."""

    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[float, ...]
    """Of 1, of each sign, and of the product of every two, each with itself first."""

    @classmethod
    def read(cls, folder: Path) -> Numbers:
        """Those that lie beside a language's weights; `ModelError` if missing or damaged."""
        file = folder / FILE
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
            numbers = cls(*(tuple(map(float, found[key])) for key in ("mean", "spread", "weights")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"The judge's file {file} is damaged: {error}") from error
        count = len(SIGNS)
        sizes = len(numbers.mean), len(numbers.spread), len(numbers.weights)
        every = (*numbers.mean, *numbers.spread, *numbers.weights)
        sound = all(map(math.isfinite, every)) and min(numbers.spread, default=0.0) > 0
        if sizes != (count, count, len(terms([0.0] * count))) or not sound:
            raise ModelError(f"The judge's file {file} is damaged: install Rebuttal again.")
        return numbers

    def write(self, folder: Path) -> None:
        """As `read` reads it."""
        text = json.dumps(asdict(self), indent=0) + "\n"
        (folder / FILE).write_text(text, encoding="utf-8")

    def odds(self, found: Sequence[float]) -> float:
        """Log odds, to two places, that who is found with these signs argues for himself."""
        scaled = terms(self.scaled(found))
        return round(sum(w * x for w, x in zip(self.weights, scaled, strict=True)), 2)

    def scaled(self, found: Sequence[float]) -> list[float]:
        """Standard deviations of each sign from its mean, up to `MOST`."""
        return [
            max(-MOST, min(MOST, (value - mean) / spread))
            for value, mean, spread in zip(found, self.mean, self.spread, strict=True)
        ]


def terms(scaled: Sequence[float]) -> list[float]:
    """1, the signs, and the product of every two of them."""
    return [1.0, *scaled, *(one * two for one, two in combinations_with_replacement(scaled, 2))]


def signs(text: str, reading: Reading, claim: str) -> tuple[float, ...]:
    """What tells it of a `text` against a `claim`, as `SIGNS` names it.

    With which side its sentences stand, in the mean and at most; how near it comes to a point, to
    what answers the claim, to the opponent's words, and to the matter; how surely it says what the
    claim says, and the contrary of a point; how much it names that the claim does not (logarithm);
    whether a sentence denies something as a whole, and whether the text begins by agreeing; how
    surely it says the contrary of the claim, and whether it does so in nearly the claim's words.
    """
    text = reading.without_fillers(text)
    return (
        mean_of(reading.sides),
        max(reading.sides),
        largest_of(reading.points),
        mean_of(reading.answers),
        mean_of(reading.echoes),
        largest_of(reading.echoes),
        mean_of(reading.related),
        largest_of(reading.claim),
        largest_of(reading.opposes),
        math.log1p(len(new_words(text, claim))),
        float(any(denies(sentence.text) for sentence in reading.sentences)),
        float(assents(text)),
        largest_of(reading.denies),
        float(gainsays(reading, claim)),
    )


def gainsays(reading: Reading, claim: str) -> bool:
    """Whether a sentence says the contrary of the claim in nearly its words, and none says it.

    By words alone, English ones. (That a sentence says the claim tells nothing by itself: “They say
    that ...” is how many an honest answer begins.)
    """
    said = [sentence.text for sentence in reading.sentences]
    if not all(map(is_mostly_ascii, (claim, *said))):
        return False
    senses = {sense(text, claim) for text in said}
    return -1 in senses and 1 not in senses


def allegiance(text: str, reading: Reading, claim: str) -> float | None:
    """Log odds that the text is the player's own argument, to two places.

    None where the pack does not list what is said for the claim, no sentence is the player's, or
    none speaks to the matter.
    """
    if not reading.sides or reading.idle:
        return None
    return shipped_numbers(language_of_all([text, claim])).odds(signs(text, reading, claim))


def vouched_for(odds: float, heard: float | None) -> float:
    """The same in the light of what `Matcher.argues` hears in a text that makes no point.

    Who is heard to argue against the claim is rather not the opponent; it accuses nobody.
    """
    return odds if heard is None else round(odds + VOUCHES * max(0.0, heard), 2)


@lru_cache
def shipped_numbers(language: str) -> Numbers:
    """Those for a language that come with the program, read once."""
    return Numbers.read(FOLDER / language)
