"""What a player has done so far, as far as it shapes the next match."""

from __future__ import annotations

from game.debate.events import Started
from game.debate.setup import Past, Play, begin, motion_of
from game.errors import RecordError
from game.packs.format import Motion, Pack
from game.records.history import History
from game.records.own_words import own_words
from game.records.reading import read_match
from game.records.summary import answered_alone


def set_up(play: Play, pack: Pack, history: History) -> tuple[Motion, Started]:
    """The match that is wanted, as the history makes it; the scorer's version is left empty.

    `UsageError` if something that `play` asks for does not exist.
    """
    if play.assigned is not None:
        return begin(play, pack, "")
    motion = motion_of(play, pack)
    past = Past(
        best=best_scores(history, pack, motion.id) if play.drills else {},
        answered=answered_sides(history, pack),
        own_words=own_words(history, pack, motion),
    )
    return begin(play, pack, "", past=past)


def answered_sides(history: History, pack: Pack) -> set[tuple[str, str]]:
    """Ids of motions and sides of a pack on which something was answered before."""
    found = answered_alone(history.matches(), pack.id)
    return {(summary.motion, summary.side) for summary in found}


def best_scores(history: History, pack: Pack, motion_id: str) -> dict[str, int]:
    """Best score, 0 to 100, by id of each counterargument answered: drills begin with the weakest.

    Matches that cannot be read are left out.
    """
    best: dict[str, int] = {}
    for summary in answered_alone(history.matches(), pack.id, motion_id):
        try:
            match = read_match(history, summary.id, lambda _: pack)
        except RecordError:
            continue
        for played in match.rounds:
            if played.accepted:
                name = played.counterargument.id
                best[name] = max(played.score, best.get(name, 0))
    return best
