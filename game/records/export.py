"""A match as a file: JSON for programs, every event in it, and Markdown for people.

The JSON has stable keys::

    format             "rebuttal-match"
    format_version     1
    id, started, updated, finished     times in ISO 8601, UTC; finished is null while unfinished
    pack, pack_version, pack_hash, motion, title, side, mode, seed, scorer_version
    counterarguments   ids in the order thrown
    duellists          the two names of a duel, who holds `side` first; otherwise empty
    score, won         null while unfinished
    events             a list; each has `at`, `kind` and the fields of `game.debate.events`
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from game.debate.ballot import Ballot, ballot
from game.debate.duel import duel_ballot, duellists
from game.debate.events import Started
from game.debate.flow import FlowLine
from game.debate.match import Match
from game.debate.result_lines import beside_lines, late_lines, world_schools_lines
from game.markdown import bullets, inline, quoted
from game.records.codec import event_data
from game.records.export_rounds import round_blocks
from game.records.history import Entry
from game.records.summary import Summary
from game.text import storable

FORMAT = "rebuttal-match"
FORMAT_VERSION = 1


def as_json(summary: Summary, entries: Iterable[Entry]) -> str:
    """The whole record; needs neither the pack nor the motion."""
    events = [{"at": entry.at.isoformat(), **event_data(entry.event)} for entry in entries]
    setup = events[0]
    record = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "id": summary.id,
        "started": summary.started.isoformat(),
        "updated": summary.updated.isoformat(),
        "finished": summary.finished.isoformat() if summary.finished else None,
        **{name: setup[name] for name in ("pack", "pack_version", "pack_hash", "motion")},
        "title": summary.title,
        **{name: setup[name] for name in ("side", "mode", "seed", "scorer_version")},
        "counterarguments": summary.counterarguments,
        "duellists": setup["duellists"],
        "score": summary.score,
        "won": summary.won,
        "events": events,
    }
    return storable(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"


def as_markdown(summary: Summary, match: Match) -> str:
    """The match to read and to print. No text of a player or a pack acts as markup."""
    blocks = [f"# {inline(match.motion.name)}", *_head(summary, match), *_opening(match)]
    for number, played in enumerate(match.rounds, start=1):
        blocks += round_blocks(number, played, match)
    blocks += _closing(match)
    if match.phase != "over":
        blocks.append("*This match is not finished.*")
    else:
        blocks += _duel_ballot(match) if match.setup.duel else _ballot(ballot(match))
    return "\n\n".join(blocks) + "\n"


def _head(summary: Summary, match: Match) -> list[str]:
    setup = match.setup
    facts = [
        f"Motion: {inline(match.motion.text)}",
        f"{_who(match)}, mode: {setup.mode}",
        *([f"Rung {setup.rung} of the ladder"] if setup.rung else []),
        *([f"The counterargument of the day {inline(setup.day)}"] if setup.day else []),
        *_assignment(setup),
        f"Pack: {inline(setup.pack)} {inline(setup.pack_version)}",
        f"Scorer: {inline(setup.scorer_version)}",
        f"Started: {summary.started:%Y-%m-%d %H:%M} UTC",
        f"Match: {summary.id}",
    ]
    return [bullets(facts)]


def _assignment(setup: Started) -> list[str]:
    one = setup.assigned
    if one is None:
        return []
    return [f"Assignment: {inline(one.title)}, {one.place}", f"Student: {inline(one.student)}"]


def _who(match: Match) -> str:
    if not match.setup.duel:
        return f"Side: {match.setup.side}"
    return f"Duel: {' against '.join(inline(str(one)) for one in duellists(match))}"


def _opening(match: Match) -> list[str]:
    opening = match.opening
    if opening is None or match.setup.rounds_only:
        return []
    blocks = ["## Opening", quoted(opening.text) if opening.text else "Skipped."]
    if opening.score is not None:
        blocks.append(f"Score: {opening.score} of 100")
    heard = [t for t in opening.thrown if t.sentence]
    if heard:
        names = match.motion.get_counterargument
        blocks.append("The opponent heard:")
        blocks.append(
            bullets(
                f"“{inline(t.sentence)}” and threw: {inline(names(t.counterargument).name)}"
                for t in heard
            )
        )
    return blocks


def _closing(match: Match) -> list[str]:
    closing = match.closing
    if closing is None:
        return []
    if not closing.text:
        return ["## Closing", "Skipped."]
    target = match.motion.get_counterargument(closing.counterargument)
    blocks = ["## Closing", f"Against: {inline(target.name)}", quoted(closing.text)]
    score = "not scored" if closing.score is None else f"{closing.score} of 100"
    grounds = f" Grounds: {', '.join(map(inline, closing.grounds))}." if closing.grounds else ""
    blocks.append(f"Score: {score}.{grounds}")
    if closing.feedback:
        blocks.append(inline(closing.feedback))
    late = late_lines(closing, match.motion)
    if late:
        blocks.append(bullets(map(inline, late)))
    return blocks


def _ballot(result: Ballot) -> list[str]:
    blocks = ["## Ballot", f"**{result.score} of 100.** {inline(result.reason)}"]
    return [*blocks, *_earned(result)]


def _duel_ballot(match: Match) -> list[str]:
    """Who carried the House, and what each of the two has earned."""
    duel = duel_ballot(match)
    blocks = ["## Ballot", f"**{inline(duel.reason)}**"]
    for one, result in zip(duel.duellists, duel.ballots, strict=True):
        blocks += [f"### {inline(str(one))}: {result.score} of 100", *_earned(result)]
    return blocks


def _earned(result: Ballot) -> list[str]:
    blocks = ["\n".join(_table(result.flow))]
    marks = world_schools_lines(result)
    facts = [" ".join(marks)] if marks else []
    facts.append(f"Calls right: {result.calls_right} of {result.calls_made}.")
    facts += beside_lines(result)
    facts += [f"Study: {inline(s.point.text)} ({inline(s.counterargument)})" for s in result.study]
    return [*blocks, bullets(facts)]


def _table(flow: tuple[FlowLine, ...]) -> list[str]:
    lines = ["| Their argument | Your answer | Status | Score |", "|---|---|---|---:|"]
    for row in flow:
        score = "" if row.score is None else str(row.score)
        lines.append(f"| {inline(row.theirs)} | {inline(row.yours)} | {row.status} | {score} |")
    return lines
