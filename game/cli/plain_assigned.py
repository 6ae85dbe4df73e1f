"""What an assignment adds to a plain match: its label, the end of its time, the file to hand in."""

from __future__ import annotations

from game.classroom.handing_in import hand_in, is_complete, next_command
from game.cli.table import Table
from game.debate import moves
from game.debate.assigned import Assigned
from game.debate.ballot import ballot
from game.debate.clock import spoken
from game.debate.events import RoundClosed
from game.debate.result_lines import ballot_lines
from game.debate.round_lines import standing_line
from game.debate.turn import Turn
from game.errors import RebuttalError
from game.records.drafts import DraftKind
from game.text import clean

LATE = "It is marked as late: the deadline had passed."


def tell_place(table: Table) -> None:
    """Says before each round what is played, and how much time is left."""
    assigned = table.match.setup.assigned
    if assigned is not None:
        table.say("", f"{assigned.title} ({_place(assigned, table.saved.time_left)})")


def _place(assigned: Assigned, left: float | None) -> str:
    return assigned.place if left is None else f"{assigned.place} · {spoken(left)} left"


def end_by_time(table: Table) -> bool:
    """Whether time is over: then what was written is judged, and the rest is dropped."""
    if not table.saved.time_over:
        return False
    table.say("Your time is over: what you wrote is handed in.")
    _hand_in_draft(table)
    while table.match.phase == "round":
        table.saved.commit(RoundClosed())
    return True


def _hand_in_draft(table: Table) -> None:
    played = table.match.current
    if played is None:
        return
    first = played.answer is None
    kind: DraftKind = "answer" if first else "revision"
    text = clean(table.saved.draft(kind)).strip()
    turn = Turn(table.match, "write" if first else "revise")
    if turn.refuses(text) or not (first or played.revisions_left(table.match.setup.rules)):
        return
    move = moves.answer if first else moves.revise
    seconds = table.saved.spent(kind)
    table.commit(move(table.match, text, table.judge_of(text), seconds))
    if table.match.current:
        table.say(standing_line(table.match.current))


def announce_assigned(table: Table) -> None:
    """The ballot, and the file to hand in once every motion is done."""
    assigned = table.match.setup.assigned
    assert assigned is not None
    table.say("", f"Ballot ({assigned.place})", *ballot_lines(ballot(table.match)))
    table.say("")
    table.talk.offer("Read it again:", f"rebuttal history show {table.saved.id}")
    if not is_complete(table.saved):
        done = f"Motion {assigned.part} of {len(assigned.parts)} is done."
        table.talk.offer(f"{done} The next one:", f"{next_command(table.saved)} --plain")
        return
    try:
        handed = hand_in(table.saved)
    except RebuttalError as error:
        table.say("", str(error))
        return
    table.say("", *([LATE] if handed.late else []))
    first, path, *rest = handed.lines()
    table.say(first)
    table.talk.write_whole(path)
    table.say(*rest)
    if again := handed.next_lines():
        words, command = again
        table.talk.offer(words, f"{command} --plain")
