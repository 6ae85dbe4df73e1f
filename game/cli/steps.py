"""The four steps of a rebuttal, typed box by box: the first rung of the ladder."""

from __future__ import annotations

from dataclasses import dataclass

from game.cli.table import Table
from game.cli.talk import END, QUIT, Interrupted, Stopped
from game.cli.watch import Watch
from game.debate.steps import ASKED, STEPS, draft_of, join_steps, split_steps
from game.text import clean

INVITATION = (
    "Four boxes, a line each; Enter keeps what is there. .back goes to the box before, .help says "
    "what else a dot can do."
)

HAND_IN = "Press Enter to hand it in, or type a number from 1 to 4 to change that box."

EDITING = {
    ".back": "goes to the box before; from the first one, leaves it for now, and it is kept",
    ".show": "reads back all four boxes",
    ".drop N": "empties box N",
    ".undo": "goes to the box before and empties it",
    ".clear": "empties all four and begins again",
    ".help": "says this",
    "quit": "stops; everything is kept",
}
"""Commands inside the boxes: all but the last begin with a dot."""

COMMANDS = tuple(name.split()[0] for name in EDITING if name.startswith(END))

WHOLE = len(STEPS)
"""The place after the last box, where the whole is looked at."""

LEFT, HANDED_IN = -1, WHOLE + 1
"""Where one is who has left the boxes for now, or is done with them."""


def write_steps(table: Table, first: str, watch: Watch) -> str | None:
    """Lets the player fill the four boxes and look at the whole; None if they were left for now.

    They come back joined into one text. Each is saved as it is typed; `first` was typed already.
    """
    boxes = Boxes(table, watch, list(split_steps(table.kept("answer"))))
    if first:
        boxes.put(0, first)
    table.say(INVITATION)
    place = 0
    while LEFT < place < HANDED_IN:
        boxes.invite(place)
        place = boxes.take(place)
    return None if place == LEFT else join_steps(boxes.steps)


@dataclass
class Boxes:
    """The boxes, which are filled one after the other."""

    table: Table
    watch: Watch
    steps: list[str]

    def put(self, box: int, line: str) -> None:
        """What is in a box from now on, saved."""
        self.steps[box] = line
        self.table.keep(draft_of(self.steps), "answer", self.watch.seconds)

    def invite(self, place: int) -> None:
        """Says what belongs into the box at this place; after the last one, the whole text."""
        if place == WHOLE:
            self.table.say("Together:", f"    {join_steps(self.steps)}", HAND_IN)
            return
        now = f" Now: {self.steps[place]}" if self.steps[place] else ""
        self.table.say(f"{place + 1}. {STEPS[place]} ... ({ASKED[place]}).{now}")

    def take(self, place: int) -> int:
        """Takes a line at this place and does what it says; where to go on.

        `Stopped` if the player quits.
        """
        try:
            line = self.table.talk.ask()
        except Interrupted as stop:
            if place < WHOLE and stop.line.strip():
                self.put(place, clean(stop.line))
            raise
        command, _, number = line.partition(" ")
        if line.lower() in QUIT:
            raise Stopped
        if command in COMMANDS:
            return self._edit(command, number.strip(), place)
        if place == WHOLE:
            return HANDED_IN if line in ("", END) else _box(line, WHOLE)
        if line == END:
            return WHOLE
        if line:
            self.put(place, line)
        return place + 1

    def _edit(self, command: str, number: str, place: int) -> int:
        """Carries out a dot command; where to go on."""
        if command == ".back":
            return place - 1
        if command == ".undo":
            self.put(max(0, place - 1), "")
            return max(0, place - 1)
        if command == ".clear":
            for box in range(len(STEPS)):
                self.put(box, "")
            return 0
        if command == ".drop" and (box := _box(number, WHOLE)) < WHOLE:
            self.put(box, "")
        if command == ".help":
            self.table.say("A single dot goes on to the whole, and there hands it in.")
            self.table.say(*(f"{name}: {meaning}." for name, meaning in EDITING.items()))
        else:
            self.table.say(*(f"{n}: {step}" for n, step in enumerate(self.steps, start=1)))
        return place


def _box(number: str, otherwise: int) -> int:
    """The place of the box with that number."""
    known = number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= len(STEPS)
    return int(number) - 1 if known else otherwise
