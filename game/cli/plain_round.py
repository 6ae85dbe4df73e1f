"""One round of a plain match, from the counterargument to the model answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from game.cli.plain_assigned import end_by_time, tell_place
from game.cli.steps import write_steps
from game.cli.table import Table, notes, open_card, open_terms, write
from game.cli.talk import Stopped
from game.cli.watch import Watch
from game.debate import moves
from game.debate.clock import spoken
from game.debate.events import Called, Contested, RoundClosed
from game.debate.flow import flow_sheet
from game.debate.own_flow import ASK, jot, own_flow_lines, refuse_flow
from game.debate.own_words import own_words_line
from game.debate.reasons import press_offer
from game.debate.round import Round
from game.debate.wording import (
    change_line,
    close_lines,
    division_line,
    flow_lines,
    flowing,
    hint_line,
    press_line,
    quoted,
    section_title,
    standing_line,
    steelman_line,
    verdict_lines,
)
from game.errors import RecordError

MEANINGS = {
    "restate": "type what they hold, in your own words, so that they would agree",
    "answer": "type your rebuttal",
    "revise": "write the rebuttal again; the better version counts",
    "hint": "a hint: the first costs 5, the second 10, the third 20 in all",
    "press": "reply to the question that they ask about the hole in your answer",
    "contest": "you did make a point that was not credited",
    "next": "go on; the points you missed and a model answer are shown",
    "evidence": "the evidence cards",
    "card": "opens a card, as in: card E4",
    "terms": "what the key terms mean",
    "speech": "their argument again",
    "flow": "the flow sheet",
    "rules": "the rules of the assignment",
}


def play_round(table: Table) -> None:
    """Plays the current round until it is closed; when it is left, its time waits."""
    timed = _enforced(table)
    if timed:
        table.say("", "Press Enter when you are ready: then the clock runs.")
        table.talk.wait()
    tell_place(table)
    introduce(table)
    if table.match.awaits_flow:
        _jot(table)
        table.say(*_state(table))
    watch = table.watch("answer", table.match.setup.limit if timed else 0)
    try:
        _play(table, watch)
    except (Stopped, KeyboardInterrupt):
        _stop(table, watch)
        raise


def _enforced(table: Table) -> bool:
    """A single counterargument by the clock: the time waits for the player, then it counts."""
    setup = table.match.setup
    return setup.by_the_clock and setup.mode == "drill" and _round(table).answer is None


def _stop(table: Table, watch: Watch) -> None:
    """Keeps how much of the time is used up."""
    played = _now(table)
    if played and played.answer is None and not table.unsaved:
        with suppress(RecordError):
            table.saved.save_draft(table.saved.draft("answer"), "answer", watch.seconds)


def _play(table: Table, watch: Watch) -> None:
    number = len(table.match.rounds)
    while len(table.match.rounds) == number and _now(table) is not None:
        if end_by_time(table):
            return
        words = allowed_words(table)
        word, rest = table.talk.choose(words)
        if end_by_time(table):
            return
        if word == "answer":
            _answer(table, "", watch)
        elif word:
            ACTIONS[word](table, rest)
        elif table.match.setup.has_cards and open_card(table, rest):
            continue
        elif " " in rest and "restate" in words:
            table.say("I take that as the first line of your restatement.")
            _restate(table, "", first=rest)
        elif " " in rest and "answer" in words:
            begins = "step" if table.match.setup.in_steps else "line"
            table.say(f"I take that as the first {begins} of your answer.")
            _answer(table, rest, watch)
        else:
            table.talk.unknown(rest, words)


def introduce(table: Table) -> None:
    """The counterargument, what of the opening caused it, and where an interrupted round stands."""
    played = _round(table)
    c = played.counterargument
    count = len(table.match.thrown)
    table.say("", f"Round {len(table.match.rounds)} of {count}. They say: {c.name}")
    if played.thrown.sentence:
        table.say(f"You said: {quoted(played.thrown.sentence)} They answer that.")
    _speech(table)
    cards = table.motion.cards_for(c.id)
    if cards and table.match.setup.has_cards:
        table.say(f"Evidence: {'; '.join(f'{card.id} {card.title}' for card in cards)}.")
    if table.match.awaits_steelman and not played.steelman:
        table.say("First restate that in your own words, so that they would agree: type restate.")
    if played.steelman and played.answer is None:
        table.say(steelman_line(played))
    if played.hints:
        table.say(hint_line(played))
    if played.accepted and not table.match.awaits_flow:
        table.say(*_state(table))


def allowed_words(table: Table) -> dict[str, str]:
    """The words that make sense now, with their meanings."""
    played, rules = _round(table), table.match.setup.rules
    names = []
    if played.answer is None:
        names += ["restate"] if table.match.awaits_steelman else []
        names += ["answer"] if played.gate_open or not table.match.setup.steelman else []
    else:
        names += ["contest"]
        names += ["revise"] if played.revisions_left(rules) else []
        names += ["press"] if rules.press and played.pressing else []
    helps = played.answer is None or rules.press or played.revisions_left(rules)
    hint = rules.hints and helps and played.next_hint and not played.press
    names += ["hint"] if hint else []
    names += ["next", "terms", "speech", "flow"]
    names += ["rules"] if table.match.setup.assigned else []
    names += ["evidence", "card"] if table.match.setup.has_cards else []
    return {name: meaning for name, meaning in MEANINGS.items() if name in names}


# -- reading -----------------------------------------------------------------------


def _speech(table: Table, _: str = "") -> None:
    c = _round(table).counterargument
    section = section_title(table.pack, c.source)
    source = f", in “{section}”" if section else ""
    own = _round(table).own_words
    table.say(f"{c.voice or 'The opponent'}{source}:", *([own_words_line(own)] if own else []))
    table.say(flowing(c.words))


def _evidence(table: Table, tag: str) -> None:
    if tag and open_card(table, tag):
        return
    if tag:
        table.say(f"There is no card {quoted(tag, 12)}.")
    helpful = {card.id for card in table.motion.cards_for(_round(table).counterargument.id)}
    for card in sorted(table.motion.evidence, key=lambda card: card.id not in helpful):
        mark = "* " if card.id in helpful else "  "
        table.say(f"{mark}{card.id}: {card.title}")
    table.say("Those with a star help here. Open one as in: card E4; cite it as in: [E4].")


def _flow(table: Table, _: str = "") -> None:
    table.say(*flow_lines(flow_sheet(table.match)), division_line(table.match))


def _rules(table: Table, _: str = "") -> None:
    table.say(*notes(table.match.setup))


# -- playing -----------------------------------------------------------------------


def _answer(table: Table, first: str, watch: Watch) -> None:
    if table.match.setup.in_steps:
        text = write_steps(table, first, watch)
    else:
        text = write(table, "answer", first=first, watch=watch)
    if text is None:
        return
    if not text.strip():
        table.say("There is nothing to judge yet; type next to leave it unanswered.")
        return
    seconds = watch.seconds
    event = moves.answer(table.match, text, table.judge_of(text), seconds)
    if table.match.setup.flow_first:
        table.commit(event)
        _jot(table)
        _call(table)
    else:
        _call(table)
        table.commit(event)
    if table.match.setup.by_the_clock:
        table.say(f"Time: {spoken(seconds)}.")
    else:
        table.tell_time(seconds)
    table.say(*_state(table))


def _jot(table: Table) -> None:
    """Flow first: the player's own flow, saved line by line; none skips it."""
    table.say(ASK, "A dot alone skips it.")
    text = write(table, "flow")
    while text and (refusal := refuse_flow(text)):
        table.say(refusal)
        text = write(table, "flow")
    table.commit(jot(text or ""))


def _call(table: Table) -> None:
    """Call it: how many points the player thinks the answer made; asked once."""
    if _round(table).called is not None or table.saved.time_over:
        return
    most = _round(table).most_points
    table.say(f"Call it: how many points did you make? 0 to {most}, or Enter to skip.")
    number = table.talk.ask_number(0, most)
    if number is not None:
        table.saved.commit(Called(number))


def _restate(table: Table, _: str, first: str = "") -> None:
    """The steelman gate: what they hold, in the player's own words."""
    text = write(table, "steelman", first=first)
    if text is None:
        return
    if not text.strip():
        table.say("There is nothing to judge yet.")
        return
    table.commit(moves.restate(table.match, text, table.judge_of(text)))
    table.say(steelman_line(_round(table)))


def _revise(table: Table, _: str) -> None:
    played = _round(table)
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
    seconds = watch.seconds
    table.commit(moves.revise(table.match, text, table.judge_of(text), seconds))
    table.tell_time(seconds)
    table.say(*_state(table))


def _hint(table: Table, _: str) -> None:
    hint = _round(table).next_hint
    if hint:
        table.saved.commit(hint)
        table.say(hint_line(_round(table)))
        if _round(table).accepted:
            table.say(standing_line(_round(table)))


def _press(table: Table, _: str) -> None:
    point = _round(table).pressing
    table.say(f"They press: {point.press if point else ''}")
    watch = table.watch("press")
    text = write(table, "press", watch=watch)
    if not text or not text.strip():
        table.say("Not replied.")
        return
    seconds = watch.seconds
    table.commit(moves.answer_press(table.match, text, table.judge_of(text), seconds))
    table.tell_time(seconds)
    table.say(press_line(_round(table)), standing_line(_round(table)))
    table.say(division_line(table.match))


def _contest(table: Table, rest: str) -> None:
    """Contests a sentence that came near a point, or the whole answer as one on no list."""
    played = _round(table)
    results = played.accepted.points if played.accepted else ()
    near = {p.id: p.sentence for p in results if p.sentence and p.id not in played.made}
    choices = [("", "my answer as a whole: well argued, but on no list"), *near.items()]
    table.say("What was not credited? Type a number, or Enter for nothing.")
    table.say(*(f"{n}: {text}" for n, (_, text) in enumerate(choices, start=1)))
    table.say("Points that you missed are named when you go on; you can contest them there too.")
    _commit_contest(table, [name for name, _ in choices])


def _commit_contest(table: Table, names: list[str]) -> bool:
    """Takes a number and contests the point of that place; false for none."""
    number = table.talk.ask_number(1, len(names))
    if number is None:
        return False
    name = names[number - 1]
    if name in _round(table).contested:
        table.say("You have contested that already.")
    else:
        table.saved.commit(Contested(name))
        table.say("Contested: it is noted on the ballot for you, your teacher and the author.")
    return True


def _next(table: Table, _: str) -> None:
    """Closes the round: first the missed points and the model answer, and the last contest."""
    played = _round(table)
    if played.answer is None:
        table.say("You have not answered; it would count as dropped. Type next again to go on.")
        if table.talk.ask().lower() not in ("next", "n", "yes", "y"):
            table.say("Nothing is dropped; it is still yours to answer.")
            return
    table.say(*close_lines(played, table.pack), *own_flow_lines(played, reveal=True))
    missed = [point.id for point in played.missed]
    if played.answer and missed:
        table.say("Did you make one of these? Type its number to contest it, or Enter to go on.")
        while _commit_contest(table, missed):
            table.say("Another one, or Enter to go on.")
    table.saved.commit(RoundClosed())


def _state(table: Table) -> list[str]:
    """The verdict that counts and where round and House stand."""
    played = _round(table)
    latest = played.revision or played.answer
    if latest is None:
        return []
    lines = verdict_lines(latest.verdict, played.counterargument)
    if played.called is not None and played.answer and not played.revision:
        lines.append(f"You called {played.called}; the judge found {len(latest.verdict.made)}.")
    lines += own_flow_lines(played, reveal=False)
    lines += [line for line in (change_line(played), press_line(played)) if line]
    lines += [standing_line(played), division_line(table.match)]
    if played.pressing and table.match.setup.rules.press:
        lines += [f"They press: {played.pressing.press}", press_offer(played)]
    return lines


def _round(table: Table) -> Round:
    played = _now(table)
    if played is None:
        raise AssertionError("no round is being played")
    return played


def _now(table: Table) -> Round | None:
    return table.match.current


ACTIONS: dict[str, Callable[[Table, str], None]] = {
    "restate": _restate,
    "revise": _revise,
    "hint": _hint,
    "press": _press,
    "contest": _contest,
    "next": _next,
    "evidence": _evidence,
    "card": _evidence,
    "terms": open_terms,
    "speech": _speech,
    "flow": _flow,
    "rules": _rules,
}
