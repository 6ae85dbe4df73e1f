"""A match step by step, as it was played. Verdicts are events: nothing is judged again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from game.debate.ballot import ballot
from game.debate.duel import duel_ballot, duellists, speaker_of
from game.debate.events import (
    Answered,
    Called,
    Closed,
    Contested,
    Event,
    Flowed,
    HintTaken,
    Opened,
    PressAnswered,
    Reviewed,
    Revised,
    RoundClosed,
    Started,
    Steelmanned,
)
from game.debate.match import Match
from game.debate.opening import opening_words
from game.debate.own_flow import own_flow_lines
from game.debate.own_words import own_words_line
from game.debate.reasons import call_result
from game.debate.result_lines import ballot_lines, closing_lines, division_line, duel_lines
from game.debate.round import Round
from game.debate.round_lines import (
    change_line,
    close_lines,
    hint_line,
    press_line,
    standing_line,
    steelman_line,
    verdict_lines,
)
from game.debate.wording import SIDE_NAMES, flowing, form, quoted
from game.phrases import plural
from game.records.history import History
from game.records.reading import PackLoader, read_states
from game.scoring.verdict import Verdict


@dataclass(frozen=True)
class Scene:
    """What one step shows."""

    title: str
    before: tuple[str, ...] = ()
    """Lines above what the player wrote."""
    text: str = ""
    """What the player wrote; empty if nothing."""
    speaker: str = "You"
    """Who wrote it; in a duel one of two names."""
    verdict: Verdict | None = None
    """Of that text, where it was judged."""
    after: tuple[str, ...] = ()
    """Lines below it."""


@dataclass(frozen=True)
class Step:
    """A scene, when it was, and where the match then stood."""

    at: datetime
    scene: Scene
    match: Match


def replay_steps(history: History, match_id: str, load_pack: PackLoader) -> tuple[Step, ...]:
    """Every step of a match; `RecordError` if it cannot be read."""
    entries = history.entries(history.get(match_id).id)
    states = read_states(history, match_id, load_pack)
    steps: list[Step] = []
    begun = 0
    for entry, match in zip(entries, states, strict=True):
        scenes = [_scene(entry.event, match, begun)]
        if len(match.rounds) > begun:
            begun = len(match.rounds)
            scenes.append(_round_begins(match))
        if match.phase == "over" and entry is entries[-1]:
            scenes.append(_ballot(match))
        steps += (Step(entry.at, scene, match) for scene in scenes)
    return tuple(steps)


def _scene(event: Event, match: Match, begun: int) -> Scene:
    """What `event` shows; it belongs to the round that was the last of those `begun`."""
    match event:
        case Started():
            return _start(match)
        case Opened():
            return _opening(event, match)
        case Closed():
            return _closing(event, match)
    return _in_round(event, match.rounds[begun - 1], match)


def _in_round(event: Event, played: Round, match: Match) -> Scene:
    scene = _done(event, played, match)
    who = speaker_of(match, played.counterargument.against)
    return replace(scene, title=_of(who, scene.title), speaker=who or scene.speaker)


def _of(who: str, title: str) -> str:
    """In a duel with a name for `you`, such as `Ann: answer`."""
    return title.replace("You ", f"{who}: ").replace(" you", f" {who}") if who else title


def _done(event: Event, played: Round, match: Match) -> Scene:
    c = played.counterargument
    match event:
        case Steelmanned(text):
            return Scene("You restate them", (), text, after=(steelman_line(played),))
        case HintTaken():
            return Scene("You take a hint", (hint_line(played),))
        case Called(count):
            return Scene("You call it", (call_result(played) or f"{plural(count, 'point')}.",))
        case Answered(verdict):
            lines = tuple(verdict_lines(verdict, c))
            return Scene("You answer", (), verdict.text, verdict=verdict, after=lines)
        case Flowed():
            flow = own_flow_lines(played, reveal=False) or ["You skip it."]
            return Scene("You jot a flow", after=tuple(flow))
        case Revised(verdict):
            lines = (*verdict_lines(verdict, c), change_line(played))
            return Scene("You revise", (), verdict.text, verdict=verdict, after=lines)
        case PressAnswered(name, text):
            asked = f"They ask: {quoted(c.get_point(name).press)}"
            return Scene("They press you", (asked,), text, after=(press_line(played),))
        case Contested(name):
            what = c.get_point(name).text if name else "an answer that is on no list"
            return Scene("You contest", (f"You hold that you made: {what}",))
        case Reviewed() | RoundClosed():
            return _end(event, played, match)
    raise AssertionError(f"not an event of a round: {event.kind}")


def _end(event: Reviewed | RoundClosed, played: Round, match: Match) -> Scene:
    """What was missed, once: when it was shown, else when the round ends."""
    missed = tuple(close_lines(played, None))
    if isinstance(event, Reviewed):
        return Scene("You see what you missed", after=missed)
    lines = (standing_line(played), division_line(match))
    return Scene("The round ends", after=lines if played.reviewed else (*missed, *lines))


def _start(match: Match) -> Scene:
    setup = match.setup
    lines = (
        match.motion.text,
        f"{_sides(match)}. Mode: {form(setup.mode, setup.day, setup.rung, setup.assigned)}.",
        f"Judged by scorer {setup.scorer_version or 'unknown'}, pack {setup.pack} "
        f"{setup.pack_version}.",
    )
    return Scene("The match begins", lines)


def _sides(match: Match) -> str:
    if match.setup.duel:
        return f"Duel: {' against '.join(map(str, duellists(match)))}"
    return f"You argue {SIDE_NAMES[match.setup.side]}"


def _ballot(match: Match) -> Scene:
    lines = duel_lines(duel_ballot(match)) if match.setup.duel else ballot_lines(ballot(match))
    return Scene("The ballot", after=tuple(lines))


def _opening(opened: Opened, match: Match) -> Scene:
    names = match.motion.get_counterargument
    heard = [
        f"They hear {quoted(t.sentence)} and throw: {names(t.counterargument).name}."
        for t in opened.thrown
        if t.sentence
    ]
    if not opened.text:
        return Scene("You skip the opening")
    score = (
        [] if opened.score is None else [f"Opening: {opened.score} of 100. {opening_words(opened)}"]
    )
    return Scene("You open", (), opened.text, after=(*score, *heard))


def _round_begins(match: Match) -> Scene:
    played = match.rounds[-1]
    c = played.counterargument
    own = [own_words_line(played.own_words)] if played.own_words else []
    speech = f"{c.voice or 'The opponent'}: {flowing(c.words)}"
    title = f"Round {len(match.rounds)} of {len(match.thrown)}: {c.name}"
    return Scene(title, (*own, speech))


def _closing(closed: Closed, match: Match) -> Scene:
    result = tuple(closing_lines(closed, match.motion))
    if not closed.text:
        return Scene("You skip the closing")
    target = match.motion.get_counterargument(closed.counterargument)
    return Scene("You close", (f"Against: {target.name}",), closed.text, after=result)


def scene_lines(scene: Scene) -> Iterator[str]:
    """A scene as plain lines."""
    yield from scene.before
    if scene.text:
        yield f"{scene.speaker}:"
        yield from (f"    {line}" for line in scene.text.split("\n"))
    yield from filter(None, scene.after)
