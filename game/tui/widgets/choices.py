"""A list to choose from, whose chosen row carries a sign."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.geometry import Size
from textual.widgets import OptionList
from textual.widgets.option_list import Option

CHOSEN, OTHER = "▸ ", "  "
"""Before the row at which the keys are, also where no colour tells it, and before the others."""


class Rows(OptionList):
    """A list that can be drawn in a terminal without a column left for it."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """That of one column where there is none: Textual divides by the width."""
        padding = self.get_component_styles("option-list--option").padding.width
        return super().get_content_height(container, viewport, max(width, padding + 1))


class Choices(Rows):
    """Rows of text, of which each can be drawn anew."""

    def __init__(self, rows: Iterable[Content] = ()) -> None:
        self._rows = list(rows)
        super().__init__(*(OTHER + row for row in self._rows), markup=False)

    def add_row(self, row: Content, name: str | None = None) -> None:
        """One more row; `name` is the id with which its choice is told."""
        self._rows.append(row)
        self.add_option(Option(OTHER + row, id=name))

    def show_row(self, place: int, row: Content) -> None:
        """Draws the row at `place` anew."""
        self._rows[place] = row
        if place != self.highlighted:
            drawn = OTHER + row
        elif self.app.current_theme.ansi:  # its own colours might vanish in the cursor's
            drawn = Content(CHOSEN + row.plain)
        else:
            drawn = CHOSEN + row
        self.replace_option_prompt_at_index(place, drawn)

    @on(OptionList.OptionHighlighted)
    def _mark(self) -> None:
        for place, row in enumerate(self._rows):
            self.show_row(place, row)
