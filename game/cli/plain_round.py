"""One round of a plain match, from the counterargument to the model answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from game.cli.plain_assigned import end_by_time, tell_place
from game.cli.plain_moves import (
    answer,
    close_round,
    contest,
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
from game.cli.plain_words import allowed_words
from game.cli.table import Table
from game.cli.talk import Stopped
from game.cli.watch import Watch
from game.errors import RecordError


def play_round(table: Table) -> None:
    """Plays the current round until it is closed; when it is left, its time waits."""
    timed = _enforced(table)
    if timed:
        table.say("", "Press Enter when you are ready: then the clock runs.")
        table.talk.wait()
    tell_place(table)
    introduce(table)
    if table.match.awaits_flow:
        jot_flow(table)
        table.say(*state_lines(table))
    watch = table.watch("answer", table.match.setup.limit if timed else 0)
    try:
        _play(table, watch)
    except (Stopped, KeyboardInterrupt):
        _stop(table, watch)
        raise


def _enforced(table: Table) -> bool:
    """A single counterargument by the clock: the time waits for the player, then it counts."""
    setup = table.match.setup
    return setup.by_the_clock and setup.mode == "drill" and table.round.answer is None


def _stop(table: Table, watch: Watch) -> None:
    """Keeps how much of the time is used up."""
    played = table.match.current
    if played and played.answer is None and not table.unsaved:
        with suppress(RecordError):
            table.saved.save_draft(table.saved.draft("answer"), "answer", watch.seconds)


def _play(table: Table, watch: Watch) -> None:
    number = len(table.match.rounds)
    while len(table.match.rounds) == number and table.match.current is not None:
        if end_by_time(table):
            return
        words = allowed_words(table.match)
        word, rest = table.talk.choose(words)
        if end_by_time(table):
            return
        if word == "answer":
            answer(table, "", watch)
        elif word:
            ACTIONS[word](table, rest)
        elif table.match.setup.has_cards and open_card(table, rest):
            continue
        elif " " in rest and "restate" in words:
            table.say("I take that as the first line of your restatement.")
            restate(table, "", first=rest)
        elif " " in rest and "answer" in words:
            begins = "step" if table.match.setup.in_steps else "line"
            table.say(f"I take that as the first {begins} of your answer.")
            answer(table, rest, watch)
        else:
            table.talk.unknown(rest, words)


ACTIONS: dict[str, Callable[[Table, str], None]] = {
    "restate": restate,
    "revise": revise,
    "hint": take_hint,
    "press": reply_to_press,
    "contest": contest,
    "next": close_round,
    "evidence": open_evidence,
    "card": open_evidence,
    "terms": open_terms,
    "speech": say_speech,
    "flow": show_flow,
    "rules": show_rules,
}
