"""The four steps of a rebuttal, typed line by line: the first rung of the ladder."""

from __future__ import annotations

from game.cli.table import Table
from game.cli.talk import Interrupted
from game.cli.watch import Watch
from game.debate.steps import ASKED, STEPS, draft_of, join_steps, split_steps
from game.text import clean


def write_steps(table: Table, first: str, watch: Watch) -> str | None:
    """Lets the player write the four steps, a line each; None if they were left for now.

    They come back joined into one text. Each is saved as it is typed; `first` was typed already.
    """
    steps = list(split_steps(table.kept("answer")))
    steps[0] = first or steps[0]
    table.say("Four steps, a line each. Enter keeps what is there, .back leaves it for now.")

    def keep(number: int, line: str) -> None:
        steps[number] = line or steps[number]
        table.keep(draft_of(steps), "answer", watch.seconds)

    for number, (step, asked) in enumerate(zip(STEPS, ASKED, strict=True)):
        now = f" Now: {steps[number]}" if steps[number] else ""
        table.say(f"{number + 1}. {step} ... ({asked}).{now}")
        try:
            line = table.talk.ask()
        except Interrupted as stop:
            keep(number, clean(stop.line))
            raise
        if line == ".back":
            return None
        keep(number, line)
    text = join_steps(steps)
    if text:
        table.say("Together:", f"    {text}")
    return text
