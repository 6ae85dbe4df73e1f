"""`rebuttal history replay`: a finished match step by step, as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from game.cli.talk import Stopped, Talk
from game.records.replay import Step, scene_lines

NEXT, BACK, QUIT = ("", "n", "next"), ("b", "back"), ("q", "quit")


def replay_all(steps: Sequence[Step], talk: Talk) -> None:
    """Every step, one after the other."""
    for index in range(len(steps)):
        _show(steps, index, talk)


def replay_by_keys(steps: Sequence[Step], talk: Talk) -> None:
    """Step by step: Enter goes on, `b` goes back, `q` stops."""
    index = 0
    _show(steps, index, talk)
    talk.say("[Enter next | b back | q quit]")
    while index < len(steps) - 1:
        try:
            word = talk.ask().lower()
        except Stopped:
            return
        if word in QUIT:
            return
        if word in NEXT or word in BACK:
            index = max(0, index + (1 if word in NEXT else -1))
            _show(steps, index, talk)
        else:
            talk.say("Press Enter for the next step, or type b to go back, q to stop.")


def _show(steps: Sequence[Step], index: int, talk: Talk) -> None:
    step = steps[index]
    when = f"{step.at.astimezone():%Y-%m-%d %H:%M}"
    talk.say("", f"Step {index + 1} of {len(steps)}, {when}. {step.scene.title}")
    talk.say(*scene_lines(step.scene))
