"""A whole attempt at an assignment by lines of text: one motion after the other."""

from __future__ import annotations

import time
from collections.abc import Callable

from game.classroom.attempts import Attempt, rest_of_attempt
from game.classroom.exercise import Exercise
from game.classroom.handing_in import keep_folder
from game.cli.plain_start import NO_TIMER, play_new, play_on
from game.cli.talk import Talk
from game.debate.clock import Timer
from game.debate.setup import Play
from game.errors import OK
from game.packs.library import load_pack
from game.records.history import History
from game.scoring import load_matcher
from game.scoring.contract import Matcher


def play_attempt(
    exercise: Exercise, student: str, attempt: Attempt, history: History, talk: Talk, *,
    load: Callable[[], Matcher] = load_matcher, clock: Callable[[], float] = time.monotonic,
    timer: Timer = NO_TIMER,
) -> int:  # fmt: skip
    """Plays an attempt from where it stands to its end, or until the player stops."""
    play: Play | None = attempt.play
    code = OK
    while play is not None and code == OK:
        if play.resume:
            keep_folder(history, play.resume, play.folder)
            code = play_on(
                play.resume, history, talk, load=load, load_pack=load_pack, clock=clock, timer=timer
            )
        else:
            code = play_new(play, exercise.pack, history, talk, load=load, clock=clock, timer=timer)
        rest = rest_of_attempt(exercise, student, attempt.number, history)
        play = rest if rest and not rest.resume else None  # what was left is left
    return code
