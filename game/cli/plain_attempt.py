"""A whole attempt at an assignment by lines of text: one motion after the other."""

from __future__ import annotations

from game.classroom.attempts import Attempt, rest_of_attempt
from game.classroom.exercise import Exercise
from game.classroom.handing_in import keep_folder
from game.cli.plain_start import play_new, play_on
from game.cli.seat import Seat
from game.debate.setup import Play
from game.errors import OK
from game.packs.library import load_pack


def play_attempt(exercise: Exercise, student: str, attempt: Attempt, seat: Seat) -> int:
    """Plays an attempt from where it stands until it ends or is left; returns the exit code."""
    play: Play | None = attempt.play
    code = OK
    while play is not None and code == OK:
        if play.resume:
            keep_folder(seat.history, play.resume, play.folder)
            code = play_on(play.resume, seat, load_pack)
        else:
            code = play_new(play, exercise.pack, seat)
        rest = rest_of_attempt(exercise, student, attempt.number, seat.history)
        play = rest if rest and not rest.resume else None  # what was left is left
    return code
