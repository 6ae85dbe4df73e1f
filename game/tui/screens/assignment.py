"""Who plays an assignment, and on which side where that is theirs to choose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label, OptionList, Static

from game.classroom.attempts import next_attempt
from game.classroom.exercise import LONGEST_NAME, Exercise, named_student, open_exercise
from game.debate.assigned import written_time
from game.debate.setup import Play
from game.debate.wording import SIDE_NAMES
from game.errors import RebuttalError
from game.packs.format import Side
from game.tui.app import RebuttalApp
from game.tui.keynames import with_keys
from game.tui.sized import SizedModal
from game.tui.widgets.choices import Choices
from game.tui.widgets.line_input import LineInput


class StudentInput(LineInput):
    """Who one is, as the teacher knows them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next", id="assignment.next", tooltip="That is who I am"),
    ]


class AssignmentScreen(SizedModal[Play]):
    """Dismisses with what to play, None on Escape."""

    HELP = """\
Your teacher has set this. Type the e-mail, login or number by which your teacher knows you, then \
{assignment.next}: it stands in the file that you hand in. If the side is yours to choose, choose \
it with the arrow keys. An attempt that you left goes on where it was."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="assignment.cancel", tooltip="Begin nothing"),
    ]
    DEFAULT_CSS = """
    AssignmentScreen {
        & > Vertical { width: 70; }
        Label { margin-top: 1; }
        Static { width: 1fr; height: auto; }
        OptionList { display: none; }
        #why { margin-top: 1; }
    }
    """
    AUTO_FOCUS = "#who"

    app = getters.app(RebuttalApp)
    who = getters.query_one("#who", StudentInput)
    sides = getters.query_one(Choices)

    @dataclass
    class Opened(Message):
        """The assignment was read, or why it cannot be."""

        exercise: Exercise | None
        why: str = ""

    def __init__(self, asked: Play) -> None:
        super().__init__()
        self._asked = asked
        self._exercise: Exercise | None = None
        self._student = ""

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content("Assignment")
            keys = "{assignment.next} goes on · {assignment.cancel} cancels"
            box.border_subtitle = Content(with_keys(self, keys))
            yield Static(Content("Reading the assignment ..."), id="what")
            yield Label("Who are you? The e-mail, login or number that your teacher knows:")
            yield StudentInput(self._asked.student, id="who", max_length=LONGEST_NAME, compact=True)
            yield Label("Which side do you argue? Arrow keys, then Enter:", id="ask-side")
            yield Choices()
            yield Static(id="why")

    def on_mount(self) -> None:
        self.query_one("#ask-side").display = False
        self._open()

    @work(thread=True, group="pack")
    def _open(self) -> None:
        try:
            self.post_message(self.Opened(open_exercise(Path(self._asked.assignment))))
        except RebuttalError as error:
            self.post_message(self.Opened(None, str(error)))

    @on(Opened)
    def take(self, message: Opened) -> None:
        self._exercise = message.exercise
        if message.exercise is None:
            self._complain(message.why)
            return
        self.query_one("#what", Static).update(_what(message.exercise))
        for side in message.exercise.sides():
            self.sides.add_row(Content(SIDE_NAMES[side]), side)
        if self._asked.student:
            self._begin(self._asked.student, self._asked.side)

    @on(Input.Changed)
    def forget_complaint(self) -> None:
        self.query_one("#why").display = False

    @on(Input.Submitted)
    def take_name(self) -> None:
        self._begin(self.who.value, self._asked.side)

    @on(OptionList.OptionSelected)
    def take_side(self, event: OptionList.OptionSelected) -> None:
        self._begin(self._student, event.option_id)  # type: ignore[arg-type]

    def _begin(self, written: str, side: Side | None) -> None:
        """On to the attempt, to the choice of a side, or a sentence why not."""
        if self._exercise is None:
            return
        try:
            self._student = named_student(written)
            attempt = next_attempt(self._exercise, self._student, self.app.history, side)
        except RebuttalError as error:
            self._complain(str(error))
            return
        if attempt.play is not None:
            self.dismiss(attempt.play)
            return
        self.query_one("#ask-side").display = self.sides.display = True
        self.sides.highlighted = self.sides.highlighted or 0
        self.sides.focus()

    def _complain(self, why: str) -> None:
        line = self.query_one("#why", Static)
        line.update(Content(f"▲ {why}"))
        line.display = True


def _what(exercise: Exercise) -> Content:
    """The assignment in a few lines; all its rules stand in the briefing."""
    given = exercise.assignment
    label = "graded" if given.play.graded else "practice"
    texts = dict.fromkeys(question.motion.text for question in exercise.questions)
    lines = [Content.styled(f"{given.name} · {label}", "bold"), *(Content(text) for text in texts)]
    if given.deadline:
        lines.append(Content(f"Due {written_time(given.deadline.isoformat())}."))
    return Content("\n").join(lines)
