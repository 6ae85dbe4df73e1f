"""Closings: is one argument weighed against another, for one's own side, and with a reason?

Weighing counts only when it is comparative: both sides are set against each other on a common
ground, which debate textbooks list as magnitude, probability, time and reversibility (see
`docs/judge.md`).
"""

from __future__ import annotations

from dataclasses import dataclass

from game.packs.format import Counterargument, Motion
from game.scoring.bearings import ON_TOPIC
from game.scoring.comparing import (
    CONCEDED,
    clauses,
    compared,
    grounds_in,
    opens_with_theirs,
    sets_side_by_side,
    substance,
    tells_apart,
)
from game.scoring.contract import Matcher
from game.scoring.cues import in_their_words
from game.scoring.guards import CAPS
from game.scoring.praise import WEIGHED
from game.scoring.sentences import split_sentences
from game.scoring.siding import DOUBTFUL, leaning, speaks_for_them
from game.scoring.words import REASON, words

COMPARED, A_GROUND, SAID, REASONED = 30, 10, 25, 25
"""Marks of a closing, 100 in all: both sides are compared; on each of at most two grounds; what
they come to is said; a reason is given."""

FEWEST_SAID = 5
"""Words, different ones, by which a closing says what theirs and ours come to; those that only
compare, take a side or name a ground do not count."""

FEWEST_GIVEN, FEWEST_PLAIN = 2, 3
"""Such words of a reason that is marked as one, and of a fact that stands by itself: “because it is
bigger” gives none."""

_FEWEST_WORDS = 8

NAMELESS = 0.3
"""Nearness to the matter beyond which two things that are set side by side are theirs and ours,
though nothing says so."""


@dataclass(frozen=True)
class Weighing:
    """How a closing weighed."""

    score: int
    """0 to 100; 0 where nothing is compared."""
    comparative: bool
    grounds: tuple[str, ...]
    feedback: str
    """One thing to do better, or what was done well."""
    for_them: bool = False
    """What it calls more is what the other side says."""


def weigh(text: str, against: Counterargument, motion: Motion, matcher: Matcher) -> Weighing:
    """Judge a closing that weighs the player's case against the argument `against`."""
    grounds = grounds_in(text)
    if len(words(text)) < _FEWEST_WORDS and " " in text:
        return Weighing(0, False, grounds, "Two sentences: what they have, and why yours is more.")
    related = _relatedness(text, against, motion, matcher)
    if related < ON_TOPIC:
        return Weighing(0, False, grounds, "Speak of the argument that you chose.")
    if not (grounds and compared(text)):
        return Weighing(
            0, False, grounds,
            "Now set the two side by side: which is bigger, likelier, sooner or harder to undo?",
        )  # fmt: skip
    if not (tells_apart(text) or (related > NAMELESS and sets_side_by_side(text))):
        return Weighing(0, False, grounds, "Name both: what theirs is worth, and what yours is.")
    said = len(substance(text)) >= FEWEST_SAID
    reason = said and gives_reason(text)
    score = COMPARED + A_GROUND * min(2, len(grounds)) + SAID * said + REASONED * reason
    leans = leaning(text, against, motion, matcher)
    if speaks_for_them(text, leans):
        why = (
            "This seems to weigh for the other side: what it calls more is what they say. "
            f"You speak {_STANCE[against.against]} the motion: say what your side has that is more."
        )
        return Weighing(min(score, CAPS["wrong-side"]), True, grounds, why, for_them=True)
    if said and leans >= DOUBTFUL:
        why = "You compare, but which of the two is yours? Say so, and say why it is more."
        return Weighing(score, True, grounds, why)
    told = in_their_words(_feedback(grounds, said=said, reason=reason), text)
    return Weighing(score, True, grounds, told)


_STANCE = {"pro": "for", "con": "against"}


def gives_reason(text: str) -> bool:
    """Something that happens is said beside the verdict, after a “because” or as a plain fact.

    English gives the reason after its marker, save for “so”; in Japanese it may stand before it.
    """
    return any(
        _reason_is_marked(said) or len(substance(_plainly_said(said))) >= FEWEST_PLAIN
        for said in (CONCEDED.sub(" ", sentence.text) for sentence in split_sentences(text))
    )


def _plainly_said(sentence: str) -> str:
    """The clauses that neither compare nor say what they have."""
    first, *rest = clauses(sentence) or [""]
    own = [*([] if opens_with_theirs(first) else [first]), *rest]
    return " ".join(clause for clause in own if not compared(clause))


def _reason_is_marked(said: str) -> bool:
    for found in REASON.finditer(said):
        marker = found[0].lower()
        before = marker.endswith("so") or not marker.isascii()
        after = not marker.endswith("so")
        given = said[: found.start()] * before + " " + said[found.end() :] * after
        if len(substance(given)) >= FEWEST_GIVEN:
            return True
    return False


def _relatedness(text: str, against: Counterargument, motion: Motion, matcher: Matcher) -> float:
    """Nearness to the motion, to what is claimed in it, or to the points against `against`."""
    spoken_of = [motion.text, *(other.claim for other in motion.counterargument)]
    spoken_of += [point.text for point in against.point]
    return float(matcher.nearness([text], spoken_of).max())


def _feedback(grounds: tuple[str, ...], *, said: bool, reason: bool) -> str:
    if not said:
        return (
            f"You name {_listed(grounds)} and little else: say what happens if they are right, "
            "and what happens if you are."
        )
    if not reason:
        return "You compare; one fact, or a “because”, would say why the House should believe it."
    return f"{WEIGHED} {_listed(grounds)}."


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
