"""What the opponent says: the speech, or the question by which it presses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.cells import shorten
from game.debate.own_words import own_words_line
from game.debate.round import Round
from game.debate.wording import quoted
from game.packs.format import Counterargument, Term
from game.tui.widgets.panel import Panel
from game.tui.widgets.prose import lines, with_terms

HEARD, HEARD_BESIDE = 160, 46
"""Cells of the opening's sentence that are shown, alone and above the player's own words."""


class TheySay(Panel):
    """The counterargument as a speech, its key terms underlined."""

    DEFAULT_CSS = """
    TheySay { height: auto; max-height: 12; }
    """

    @dataclass
    class TermChosen(Message):
        """The player wants to know what `term` means."""

        term: str

    def compose(self) -> ComposeResult:
        yield Static(id="speech")

    def show(self, played: Round, terms: Sequence[Term], section: str) -> None:
        """Why it was chosen, the player's own words, the speech, who gives it and its source."""
        counterargument, sentence, own = (
            played.counterargument, played.thrown.sentence, played.own_words
        )  # fmt: skip
        self.call_it(f"They say · {counterargument.name}")
        parts = []
        if sentence:
            heard = shorten(" ".join(sentence.split()), HEARD_BESIDE if own else HEARD)
            words = f"They answer your opening: {quoted(heard)}"
            parts.append(Content.styled(words, "$text-accent"))
        if own:
            parts.append(Content.styled(own_words_line(own), "bold"))
        parts.append(with_terms(counterargument.words, terms))
        if source := self._source(counterargument, section):
            parts.append(Content.styled(source, "italic $foreground 80%"))
        self._fill(parts)

    def ask(self, counterargument: Counterargument, question: str, terms: Sequence[Term]) -> None:
        """The question, with the speech below it."""
        self.call_it(f"They press · {counterargument.name}")
        speech = with_terms(counterargument.words, terms).stylize("$foreground 80%")
        self._fill([with_terms(question, terms).stylize("bold"), speech])

    def on_click(self, event: events.Click) -> None:
        term = event.style.meta.get("term")
        if isinstance(term, str):
            event.stop()
            self.post_message(self.TermChosen(term))

    def _fill(self, parts: list[Content]) -> None:
        self.query_one("#speech", Static).update(lines(parts))
        self.scroll_home(animate=False)

    @staticmethod
    def _source(counterargument: Counterargument, section: str) -> str:
        place = f"“{section}”" if section else ""
        parts = [part for part in (counterargument.voice, place) if part]
        return f"— {' · '.join(parts)}" if parts else ""
