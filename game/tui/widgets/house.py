"""The House: one bar of seats, moved by every verdict."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from game.debate.house import MAJORITY, SEATS, House

WITH, OPEN, AGAINST, MIDDLE = "█", "·", "▒", "│"
"""Seats with you, undecided and against, and where the majority begins: no colour is needed."""

NAME = 12
"""Cells of a duellist's name beside the bar."""


class HouseBar(Widget):
    """Weight answered against weight standing, as seats of a house that divides."""

    DEFAULT_CSS = """
    HouseBar { height: 1; padding: 0 1; color: $foreground; }
    """

    ayes: reactive[float] = reactive(0.0)
    noes: reactive[float] = reactive(0.0)

    def __init__(self, house: House, names: Sequence[str] = ()) -> None:
        """`names`: the two of a duel, whose seats the bar shows from the left and the right."""
        super().__init__()
        self._house = house
        self._names = [Content(n).truncate(NAME, ellipsis=True).plain for n in names]
        self._moved = 0
        self.set_reactive(HouseBar.ayes, float(house.ayes))
        self.set_reactive(HouseBar.noes, float(house.noes))

    def show(self, house: House, *, telling: bool = True) -> None:
        """Moves the bar to `house` and, if `telling`, says by how many seats."""
        if house == self._house:
            return
        self._moved = house.ayes - self._house.ayes if telling else 0
        self._house = house
        self.animate("ayes", float(house.ayes), duration=0.6)
        self.animate("noes", float(house.noes), duration=0.6)
        self.refresh()

    def render(self) -> Content:
        words = self._words()
        width = max(9, self.content_size.width - Content(words).cell_length - 8)
        ayes = round(width * self.ayes / SEATS)
        noes = min(width - ayes, round(width * self.noes / SEATS))
        cells = WITH * ayes + OPEN * (width - ayes - noes) + AGAINST * noes
        middle = width * MAJORITY // SEATS
        bar = (
            Content(cells)
            .stylize("$text-success", 0, ayes)
            .stylize("dim", ayes, width - noes)
            .stylize("$text-error", width - noes, width)
        )
        return Content.assemble(
            ("House ", "bold"), bar[:middle], (MIDDLE, "bold"), bar[middle + 1 :], "  ", words
        )

    def _words(self) -> str:
        house = self._house
        if self._names:
            first, second = self._names
            return f"{first} {house.ayes} · {second} {house.noes} · {house.undecided} open"
        need = "carried" if house.carried else f"{house.short_by} short"
        moved = f" (+{self._moved})" if self._moved > 0 else ""
        return f"{house.ayes} of {SEATS} seats{moved} · {need}"
