"""What the class as a whole did: coverage of points, distribution, sides, time and attempts.

Groups of fewer than five are counted, but nothing else is said about them, so that no figure
speaks of one student.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from game.classroom.anonymity import Names, common_words
from game.classroom.assignment import Question
from game.classroom.counts import Counts, whose_grade
from game.classroom.flagged import Flagged, flagged
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade
from game.classroom.grades import place_of, round_score, weighed_by
from game.classroom.roster import Student
from game.classroom.similarity import Read
from game.packs.format import SIDES, Point, Side
from game.scoring.grading import PointFound, words_of
from game.scoring.verdict import NEAR_MISS, band_of
from game.scoring.words import words

FEWEST = 5
"""Smallest group about which a figure is shown."""

HIDDEN = f"hidden: fewer than {FEWEST}"
"""What stands in place of a figure that is not told."""

EXAMPLES = 3
"""Sentences shown for a point."""

MOST_MISSED = 3
"""Points that are put first."""

KEPT = 30
"""Sentences among which those shown are looked for."""

ALIKE = 0.6
"""Two sentences that share this part of their words say the same; one is enough."""


@dataclass
class PointFigure:
    """How a point fared in the class."""

    question: Question
    point: Point
    answers: int = 0
    made: int = 0
    _made: list[tuple[float, str]] = field(default_factory=list)
    _near: list[tuple[float, str]] = field(default_factory=list)
    """Probability and words of the surest few."""

    @property
    def shown(self) -> bool:
        """Enough answered that a figure says nothing about one of them."""
        return self.answers >= FEWEST

    @property
    def share(self) -> float:
        """0 to 1: of the answers, how many made it."""
        return self.made / self.answers if self.answers else 0.0

    def count(self, found: PointFound, said: str, names: Names) -> None:
        """Counts one verdict on the point; what was `said` with one of `names` is no example."""
        self.answers += 1
        self.made += found["made"]
        probability = found["probability"]
        if not said or names.stand_in(said):
            return
        if found["made"]:
            self._made = _best(self._made, (probability, said))
        elif probability >= NEAR_MISS:
            self._near = _best(self._near, (probability, said))

    @property
    def examples(self) -> list[str]:
        """Words of those who made it, no two alike."""
        return _different(self._made)

    @property
    def near(self) -> list[str]:
        """Words of those who came near, unlike those of who made it."""
        return _different(self._near, self.examples)


@dataclass
class Mean:
    """A mean that grows; `value` is None below five."""

    count: int = 0
    total: float = 0.0

    def add(self, value: float) -> None:
        self.count += 1
        self.total += value

    @property
    def value(self) -> float | None:
        return self.total / self.count if self.count >= FEWEST else None


@dataclass
class ClassFigures(Counts):
    """All figures of a class; scores in 0 to 100, whatever the gradebook's points.

    They are those of its students: who is not on the roster is in none of them.
    """

    flagged: list[Flagged] = field(default_factory=list)
    flagged_besides: list[Flagged] = field(default_factory=list)
    """Who is no student of the roster."""
    bands: Counter[int] = field(default_factory=Counter)
    """Students by the band in which their mean lies."""
    overall: Mean = field(default_factory=Mean)
    """Of those who handed in, as are the means by side."""
    sides: dict[str, Mean] = field(default_factory=dict)
    questions: dict[str, Mean] = field(default_factory=dict)
    """By `motion/counterargument`."""
    points: dict[str, PointFigure] = field(default_factory=dict)
    """By `motion/counterargument/point`, in the pack's order."""
    attempts: Counter[int] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    """By when they handed in."""

    @property
    def to_read(self) -> int:
        """Students at whose work a person should look: without a score, or flagged."""
        return self.look + sum(one.scored for one in self.flagged)

    def most_missed(self, side: Side) -> list[PointFigure]:
        """The three points that the fewest of that side made, heavier ones first among equals."""
        shown = [
            one
            for one in self.points.values()
            if one.question.side == side and one.shown and one.share < 1
        ]
        return sorted(shown, key=lambda one: (one.share, -one.point.weight))[:MOST_MISSED]

    @property
    def sides_shown(self) -> bool:
        """Whether means by side or question may be told.

        Where one side is too small, its mean could be worked out from the other's and the whole.
        """
        return all(one.count >= FEWEST for one in self.sides.values())

    @property
    def side_gap(self) -> float | None:
        """Mean of pro less mean of con; None unless both are shown."""
        means = [self.sides[side].value for side in SIDES if side in self.sides]
        if len(means) < 2 or means[0] is None or means[1] is None:
            return None
        return means[0] - means[1]

    def side_mean(self, side: Side) -> float | None:
        """The mean of who argued that side; None for none, or if it may not be told."""
        mean = self.sides.get(side)
        return mean.value if mean is not None and self.sides_shown else None

    def question_mean(self, place: str) -> float | None:
        """The mean score of the answers to `motion/counterargument`; None if it may not be told."""
        return self.questions[place].value if self.sides_shown else None


def class_figures(given: SetClass, read: Read, *, due: bool = True) -> ClassFigures:
    """The figures of the grades, which are read twice: first for everybody's name."""
    found = ClassFigures(due)
    names = Names(chain(_roster(given), map(_graded, read())), common_words(given.pack))
    for question in given.questions:
        found.questions[question.place] = Mean()
        for point in question.counterargument.point:
            found.points[f"{question.place}/{point.id}"] = PointFigure(question, point)
    for grade in read():
        found.count(grade, given.roster)
        student = whose_grade(grade, given.roster) == "student"
        (found.flagged if student else found.flagged_besides).extend(flagged([grade]))
        if student and grade["state"] == "graded":
            _count(found, given, grade, names)
    return found


def _roster(given: SetClass) -> Iterable[Student]:
    return given.roster.students if given.roster else ()


def _graded(grade: Grade) -> Student:
    """Who is on no roster, as they called themselves."""
    return Student(grade["student"], grade["name"])


def _count(found: ClassFigures, given: SetClass, grade: Grade, names: Names) -> None:
    mark = grade["score"]
    assert mark is not None, "a grade has a score"
    score = 100 * mark / grade["out_of"]
    found.bands[band_of(int(score))] += 1
    if not grade["rounds"]:  # a mark that a person gave to who handed in nothing
        return  # in the whole mean it could be worked out from those of the sides
    found.overall.add(score)
    found.sides.setdefault(grade["side"], Mean()).add(score)
    found.attempts[grade["attempts"]] += 1
    found.days[_when(grade["handed_in"], given.assignment.deadline, late=grade["late"])] += 1
    for one in grade["rounds"]:
        place = place_of(one)
        if "score" in one:
            found.questions.setdefault(place, Mean()).add(round_score(one, weighed_by(grade)))
        for point in one.get("points", ()):
            figure = found.points.get(f"{place}/{point['id']}")
            if figure is not None:
                figure.count(point, words_of(point, one["text"]), names)


def _when(handed_in: str, deadline: datetime.datetime | None, *, late: bool) -> str:
    if late:
        return "after the deadline"
    if not handed_in or deadline is None:
        return "time not known, or no deadline"
    try:
        when = datetime.datetime.fromisoformat(handed_in).replace(tzinfo=None)
    except ValueError:
        return "time not known, or no deadline"
    left = deadline.replace(tzinfo=None) - when
    return "on the last day" if left < datetime.timedelta(days=1) else "more than a day before"


def _best(kept: list[tuple[float, str]], new: tuple[float, str]) -> list[tuple[float, str]]:
    """The surest few, each sentence once, the same in whatever order they come."""
    return sorted({*kept, new}, key=lambda one: (-one[0], one[1]))[:KEPT]


def _different(kept: Sequence[tuple[float, str]], beside: Sequence[str] = ()) -> list[str]:
    """The first few of which no two, and none with any beside, are alike."""
    found: list[str] = []
    for _, sentence in kept:
        if len(found) < EXAMPLES and not any(_alike(sentence, o) for o in (*beside, *found)):
            found.append(sentence)
    return found


def _alike(one: str, other: str) -> bool:
    first, second = set(words(one)), set(words(other))
    return len(first & second) >= ALIKE * max(1, len(first | second))
