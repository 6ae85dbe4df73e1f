"""A match as a frozen value: what has happened, and what may happen next.

`Match.begin(motion, started)` and then `match.after(event)`; no clock, chance or I/O. An event that
the rules do not allow raises `IllegalMove`, and the match stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from game.debate.events import (
    Answered,
    Closed,
    Event,
    Opened,
    RoundClosed,
    Started,
    Steelmanned,
    Thrown,
)
from game.debate.round import Round, RoundEvent
from game.errors import RebuttalError
from game.packs.format import Counterargument, Motion, Side

Phase = Literal["opening", "round", "closing", "over"]


class IllegalMove(RebuttalError):
    """The rules do not allow this event now; the text says why."""


@dataclass(frozen=True)
class Match:
    """One play of a motion and side."""

    motion: Motion
    setup: Started
    opening: Opened | None = None
    rounds: tuple[Round, ...] = ()
    """Rounds begun, the last one is current while the phase is `round`."""
    closing: Closed | None = None

    @classmethod
    def begin(cls, motion: Motion, started: Started) -> Match:
        """The match after its first event; without an opening the first round is open at once."""
        match = cls(motion.reworded() if started.again else motion, started)
        if started.rounds_only:
            thrown = tuple(Thrown(name) for name in started.counterarguments)
            if not thrown:
                raise IllegalMove("A drill or a duel needs at least one counterargument.")
            return replace(match, opening=Opened("", thrown))._next_round()
        return match

    # -- reading ---------------------------------------------------------------

    @property
    def phase(self) -> Phase:
        """Where the match stands."""
        if self.opening is None:
            return "opening"
        if any(not r.closed for r in self.rounds) or len(self.rounds) < len(self.opening.thrown):
            return "round"
        if self.closing is None and not self.setup.rounds_only:
            return "closing"
        return "over"

    @property
    def current(self) -> Round | None:
        """The round that is being played."""
        return self.rounds[-1] if self.rounds and not self.rounds[-1].closed else None

    @property
    def thrown(self) -> tuple[Thrown, ...]:
        """What the opponent throws in this match, in order; empty before the opening."""
        return self.opening.thrown if self.opening else ()

    @property
    def coming(self) -> tuple[Counterargument, ...]:
        """Counterarguments whose round has not begun."""
        ahead = self.thrown[len(self.rounds) :]
        return tuple(self.motion.get_counterargument(t.counterargument) for t in ahead)

    @property
    def current_and_coming(self) -> tuple[Counterargument, ...]:
        """What is being answered and then what is coming."""
        now = (self.current.counterargument,) if self.current else ()
        return (*now, *self.coming)

    @property
    def late_answers(self) -> frozenset[str]:
        """Ids of dropped counterarguments that the closing answered after all."""
        return frozenset(self.closing.late_answers) if self.closing else frozenset()

    @property
    def answerable(self) -> tuple[str, ...]:
        """Ids of what stands after its round: a closing can still answer it."""
        return tuple(r.counterargument.id for r in self.rounds if r.standing == "dropped")

    @property
    def earlier_answers(self) -> tuple[str, ...]:
        """The player's texts of rounds before the current one: copying them earns nothing.

        In a duel those of whoever is to speak.
        """
        done = self.rounds[:-1] if self.current else self.rounds
        return tuple(
            r.accepted.text for r in done if r.accepted and r.counterargument.against == self.side
        )

    @property
    def side(self) -> Side:
        """The side that is being argued: the player's; in a duel that of whoever is to speak."""
        return self.current.counterargument.against if self.current else self.setup.side

    @property
    def awaits_steelman(self) -> bool:
        """A restatement comes next; after some tries `gate_open` lets one go on without."""
        played = self.current
        return (
            self.setup.steelman
            and played is not None
            and played.answer is None
            and not played.restated
        )

    @property
    def awaits_flow(self) -> bool:
        """The player's own flow comes next: there is a verdict that was not shown yet."""
        played = self.current
        if played is None or not self.setup.flow_first or played.answer is None:
            return False
        return played.flow is None and played.revision is None and played.press is None

    @property
    def revealed(self) -> Match:
        """The match without a verdict that was not shown yet."""
        if self.current is None or not self.awaits_flow:
            return self
        return replace(self, rounds=(*self.rounds[:-1], replace(self.current, answer=None)))

    # -- rules -----------------------------------------------------------------

    def after(self, event: Event) -> Match:
        """The match once `event` has happened; `IllegalMove` if the rules forbid it."""
        if isinstance(event, Opened):
            if self.opening is not None:
                raise IllegalMove("The match has been opened already.")
            if not event.thrown:
                raise IllegalMove("The opponent has nothing to throw at this side.")
            return replace(self, opening=event)._next_round()
        if isinstance(event, Closed):
            if self.phase != "closing":
                raise IllegalMove("The closing comes once, after the last round.")
            if event.text and event.counterargument not in {
                r.thrown.counterargument for r in self.rounds
            }:
                raise IllegalMove("The closing weighs against an argument that was thrown.")
            return replace(self, closing=event)
        if isinstance(event, Started):
            raise IllegalMove("The match has started already.")
        return self._in_round(event)

    def _in_round(self, event: RoundEvent) -> Match:
        current = self.current
        if current is None:
            raise IllegalMove("No round is being played.")
        refusal = self._gate(event, current) or current.refuses(event, self.setup.rules)
        if refusal:
            raise IllegalMove(refusal)
        match = replace(self, rounds=(*self.rounds[:-1], current.after(event)))
        return match._next_round() if isinstance(event, RoundClosed) else match

    def _gate(self, event: RoundEvent, current: Round) -> str:
        """Why the steelman gate forbids `event`, as a sentence; empty if it allows it."""
        if isinstance(event, Steelmanned) and not self.setup.steelman:
            return "This match has no steelman gate."
        if isinstance(event, Answered) and self.setup.steelman and not current.gate_open:
            return "Restate their argument first, so that they would agree."
        return ""

    def _next_round(self) -> Match:
        if not self.coming:
            return self
        thrown = self.thrown[len(self.rounds)]
        name = thrown.counterargument
        own = next((own for own in self.setup.own_words if own.counterargument == name), None)
        begun = Round(self.coming[0], thrown, own_words=own)
        return replace(self, rounds=(*self.rounds, begun))
