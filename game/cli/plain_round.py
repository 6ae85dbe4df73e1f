"""One round of a plain match, from the counterargument to the model answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from game.cli.alarm import TimeUp
from game.cli.plain_assigned import end_by_time, tell_place
from game.cli.plain_moves import (
    answer,
    close_round,
    contest,
    end_turn,
    jot_flow,
    reply_to_press,
    restate,
    revise,
    take_hint,
)
from game.cli.plain_reading import (
    introduce,
    open_card,
    open_evidence,
    open_terms,
    say_speech,
    show_flow,
    show_rules,
    state_lines,
)
from game.cli.plain_why import say_why
from game.cli.plain_words import allowed_words
from game.cli.table import Table
from game.cli.talk import Stopped, unlimited
from game.cli.watch import Watch
from game.debate.clock import seconds_left, spoken
from game.debate.turn import Turn
from game.errors import RecordError


def play_round(table: Table) -> None:
    """Plays the current round until it is closed; when it is left, its time waits."""
    _begin(table)
    number, watch = len(table.match.rounds), _watch(table)
    try:
        while len(table.match.rounds) == number and table.match.current is not None:
            if end_by_time(table):
                return
            watch = _take_turn(table, watch)
    except (Stopped, KeyboardInterrupt):
        _stop(table, watch)
        raise


def _begin(table: Table) -> None:
    """What is said before the player can do anything; by the clock it waits for the player."""
    setup = table.match.setup
    timed = setup.by_the_clock and table.round.answer is None
    if timed and not setup.duel:
        table.say("", "Press Enter when you are ready: then the clock runs.")
        table.talk.wait()
    tell_place(table)
    introduce(table)
    if timed:
        left = spoken(seconds_left(table.saved.spent("answer"), setup.limit))
        after = " from when you have restated it" if table.match.awaits_steelman else ""
        table.say(f"{left} left{after}.")
    if table.match.awaits_flow:
        jot_flow(table)
        table.say(*state_lines(table))


def _watch(table: Table) -> Watch:
    """Of the answer."""
    return table.watch("answer", table.match.setup.limit)


def _runs(table: Table) -> bool:
    """The time to answer runs: not after the answer, nor while their argument is restated."""
    return table.match.setup.by_the_clock and Turn.of(table.match).step == "write"


def _stop(table: Table, watch: Watch) -> None:
    """Keeps how much of the time is used up."""
    played = table.match.current
    waits = table.match.setup.by_the_clock and not _runs(table)
    if played and played.answer is None and not table.unsaved and not waits:
        with suppress(RecordError):
            table.saved.save_draft(table.saved.draft("answer"), "answer", watch.seconds)


def _take_turn(table: Table, watch: Watch) -> Watch:
    """One thing that the player types, and what it does; the watch to go on with."""
    words = allowed_words(table.match)
    try:
        word, rest = table.talk.choose(words, watch.left if _runs(table) else unlimited)
    except TimeUp as up:
        end_turn(table, up.line, watch)
        return watch
    if end_by_time(table):
        return watch
    if word == "answer":
        answer(table, "", watch)
    elif word:
        ACTIONS[word](table, rest)
    elif table.match.setup.has_cards and open_card(table, rest):
        return watch
    elif " " in rest and "restate" in words:
        table.say("I take that as the first line of your restatement.")
        restate(table, "", first=rest)
    elif " " in rest and "answer" in words:
        begins = "step" if table.match.setup.in_steps else "line"
        table.say(f"I take that as the first {begins} of your answer.")
        answer(table, rest, watch)
    else:
        table.talk.unknown(rest, words)
    restated = "restate" in words and table.match.setup.by_the_clock
    return _watch(table) if restated and table.match.current else watch


ACTIONS: dict[str, Callable[[Table, str], None]] = {
    "restate": restate,
    "revise": revise,
    "hint": take_hint,
    "press": reply_to_press,
    "contest": contest,
    "why": say_why,
    "next": close_round,
    "evidence": open_evidence,
    "card": open_evidence,
    "terms": open_terms,
    "speech": say_speech,
    "flow": show_flow,
    "rules": show_rules,
}
