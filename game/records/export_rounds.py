"""The rounds of a match as Markdown: speech, answer, verdict, what was made and missed."""

from __future__ import annotations

from game.debate.duel import speaker_of
from game.debate.flow import status_of
from game.debate.match import Match
from game.debate.own_words import own_words_line
from game.debate.round import HINT_COST, HINT_NAMES, Round
from game.debate.round_lines import inside_line
from game.markdown import bullets, inline, quoted
from game.packs.format import Point
from game.packs.refutations import kind_of
from game.scoring.verdict import Verdict, band_name


def round_blocks(number: int, played: Round, match: Match) -> list[str]:
    """Paragraphs about one round; no text of a player or a pack acts as markup."""
    c = played.counterargument
    whose = inline(speaker_of(match, c.against))
    blocks = [f"## Round {number}: {inline(c.name)}{f' ({whose})' if whose else ''}"]
    voice = inline(c.voice) or "The opponent"
    blocks.append(f"{voice}, says:" if "," in voice else f"{voice} says:")
    blocks.append(
        quoted(f"{own_words_line(played.own_words)}\n\n{c.words}" if played.own_words else c.words)
    )
    blocks += _steelman(played)
    blocks += _hints(played)
    if played.answer:
        blocks += _version("The answer" if whose else "Your answer", played.answer.verdict)
        if played.called is not None:
            found = len(played.answer.verdict.made)
            blocks.append(f"{whose or 'You'} called {played.called}; the judge found {found}.")
    if played.flow:
        own = "Own flow" if whose else "Your own flow"
        lines = [inline(line) for line in played.flow.lines]
        blocks += [f"### {own}, before the verdict", bullets(lines) if lines else "Skipped."]
    for number, revision in enumerate(played.revisions, start=1):
        title = "The revision" if whose else "Your revision"
        last = number == len(played.revisions)
        change = f" ({played.delta:+d})" if last else f" {number}"
        blocks += _version(f"{title}{change}", revision.verdict)
    blocks += _press(played)
    blocks += _points(played, whose)
    if played.closed:
        blocks.append(f"**Round: {played.score} of 100, {status_of(played)}.**")
        if c.model_answer:
            blocks += ["A model answer:", quoted(c.model_answer)]
    elif match.phase == "round":
        blocks.append("This round is still open.")
    return blocks


def _steelman(played: Round) -> list[str]:
    """The restatements before the answer."""
    blocks = []
    for number, one in enumerate(played.steelman, start=1):
        found = "They would agree." if one.made else inline(one.missing)
        blocks += [f"### Steelman, try {number}", quoted(one.text)]
        blocks.append(f"Score: {one.score} of 100. {found}")
    return blocks


def _hints(played: Round) -> list[str]:
    if not played.hints:
        return []
    lines = [
        f"{HINT_NAMES[hint.level].capitalize()}: {inline(played.hint_text(hint))}"
        for hint in played.hints
    ]
    level = max(hint.level for hint in played.hints)
    return [f"Hints taken (-{HINT_COST[level]}):", bullets(lines)]


def _version(title: str, verdict: Verdict) -> list[str]:
    """One text of the player and what it earned."""
    blocks = [f"### {title}", quoted(verdict.text)]
    band = f"{band_name(verdict.band, off_list=verdict.off_list)} (band {verdict.band})"
    inside = inside_line(verdict.criteria, off_list=verdict.off_list)
    blocks.append(f"Score: {verdict.score} of 100, {band}. {inside}")
    if verdict.off_list:
        blocks.append("What is not on the list may be contested.")
    if verdict.flags:
        flags = [
            f"{flag.name}: {inline(flag.why)}"
            + (f" (“{inline(verdict.text[slice(*flag.span)])}”)" if flag.span else "")
            + f" {inline(flag.way_out)}"
            for flag in verdict.flags
        ]
        blocks += ["Flags:", bullets(flags)]
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


def _points(played: Round, whose: str) -> list[str]:
    """Points made with the player's words, points missed, points contested."""
    if played.accepted is None:
        return []
    words = {p.id: played.accepted.words_of(p) for p in played.accepted.points}
    if played.press and played.press.made:
        verdict = played.press.verdict
        words |= {p.id: verdict.words_of(p) for p in verdict.points if p.id == played.press.point}
    points = played.counterargument.point
    made = [_made(p, words.get(p.id, ""), whose) for p in points if p.id in played.made]
    missed = [_missed(p, played, whose) for p in played.missed] if played.closed else []
    contested = [
        inline(played.counterargument.get_point(p).text) if p else "an argument on no list"
        for p in played.contested
    ]
    blocks = []
    for title, lines in (
        ("Points made", made),
        ("Points not heard", missed),
        (f"Contested by {whose}" if whose else "Contested: you hold that you made", contested),
    ):
        if lines:
            blocks += [f"### {title}", bullets(lines)]
    return blocks


def _made(point: Point, words: str, whose: str) -> str:
    return _point(point) + (f" {whose or 'You'}: “{inline(words)}”" if words else "")


def _missed(point: Point, played: Round, whose: str) -> str:
    near = played.nearly(point)
    if near is None:
        return _point(point)
    return f"{_point(point)} {whose or 'You'} nearly made it: “{inline(near[1])}”"


def _point(point: Point) -> str:
    """A point with the name of its kind, for points that the player knows."""
    kind = kind_of(point)
    return f"{inline(point.text)} (*{kind.name}*)" if kind else inline(point.text)
