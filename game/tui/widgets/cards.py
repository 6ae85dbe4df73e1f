"""Lists whose items open in place: evidence cards and key terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.packs.format import Evidence, Term
from game.tui.widgets.panel import Panel

CLOSED, OPEN = "+", "−"
"""Signs before an item that can be opened and one that is open."""


class Item(Static):
    """One line that opens to a paragraph."""

    def __init__(self, key: str, heading: str, body: str) -> None:
        super().__init__()
        self.key = key
        self._heading = heading
        self._body = body
        self._open = False

    def show(self, *, open_: bool | None = None, here: bool = False) -> None:
        """Draws the item: open or closed (None: as it is), and whether the cursor is on it."""
        self._open = self._open if open_ is None else open_
        sign = OPEN if self._open else CLOSED
        head = Content.styled(f"{sign} {self._heading}", "bold reverse" if here else "bold")
        body = Content(f"\n{self._body}") if self._open else Content("")
        self.set_class(self._open, "-open")
        self.update(Content.assemble(head, body))

    @property
    def is_open(self) -> bool:
        """The paragraph is shown."""
        return self._open


class OpeningList(Panel):
    """One stop of the Tab key; up and down move inside it, Enter opens an item."""

    DEFAULT_CSS = """
    OpeningList Item { height: auto; }
    """

    BINDINGS = [  # noqa: RUF012
        Binding("up", "move(-1)", "Up", id="list.up", show=False, tooltip="One item up"),
        Binding("down", "move(1)", "Down", id="list.down", show=False, tooltip="One item down"),
        Binding("enter,space", "open", "Open", id="list.open", tooltip="Open or close this item"),
    ]

    def __init__(self, name: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name, id=id)
        self._cursor = 0

    @property
    def items(self) -> list[Item]:
        """All items, in order."""
        return list(self.query(Item))

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        items = self.items
        return items[self._cursor] if items else None

    async def fill(self, items: Iterable[Item], opened: Iterable[str] = ()) -> None:
        """Replaces the items; those whose key is in `opened` begin open."""
        await self.remove_children(Item)
        await self.mount(*items)
        self._cursor = 0
        wanted = set(opened)
        for item in self.items:
            item.show(open_=item.key in wanted)

    def open_item(self, key: str) -> None:
        """Opens the item of that key and goes there."""
        for index, item in enumerate(self.items):
            if item.key == key:
                item.show(open_=True)
                self._go(index)

    def action_move(self, by: int) -> None:
        """The cursor up or down."""
        self._go(self._cursor + by)

    def action_open(self) -> None:
        """Opens the item under the cursor, or closes it."""
        if self.current:
            self.current.show(open_=not self.current.is_open, here=True)

    def on_focus(self) -> None:
        self._go(self._cursor, here=True)  # `has_focus` is set only after this

    def on_blur(self) -> None:
        for item in self.items:
            item.show()

    def on_click(self, event: events.Click) -> None:
        if isinstance(event.widget, Item):
            self._go(self.items.index(event.widget))
            self.action_open()

    def _go(self, index: int, *, here: bool = False) -> None:
        items = self.items
        self._cursor = max(0, min(index, len(items) - 1))
        for place, item in enumerate(items):
            item.show(here=place == self._cursor and (here or self.has_focus))
        if items:
            self.scroll_to_widget(items[self._cursor], animate=False)


class EvidenceList(OpeningList):
    """Evidence cards: those that help here first; a card's tag can be cited in the reply."""

    BINDINGS = [  # noqa: RUF012
        Binding("i", "cite", "Cite", id="evidence.cite", tooltip="Put the card's tag in the reply"),
    ]

    @dataclass
    class Cited(Message):
        """The card of this tag is to be cited."""

        tag: str

    async def show(self, cards: Sequence[Evidence], opened: int = 0) -> None:
        """Lists `cards`, the first `opened` of them open."""
        await self.fill(
            (Item(card.id, f"{card.id} {card.title}", _fact(card)) for card in cards),
            [card.id for card in cards[:opened]],
        )

    def action_cite(self) -> None:
        """Cites the card under the cursor."""
        if self.current:
            self.post_message(self.Cited(self.current.key))


class TermList(OpeningList):
    """Key terms and what they mean."""

    async def show(self, terms: Sequence[Term]) -> None:
        """Lists `terms`, all open."""
        await self.fill(
            (Item(term.term, term.term, term.meaning) for term in terms),
            [term.term for term in terms],
        )


def _fact(card: Evidence) -> str:
    if card.source is None:
        return card.fact
    source = card.source
    parts = [part for part in (source.publisher or source.title, source.date) if part]
    return f"{card.fact} ({', '.join(parts)})"
