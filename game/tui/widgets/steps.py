"""Four small boxes, one for each step of a rebuttal, that stand in for the one large box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.debate.steps import ASKED, STEPS, draft_of, join_steps, split_steps
from game.tui.widgets.reply import ReplyBox, length


class StepBox(ReplyBox):
    """The box of one step; Enter leads to the next one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "fill", "Next box", id="reply.next-step",
                tooltip="Tab does the same, Shift+Tab goes back"),
    ]  # fmt: skip

    class Filled(Message):
        """The player is done with this step."""

    def __init__(self, boxes: StepBoxes, asked: str) -> None:
        super().__init__(placeholder=asked)
        self._boxes = boxes

    @property
    def draft(self) -> str:
        return self._boxes.text

    @property
    def whole(self) -> str:
        return self._boxes.whole

    def gate(self, text: str) -> str:
        """A step is one paragraph."""
        return super().gate(text).replace("\n", " ")

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter is a key here, no line break."""
        return key != "enter" and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        # Without a call to super: Textual calls the method of each base class by itself.
        if event.key == "enter":
            event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not (action == "fill" and self.read_only)

    def on_resize(self) -> None:
        """Where there is no room for all of it, it is shown from its beginning once it is left."""
        if not self.has_focus:
            self.call_after_refresh(self.scroll_home, animate=False)

    def action_fill(self) -> None:
        """On to the next step."""
        self.post_message(self.Filled())

    def show_state(self, state: str) -> None:
        self._boxes.tell(state)


class StepBoxes(Vertical):
    """They say, but, because, therefore. Reports what a `ReplyBox` reports, of all four together.

    As a draft the steps are a text of four lines; handed in they are joined into one.
    """

    DEFAULT_CSS = """
    StepBoxes { height: 1fr; min-height: 8; padding: 0 1; }
    StepBoxes Horizontal { height: 1fr; min-height: 1; }
    StepBoxes Horizontal:focus-within { height: 2fr; min-height: 3; }
    StepBoxes .step { width: 10; height: 1; text-style: bold; }
    StepBoxes .step.-here { text-style: bold reverse; }
    StepBoxes StepBox { width: 1fr; height: 100%; min-height: 1; border: none; padding: 0; }
    """

    def compose(self) -> ComposeResult:
        for number, (step, asked) in enumerate(zip(STEPS, ASKED, strict=True)):
            with Horizontal():
                yield Static(Content(step), classes="step", id=f"step-{number}")
                yield StepBox(self, asked)

    @property
    def boxes(self) -> list[StepBox]:
        """The four, in order."""
        return list(self.query(StepBox))

    @property
    def text(self) -> str:
        """What stands in the boxes, as a draft."""
        return draft_of([box.text for box in self.boxes])

    @property
    def whole(self) -> str:
        """What stands in the boxes, as one text."""
        return join_steps([box.text for box in self.boxes])

    @property
    def due(self) -> bool:
        """Something in the boxes is not saved yet."""
        return any(box.due for box in self.boxes)

    def fill(self, draft: str) -> None:
        """Shows `draft` as what is saved already."""
        for box, step in zip(self.boxes, split_steps(draft), strict=True):
            box.fill(step)

    def focus(self, scroll_visible: bool = True) -> Self:
        """To the first box that is empty, else to the last one."""
        boxes = self.boxes
        empty = next((box for box in boxes if not box.text.strip()), boxes[-1])
        empty.focus(scroll_visible)
        return self

    def submit(self) -> None:
        """Hands in the steps, joined."""
        self.boxes[0].submit()

    def hold(self, why: str) -> None:
        """Nothing more can be written, and the frame says `why`; an empty one opens it again."""
        self.set_class(bool(why), "-locked")
        for box in self.boxes:
            box.hold(why)

    def cite(self, tag: str) -> None:
        """Puts a tag where a reason belongs, or into the box that was written in last."""
        self._last.cite(tag)

    def show_saved(self, text: str, *, saved: bool) -> None:
        """Tells the player whether the draft `text` was saved."""
        for box, step in zip(self.boxes, split_steps(text), strict=True):
            box.show_saved(step, saved=saved)

    def tell(self, state: str) -> None:
        """The number of words, and whether they are saved, in the frame."""
        written = length(" ".join(box.text for box in self.boxes))
        self.border_subtitle = Content(" · ".join(filter(None, (written, state))))

    @property
    def _last(self) -> StepBox:
        """The box in which the player was last; that of the reason before."""
        here = [
            box for number, box in enumerate(self.boxes) if self._label(number).has_class("-here")
        ]
        return here[0] if here else self.boxes[2]

    def _label(self, number: int) -> Static:
        return self.query_one(f"#step-{number}", Static)

    @on(events.DescendantFocus)
    def mark(self) -> None:
        """Shows without colour which box has the focus."""
        for number, box in enumerate(self.boxes):
            self._label(number).set_class(box.has_focus, "-here")

    @on(StepBox.Filled)
    def go_on(self, message: StepBox.Filled) -> None:
        """To the next box."""
        message.stop()
        boxes = list(self._after())
        if boxes:
            boxes[0].focus()

    def _after(self) -> Iterator[StepBox]:
        passed = False
        for box in self.boxes:
            if passed:
                yield box
            passed = passed or box.has_focus
