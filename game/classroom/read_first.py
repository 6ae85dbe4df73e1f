"""Uncertain verdicts: which answers a person should read first, as the judge hesitated there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade
from game.classroom.grades import (
    certainty_of,
    doubt_about,
    place_of,
    round_score,
    title_at,
    weighed_by,
)
from game.classroom.markup import element, esc, student_link, table
from game.phrases import plural
from game.scoring.trust import agreed_in_short, shipped_figures
from game.scoring.verdict import is_uncertain

READ_FIRST = "Read first: uncertain verdicts"

MOST_SHOWN = 200
"""Verdicts that are listed; the others are counted."""


@dataclass(frozen=True)
class Uncertain:
    """One answer on which coaches would rather often judge otherwise."""

    who: str
    """The student's name, or what they are known by."""
    code: str
    place: str
    """`motion/counterargument`."""
    score: int
    """0 to 100, hints taken off."""
    certainty: float
    """0 to 1."""
    doubt: str


@dataclass(frozen=True)
class ReadFirst:
    """The uncertain verdicts of a class, the least certain first."""

    judged: int
    """Verdicts on what was answered that stand, and of which the certainty is known."""
    uncertain: tuple[Uncertain, ...]
    unknown: int = 0
    """Verdicts of which it is not: on a language that the judge does not read, for one."""

    def words(self) -> str:
        """How many verdicts are uncertain; empty where none is."""
        count = len(self.uncertain)
        is_or_are = "is" if count == 1 else "are"
        return f"{count} of {plural(self.judged, 'verdict')} {is_or_are} uncertain" if count else ""


def read_first(grades: Iterable[Grade]) -> ReadFirst:
    """What is to be read first; a mark that a person has set was read already."""
    unknown, judged, uncertain = 0, 0, list[Uncertain]()
    for grade in grades:
        for one in grade["rounds"]:
            certainty = certainty_of(grade, one)
            unknown += "score" in one and one.get("certainty") is None
            judged += certainty is not None
            if certainty is not None and is_uncertain(certainty):
                uncertain.append(
                    Uncertain(
                        grade["name"] or grade["student"],
                        grade["code"],
                        place_of(one),
                        round_score(one, weighed_by(grade)),
                        certainty,
                        doubt_about(one),
                    )
                )
    uncertain.sort(key=lambda one: (one.certainty, one.code, one.place))
    return ReadFirst(judged, tuple(uncertain), unknown)


def read_first_page(given: SetClass, found: ReadFirst, *, names: bool) -> Iterator[str]:
    """The part of the report below its heading; a sentence where none is uncertain."""
    if found.unknown:
        words = f"Of {plural(found.unknown, 'answer')} it is not known how certain the verdict is."
        yield element("p", esc(words)) + "\n"
    if not found.uncertain:
        words = f"Of {plural(found.judged, 'verdict')} none is uncertain."
        yield element("p", esc(words)) + "\n"
        return
    words = f"{found.words()}: the judge hesitated there. {agreed_in_short(shipped_figures())}"
    yield element("p", esc(words)) + "\n"
    yield table(
        "The least certain first",
        ("student", "answer to", "score#", "coaches agree#", "in doubt"),
        (
            (
                student_link(one.who if names else one.code, one.code),
                esc(title_at(given, one.place)),
                str(one.score),
                f"{one.certainty:.0%}",
                esc(one.doubt),
            )
            for one in found.uncertain[:MOST_SHOWN]
        ),
    )
    first = found.uncertain[0]
    number = next((one.number for one in given.questions if one.place == first.place), "")
    command = (
        f"rebuttal class override {given.folder.path.name} {first.code} MARK "
        f"--question Q{number} --why TEXT"
    )
    words = f"{esc('A mark that should be another is set so:')} {element('code', esc(command))}"
    yield element("p", words) + "\n"
    if (more := len(found.uncertain) - MOST_SHOWN) > 0:
        yield element("p", esc(f"And {more} more, which their students' pages name.")) + "\n"


def read_first_lines(found: ReadFirst) -> list[str]:
    """The same on the terminal: how many there are, and where they stand."""
    return [f"{found.words()}: the report lists them, to be read first."] if found.uncertain else []
