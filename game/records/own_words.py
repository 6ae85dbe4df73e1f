"""What the player said on the other side of a motion, for the counterarguments that echo it."""

from __future__ import annotations

from datetime import datetime

from game.debate.events import OwnWords
from game.debate.own_words import breaks_off
from game.packs.format import Motion, Pack
from game.records.history import History
from game.records.played import Made, rounds_of
from game.records.summary import answered_alone

QUOTABLE = 40
"""Lowest score of an answer from which a sentence is quoted: below it nothing stood in the end."""


def own_words(history: History, pack: Pack, motion: Motion) -> dict[str, OwnWords]:
    """By id of each counterargument of either side that echoes a point which the player made.

    Of several sentences the one in the best-scored answer, then the latest; one that another
    counterargument has only where there is no other, and none that breaks off. Matches that cannot
    be read are left out.
    """
    if not any(c.echoes for c in motion.counterargument):
        return {}
    said = _said(history, pack.id, motion.id)
    today = history.now().astimezone().date()
    found: dict[str, OwnWords] = {}
    for c in motion.counterargument:
        choices = [said[name] for name in c.echoes if name in said]
        if choices:
            used = {own.sentence for own in found.values()}
            best = max(
                [made for made in choices if made.sentence not in used] or choices, key=_worth
            )
            day = best.at.astimezone().date()
            found[c.id] = OwnWords(c.id, best.sentence, day.isoformat(), (today - day).days)
    return found


def _said(history: History, pack_id: str, motion_id: str) -> dict[str, Made]:
    """The sentence by which the player made each point, by its name `counterargument/point`."""
    best: dict[str, Made] = {}
    for summary in answered_alone(history.matches(), pack_id, motion_id):
        for played in rounds_of(history, summary.id):
            for made in played.made:
                name = f"{played.counterargument}/{made.point}"
                known = best.get(name)
                if _quotable(made) and (known is None or _worth(made) > _worth(known)):
                    best[name] = made
    return best


def _quotable(made: Made) -> bool:
    whole = bool(made.sentence.strip()) and not made.cut_off and not breaks_off(made.sentence)
    return whole and made.score >= QUOTABLE


def _worth(made: Made) -> tuple[int, datetime, float, str]:
    """In what order sentences are preferred; the last two settle ties within one answer."""
    return made.score, made.at, made.probability, made.sentence
