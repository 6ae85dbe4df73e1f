"""A match as a file: JSON for programs, every event in it, and Markdown for people.

The JSON has stable keys::

    format             "rebuttal-match"
    format_version     1
    id, started, updated, finished     times in ISO 8601, UTC; finished is null while unfinished
    pack, pack_version, pack_hash, motion, title, side, mode, seed, scorer_version
    counterarguments   ids in the order thrown
    score, won         null while unfinished
    events             a list; each has `at`, `kind` and the fields of `game.debate.events`
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from game.debate.ballot import Ballot, ballot
from game.debate.flow import FlowLine
from game.debate.match import Match
from game.debate.own_words import own_words_line
from game.debate.round import HINT_COST, HINT_NAMES, Round
from game.records.codec import event_data
from game.records.history import Entry
from game.records.markdown import inline, quoted
from game.records.summary import Summary
from game.scoring.verdict import BAND_NAMES, PointResult, Verdict
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
        "score": summary.score,
        "won": summary.won,
        "events": events,
    }
    return storable(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"


def as_markdown(summary: Summary, match: Match) -> str:
    """The match to read and to print. No text of a player or a pack acts as markup."""
    blocks = [f"# {inline(match.motion.name)}", *_head(summary, match), *_opening(match)]
    for number, played in enumerate(match.rounds, start=1):
        blocks += _round(number, played, match)
    blocks += _closing(match)
    blocks += _ballot(ballot(match)) if match.phase == "over" else ["*This match is not finished.*"]
    return "\n\n".join(blocks) + "\n"


def _head(summary: Summary, match: Match) -> list[str]:
    setup = match.setup
    facts = [
        f"Motion: {inline(match.motion.text)}",
        f"Side: {setup.side}, mode: {setup.mode}",
        *([f"Rung {setup.rung} of the ladder"] if setup.rung else []),
        *([f"The counterargument of the day {inline(setup.day)}"] if setup.day else []),
        f"Pack: {inline(setup.pack)} {inline(setup.pack_version)}",
        f"Scorer: {inline(setup.scorer_version)}",
        f"Started: {summary.started:%Y-%m-%d %H:%M} UTC",
        f"Match: {summary.id}",
    ]
    return [_bullets(facts)]


def _opening(match: Match) -> list[str]:
    opening = match.opening
    if opening is None or match.setup.mode == "drill":
        return []
    blocks = ["## Opening", quoted(opening.text) if opening.text else "Skipped."]
    if opening.score is not None:
        blocks.append(f"Score: {opening.score} of 100")
    heard = [t for t in opening.thrown if t.sentence]
    if heard:
        names = match.motion.get_counterargument
        blocks.append("The opponent heard:")
        blocks.append(
            _bullets(
                f"“{inline(t.sentence)}” and threw: {inline(names(t.counterargument).name)}"
                for t in heard
            )
        )
    return blocks


def _round(number: int, played: Round, match: Match) -> list[str]:
    c = played.counterargument
    blocks = [f"## Round {number}: {inline(c.name)}"]
    blocks.append(f"{inline(c.voice) or 'The opponent'} says:")
    blocks.append(
        quoted(f"{own_words_line(played.own_words)}\n\n{c.words}" if played.own_words else c.words)
    )
    blocks += _hints(played)
    if played.answer:
        blocks += _version("Your answer", played.answer.verdict)
        if played.called is not None:
            found = len(played.answer.verdict.made)
            blocks.append(f"You called {played.called}; the judge found {found}.")
    if played.revision:
        blocks += _version(f"Your revision ({played.delta:+d})", played.revision.verdict)
    blocks += _press(played)
    blocks += _points(played)
    if played.closed:
        blocks.append(f"**Round: {played.score} of 100, {played.standing}.**")
        if c.model_answer:
            blocks += ["A model answer:", quoted(c.model_answer)]
    elif match.phase == "round":
        blocks.append("This round is still open.")
    return blocks


def _hints(played: Round) -> list[str]:
    if not played.hints:
        return []
    lines = [
        f"{HINT_NAMES[hint.level].capitalize()}: {inline(played.hint_text(hint))}"
        for hint in played.hints
    ]
    level = max(hint.level for hint in played.hints)
    return [f"Hints taken (-{HINT_COST[level]}):", _bullets(lines)]


def _version(title: str, verdict: Verdict) -> list[str]:
    """One text of the player and what it earned."""
    blocks = [f"### {title}", quoted(verdict.text)]
    band = f"{BAND_NAMES[verdict.band]} (band {verdict.band})"
    blocks.append(
        f"Score: {verdict.score} of 100, {band}; content {verdict.criteria.content:g} of 60, "
        f"strategy {verdict.criteria.strategy:g} of 40."
    )
    if verdict.off_list:
        blocks.append("Argued, but not on this pack's list: it can be contested.")
    if verdict.flags:
        flags = [
            f"{flag.kind}: {inline(flag.why)}"
            + (f" (“{inline(verdict.text[slice(*flag.span)])}”)" if flag.span else "")
            + f" {inline(flag.way_out)}"
            for flag in verdict.flags
        ]
        blocks += ["Flags:", _bullets(flags)]
    if verdict.lift:
        blocks.append(f"What would lift it: {inline(verdict.lift)}")
    return blocks


def _press(played: Round) -> list[str]:
    press = played.press
    if press is None:
        return []
    point = played.counterargument.get_point(press.point)
    made = "That made the point." if press.made else "That did not make the point."
    return [
        "### The press",
        f"The opponent asks: {inline(point.press)}",
        quoted(press.text) if press.text else "No reply.",
        made,
    ]


def _points(played: Round) -> list[str]:
    """Points made with the player's words, points missed, points contested."""
    if played.accepted is None:
        return []
    results = {p.id: p for p in played.accepted.points}
    if played.press and played.press.made:
        results |= {p.id: p for p in played.press.verdict.points if p.id == played.press.point}
    points = played.counterargument.point
    made = [_made(p.text, results.get(p.id)) for p in points if p.id in played.made]
    missed = [inline(p.text) for p in played.missed] if played.closed else []
    contested = [
        inline(played.counterargument.get_point(p).text) if p else "an argument on no list"
        for p in played.contested
    ]
    blocks = []
    for title, lines in (
        ("Points made", made),
        ("Points missed", missed),
        ("Contested: you hold that you made", contested),
    ):
        if lines:
            blocks += [f"### {title}", _bullets(lines)]
    return blocks


def _made(text: str, result: PointResult | None) -> str:
    sentence = f" You: “{inline(result.sentence)}”" if result and result.sentence else ""
    return f"{inline(text)}{sentence}"


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
    return blocks


def _ballot(result: Ballot) -> list[str]:
    blocks = ["## Ballot", f"**{result.score} of 100.** {inline(result.reason)}"]
    blocks.append("\n".join(_table(result.flow)))
    facts = [
        f"Content {result.wsdc_content:g} of 40 and strategy {result.wsdc_strategy:g} of 20 on the "
        "World Schools scale; style: not judged.",
        f"Calls right: {result.calls_right} of {result.calls_made}.",
    ]
    facts += [
        f"{name}: {score} of 100."
        for name, score in (("Opening", result.opening), ("Closing", result.closing))
        if score is not None
    ]
    facts += [f"Study: {inline(s.point.text)} ({inline(s.counterargument)})" for s in result.study]
    return [*blocks, _bullets(facts)]


def _table(flow: tuple[FlowLine, ...]) -> list[str]:
    lines = ["| Their argument | Your answer | Status | Score |", "|---|---|---|---:|"]
    for row in flow:
        score = "" if row.score is None else str(row.score)
        lines.append(f"| {inline(row.theirs)} | {inline(row.yours)} | {row.status} | {score} |")
    return lines


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
