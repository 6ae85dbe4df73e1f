"""`rebuttal play --assignment FILE`: what a teacher has set, on the screens or by lines of text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.errors import OK, UsageError

if TYPE_CHECKING:
    from game.classroom.attempts import Attempt
    from game.classroom.exercise import Exercise
    from game.cli.talk import Talk
    from game.packs.format import Side
    from game.records.history import History


def play_assignment(
    path: Path, student: str, side: Side | None, *, plain: bool, mouse: bool = True
) -> int:
    """Plays the next attempt, or goes on with the one that was left; returns the exit code."""
    from game.classroom.exercise import named_student, open_exercise

    exercise = open_exercise(path)
    student = named_student(student) if student else ""
    if plain:
        return _by_lines(exercise, student, side)
    return _on_screens(exercise, path, student, side, mouse)


def _on_screens(
    exercise: Exercise, path: Path, student: str, side: Side | None, mouse: bool
) -> int:
    from game import paths
    from game.classroom.attempts import next_attempt
    from game.classroom.handing_in import keep_folder
    from game.cli.screens import open_screens
    from game.debate.setup import Play
    from game.records.history import History

    play = None
    if student:
        with History(paths.history_file()) as history:
            play = next_attempt(exercise, student, history, side).play
            if play and play.resume:
                keep_folder(history, play.resume, play.folder)
    asked = Play(assignment=str(path.absolute()), student=student, side=side)
    return open_screens(play or asked, mouse=mouse)


def _by_lines(exercise: Exercise, student: str, side: Side | None) -> int:
    from game import paths
    from game.cli.preferences import read_preferences, timer_of
    from game.cli.talk import Stopped, Talk
    from game.records.history import History

    talk, timer = Talk.at_terminal(), timer_of(read_preferences(warn=True))
    with History(paths.history_file()) as history:
        try:
            attempt, student = _ask(exercise, student, side, history, talk)
        except Stopped:
            talk.say("Nothing was begun.")
            return OK
        from game.cli.plain_attempt import play_attempt
        from game.cli.seat import Seat
        from game.scoring import load_matcher

        seat = Seat(history, talk, load_matcher, timer=timer)
        return play_attempt(exercise, student, attempt, seat)


def _ask(
    exercise: Exercise, student: str, side: Side | None, history: History, talk: Talk
) -> tuple[Attempt, str]:
    """The attempt, asking for what is not known; `Stopped` if the player quits."""
    from game.classroom.attempts import next_attempt

    if student:
        return _choose_side(exercise, student, side, history, talk), student
    given = exercise.assignment
    label = "graded" if given.play.graded else "practice"
    talk.say(f"{given.name} ({label})")
    while True:
        try:
            student = _ask_name(talk)
            next_attempt(exercise, student, history, side)
        except UsageError as error:
            talk.say(str(error))
        else:
            return _choose_side(exercise, student, side, history, talk), student


def _ask_name(talk: Talk) -> str:
    from game.classroom.exercise import named_student
    from game.cli.talk import Stopped

    talk.say("Who are you? Type the e-mail, login or number that your teacher knows.")
    line = talk.ask()
    if line.lower() in ("quit", "q"):
        raise Stopped
    return named_student(line)


def _choose_side(
    exercise: Exercise, student: str, side: Side | None, history: History, talk: Talk
) -> Attempt:
    from game.classroom.attempts import next_attempt

    attempt = next_attempt(exercise, student, history, side)
    while attempt.play is None:
        talk.say(*(motion_line for motion_line in _motions(exercise)), "Which side do you argue?")
        words: dict[str, str] = {one: f"argue {one.upper()}" for one in exercise.sides()}
        word, rest = talk.choose(words)
        if word:
            attempt = next_attempt(exercise, student, history, word)  # type: ignore[arg-type]
        else:
            talk.unknown(rest, words)
    return attempt


def _motions(exercise: Exercise) -> list[str]:
    texts = dict.fromkeys(question.motion.text for question in exercise.questions)
    return [f"Motion: {text}" for text in texts]
