"""A panel with a name on its rule, which also says when there is more to read above or below."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll

from game.tui.widgets.prose import title

MORE = {
    (False, False): "",
    (True, False): "↑ more",
    (False, True): "↓ more",
    (True, True): "↑↓ more",
}
"""What stands beside the name, by whether something is hidden above and below."""


class Panel(VerticalScroll):
    """Scrolls; the rule on top carries its name."""

    def __init__(
        self,
        name: str = "",
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._heading = name
        self._tell()

    def call_it(self, name: str) -> None:
        """Gives the panel another name."""
        self._heading = name
        self._tell()

    def on_mount(self) -> None:
        self.watch(self, "virtual_size", self._tell)

    @property
    def more(self) -> str:
        """Where there is more to read; empty while all of it is in view."""
        place = round(self.scroll_y)
        return MORE[place > 0, bool(self.size) and place < self.max_scroll_y]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        self._tell()

    def _tell(self) -> None:
        parts = [part for part in (self._heading, self.more) if part]
        self.border_title = title(" · ".join(parts)) if parts else None
