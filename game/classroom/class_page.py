"""The report: the class as a whole, how far to trust it, then a page for each student."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from game.classroom.figures import FEWEST, ClassFigures, PointFigure
from game.classroom.folder import SetClass
from game.classroom.grades import Grade
from game.classroom.look_page import TITLE, look_page
from game.classroom.markup import bar, element, esc, page, table
from game.classroom.student_page import student_page
from game.classroom.tables import number
from game.debate.wording import plural, section_title
from game.scoring.trust import LIMITS, headline, shipped_figures, tables
from game.scoring.verdict import BAND_NAMES

HIDDEN = f"hidden: fewer than {FEWEST}"

Read = Callable[[], Iterable[Grade]]
"""Reads the grades from their beginning."""


def class_report(
    given: SetClass, found: ClassFigures, read: Read, *, names: bool = False
) -> Iterator[str]:
    """The whole document; the same grades give the same bytes."""
    students = chain.from_iterable(student_page(given, one, names=names) for one in read())
    parts = chain(
        _head(given, found), _distribution(found), _sides(found), _missed(given, found),
        _coverage(found), _time(found), _look(given, read, names=names), _trust(),
        _contents(read(), names=names), students,
    )  # fmt: skip
    yield from page(f"{given.assignment.name}: report", parts)


def single_report(given: SetClass, grade: Grade, *, names: bool) -> Iterator[str]:
    """One student's page as a document of its own."""
    title = given.assignment.name
    heading = element("h1", esc(title)) + "\n"
    motions = [element("p", esc(given.pack.get_motion(m).text)) for m in given.assignment.motions]
    yield from page(title, chain([heading, *motions], student_page(given, grade, names=names)))


def _head(given: SetClass, found: ClassFigures) -> Iterator[str]:
    a, pack = given.assignment, given.pack
    yield element("h1", esc(a.name)) + "\n"
    for motion in a.motions:
        yield element("p", esc(pack.get_motion(motion).text)) + "\n"
    due = f", due {a.deadline:%Y-%m-%d %H:%M}" if a.deadline else ""
    mode = "Exam" if a.play.mode == "exam" else "Practice"
    facts = f"{mode}{due}. Pack {pack.id} {pack.manifest.version}."
    yield element("p", esc(facts), class_="soft") + "\n"
    state = f"{found.graded} graded, {found.missing} missing, {found.late} late"
    look = f", {found.look} for you to look at" if found.look else ""
    mean = found.overall.value
    words = f"{state}{look}. Mean score: {HIDDEN if mean is None else f'{mean:.1f} of 100'}."
    yield element("p", esc(words)) + "\n"


def _distribution(found: ClassFigures) -> Iterator[str]:
    yield element("h2", "Distribution") + "\n"
    if found.graded < FEWEST:
        yield element("p", HIDDEN) + "\n"
        return
    most = max(found.bands.values())
    yield table(
        "Students by the band of their mean score",
        ("band", "score", "students#", ""),
        (
            (esc(BAND_NAMES[band]), f"{20 * band} to {20 * band + (20 if band == 4 else 19)}",
             str(found.bands[band]), bar(found.bands[band] / most))
            for band in range(5)
        ),
    )  # fmt: skip


def _sides(found: ClassFigures) -> Iterator[str]:
    if len(found.sides) < 2:
        return
    yield element("h2", "The two sides") + "\n"
    rows = []
    for side in ("pro", "con"):
        mean = found.sides[side].value if side in found.sides else None
        count = found.sides[side].count if side in found.sides else 0
        rows.append((side, str(count), HIDDEN if mean is None else f"{mean:.1f}",
                     bar((mean or 0) / 100)))  # fmt: skip
    yield table("Mean score by side", ("side", "students#", "mean#", ""), rows)
    gap = found.side_gap
    if gap is not None:
        better = "pro" if gap > 0 else "con"
        yield element("p", esc(f"Gap: {abs(gap):.1f} in favour of {better}.")) + "\n"


def _missed(given: SetClass, found: ClassFigures) -> Iterator[str]:
    yield element("h2", "Most missed") + "\n"
    missed = found.most_missed
    if not missed:
        yield element("p", f"No point was answered by {FEWEST} or more.") + "\n"
    for one in missed:
        section = section_title(given.pack, one.point.source)
        source = f" Essay, section “{section}”." if section and one.point.origin == "essay" else ""
        yield element("h3", esc(one.point.text)) + "\n"
        thrown = one.question.counterargument
        words = f"Made by {one.made} of {one.answers}, in answer to: {thrown.name}."
        yield element("p", esc(words + source)) + "\n"
        yield from _examples("Who made it wrote", one.examples)
        yield from _examples("Near, and not there", one.near)


def _examples(words: str, examples: list[str]) -> Iterator[str]:
    if examples:
        yield element("p", esc(f"{words}:"), class_="soft") + "\n"
        yield from (element("blockquote", esc(sentence)) + "\n" for sentence in examples)


def _coverage(found: ClassFigures) -> Iterator[str]:
    yield element("h2", "Every point") + "\n"
    by_question: dict[str, list[PointFigure]] = {}
    for one in found.points.values():
        by_question.setdefault(one.question.place, []).append(one)
    for place, points in by_question.items():
        question, mean = points[0].question, found.questions[place].value
        shown = HIDDEN if mean is None else f"mean {mean:.1f}"
        answers = plural(found.questions[place].count, "answer")
        heading = f"Q{question.number}. {question.counterargument.name}"
        yield element("h3", esc(heading)) + "\n"
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


def _time(found: ClassFigures) -> Iterator[str]:
    if found.graded < FEWEST:
        return
    yield element("h2", "Time and attempts") + "\n"
    days = ("more than a day before", "on the last day", "after the deadline",
            "time not known, or no deadline")  # fmt: skip
    rows = [(esc(day), str(found.days[day])) for day in days if found.days[day]]
    rows += [(plural(n, "attempt"), str(count)) for n, count in sorted(found.attempts.items())]
    yield table("When and how often", ("what", "students#"), rows)


def _look(given: SetClass, read: Read, *, names: bool) -> Iterator[str]:
    yield element("h2", TITLE) + "\n"
    yield from look_page(given, read, names=names)


def _trust() -> Iterator[str]:
    """How often the scorer is right: on every report, so that nobody has to ask."""
    found = shipped_figures()
    yield element("h2", "How far to trust these scores") + "\n"
    yield element("p", esc(headline(found))) + "\n"
    for one in tables(found)[:1]:
        rows = (tuple(esc(cell.strip()) for cell in row) for row in one.rows)
        yield element("p", esc(one.note), class_="soft") + "\n"
        yield table(one.title, one.columns, rows)
    yield element("ul", "".join(element("li", esc(limit)) for limit in LIMITS)) + "\n"


def _contents(grades: Iterable[Grade], *, names: bool) -> Iterator[str]:
    yield '<nav aria-labelledby="students"><h2 id="students">Students</h2><ul>\n'
    for one in grades:
        who = (one["name"] or one["student"]) if names else one["code"]
        score = one["state"] if one["score"] is None else number(one["score"])
        link = element("a", esc(who), href=f"#{one['code']}")
        yield element("li", f"{link} {esc(score)}") + "\n"
    yield "</ul></nav>\n"
