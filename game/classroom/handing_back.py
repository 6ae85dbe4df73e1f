"""Grades as whole new files, line by line: plain, for Canvas, and point by point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.classroom.columns import plain
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade
from game.classroom.grades import place_of, point_at, round_score, weighed_by
from game.classroom.settling import override_words, set_by_hand
from game.classroom.sheet import Sheet
from game.classroom.tables import csv_line, csv_lines, number
from game.errors import UsageError
from game.scoring.grading import words_of

PLAIN = (
    "student",
    "name",
    "score",
    "out_of",
    "state",
    "late",
    "side",
    "comment",
    "judged",
    "override",
)
"""`judged` is the score without what a person decided, `override` that in words."""
LONG = (
    "student", "side", "motion", "counterargument", "weight", "round_score", "hint_cost", "band",
    "content", "strategy", "flags", "point", "point_weight", "probability", "made", "sentence",
    "override",
)  # fmt: skip


def plain_table(grades: Iterable[Grade]) -> Iterator[str]:
    """One row a student, with everything that a person needs at a glance."""
    rows = ({**one, "judged": one["judged"]["score"], "override": _by_hand(one)} for one in grades)
    return csv_lines(PLAIN, ([row[column] for column in PLAIN] for row in rows))


def canvas_table(given: SetClass, sheet: Sheet, grades: Iterable[Grade]) -> Iterator[str]:
    """What Canvas imports as a new assignment, from the roster that Canvas exported.

    `UsageError` if the roster lacks the columns by which Canvas finds its students.
    """
    students = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
    header = [plain(name) for name in sheet.header]
    if header[:2] != ["student", "id"] or "section" not in header:
        raise UsageError(
            "The roster is no export of Canvas, so Canvas could not find its students in the file. "
            "Export the gradebook from Canvas and fill that: --fill FILE."
        )
    kept = [name for name in students if plain(name) in header]
    scores = {plain(one["student"]): one["score"] for one in grades}
    yield csv_line((*kept, given.assignment.name))
    blank = [""] * (len(kept) - 1)
    yield csv_line(("    Points Possible", *blank, number(float(given.assignment.grade.out_of))))
    for student in given.roster.students if given.roster else ():
        cells = [sheet.value(student.row, header.index(plain(name))) for name in kept]
        yield csv_line((*cells, scores.get(plain(student.key))))


def _by_hand(grade: Grade) -> str:
    """What a person set, in words; empty for nothing."""
    return " ".join(f"{override_words(one)}." for one in set_by_hand(grade))


def long_table(given: SetClass, grades: Iterable[Grade]) -> Iterator[str]:
    """One row for each point of each answer; `round_score` is what the total was made from."""
    return csv_lines(LONG, _points(given, grades))


def _points(given: SetClass, grades: Iterable[Grade]) -> Iterator[list[object]]:
    for grade in grades:
        weights = weighed_by(grade)
        for one in grade["rounds"]:
            if "error" in one:
                continue
            for point in one["points"]:
                yield [
                    grade["student"],
                    grade["side"],
                    one["motion"],
                    one["counterargument"],
                    one["weight"],
                    round_score(one, weights),
                    one.get("hint_cost", 0),
                    one["band"],
                    str(one["criteria"]["content"]),
                    str(one["criteria"]["strategy"]),
                    " ".join(flag["kind"] for flag in one["flags"]),
                    point["id"],
                    point_at(given.pack, place_of(one), point["id"]).weight,
                    f"{point['probability']:.3f}",
                    point["made"],
                    words_of(point, one["text"]),
                    _by_hand(grade),
                ]
