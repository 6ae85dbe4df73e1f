"""The flow sheet: their argument, your answer, where it stands."""

from dataclasses import dataclass, replace
from typing import Literal

from game.debate.match import Match
from game.debate.round import Round
from game.scoring.verdict import Standing

FlowStatus = Standing | Literal["stands", "now", "coming"]
"""A standing, but `dropped` is what was not answered: what was answered too weakly `stands`."""

SYMBOLS: dict[FlowStatus, str] = {
    "answered": "●",
    "partly": "◐",
    "stands": "◔",
    "dropped": "○",
    "conceded": "✗",
    "now": "▸",
    "coming": "·",
}
"""Each standing has a symbol beside its word, so that colour is never needed."""


@dataclass(frozen=True)
class FlowLine:
    """One row of the flow sheet."""

    counterargument: str
    """Its id."""
    theirs: str
    """Its name."""
    yours: str
    """The sentence that did most, or the beginning of the answer; empty before an answer."""
    status: FlowStatus
    score: int | None
    weight: int
    speaker: str = ""
    """Duel: the name of who answers it."""
    late: bool = False
    """It stood after its round, and the closing answered it."""


def flow_sheet(match: Match) -> tuple[FlowLine, ...]:
    """All counterarguments of the match; those to come stay unnamed until they are thrown.

    In a duel nobody reads the other's words before the end.
    """
    said = match.closing.text if match.closing else ""
    late = match.late_answers
    lines = [_line(r, said if r.counterargument.id in late else "") for r in match.rounds]
    lines += [FlowLine(c.id, "", "", "coming", None, c.weight) for c in match.coming]
    return tuple(_of_duel(line, match) for line in lines) if match.setup.duel else tuple(lines)


def _of_duel(line: FlowLine, match: Match) -> FlowLine:
    """With the name of who answers, and without words that whoever speaks now must not see."""
    first, second = match.setup.duellists
    side = match.motion.get_counterargument(line.counterargument).against
    speaker = first if side == match.setup.side else second
    hidden = match.current is not None and side != match.side
    return replace(line, speaker=speaker, yours="" if hidden else line.yours)


def status_of(played: Round) -> FlowStatus:
    """Where a round stands, in the word of the flow sheet."""
    return flow_status(played.standing, answered=played.accepted is not None)


def flow_status(standing: Standing, *, answered: bool) -> FlowStatus:
    """The word of the flow sheet for a standing; `answered`: there is an answer, however weak."""
    return "stands" if answered and standing == "dropped" else standing


def _line(played: Round, late: str) -> FlowLine:
    """`late` is the closing that answered it, if one did."""
    c = played.counterargument
    verdict = played.accepted
    if verdict is None:
        status: FlowStatus = "now" if not played.closed else "partly" if late else "dropped"
        score = 0 if played.closed else None
        words = " ".join(late.split())
        return FlowLine(c.id, c.name, words, status, score, c.weight, late=bool(late))
    made = sorted((p for p in verdict.points if p.made), key=lambda p: -p.probability)
    yours = (verdict.words_of(made[0]) if made else "") or verdict.text
    status = status_of(played)
    in_closing = bool(late) and status == "stands"
    status = "partly" if in_closing else status
    words = " ".join(yours.split())
    return FlowLine(c.id, c.name, words, status, played.score, c.weight, late=in_closing)
