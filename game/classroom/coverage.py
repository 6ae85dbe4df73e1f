"""What the class said of each point, as parts of its report."""

from __future__ import annotations

from collections.abc import Iterator

from game.classroom.figures import FEWEST, HIDDEN, ClassFigures, PointFigure
from game.classroom.folder import SetClass
from game.classroom.markup import bar, element, esc, table
from game.packs.finding import section_title
from game.packs.format import SIDES
from game.phrases import plural


def most_missed(given: SetClass, found: ClassFigures) -> Iterator[str]:
    """The points that the fewest of each side made, in the words of those who did or nearly did."""
    sides = [side for side in SIDES if found.most_missed(side)]
    if not sides:
        yield element("p", f"No point was answered by {FEWEST} or more.") + "\n"
    for side in sides:
        yield element("h3", esc(f"Missed by those who argued {side}")) + "\n"
        yield "<ol>\n"
        for one in found.most_missed(side):
            yield element("li", "".join(_missed(given, one))) + "\n"
        yield "</ol>\n"


def _missed(given: SetClass, one: PointFigure) -> Iterator[str]:
    section = section_title(given.pack, one.point.source)
    source = f" Essay, section “{section}”." if section and one.point.origin == "essay" else ""
    thrown = one.question.counterargument
    yield element("p", element("strong", esc(one.point.text)))
    words = f"Made by {one.made} of {one.answers}, in answer to “{thrown.name}”."
    yield element("p", esc(words + source)) + "\n"
    yield from _examples("Those who made it wrote", one.examples)
    yield from _examples("Near, and not there", one.near)


def _examples(words: str, examples: list[str]) -> Iterator[str]:
    if examples:
        yield element("p", esc(f"{words}:"), class_="soft") + "\n"
        yield from (element("blockquote", esc(sentence)) + "\n" for sentence in examples)


def coverage(found: ClassFigures) -> Iterator[str]:
    """How many made each point, question by question."""
    by_question: dict[str, list[PointFigure]] = {}
    for one in found.points.values():
        by_question.setdefault(one.question.place, []).append(one)
    for place, points in by_question.items():
        question, mean = points[0].question, found.question_mean(place)
        shown = f"mean {HIDDEN}" if mean is None else f"mean {mean:.1f}"
        answers = plural(found.questions[place].count, "answer")
        yield element("h3", esc(question.title)) + "\n"
        yield table(
            f"Thrown at {question.side}; {answers}, {shown}",
            ("point", "weight#", "made#", ""),
            (
                (esc(one.point.text), str(one.point.weight),
                 f"{one.made} of {one.answers}" if one.shown else HIDDEN,
                 bar(one.share) if one.shown else "")
                for one in points
            ),
        )  # fmt: skip
