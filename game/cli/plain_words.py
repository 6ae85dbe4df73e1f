"""The words that a player may type in a round of a plain match, and what each means."""

from __future__ import annotations

from game.debate.match import Match
from game.debate.turn import Turn

MEANINGS = {
    "restate": "type what they hold, in your own words, so that they would agree",
    "answer": "type your rebuttal",
    "revise": "write the rebuttal again; the better version counts",
    "hint": "a hint: the first costs 5, the second 10, the third 20 in all",
    "press": "reply to the question that they ask about the hole in your answer",
    "contest": "you did make a point that was not credited; ends your attempts",
    "why": "what every number is made of",
    "next": "go on; the points you missed and a model answer are shown",
    "evidence": "the evidence cards",
    "card": "opens a card, as in: card E4",
    "terms": "what the key terms mean",
    "speech": "their argument again",
    "flow": "the flow sheet",
    "rules": "the rules of the assignment",
}


def allowed_words(match: Match) -> dict[str, str]:
    """The words that make sense now, with their meanings; a round must be going on."""
    turn, setup = Turn.of(match), match.setup
    has_cards = bool(setup.has_cards and match.motion.evidence)
    allowed = {
        "restate": turn.step == "restate",
        "answer": turn.step == "write" or turn.allows("skip_steelman"),
        "contest": turn.allows("contest"),
        "revise": turn.allows("revise"),
        "press": turn.allows("press"),
        "hint": turn.allows("hint"),
        "why": turn.allows("details"),
        "rules": setup.assigned is not None,
        "evidence": has_cards,
        "card": has_cards,
        "terms": bool(match.motion.term),
    }
    return {word: meaning for word, meaning in MEANINGS.items() if allowed.get(word, True)}
