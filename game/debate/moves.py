"""The player's moves: each turns a text into the event that happened, by asking the judge.

Pure functions of the match, the text and the matcher. They compute; the caller records the event
and only then takes the match on with `match.after(event)`.
"""

from __future__ import annotations

from game.debate.events import Answered, Closed, Opened, PressAnswered, Revised, Steelmanned
from game.debate.match import IllegalMove, Match
from game.debate.opponent import choose
from game.debate.round import Round
from game.debate.steelman import judge_steelman
from game.packs.format import Counterargument
from game.scoring.closing import weigh
from game.scoring.contract import Matcher
from game.scoring.judging import judge
from game.scoring.late import answered_late
from game.scoring.verdict import Verdict
from game.scoring.weighing import judge_opening
from game.text import clean


def open_match(match: Match, text: str, matcher: Matcher, seconds: float = 0.0) -> Opened:
    """The opening, and what the opponent throws in answer; an empty text skips it.

    `seconds`, here and below: how long the player spoke.
    """
    text = clean(text).strip()
    setup = match.setup
    thrown = choose(
        text, match.motion, setup.side, matcher=matcher, seed=setup.seed, rounds=setup.rounds
    )
    score = judge_opening(text, match.motion, setup.side, matcher) if text else None
    return Opened(text, thrown, score, round(seconds, 1) if text else 0.0)


def answer(match: Match, text: str, matcher: Matcher, seconds: float = 0.0) -> Answered:
    """The first version of the current round's rebuttal, judged."""
    return Answered(_judge_now(match, text, matcher), round(seconds, 1))


def restate(match: Match, text: str, matcher: Matcher) -> Steelmanned:
    """The current counterargument restated so that its holders would agree, judged."""
    return judge_steelman(text, _current(match).counterargument, match.motion, matcher)


def revise(match: Match, text: str, matcher: Matcher, seconds: float = 0.0) -> Revised:
    """The one revision, judged like the answer."""
    return Revised(_judge_now(match, text, matcher), round(seconds, 1))


def answer_press(match: Match, text: str, matcher: Matcher, seconds: float = 0.0) -> PressAnswered:
    """The reply to the opponent's question, judged against the point it asks about.

    How often players think of that point tells nothing of one who is asked about it.
    """
    current = _current(match)
    point = current.pressing
    if point is None or current.accepted is None:
        raise IllegalMove("The opponent is not asking anything.")
    reply = clean(text).strip()
    alone = _judge(reply, current.counterargument.without_priors(), match, matcher)
    made = point.id in alone.made
    together = _judge_now(match, f"{current.accepted.text}\n{reply}", matcher)
    return PressAnswered(point.id, reply, together, made, round(seconds, 1))


def close(
    match: Match, text: str, counterargument: str, matcher: Matcher, seconds: float = 0.0
) -> Closed:
    """The closing: weighs one of their arguments, and may answer dropped ones late."""
    text = clean(text).strip()
    if not text:
        return Closed("")
    target = match.motion.get_counterargument(counterargument)
    weighing = weigh(text, target, match.motion, matcher)
    dropped = [match.motion.get_counterargument(name) for name in match.answerable]
    late: tuple[str, ...] = ()
    if not weighing.for_them:
        late = answered_late(
            text, dropped, target, match.motion, matcher=matcher, earlier=match.earlier_answers
        )
    return Closed(
        text, counterargument, weighing.score, weighing.comparative, weighing.grounds,
        weighing.feedback, late, round(seconds, 1),
    )  # fmt: skip


def _judge_now(match: Match, text: str, matcher: Matcher) -> Verdict:
    return _judge(text, _current(match).counterargument, match, matcher)


def _judge(text: str, counterargument: Counterargument, match: Match, matcher: Matcher) -> Verdict:
    earlier = match.earlier_answers
    return judge(text, counterargument, match.motion, matcher=matcher, earlier=earlier)


def _current(match: Match) -> Round:
    if match.current is None:
        raise IllegalMove("No round is being played.")
    return match.current
