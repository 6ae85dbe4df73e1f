"""The box in which the player writes."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea

from game.cells import is_wide
from game.phrases import plural
from game.text import LONGEST_ANSWER, clean

PAUSE = 0.5
"""Seconds without a key after which the draft is due to be saved."""

SHORT_PASTE = 12
"""Characters that may be pasted where pasting is refused: a name, an accent, a tag."""

CLOSERS = " ).,;:!?。、"
"""What may stand right after a tag."""

PASTING = 0.02
"""A line feed this soon after another key comes from a paste, not from a person."""


def length(text: str) -> str:
    """How long it is: in words, or in characters where the script parts no words."""
    written = "".join(text.split())
    if sum(map(is_wide, written)) > len(written) // 2:
        return plural(len(written), "character")
    return plural(len(text.split()), "word")


class ReplyBox(TextArea):
    """A text area that reports drafts and submissions; it never judges and never saves."""

    DEFAULT_CSS = """
    ReplyBox { height: 1fr; min-height: 5; padding: 0 1; scrollbar-size-vertical: 1; }
    """

    BINDINGS = [  # noqa: RUF012
        Binding(
            "escape", "leave", "Leave box", id="reply.leave",
            tooltip="Single letters then act, and Write comes back",
        ),
    ]  # fmt: skip

    @dataclass
    class Submitted(Message):
        """The player is done with `text`."""

        text: str

    @dataclass
    class Drafted(Message):
        """`text` should be saved now."""

        text: str

    @dataclass
    class Refused(Message):
        """Something could not be put into the box; `why` is a sentence."""

        why: str

    class Left(Message):
        """The player left the box to use keys."""

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002
        super().__init__(
            id=id, placeholder=Content(placeholder), highlight_cursor_line=False, compact=False
        )
        self.pasting = True
        """Text from elsewhere may be pasted."""
        self.typed = self.pasted = 0
        """Characters that came by keys and by pasting since they were last set."""
        self._own = ""
        """What was last cut or copied here, which may be put elsewhere in the same text."""
        self._pause: Timer | None = None
        self._last_key = 0.0
        self._kept = ""
        self._locked = ""

    @property
    def draft(self) -> str:
        """What is to be saved while it is being written."""
        return self.text

    @property
    def whole(self) -> str:
        """What is handed in."""
        return self.text

    def gate(self, text: str) -> str:
        """What comes from outside, cleaned for this box."""
        return clean(text)

    def hold(self, why: str) -> None:
        """Nothing more can be written, and the frame says `why`; an empty one opens it again."""
        self._locked = why
        self.read_only = bool(why)
        self.show_cursor = not why
        self.set_class(bool(why), "-locked")
        self._tell()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Not while an undo has changed the text and the cursor is still below it (Textual 8)."""
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    # -- filling ---------------------------------------------------------------

    def fill(self, text: str) -> None:
        """Shows `text` as what is saved already, the cursor at its end."""
        self.load_text(text)
        self._kept = self.text
        self._stop_pause()
        self._tell()
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Whatever comes from outside passes the gate first."""
        super().load_text(self.gate(text))

    def cite(self, tag: str) -> None:
        """Puts the tag of an evidence card where the cursor is, with room to write on after it."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        before, after = line[:column], line[column:]
        space = "" if not before or before.endswith((" ", "(")) else " "
        parted = "" if after and after[0] in CLOSERS else " "
        self.insert(f"{space}[{tag}]{parted}")

    def render_line(self, y: int) -> Strip:
        # In a terminal of a few columns Textual would break the placeholder at width nought.
        return (
            super().render_line(y) if self.content_size.width else Strip.blank(0, self.rich_style)
        )

    # -- what the player does --------------------------------------------------

    def submit(self) -> None:
        """Hands the text in."""
        self.post_message(self.Submitted(self.whole))

    @property
    def due(self) -> bool:
        """What stands in the box is not saved yet."""
        return self.text != self._kept

    def action_leave(self) -> None:
        """Out of the box."""
        self.post_message(self.Left())

    async def _on_key(self, event: events.Key) -> None:
        now, before = event.time, self._last_key  # when it came, however late it is read
        self._last_key = now
        if self.read_only:
            return
        if event.key == "ctrl+j" and now - before < PASTING:
            event.stop()
            event.prevent_default()
            self.insert(self.gate("\n"))
            self.pasted += 1
            return
        if event.is_printable or event.key == "enter":
            self.typed += len(event.character or "")
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._paste(event.text)

    def action_paste(self) -> None:
        """From the program's own clipboard."""
        self._paste(self.app.clipboard)

    def action_cut(self) -> None:
        """Cuts; what was cut here may be pasted here."""
        super().action_cut()
        self._own = self.app.clipboard

    def action_copy(self) -> None:
        """Copies; what was copied here may be pasted here."""
        super().action_copy()
        self._own = self.app.clipboard

    def _paste(self, text: str) -> None:
        """Puts text from elsewhere in, unless there is no room for it or it is refused."""
        if self.read_only:
            return
        moved = bool(text) and text == self._own
        if refusal := self._refuses(text, moved=moved):
            self.post_message(self.Refused(refusal))
            return
        text = self.gate(text)
        self.pasted += 0 if moved else len(text)
        self.replace(text, *self.selection)

    def _refuses(self, text: str, *, moved: bool) -> str:
        room = LONGEST_ANSWER - len(self.text) + len(self.selected_text)
        if len(text) > room:
            return (
                f"That is {len(text):,} characters; this answer has room for "
                f"{max(0, room):,} more. Nothing was pasted."
            )
        if len(text) > SHORT_PASTE and not self.pasting and not moved:
            return "This assignment asks you to type: pasting is refused. Nothing was pasted."
        return ""

    # -- drafts ----------------------------------------------------------------

    def on_text_area_changed(self) -> None:
        self._stop_pause()
        if self.text != self._kept:
            self._pause = self.set_timer(PAUSE, self._due)
        self._tell()

    def show_saved(self, text: str, *, saved: bool) -> None:
        """Tells the player whether the draft `text` was saved."""
        if saved:
            self._kept = text
            if text == self.text:
                self._stop_pause()
        self._tell("" if saved else "NOT SAVED")

    def _due(self) -> None:
        self._stop_pause()
        self.post_message(self.Drafted(self.draft))

    def _stop_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _tell(self, state: str = "") -> None:
        state = state or self._locked
        if self.text and not state:
            state = "saved" if self.text == self._kept else "not saved yet"
        self.show_state(state)

    def show_state(self, state: str) -> None:
        """The number of words, and whether they are saved, in the frame."""
        parts = (length(self.text), state)
        self.border_subtitle = Content(" · ".join(part for part in parts if part))
