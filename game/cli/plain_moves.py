"""What a player does in a round of a plain match: answer, revise, take a hint, contest, go on."""

from __future__ import annotations

from game.cells import is_wide
from game.cli.plain_reading import state_lines
from game.cli.steps import write_steps
from game.cli.table import TIME_UP, Table, write
from game.cli.talk import QUIT, Stopped
from game.cli.watch import Watch
from game.debate import moves
from game.debate.clock import spoken
from game.debate.events import Called, Contested, Reviewed, RoundClosed
from game.debate.own_flow import ASK, jot, own_flow_lines, refuse_flow
from game.debate.reasons import press_offer
from game.debate.result_lines import division_line
from game.debate.round_lines import (
    close_lines,
    hint_line,
    press_line,
    standing_line,
    steelman_line,
)
from game.debate.turn import Turn, refuse_text

CONTESTED = " (contested already)"


def answer(table: Table, first: str, watch: Watch) -> None:
    """The rebuttal, from its `first` line on if that was typed already; the verdict follows."""
    if table.match.setup.in_steps:
        text = write_steps(table, first, watch)
    else:
        text = write(table, "answer", first=first, watch=watch)
    if text is None:
        return
    if not text.strip():
        table.say("There is nothing to judge yet; type next to leave it unanswered.")
        return
    _hand_in(table, text, watch.counted)


def end_turn(table: Table, line: str, watch: Watch) -> None:
    """The time is up: what was written goes to the judge, and `line` if it is no command."""
    kept = table.kept("answer")
    said = line if " " in line or any(map(is_wide, line)) else ""
    text = "\n".join(part for part in (kept, said) if part.strip())
    if refuse_text(text):
        table.say("Time is up, and nothing was written: the argument is dropped.")
        _review(table)
        return
    table.say(TIME_UP)
    _hand_in(table, text, watch.counted)


def _hand_in(table: Table, text: str, seconds: float) -> None:
    """The judge reads the answer; the player calls it, and then the verdict is told."""
    event = moves.answer(table.match, text, table.judge_of(text), seconds)
    if table.match.setup.flow_first:
        table.commit(event)
        jot_flow(table)
        _call(table)
    else:
        _call(table)
        table.commit(event)
    if table.match.setup.by_the_clock:
        table.say(f"Time: {spoken(seconds)}.")
    else:
        table.tell_time(seconds)
    table.say(*state_lines(table))


def jot_flow(table: Table) -> None:
    """Flow first: the player's own flow, saved line by line; none skips it."""
    table.say(ASK, "A dot alone skips it.")
    text = write(table, "flow")
    while text and (refusal := refuse_flow(text)):
        table.say(refusal)
        text = write(table, "flow")
    table.commit(jot(text or ""))


def _call(table: Table) -> None:
    """Call it: how many points the player thinks the answer made; asked once."""
    if table.round.called is not None or table.saved.time_over:
        return
    most = table.round.most_points
    table.say(f"Call it: how many points did you make? 0 to {most}, or Enter to skip.")
    number = table.talk.ask_number(0, most)
    if number is not None:
        table.saved.commit(Called(number))


def restate(table: Table, _: str, first: str = "") -> None:
    """The steelman gate: what they hold, in the player's own words."""
    text = write(table, "steelman", first=first)
    if text is None:
        return
    if not text.strip():
        table.say("There is nothing to judge yet.")
        return
    table.commit(moves.restate(table.match, text, table.judge_of(text)))
    table.say(steelman_line(table.round))


def revise(table: Table, _: str) -> None:
    """The rebuttal once more; the better version counts."""
    played = table.round
    before = played.answer.verdict.text if played.answer else ""
    if not table.saved.draft("revision"):
        table.say(
            "Your answer so far; what you type is added to it (.clear starts anew):",
            *(f"{n}: {line}" for n, line in enumerate(before.split("\n"), start=1)),
        )
    watch = table.watch("revision")
    text = write(table, "revision", draft=before, watch=watch)
    if not text or not text.strip():
        table.say("Not revised.")
        return
    if refusal := Turn(table.match, "revise").refuses(text):
        table.say(refusal)
        return
    seconds = watch.seconds
    table.commit(moves.revise(table.match, text, table.judge_of(text), seconds))
    table.tell_time(seconds)
    table.say(*state_lines(table))


def take_hint(table: Table, _: str) -> None:
    """The next hint, if there is one."""
    hint = table.round.next_hint
    if hint:
        table.saved.commit(hint)
        table.say(hint_line(table.round))
        if table.round.accepted:
            table.say(standing_line(table.round))


def reply_to_press(table: Table, _: str) -> None:
    """The reply to the question about the hole in the answer."""
    point = table.round.pressing
    table.say(f"They press: {point.press if point else ''}")
    if not table.round.press_lifts:
        table.say(press_offer(table.round))
    watch = table.watch("press")
    text = write(table, "press", watch=watch)
    if not text or not text.strip():
        table.say("Not replied.")
        return
    seconds = watch.seconds
    table.commit(moves.answer_press(table.match, text, table.judge_of(text), seconds))
    table.tell_time(seconds)
    table.say(press_line(table.round), standing_line(table.round))
    table.say(division_line(table.match))


def contest(table: Table, _: str) -> None:
    """Contests a point that was missed, or the whole answer as one on no list.

    The list names the points, which ends the attempts.
    """
    if Turn.of(table.match).open_ended:
        table.say(
            "That names the points you missed and ends your attempts here. "
            "Type contest again to go on."
        )
        if not _agrees(table, "contest"):
            return
        table.saved.commit(Reviewed())
    points = [(point.id, point.text) for point in table.round.missed]
    choices = [("", "my answer as a whole: well argued, but on no list"), *points]
    table.say("What was not credited? Type a number, or Enter for nothing.")
    table.say(*(
        f"{n}: {text}{CONTESTED if name in table.round.contested else ''}"
        for n, (name, text) in enumerate(choices, start=1)
    ))  # fmt: skip
    _commit_contest(table, [name for name, _ in choices])


def _agrees(table: Table, word: str) -> bool:
    """Whether `word` or a yes is typed; any other word or text then acts in its own right."""
    line = table.talk.ask()
    if line.lower() in QUIT:
        raise Stopped
    if line.lower() in (word, word[0], "yes", "y"):
        return True
    table.talk.put_back(line)
    return False


def _commit_contest(table: Table, names: list[str]) -> bool:
    """Takes a number and contests the point of that place; false for none."""
    number = table.talk.ask_number(1, len(names))
    if number is None:
        return False
    name = names[number - 1]
    if name in table.round.contested:
        table.say("You have contested that already.")
    else:
        table.saved.commit(Contested(name))
        table.say("Contested: it is noted on the ballot for you, your teacher and the author.")
    return True


def close_round(table: Table, _: str) -> None:
    """Closes the round: first the missed points and the model answer, and the last contest."""
    played = table.round
    if played.answer is None:
        table.say("You have not answered; it would count as dropped. Type next again to go on.")
        if not _agrees(table, "next"):
            table.say("Nothing is dropped; it is still yours to answer.")
            return
    _review(table)


def _review(table: Table) -> None:
    """The missed points and the model answer; then the round is closed."""
    played = table.round
    if played.answer and Turn.of(table.match).open_ended:
        table.saved.commit(Reviewed())
    table.say(*close_lines(played, table.pack), *own_flow_lines(played, reveal=True))
    missed = [point.id for point in played.missed]
    if played.answer and missed:
        before = [f"{n}" for n, name in enumerate(missed, start=1) if name in played.contested]
        if before:
            table.say(f"Contested already: {', '.join(before)}.")
        table.say("Did you make one of these? Type its number to contest it, or Enter to go on.")
        while _commit_contest(table, missed):
            table.say("Another one, or Enter to go on.")
    table.saved.commit(RoundClosed())
