"""What `rebuttal class appeal` prints: the appeals, what became of them, what a person must do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.classroom.amending import Amended
    from game.classroom.folder import SetClass
    from game.classroom.grading import Judge
    from game.classroom.journal import Entry


def appeal_lines(given: SetClass, appeals: Sequence[Entry]) -> list[str]:
    """Appeals: who, which point, the sentence, the whole answer, and what became of it."""
    from game.classroom.columns import plain
    from game.classroom.grades import place_of
    from game.classroom.grading import read_grades
    from game.text import one_line

    students = {plain(one["student"]) for one in appeals}
    names, texts = dict[str, str](), dict[tuple[str, str], str]()
    for grade in read_grades(given) if appeals else ():
        student = plain(grade["student"])
        if student in students:
            names[student] = grade["name"]
            texts |= {(student, place_of(answer)): answer["text"] for answer in grade["rounds"]}
    lines = []
    for one in appeals:
        student = plain(one["student"])
        who = one_line(names.get(student) or one["student"])
        answer = one_line(texts.get((student, one["place"]), ""))
        lines += _appeal_block(given, one, who, answer)
    return lines


def _appeal_block(given: SetClass, one: Entry, who: str, text: str) -> list[str]:
    from game.classroom.appeals import thrown_at
    from game.text import one_line

    against = thrown_at(given, one["place"])
    points = {point.id: point.text for point in against.point}
    about = f"{one['point']}: {points.get(one['point'], '')}" if one["point"] else "on no list"
    lines = [f"{one['number']}. {who}, {against.name} ({one['place']}): {one['state']}"]
    lines.append(f"    point      {about}")
    if one["sentence"]:
        lines.append(f"    sentence   “{one_line(one['sentence'])}”")
    else:
        lines.append("    sentence   not named: --sentence TEXT says which it is")
    lines.append(f"    answer     {text}")
    lines += [f"    why        {one['why']}"] if one["why"] else []
    if one["answer"]:
        answer = one["answer"]
        said = f": {answer['why']}" if answer["why"] else ""
        lines.append(f"    {one['state']:<10} {answer['by']}, {answer['when'][:10]}{said}")
    return lines


def amended_lines(given: SetClass, amended: Amended | None, numbers: tuple[int, ...]) -> list[str]:
    """What accepting these appeals made of the pack; `amended` is None if that was done before."""
    lines = _changed_lines(amended) if amended else []
    for number in numbers:
        appeal = given.decisions.appeals[number]
        answer = appeal["answer"]
        place = f"{appeal['place']}/{answer['point']}"
        lines.append(f"  accept, {place}: “{answer['sentence']}”")
    if amended is None:
        return ["Accepted before; the grades are written again.", *lines]
    return [*lines, f"  its tests: rebuttal pack test {amended.folder}"]


def _changed_lines(amended: Amended) -> list[str]:
    """What became of the pack."""
    was, now = amended.before, f"{amended.pack.id} {amended.pack.manifest.version}"
    if not amended.changed:
        return [f"{was} has it already; the pack stays as it is."]
    if amended.copied:
        return [
            f"{was} comes with Rebuttal and stays as it is. The class has a copy of its",
            f"own now, {now}, and assignment.toml names it: {amended.folder}",
        ]
    lines = [f"{was} is now {now}: {amended.folder}"]
    return lines + ([f"  what it was is kept in {amended.kept}"] if amended.kept else [])


def copied_lines(given: SetClass, appeal: Entry) -> list[str]:
    """Says so where the sentence is flagged as copied, for then it earns nothing at all."""
    from game.classroom.columns import plain
    from game.classroom.grades import place_of
    from game.classroom.grading import read_grades
    from game.text import one_line

    student, place = appeal["student"], appeal["place"]
    wanted = plain(student)
    said = {one_line(appeal["sentence"]), one_line(appeal["answer"]["sentence"])} - {""}
    rounds = (r for g in read_grades(given) if plain(g["student"]) == wanted for r in g["rounds"])
    for one in rounds:
        if place_of(one) != place:
            continue
        for flag in one.get("flags", ()):
            words = one_line(one["text"][slice(*flag["span"])]) if flag["span"] else ""
            near = not words or any(text in words or words in text for text in said)
            if flag["kind"] == "copied" and near:
                return [
                    f"Appeal {appeal['number']}: the sentence is flagged as copied. {flag['why']}",
                    "  What is copied earns nothing, so the mark will not change by this. If you",
                    "  hold it to be the student's own, set the mark:",
                    _by_hand(given, student, place),
                ]
    return []


def unheard_lines(given: SetClass, judge: Judge, appeal: Entry) -> list[str]:
    """Says so where the judge does not credit the point even now: a person has to."""
    from game.classroom.regrading import probability_now
    from game.scoring.verdict import MADE, as_told

    student, place, point = appeal["student"], appeal["place"], appeal["answer"]["point"]
    found = probability_now(given, judge, student, place, point)
    if found is None or found >= MADE:
        return []
    return [
        f"Appeal {appeal['number']}: the judge gives {place}/{point} {as_told(found)} even so, and "
        f"credits from {MADE:.2f} on. The test in the pack",
        "  shows that to its author; the student's mark is yours to set:",
        _by_hand(given, student, place),
    ]


def _by_hand(given: SetClass, student: str, place: str) -> str:
    """The command with which a person sets the mark of an answer."""
    return (
        f"  rebuttal class override {given.folder.path} {student} SCORE "
        f"--question {place.split('/')[1]} --why TEXT"
    )
