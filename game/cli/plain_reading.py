"""What a player reads in a plain match without changing it: speech, evidence, rules, the state."""

from __future__ import annotations

from game.cli.table import Table
from game.debate.briefing import what_happens
from game.debate.clock import spoken
from game.debate.events import Started
from game.debate.flow import flow_sheet
from game.debate.ladder import rung_rules
from game.debate.own_flow import own_flow_lines
from game.debate.own_words import own_words_line
from game.debate.reasons import press_offer
from game.debate.result_lines import division_line, flow_lines
from game.debate.round_lines import (
    change_line,
    hint_lines,
    press_line,
    standing_line,
    steelman_line,
    verdict_lines,
)
from game.debate.wording import card_lines, flowing, quoted
from game.packs.finding import section_title
from game.text import one_line

MODE_NOTES = {
    "practice": "Practice: hints, one revision and the opponent's questions are allowed.",
    "match": "Match: no hints, no revision, no questions by the opponent.",
    "drill": "Drill: rounds only, no opening and no closing.",
}

CANNOT_TELL = (
    "By lines of text the program cannot tell pasting from typing, and counts neither: that you "
    "type your answers is left to you."
)


def notes(setup: Started) -> list[str]:
    """What the rules of a match are, in a sentence or two."""
    if setup.assigned is not None:
        lines = list(what_happens(setup))
        return lines if setup.assigned.pasting else [*lines, CANNOT_TELL]
    lines = [MODE_NOTES[setup.mode]]
    if setup.day:
        lines = [
            f"The counterargument of {setup.day}, the same for everybody. One attempt counts: no "
            "hints, no revision, no questions by the opponent."
        ]
    if setup.rung:
        return list(rung_rules(setup.rung))
    if setup.by_the_clock:
        each = "" if setup.day else " for each answer"
        lines.append(
            f"You have {spoken(setup.limit)}{each}. When the time is up, what you have written is "
            "judged."
        )
    return lines


def introduce(table: Table) -> None:
    """The counterargument, what of the opening caused it, and where an interrupted round stands."""
    played = table.round
    c = played.counterargument
    count = len(table.match.thrown)
    table.say("", f"Round {len(table.match.rounds)} of {count}. They say: {c.name}")
    if played.thrown.sentence:
        table.say(f"You said: {quoted(played.thrown.sentence)} They answer that.")
    say_speech(table)
    cards = table.motion.cards_for(c.id)
    if cards and table.match.setup.has_cards:
        table.say(f"Evidence: {'; '.join(f'{card.id} {card.title}' for card in cards)}.")
    if table.match.awaits_steelman and not played.steelman:
        table.say("First restate that in your own words, so that they would agree: type restate.")
    if played.steelman and played.answer is None:
        table.say(steelman_line(played))
    table.say(*hint_lines(played))
    if played.accepted and not table.match.awaits_flow:
        table.say(*state_lines(table))


def say_speech(table: Table, _: str = "") -> None:
    """Their argument, with the player's own words if it begins with them."""
    c = table.round.counterargument
    section = section_title(table.pack, c.source)
    source = f", in “{section}”" if section else ""
    own = table.round.own_words
    table.say(f"{c.voice or 'The opponent'}{source}:", *([own_words_line(own)] if own else []))
    table.say(flowing(c.words))


def open_evidence(table: Table, tag: str) -> None:
    """The card of that tag, or a list of all, those that help here first."""
    if tag and open_card(table, tag):
        return
    if tag:
        table.say(f"There is no card {quoted(tag, 12)}.")
    helpful = {card.id for card in table.motion.cards_for(table.round.counterargument.id)}
    cards = sorted(table.motion.evidence, key=lambda card: card.id not in helpful)
    for card in cards:
        mark = "* " if card.id in helpful else "  "
        table.say(f"{mark}{card.id}: {card.title}")
    first = cards[0].id
    table.say(
        f"Those with a star help here. Open one as in: card {first}; cite it as in: [{first}]."
    )


def open_card(table: Table, tag: str) -> bool:
    """Opens the evidence card of that tag; false if there is none."""
    tag = tag.strip("[]").upper()
    for card in table.motion.evidence:
        if card.id == tag:
            table.say(*card_lines(card))
            return True
    return False


def open_terms(table: Table, name: str = "") -> None:
    """Says what a key term means, or what all of them mean."""
    wanted = one_line(name).lower()
    found = [
        term
        for term in table.motion.term
        if not wanted or wanted in (form.lower() for form in (term.term, *term.also))
    ]
    if not found:
        known = ", ".join(term.term for term in table.motion.term) or "none"
        table.say(f"Key terms: {known}.")
    table.say(*(f"{term.term}: {term.meaning}" for term in found))


def show_flow(table: Table, _: str = "") -> None:
    """The flow sheet, and where the House stands."""
    table.say(*flow_lines(flow_sheet(table.match)), division_line(table.match))


def show_rules(table: Table, _: str = "") -> None:
    """The rules of the match."""
    table.say(*notes(table.match.setup))


def state_lines(table: Table) -> list[str]:
    """The verdict that counts and where round and House stand."""
    played = table.round
    latest = played.revision or played.answer
    if latest is None:
        return []
    lines = verdict_lines(latest.verdict, played.counterargument)
    if played.called is not None and played.answer and not played.revision:
        lines.append(f"You called {played.called}; the judge found {len(latest.verdict.made)}.")
    lines += own_flow_lines(played, reveal=False)
    lines += [line for line in (change_line(played), press_line(played)) if line]
    lines += [standing_line(played), division_line(table.match)]
    if played.pressing and played.press_lifts and table.match.setup.rules.press:
        lines += [f"They press: {played.pressing.press}", press_offer(played)]
    return lines
