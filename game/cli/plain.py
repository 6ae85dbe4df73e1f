"""`rebuttal play --plain`: the whole match by typed words, as a stream of plain lines."""

from __future__ import annotations

import shlex

from game.cli import INTERRUPTED
from game.cli.again import other_side_command
from game.cli.plain_assigned import announce_assigned
from game.cli.plain_duel import announce_duel, hand_over
from game.cli.plain_reading import notes, open_terms
from game.cli.plain_round import play_round
from game.cli.table import Table, write
from game.cli.talk import Stopped, number_words
from game.debate import moves
from game.debate.ballot import ballot
from game.debate.briefing import option_steps, steps
from game.debate.events import Started
from game.debate.ladder import outcome
from game.debate.match import IllegalMove
from game.debate.opening import opening_words
from game.debate.result_lines import ballot_lines, closing_lines
from game.debate.wording import SIDE_NAMES, flowing, quoted, stance
from game.errors import OK, RecordError
from game.packs.format import Motion, other_side
from game.phrases import plural
from game.records.daily import line_to_share
from game.records.ladder import Ladder

OPENING_WORDS = {
    "open": "type an opening of two or three sentences",
    "adopt": "take an example as your opening, as in: adopt 1",
    "skip": "begin without an opening",
    "terms": "what the key terms mean",
}


CLOSING = "Closing: which argument of theirs matters most, and why does yours outweigh it?"

CLOSING_ON_ONE = "Closing, against their argument: why does yours outweigh it?"


def briefing_lines(motion: Motion, setup: Started) -> list[str]:
    """What the player, or the two of a duel, read before the match."""
    lines = [f"Motion: {motion.text}"]
    if setup.duel:
        lines += [stance(motion), *steps(setup)]
    else:
        lines.append(f"You argue {SIDE_NAMES[setup.side]}. {stance(motion)}")
        lines += [*notes(setup), *option_steps(setup)]
    lines += ["", flowing(motion.briefing)] if motion.briefing else []
    own = getattr(motion.side, setup.side)
    lines += ["", f"Your side's case: {flowing(own.case)}"] if own.case and not setup.duel else []
    if motion.term:
        lines += ["", f"Key terms: {', '.join(term.term for term in motion.term)}."]
    return lines


def play_match(table: Table) -> int:
    """Plays the match from where it stands to its ballot; returns the exit code.

    Ctrl+C, `quit` and the end of the input stop it, with everything typed kept.
    """
    try:
        while table.match.phase != "over":
            try:
                PHASES[table.match.phase](table)
            except (IllegalMove, RecordError) as error:
                table.say(str(error))
        _announce(table)
    except Stopped:
        _say_how_to_resume(table)
    except KeyboardInterrupt:
        table.say("")
        _say_how_to_resume(table)
        return INTERRUPTED
    return OK


def _say_how_to_resume(table: Table) -> None:
    lost = table.save_again()
    if lost:
        table.say("This could not be saved; copy it before you close the window:", *lost)
    if table.match.phase == "over":
        command = f"rebuttal history show {table.saved.id}"
        table.talk.offer("The match is over and saved:", command)
    else:
        table.talk.offer("Kept. Go on with:", f"rebuttal history resume {table.saved.id} --plain")


# -- opening -----------------------------------------------------------------------


def _open(table: Table) -> None:
    examples = getattr(table.motion.side, table.match.setup.side).openings
    table.say("", "Opening: two or three sentences for your side. You may skip it.")
    table.say(*(f"Example {n}: {text}" for n, text in enumerate(examples, start=1)))
    there = {"adopt": bool(examples), "terms": bool(table.motion.term)}
    words = {w: m for w, m in OPENING_WORDS.items() if there.get(w, True)}
    text: str | None = None
    watch = table.watch()
    while text is None:
        word, rest = table.talk.choose(words)
        if word == "terms":
            open_terms(table, rest)
        elif word == "skip":
            text = ""
        elif word == "adopt":
            text = _example(table, examples, rest)
        elif word == "open" or " " in rest:
            watch = table.watch()
            text = write(table, None, first="" if word else rest, watch=watch)
        else:
            table.talk.unknown(rest, words)
    seconds = watch.seconds
    match = table.commit(moves.open_match(table.match, text, table.judge_of(text), seconds))
    if match.opening and match.opening.score is not None:
        table.say(f"Opening: {match.opening.score} of 100. {opening_words(match.opening)}")
        table.tell_time(seconds)
    table.say(f"The opponent has {plural(len(match.thrown), 'counterargument')} for you.")


def _example(table: Table, examples: tuple[str, ...], number: str) -> str | None:
    if number.isascii() and number.isdigit() and 1 <= int(number) <= len(examples):
        return examples[int(number) - 1]
    table.say(f"Type adopt and {number_words(1, len(examples))}.")
    return None


# -- rounds ----------------------------------------------------------------------


def _play_round(table: Table) -> None:
    if table.match.setup.duel:
        hand_over(table)
    play_round(table)


# -- closing -----------------------------------------------------------------------


def _close(table: Table) -> None:
    thrown = [played.counterargument for played in table.match.rounds]
    table.say("", CLOSING if len(thrown) > 1 else CLOSING_ON_ONE)
    table.say(*(f"{n}: {c.name}" for n, c in enumerate(thrown, start=1)))
    text: str | None = None
    watch = table.watch()
    while text is None:
        table.say(f"Type {number_words(1, len(thrown))}, or press Enter for no closing.")
        number = table.talk.ask_number(1, len(thrown))
        target = thrown[(number or 1) - 1]
        if number is None:
            text = ""
        else:
            table.say(f"Against {quoted(target.name)}, in two sentences: compare both sides.")
            watch = table.watch()
            text = write(table, None, watch=watch)
    seconds = watch.seconds
    match = table.commit(moves.close(table.match, text, target.id, table.judge_of(text), seconds))
    if match.closing:
        if match.closing.text:
            table.tell_time(seconds)
        table.say(*closing_lines(match.closing, match.motion))


# -- ballot ------------------------------------------------------------------------


def _announce(table: Table) -> None:
    setup = table.match.setup
    if setup.duel:
        announce_duel(table)
        return
    if setup.assigned is not None:
        announce_assigned(table)
        return
    result = ballot(table.match)
    table.say("", "Ballot", *ballot_lines(result))
    if setup.rung:
        _announce_rung(table, result.score)
    if setup.day:
        table.say("", "To share, without giving anything away:")
        table.talk.write_whole(line_to_share(table.saved))
    table.say("")
    table.talk.offer("Read it again:", f"rebuttal history show {table.saved.id}")
    if table.pack_name and table.motion.against(other_side(setup.side)):
        table.talk.offer("Now argue the other side:", other_side_command(table))


def _announce_rung(table: Table, score: int) -> None:
    """Whether the rung is climbed, and the command for the one to climb next."""
    setup = table.match.setup
    table.say("", outcome(setup.rung, score))
    if not table.pack_name:
        return
    ladder = Ladder.of(setup.pack, table.saved.history.matches())
    if after := ladder.lead_on(table.motion, setup, score):
        again = after.rung == setup.rung and after.counterargument in setup.counterarguments
        table.talk.offer(
            "Try again:" if again else "Climb on:",
            f"rebuttal play {shlex.quote(table.pack_name)} --motion {after.motion} "
            f"--counterargument {after.counterargument} --rung {after.rung} --plain",
        )


PHASES = {"opening": _open, "round": _play_round, "closing": _close}
"""What is played in each phase of a match."""
