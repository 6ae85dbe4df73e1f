"""What a person has to look at again in their decisions, after every grading."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from game.classroom.columns import plain
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade
from game.classroom.journal import Entry
from game.classroom.settling import lapsed_words, override_words, set_by_hand
from game.text import one_line


def reminders(given: SetClass, grades: Iterable[Grade]) -> Iterator[str]:
    """Lines for the terminal: decisions that lapsed, cannot be checked, or belong to nobody."""
    graded = set()
    for grade in grades:
        graded.add(plain(grade["student"]))
        who = one_line(grade["name"] or grade["student"])
        for entry in grade["lapsed"]:
            yield f"  lapsed: {who}: {lapsed_words(entry)} (no score until then):"
            yield f"    {command(given, grade['student'], entry)} SCORE --why TEXT, or --undo"
        for entry in set_by_hand(grade):
            if "answer_hash" not in entry:
                yield (
                    f"  unchecked: {who}: {override_words(entry)}. An earlier version of the "
                    "program did not keep for which text; set it again if it is for this one."
                )
    for student in given.decisions.students():
        if plain(student) not in graded:
            yield (
                f"  nobody: “{one_line(student)}” has no grade, but {_decided(given, student)}. "
                "If they are called otherwise now, decide it again for them."
            )


def command(given: SetClass, student: str, entry: Entry) -> str:
    """The command that decides again, without the score and the reason."""
    words = ["rebuttal", "class", "override", str(given.folder.path), student]
    return shlex.join([*words, "--question", entry["place"]] if entry["place"] else words)


def _decided(given: SetClass, student: str) -> str:
    by_hand = given.decisions.overrides_of(student)
    if by_hand:
        return f"a mark was set by hand ({override_words(by_hand[0])})"
    return "an appeal waits"
