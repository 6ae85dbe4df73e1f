"""From verdicts to a grade for each student; `grade_format` says what one holds."""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import IO

from game.classroom.dealing import code_of
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade, GradedRound, NoteFound, Rounds, WritingFound
from game.classroom.works import Answer, Note, Work, Writing
from game.debate.reasons import in_doubt
from game.debate.round import HINT_COST
from game.errors import UsageError
from game.packs.format import Counterargument, Pack, Point
from game.scoring.grading import words_of
from game.scoring.rubric import BAND_FLOORS, BAND_WIDTHS
from game.scoring.verdict import flag_name

Verdicts = Callable[[Work], Rounds]
"""The verdicts on a work that was judged."""

ASK = "If you think that your argument should count, ask your teacher to look at it."
"""To whoever argued what no list has: a class asks its teacher, where a player contests."""

LOOK_CODES = ("ambiguous", "wrong-side", "too-long")
"""Notes with which no score is given before a person has looked."""


def advice_on(one: GradedRound) -> str:
    """What the student reads about one answer: what would lift it, and who may be asked."""
    return f"{one['lift']} {ASK}".strip() if one["off_list"] else one["lift"]


def certainty_of(grade: Grade, one: GradedRound) -> float | None:
    """How certain the verdict on one answer is that stands: 0 to 1.

    None where that is not known, nothing was answered, or a person has set the mark.
    """
    by_hand = grade.get("override") or one.get("override")
    answered = "error" not in one and one["text"].strip()
    return one.get("certainty") if answered and not by_hand else None


def doubt_about(one: GradedRound) -> str:
    """Which decisions of an uncertain verdict may well be others."""
    points = ((p["probability"], p["made"], words_of(p, one["text"])) for p in one["points"])
    return in_doubt(points, flagged=bool(one["flags"]), off_list=one["off_list"])


def grade_class(
    given: SetClass, works: Iterable[Work], verdicts: Verdicts, scorer_version: str
) -> Iterator[Grade]:
    """A grade for each student of the roster, then for whoever else handed in.

    `works` must be ordered by student, as `collect` leaves them. They wait for their turn on disk.
    """
    with tempfile.TemporaryFile() as file:
        places: dict[str, int] = {}
        for student, attempts in groupby(works, key=lambda work: work.student):
            places[student] = file.tell()
            one = _grade(given, list(attempts), verdicts)
            file.write(json.dumps(one).encode() + b"\n")
        yield from _in_order(given, places, file, scorer_version)


def _in_order(
    given: SetClass, places: dict[str, int], file: IO[bytes], scorer_version: str
) -> Iterator[Grade]:
    students = given.roster.students if given.roster else ()
    for one in students:
        place = places.pop(one.key, None)
        grade = _missing(given, one.key, one.name) if place is None else _at(file, place)
        yield _with_basis(grade, given, scorer_version)
    for place in places.values():
        yield _with_basis(_at(file, place), given, scorer_version)


def _with_basis(grade: Grade, given: SetClass, scorer_version: str) -> Grade:
    """With what it was made from, by which a later regrade tells what is another."""
    return {
        **grade,
        "override": None,
        "assignment": given.assignment.id,
        "pack": given.pack.id,
        "pack_version": given.pack.manifest.version,
        "pack_hash": given.pack.content_hash,
        "scorer_version": scorer_version,
        "weights": list(weights_of(given)),
        "counts": given.assignment.play.counts,
    }


def _at(file: IO[bytes], place: int) -> Grade:
    file.seek(place)
    found: Grade = json.loads(file.readline())
    return found


def place_of(one: GradedRound) -> str:
    """`motion/counterargument` of a round."""
    return f"{one['motion']}/{one['counterargument']}"


def counterargument_at(pack: Pack, place: str) -> Counterargument:
    """The counterargument at `motion/counterargument`; `UsageError` if the pack lost it."""
    motion, _, thrown = place.partition("/")
    try:
        return pack.get_motion(motion).get_counterargument(thrown)
    except KeyError:
        raise _lost(pack, place) from None


def title_at(given: SetClass, place: str) -> str:
    """The title of the question at `motion/counterargument`; the name of what was not asked."""
    asked = {one.place: one.title for one in given.questions}
    return asked.get(place) or counterargument_at(given.pack, place).name


def point_at(pack: Pack, place: str, point: str) -> Point:
    """A point of the counterargument at a place; `UsageError` if the pack lost either."""
    try:
        return counterargument_at(pack, place).get_point(point)
    except KeyError:
        raise _lost(pack, f"{place}/{point}") from None


def _lost(pack: Pack, name: str) -> UsageError:
    return UsageError(
        f"The pack {pack.id} {pack.manifest.version} has no {name} any more. Collect what was "
        "handed in again, and then `rebuttal class regrade` shows who would change."
    )


def points_of(rounds: Rounds, out_of: int, weights: tuple[int, int]) -> float | None:
    """The mean of the rounds by weight, out of `out_of`, two decimals, halves up.

    `weights` are those of content and strategy. None if a round has no score.
    """
    if not rounds or any("error" in one and not one.get("override") for one in rounds):
        return None
    over: int = sum(one["weight"] * round_score(one, weights) for one in rounds) * out_of
    under: int = sum(one["weight"] for one in rounds) * 100
    return (200 * over + under) // (2 * under) / 100


def round_score(one: GradedRound, weights: tuple[int, int]) -> int:
    """A round's score with other weights for content and strategy, still inside its band.

    What hints cost is taken off then, whatever the band. A score that a person set stands as it is.
    """
    if one.get("override"):
        return int(one["override"]["new"])
    return max(0, _weighed(one, weights) - int(one.get("hint_cost", 0)))


def weakest(rounds: Rounds, weights: tuple[int, int]) -> GradedRound:
    """The round with the lowest score as it counts, the first of several; each needs a score."""
    return min(rounds, key=lambda one: round_score(one, weights))


def _weighed(one: GradedRound, weights: tuple[int, int]) -> int:
    content, strategy = weights
    score, band = int(one["score"]), int(one["band"])
    if content * 40 == strategy * 60 or not content + strategy:
        return score
    parts = one["criteria"]
    usual: float = (parts["content"] + parts["strategy"]) / 100
    wanted: float = (content * parts["content"] / 60 + strategy * parts["strategy"] / 40) / (
        content + strategy
    )
    floor, width = BAND_FLOORS[band], BAND_WIDTHS[band]
    return min(floor + width, max(floor, score + round(width * (wanted - usual))))


def weights_of(given: SetClass) -> tuple[int, int]:
    """Content and strategy, as the assignment weighs them now."""
    return given.assignment.grade.content, given.assignment.grade.strategy


def weighed_by(grade: Grade) -> tuple[int, int]:
    """Content and strategy, as they were weighed when the grade was made."""
    content, strategy = grade["weights"]
    return content, strategy


def to_grade(attempts: Sequence[Work]) -> list[Work]:
    """Of one student's works those on which the grade may rest; none if all of them are empty."""
    allowed = [work for work in attempts if work.attempt]
    return allowed or [work for work in attempts if work.aside][-1:]


def _grade(given: SetClass, attempts: Sequence[Work], verdicts: Verdicts) -> Grade:
    allowed = to_grade(attempts)
    if not allowed:
        grade = _missing(given, attempts[0].student, attempts[0].name)
        return {**grade, "notes": [_noted(note) for work in attempts for note in work.notes]}
    work = _counting(given, allowed, verdicts)
    rounds = _rounds(work, verdicts)
    notes = [_noted(note) for note in work.notes]
    for other in attempts:
        if other is not work:
            notes += [_noted(n) for n in other.notes if n.code in ("same-again", "too-many")]
    notes += _differences(work, rounds)
    look = {note["code"] for note in notes} & set(LOOK_CODES) or any("error" in r for r in rounds)
    score = None if look else points_of(rounds, given.assignment.grade.out_of, weights_of(given))
    return {
        "student": work.student,
        "name": work.name,
        "code": code_of(given.secret, work.student),
        "state": "look" if look else "graded",
        "score": score,
        "out_of": given.assignment.grade.out_of,
        "late": work.late,
        "side": work.side,
        "handed_in": work.handed_in,
        "source": work.source,
        "attempt": work.attempt,
        "attempts": len(attempts),
        "comment": "" if look else comment_of(given, work, rounds),
        "rounds": rounds,
        "writing": _written(work.writing),
        "notes": notes,
    }


def _noted(note: Note) -> NoteFound:
    return {"code": note.code, "message": note.message}


def _written(writing: Writing) -> WritingFound:
    return {"seconds": writing.seconds, "typed": writing.typed, "pasted": writing.pasted}


def contested_of(work: Work, answer: Answer) -> list[str]:
    """Points that the student holds to have made; an empty id is an answer on no list."""
    place = f"{answer.motion}/{answer.counterargument}"
    return [point for where, point in work.contested if where == place]


def _rounds(work: Work, verdicts: Verdicts) -> Rounds:
    """The verdicts with the texts, what was contested, and what the hints cost."""
    hints = work.hints or (0,) * len(work.answers)
    return [
        {
            **found,
            "text": answer.text,
            "contested": contested_of(work, answer),
            "hint_cost": HINT_COST[level],
        }
        for found, answer, level in zip(verdicts(work), work.answers, hints, strict=True)
    ]


def _counting(given: SetClass, allowed: Sequence[Work], verdicts: Verdicts) -> Work:
    rule = given.assignment.play.counts
    if rule == "first":
        return allowed[0]
    if rule == "last":
        return allowed[-1]
    weights = weights_of(given)
    return max(allowed, key=lambda work: points_of(_rounds(work, verdicts), 100, weights) or 0.0)


def _differences(work: Work, rounds: Rounds) -> list[NoteFound]:
    """What a submission said of its scores, where that is another number."""
    found: list[NoteFound] = []
    for claimed, one in zip(work.claimed, rounds, strict=False):
        if claimed is not None and claimed != one.get("score"):
            words = f"{one['counterargument']}: the file says {claimed}, scored {one.get('score')}"
            found.append({"code": "other-score", "message": words})
    return found


def _missing(given: SetClass, student: str, name: str) -> Grade:
    return {
        "student": student,
        "name": name,
        "code": code_of(given.secret, student),
        "state": "missing",
        "score": None,
        "out_of": given.assignment.grade.out_of,
        "late": False,
        "side": "",
        "handed_in": "",
        "source": "",
        "attempt": 0,
        "attempts": 0,
        "comment": "",
        "rounds": [],
        "writing": _written(Writing()),
        "notes": [],
    }


def comment_of(given: SetClass, work: Work, rounds: Rounds) -> str:
    """What the student reads beside the number: each answer's score, and what would lift it."""
    weights = weights_of(given)
    parts = []
    for one in rounds:
        thrown = counterargument_at(given.pack, place_of(one))
        made = sum(point["made"] for point in one["points"])
        if not one["text"].strip():
            parts.append(f"{thrown.name}: not answered.")
            continue
        words = f"{made} of {len(one['points'])} points made"
        if one["flags"]:
            words += f", flag: {flag_name(one['flags'][0]['kind'])}"
        if one.get("hint_cost"):
            words += f", {one['hint_cost']} off for a hint"
        parts.append(f"{thrown.name}: {round_score(one, weights)} of 100, {words}.")
    last = weakest(rounds, weights)
    if advice := advice_on(last):
        where = (
            f", on “{counterargument_at(given.pack, place_of(last)).name}”" if rounds[1:] else ""
        )
        parts.append(f"Next time{where}: {advice}")
    deadline = given.assignment.deadline
    if work.late and deadline:
        when = datetime.datetime.fromisoformat(work.handed_in)
        parts.append(f"Late: handed in {when:%Y-%m-%d %H:%M}, due {deadline:%Y-%m-%d %H:%M}.")
    return " ".join([f"You argued {work.side}.", *parts])
