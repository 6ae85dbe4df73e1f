"""`rebuttal class appeal`: contested sentences, and what became of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from game.cli.signing import BY, sign
from game.errors import UsageError

if TYPE_CHECKING:
    from game.classroom.amending import Amended
    from game.classroom.decisions import Signed
    from game.classroom.folder import SetClass
    from game.classroom.grading import Judge
    from game.classroom.journal import Entry


@click.command()
@click.argument("folder", metavar="FOLDER")
@click.option("--list", "listed", is_flag=True, help="Every appeal; the default are open ones.")
@click.option("--student", metavar="S", default="", help="File one of this student.")
@click.option("--question", metavar="Q", default="", help="About this answer (Q2, or its id).")
@click.option("--point", metavar="P", default="", help="The point that was made, by id.")
@click.option("--sentence", metavar="TEXT", default="", help="The sentence that makes it.")
@click.option("--accept", "accepted", metavar="N", multiple=True, type=int,
              help="It does make the point: teach the pack. Repeat for more.")  # fmt: skip
@click.option("--reject", "rejected", metavar="N", type=int, help="It does not; needs --why.")
@click.option("--why", default="", help="The reason; the student reads it.")
@click.option("--jobs", type=click.IntRange(0, 64), help="As in `regrade`.")
@BY
def appeal(
    folder: str, listed: bool, student: str, question: str, point: str, sentence: str,
    accepted: tuple[int, ...], rejected: int | None, why: str, jobs: int | None, by: str,
) -> None:  # fmt: skip
    """List what students contest, and decide about it.

    What was contested while playing comes from the submissions; with --student and --question you
    file what a student told you. An accepted sentence becomes a test of its point, in a pack of
    your own: a pack that comes with Rebuttal is copied first. Then you see who would change by
    it, as with `rebuttal class regrade`.
    """
    from game.classroom.folder import open_class

    given = open_class(folder)
    signed = sign(by)
    if bool(accepted) + (rejected is not None) + bool(student) > 1:
        raise UsageError("Either file an appeal, or accept, or reject: one at a time.")
    if student:
        _file(given, student, question, point, sentence, why, signed)
    elif accepted:
        _accept(given, folder, accepted, point, sentence, why, jobs, signed)
    elif rejected is not None:
        from game.classroom.deciding import reject

        reject(given, rejected, why, signed)
        print(f"Appeal {rejected} is rejected. The student's page says why.")
    else:
        _list(given, folder, signed, every=listed)


def _file(
    given: SetClass, student: str, question: str, point: str, sentence: str, why: str,
    signed: Signed,
) -> None:  # fmt: skip
    from game.classroom.appeals import file_appeal
    from game.classroom.overriding import place_asked
    from game.classroom.students import find_student

    if not question:
        raise UsageError("Say which answer: --question Q1, or the counterargument's id.")
    found = find_student(given, student)
    place = place_asked(given, question)
    given, entry = file_appeal(given, found, place, point, sentence, why, signed)
    print(f"Filed as appeal {entry['number']}.")
    print("\n".join(_appeal_lines(given, [given.decisions.appeals[entry["number"]]])))


def _accept(
    given: SetClass, folder: str, numbers: tuple[int, ...], point: str, sentence: str, why: str,
    jobs: int | None, signed: Signed,
) -> None:  # fmt: skip
    from game.classroom.deciding import accept
    from game.classroom.regrading import propose
    from game.cli.class_judge import judge_for
    from game.cli.class_regrade import regrade_lines
    from game.cli.progress import progress

    chosen = tuple(dict.fromkeys(numbers))
    try:
        given, amended = accept(given, chosen, point, sentence, why, signed)
    except OSError:
        print("Stopped in the middle; the same command goes on there.", file=sys.stderr)
        raise
    print("\n".join(_amended_lines(given, amended, chosen)))
    judge = judge_for(jobs)
    found = propose(given, judge, progress("works judged"))
    print("\n".join(regrade_lines(found)))
    for number in chosen:
        decided = given.decisions.appeals[number]
        for line in _copied(given, decided) or _unheard(given, judge, decided):
            print(line)
    print(f"Nothing is changed yet: rebuttal class regrade {folder} --accept")


def _copied(given: SetClass, appeal: Entry) -> list[str]:
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


def _by_hand(given: SetClass, student: str, place: str) -> str:
    """The command with which a person sets the mark of an answer."""
    return (
        f"  rebuttal class override {given.folder.path} {student} SCORE "
        f"--question {place.split('/')[1]} --why TEXT"
    )


def _unheard(given: SetClass, judge: Judge, appeal: Entry) -> list[str]:
    """Says so where the judge does not credit the point even now: a person has to."""
    from game.classroom.regrading import probability_now
    from game.scoring.verdict import MADE

    student, place, point = appeal["student"], appeal["place"], appeal["answer"]["point"]
    found = probability_now(given, judge, student, place, point)
    if found is None or found >= MADE:
        return []
    return [
        f"Appeal {appeal['number']}: the judge gives {place}/{point} {found:.2f} even so, and "
        f"credits from {MADE:.2f} on. The test in the pack",
        "  shows that to its author; the student's mark is yours to set:",
        _by_hand(given, student, place),
    ]


def _amended_lines(given: SetClass, amended: Amended | None, numbers: tuple[int, ...]) -> list[str]:
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


def _list(given: SetClass, folder: str, signed: Signed, *, every: bool) -> None:
    from game.classroom.accepting import stopped
    from game.classroom.appeals import file_contested, open_appeals

    given, _ = file_contested(given, signed)
    for number in stopped(given):
        print(f"Accepting appeal {number} was stopped in the middle; this finishes it: rebuttal "
              f"class appeal {folder} --accept {number}")  # fmt: skip
    shown = list(given.decisions.appeals.values()) if every else list(open_appeals(given))
    print("\n".join(_appeal_lines(given, shown)), end="\n" if shown else "")
    if not shown:
        more = " --list shows those decided." if given.decisions.appeals and not every else ""
        print(f"No appeal is open.{more}")
        return
    if any(one["state"] == "open" for one in shown):
        print(f"Decide: rebuttal class appeal {folder} --accept N, or --reject N --why TEXT")


def _appeal_lines(given: SetClass, appeals: Sequence[Entry]) -> list[str]:
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
