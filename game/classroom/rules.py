"""By which rules a file was played, and what was used, beside the rules of the class.

A student's copy of `assignment.toml` is theirs to edit. The file says by which rules it was played
and what happened; both are compared here, so that an edited copy shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from game.classroom.assignment import Play
from game.classroom.contests import plain_events
from game.debate.assigned import Assigned
from game.phrases import plural
from game.records.codec import decode_assigned


def other_rules(data: Mapping[str, Any], play: Play, seconds: float | None) -> str:
    """What differs from the rules of the class, in words; empty if nothing does.

    `data` is what a file of the right shape holds, whoever wrote it; `seconds` is how long writing
    took, as it says.
    """
    events = list(plain_events(data.get("events")))
    played = [one for event in events if (one := decode_assigned(event.get("assigned")))]
    differs = list(dict.fromkeys(words for one in played for words in _differences(one, play)))
    graded = data.get("graded")
    if not played and isinstance(graded, bool) and graded != play.graded:
        differs = [_differs("mode", _mode(graded), play.mode)]
    parts = [f"it was played with {', '.join(differs)}"] if differs else []
    used = list(_used(data, events, play, seconds))
    parts += [f"it holds {', '.join(used)}"] if used else []
    return "; ".join(parts)


def _differences(played: Assigned, play: Play) -> Iterator[str]:
    """Rules by their keys in `assignment.toml`; what matters to no work (`counts`) is left out."""
    rules: dict[str, tuple[object, object]] = {
        "mode": (_mode(played.graded), play.mode),
        "attempts": (played.attempts, play.attempts),
        "hints": (played.hints, play.allows_hints),
        "revisions": (played.revisions, play.allowed_revisions),
        "minutes": (played.minutes, play.minutes),
        "pasting": (played.pasting, play.pasting),
    }
    for name, (theirs, ours) in rules.items():
        if theirs != ours:
            yield _differs(name, theirs, ours)


def _used(
    data: Mapping[str, Any],
    events: Sequence[Mapping[str, Any]],
    play: Play,
    seconds: float | None,
) -> Iterator[str]:
    """What the class does not allow, whatever rules the file names."""
    attempt = data.get("attempt")
    if isinstance(attempt, int) and attempt > play.attempts:
        yield f"attempt {attempt} (attempts: {play.attempts})"
    hints = sum(event.get("kind") == "hint-taken" for event in events)
    hints = hints or sum(bool(answer.get("hints")) for answer in data["answers"])
    if hints and not play.allows_hints:
        yield f"{plural(hints, 'hint')} (hints: false)"
    revisions = _most_revisions(events)
    if revisions > play.allowed_revisions:
        of_one = plural(revisions, "revision")
        yield f"{of_one} of one answer (revisions: {play.allowed_revisions})"
    if play.minutes and seconds is not None and seconds >= 60 * (play.minutes + 1):
        yield f"{seconds // 60:.0f} minutes of writing (minutes: {play.minutes})"


def _most_revisions(events: Sequence[Mapping[str, Any]]) -> int:
    """Of one answer."""
    most = here = 0
    for event in events:
        here = here + 1 if event.get("kind") == "revised" else here
        here = 0 if event.get("kind") in ("started", "round-closed") else here
        most = max(most, here)
    return most


def _mode(graded: bool) -> str:
    return "exam" if graded else "practice"


def _differs(name: str, theirs: object, ours: object) -> str:
    """As they are written in TOML."""
    return f"{name} {str(theirs).lower()} (the class: {str(ours).lower()})"
