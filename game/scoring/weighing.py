"""Openings and closings: stating a case, and weighing one argument against another.

Weighing counts only when it is comparative: both sides are named on a common ground, which debate
textbooks list as magnitude, probability, time and reversibility (see `docs/judge.md`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.packs.format import Counterargument, Motion, Side, other_side
from game.scoring.bearings import ON_TOPIC
from game.scoring.contract import Matcher, Question
from game.scoring.reading import MOST_SENTENCES
from game.scoring.sentences import split_sentences
from game.scoring.words import REASON, telling_words, words

_COMPARISON = re.compile(
    r"\b(outweighs?|outlasts?|matters? (far |much |a lot )?more"
    r"|counts? (for )?(far |much )?more"
    r"|weighs? more|more important|less important|(more|less) (\w+ )?than"
    r"|rather than|even if|even though"
    r"|whereas|while|compared|comparison|worse than|better than|bigger than"
    r"|greater than|larger than"
    r"|smaller than|sooner than|likelier than|heavier than|\w{3,}er than|dwarfs?|trumps?)\b"
    r"|より(も)?|比べ|一方",
    re.IGNORECASE,
)
_CONTRASTED = re.compile(
    r"""\b(?:bigger|larger|greater|graver|heavier|smaller|lesser|rarer|likelier)\b
  | \bsooner\b(?!\ or\ later)
  | \bmore\ (?:likely|certain|serious|severe|lasting|urgent|probable|permanent|dangerous)\b
  | \bcan\b[^.!?]{0,120}\b(?:but|while|whereas|yet)\b[^.!?]{0,80}\b(?:cannot|can['’]?t|never)\b
        [^.!?]{0,30}\b(?:undo\w*|un-?[a-z]+|back|revers\w+|repair\w*|recover\w*|mend\w*|again)\b
  | [のるたい](?:ほう|方)が|上回|まさる|のに対し""",
    re.IGNORECASE | re.VERBOSE,
)
"""In a closing, which is there to weigh, a comparative alone compares; so do two things, one of
which can be mended and the other not."""

_THEIRS = re.compile(
    r"\b(their|theirs|they|them|your|yours|you|opponents?|the other side"
    r"|that (argument|claim|point))\b"
    r"|相手|あなた|向こう|そちら|彼ら",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(our|ours|we|us|my|mine|i|this side|the answer|my (point|side)"
    r"|the controls|this)\b|私|我々|こちら",
    re.IGNORECASE,
)
GROUNDS = {
    "magnitude": r"\b(big|bigger|large|larger|huge|scale|size|many|most|millions?"
    r"|billions?|severe|worse"
    r"|greater|magnitude|whole|entire|enormous|small|smaller|serious)\b|大き|規模|深刻",
    "probability": r"\b(likely|likelier|unlikely|probab\w+|certain\w*|sure|speculat\w+"
    r"|maybe|might|may"
    r"|risk\w*|chance|guess|proven|evidence|already happen\w*)\b|確実|可能性|おそらく",
    "time": r"\b(now|soon|sooner|later|today|tomorrow|years?|months?|decades?"
    r"|long[- ]term|short[- ]term"
    r"|first|before|already|lasting|temporary|immediate\w*|next)\b|今|将来|長期|短期|すぐ",
    "reversibility": r"\b(irreversib\w+|revers(ib\w+|es?|ed)|undo|undone|permanent\w*"
    r"|forever|recover\w*|repair\w*|be (corrected|mended)|(gets?|got|comes?|brought|bring) back"
    r"|cannot be taken back|no way back|lost for good|regain\w*)\b"
    r"|取り返|取り戻|永久|元に戻|やり直",
}
_GROUNDS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in GROUNDS.items()}
_FEWEST_WORDS = 8

COMPARED, A_GROUND, SAID, REASONED = 30, 10, 25, 25
"""Marks of a closing, 100 in all: both sides are compared; on each of at most two grounds; what
they come to is said; a reason is given."""

FEWEST_SAID = 5
"""Words, different ones, by which a closing says what theirs and ours come to; those that only
compare, take a side or name a ground do not count."""

FEWEST_GIVEN = 2
"""Such words of a reason: “because it is bigger” gives none."""

_EMPTY = re.compile(
    "|".join(pattern.pattern for pattern in (_COMPARISON, _THEIRS, _OURS, *_GROUNDS.values())),
    re.IGNORECASE,
)
_CONCESSION = re.compile(r"\beven if\b|としても", re.IGNORECASE)
_MENDED_JA = re.compile(r"それは[^。]{0,12}(?:取り戻せ|取り返せ|やり直せ|元に戻せ)[るま]")
"""What they fear can be mended: theirs, in the words of a Japanese closing."""
_OURS_MEANT = re.compile(
    rf"{_CONCESSION.pattern}|\b(?:than|outweighs?|dwarfs?|trumps?) "
    r"(?:theirs?|yours?|what (?:they|you)|that (?:argument|claim|point))\b",
    re.IGNORECASE,
)
"""What is set against theirs is ours, though nobody says so."""


@dataclass(frozen=True)
class Weighing:
    """How a closing weighed."""

    score: int
    """0 to 100; 0 where nothing is compared."""
    comparative: bool
    grounds: tuple[str, ...]
    feedback: str
    """One thing to do better, or what was done well."""


def compares(text: str) -> bool:
    """Both sides are named, a comparison is drawn, and it stands on a ground."""
    return bool(
        _COMPARISON.search(text)
        and _THEIRS.search(text)
        and _OURS.search(text)
        and any(ground.search(text) for ground in _GROUNDS.values())
    )


def weigh(text: str, against: Counterargument, motion: Motion, matcher: Matcher) -> Weighing:
    """Judge a closing that weighs the player's case against the argument `against`."""
    grounds = tuple(name for name, pattern in _GROUNDS.items() if pattern.search(text))
    if len(words(text)) < _FEWEST_WORDS and " " in text:
        return Weighing(0, False, grounds, "Two sentences: what they have, and why yours is more.")
    spoken_of = [against.claim, motion.text, *(point.text for point in against.point)]
    related = float(matcher.nearness([text], spoken_of).max())
    if related < ON_TOPIC:
        return Weighing(0, False, grounds, "Speak of the argument that you chose.")
    if not (grounds and (_COMPARISON.search(text) or _CONTRASTED.search(text))):
        return Weighing(
            0, False, grounds,
            "This says that yours is good, not that it is more: compare the two on size, "
            "probability, time or whether it can be undone.",
        )  # fmt: skip
    theirs = _THEIRS.search(text) or _CONCESSION.search(text) or _MENDED_JA.search(text)
    if not (theirs and (_OURS.search(text) or _OURS_MEANT.search(text))):
        return Weighing(0, False, grounds, "Name both: what theirs is worth, and what yours is.")
    said = len(_substance(text)) >= FEWEST_SAID
    reason = gives_reason(text)
    score = COMPARED + A_GROUND * min(2, len(grounds)) + SAID * said + REASONED * reason
    return Weighing(score, True, grounds, _feedback(grounds, said=said, reason=reason))


def gives_reason(text: str) -> bool:
    """A “because” or its like goes with something that happens, not with the verdict again.

    English gives the reason after its marker, save for “so”; in Japanese it may stand before it.
    """
    for sentence in split_sentences(text):
        words_of = _CONCESSION.sub(" ", sentence.text)
        for found in REASON.finditer(words_of):
            marker = found[0].lower()
            before = marker.endswith("so") or not marker.isascii()
            after = not marker.endswith("so")
            given = words_of[: found.start()] * before + " " + words_of[found.end() :] * after
            if len(_substance(given)) >= FEWEST_GIVEN:
                return True
    return False


def _substance(text: str) -> set[str]:
    """What a text speaks of, without the words of weighing themselves."""
    return set(telling_words(_EMPTY.sub(" ", text)))


def _feedback(grounds: tuple[str, ...], *, said: bool, reason: bool) -> str:
    if not said:
        return (
            f"You name {_listed(grounds)} and little else: say what happens if they are right, "
            "and what happens if you are."
        )
    if not reason:
        return "You compare; a “because” would say why the House should believe it."
    return f"You weigh on {_listed(grounds)}."


def judge_opening(text: str, motion: Motion, side: Side, matcher: Matcher) -> int:
    """0 to 100: how far an opening states a case: on the motion, of its side, with a reason.

    40 marks for speaking of the motion, 30 for what the side's own points assert, 30 for a reason;
    an opening that asserts the other side's points gets none of the 30.
    """
    sentences = [sentence.text for sentence in split_sentences(text)[:MOST_SENTENCES]]
    if not sentences:
        return 0
    related = float(matcher.nearness(sentences, [motion.text, *_claims(motion)]).max())
    if related < ON_TOPIC:
        return 0
    own = [point.text for c in motion.against(side) for point in c.point]
    theirs = [point.text for c in motion.against(other_side(side)) for point in c.point]
    both = [[point] for point in (*own, *theirs)]
    asked = Question(both, motion.text, most=len(both))
    found = matcher.match_phrasings(sentences, asked).asserts
    mine, other = (
        float(found[:, : len(own)].max(initial=0)),
        float(found[:, len(own) :].max(initial=0)),
    )
    stated = 30 if mine >= 0.5 and mine >= other else 15 if other < 0.5 else 0
    return 40 + stated + (30 if REASON.search(text) else 0)


def _claims(motion: Motion) -> list[str]:
    return [c.claim for c in motion.counterargument]


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
