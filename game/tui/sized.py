"""Screens that know how much room they have.

Every screen derives from `SizedScreen` or `SizedModal`. It then carries one class for its width
(`-narrow`, `-wide`), one for its height (`-short`, `-tall`), and `-small` below 80 x 24, for the
style sheets. Below the floor one message covers it; focus, drafts and state stay as they are
beneath, and growth uncovers them.
"""

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widgets import Static

FLOOR = Size(50, 14)
"""Smallest terminal, columns by rows, in which a screen is shown."""

STANDARD = Size(80, 24)
"""The size for which every screen is drawn first; below it a screen has `-small`."""

WIDE, TALL = 110, 30
"""Columns and rows from which a screen is `-wide` and `-tall`."""


class TooSmall(Static):
    """Covers a screen that has no room.

    What is beneath is laid out as at the floor: at width nought Textual breaks lines for ever.
    """

    DEFAULT_CSS = """
    Screen.-covered { overflow: hidden !important; }
    Screen.-covered > * { min-width: 50 !important; max-width: 50 !important; }
    Screen.-covered > TooSmall { min-width: 0 !important; max-width: 100% !important; }
    TooSmall {
        layer: too-small;
        dock: top;
        width: 100%;
        height: 100%;
        content-align: center middle;
        text-align: center;
        overflow: hidden;
        background: $background;
        color: $foreground;
    }
    """


class SizedScreen(Screen[ScreenResultType]):
    """A screen that adapts to the terminal's size, down to a message when there is no room."""

    HELP: ClassVar[str] = ""
    """What this place is for and how it goes, to a first-time player: help shows it."""

    TERMS: ClassVar[tuple[str, tuple[tuple[str, str], ...]]] = ("", ())
    """A heading, and words used here with their meanings: help lists them below the keys."""

    @property
    def about(self) -> str:
        """What help says of this place; with what holds only now, where there is such a thing."""
        return self.HELP

    @property
    def needed(self) -> frozenset[str]:
        """Actions whose keys are the last to go where the row of keys has no room for all."""
        return frozenset()

    @property
    def names(self) -> Mapping[str, str]:
        """What actions are called now, where their bindings say something more general."""
        return {}

    def unsaved(self) -> str:
        """What would be lost by quitting now ("your opening"); empty when all is saved."""
        return ""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """As Textual's, but once: a second key on its way would close what is beneath."""
        if self not in self.app.screen_stack:
            return AwaitComplete()
        return super().dismiss(result)

    @property
    def layers(self) -> tuple[str, ...]:
        return (*super().layers, "too-small")

    @on(events.Resize)
    def fit_to_size(self, event: events.Resize) -> None:
        self._fit(event.size)

    @on(events.ScreenResume)
    def catch_up(self) -> None:
        # A screen that lay beneath another one hears of no resize.
        self._fit(self.app.size)

    def _fit(self, size: Size) -> None:
        covered = size.width < FLOOR.width or size.height < FLOOR.height
        self.update_classes(  # at once: each change is read against every style of the screen
            {
                "-narrow": size.width < WIDE,
                "-wide": size.width >= WIDE,
                "-short": size.height < TALL,
                "-tall": size.height >= TALL,
                "-small": size.width < STANDARD.width or size.height < STANDARD.height,
                "-covered": covered,
            }
        )
        covers = self.query(TooSmall)
        if not covered:
            covers.remove()
            return
        message = (
            f"Rebuttal needs {FLOOR.width} x {FLOOR.height} cells.\n"
            f"This is {size.width} x {size.height}: please enlarge it.\n"
            "Nothing is lost."
        )
        if covers:
            covers.first().update(message)
        else:
            self.mount(TooSmall(message, markup=False))


class SizedModal(ModalScreen[ScreenResultType], SizedScreen[ScreenResultType]):
    """A modal that adapts to the terminal's size; help can be opened from it too.

    Its box is the one `Vertical` directly within it, drawn alike everywhere.
    """

    DEFAULT_CSS = """
    SizedModal {
        align: center middle;
        & > Vertical {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: solid $primary;
            border-title-color: $text-primary;
            border-subtitle-color: $text-muted;
            background: $surface;
            padding: 0 1;
        }
        OptionList, OptionList:focus {
            height: auto;
            border: none;
            background: $surface;
            padding: 0;
            scrollbar-size-vertical: 1;
        }
        #why { color: $text-error; text-style: bold; display: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1", "app.help", "Help", show=False, id="modal.help", tooltip="What you can do here"
        ),
    ]

    @on(events.Mount)
    def clear_toasts(self) -> None:
        """They would lie over it, and those of the screens beneath would stay in sight."""
        self.app.clear_notifications()
        for screen in self.app.screen_stack[:-1]:
            screen.query("ToastHolder").remove()
