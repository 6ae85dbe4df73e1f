"""The files that `rebuttal class new` writes: a commented assignment, and the questions to ask."""

from __future__ import annotations

import json
from collections.abc import Sequence

from game.classroom.assignment import Assignment, Question
from game.text import one_line

SIDE_WORDS = {"pro": "PRO, for the motion", "con": "CON, against the motion"}


def assignment_text(assignment: Assignment) -> str:
    """The assignment as commented TOML; reading it gives the same assignment."""
    a, sides, asked, play, grade = (
        assignment, assignment.sides, assignment.questions, assignment.play, assignment.grade
    )  # fmt: skip
    deadline = "# deadline = 2026-12-04T23:59:00"
    if a.deadline:
        deadline = f"deadline = {a.deadline.isoformat()}"
    return _aligned(f"""\
# An assignment for Rebuttal. Lines that begin with # are notes for you.
# After a change, run `rebuttal class grade` again: where it would change marks, it says so first.

format_version = 1
id = {_toml(a.id)}
title = {_toml(a.title)}          # the column's name in your gradebook

pack = {_toml(a.pack)}
pack_version = {_toml(a.pack_version)}
pack_hash = {_toml(a.pack_hash)}  # written by the program: which points were set
motions = {_toml(list(a.motions))}

# Late work is marked as late, and graded all the same. With an offset (+09:00) times from other
# zones are compared rightly; without one they are taken as they stand in the form.
{deadline}

anonymous = {_toml(a.anonymous)}         # the report shows codes; codes.csv says who is who
roster = {_toml(a.roster)}         # your students, beside this file; "" for none

[sides]
rule = {_toml(sides.rule)}          # "fixed", "chosen" or "dealt" (evenly, from the roster)
side = {_toml(sides.side)}             # for "fixed"
seed = {sides.seed}                 # for "dealt": another number deals anew

[questions]
count = {asked.count}                # counterarguments that each student answers, heaviest first
only = {_toml(list(asked.only))}                # or exactly these: ["motion/counterargument", ...]

[play]
mode = {_toml(play.mode)}            # "exam" (graded) or "practice" (hints and a revision)
attempts = {play.attempts}             # how often a student may hand in
counts = {_toml(play.counts)}          # "best", "last" or "first" attempt
hints = {_toml(play.hints)}
revisions = {play.revisions}
minutes = {play.minutes}              # 0 is no limit
pasting = {_toml(play.pasting)}
late = {_toml(play.late)}            # whether one may still begin after the deadline

[grade]
out_of = {grade.out_of}             # points in your gradebook for a perfect answer
content = {grade.content}             # content against strategy: moves a score inside its band,
strategy = {grade.strategy}            # never from one band to another

[form]
dates = {_toml(assignment.form.dates)}          # "month-first" or "day-first" settles 3/4/2026
""")  # fmt: skip


def _aligned(text: str) -> str:
    """The same with the notes after values one below the other, where they are short enough."""
    lines = []
    for line in text.split("\n"):
        value, mark, note = line.rpartition("  # ")
        lines.append(f"{value.rstrip():<24}{mark}{note}" if mark else line)
    return "\n".join(lines)


def questions_text(assignment: Assignment, questions: Sequence[Question]) -> str:
    """What to paste into an online form: one heading a question, and what to ask there."""
    lines = [
        assignment.name,
        "",
        "Make a form (Google, Microsoft or any other) that collects e-mail addresses, with one",
        "long-answer question for each heading below. Keep the Q and its number: by it the",
        "answers find their question. Then download the answers as CSV and run",
        "    rebuttal class grade FOLDER answers.csv",
        "",
    ]
    if assignment.sides.rule == "chosen":
        lines += ["Students answer the questions of ONE side and leave the others empty.", ""]
    if assignment.sides.rule == "dealt":
        lines += ["Students answer the questions of the side that they were dealt: sides.csv.", ""]
    last = None
    for question in questions:
        if last != (question.motion.id, question.side):
            last = (question.motion.id, question.side)
            lines += [one_line(question.motion.text), f"You argue {SIDE_WORDS[question.side]}.", ""]
        thrown = question.counterargument
        speech = one_line(thrown.words)
        lines += [one_line(question.title), f"They say: {speech}",
                  "Answer in your own words: two to six sentences.", ""]  # fmt: skip
    return "\n".join(lines)


def _toml(value: object) -> str:
    """A text, a truth or a list of texts as TOML: JSON is that, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
