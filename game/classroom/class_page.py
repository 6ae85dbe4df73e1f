"""The report: the class as a whole, how far to trust it, then a page for each student."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from game.classroom.counts import AWAY
from game.classroom.coverage import coverage, most_missed
from game.classroom.figures import FEWEST, HIDDEN, ClassFigures
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade
from game.classroom.look_page import TITLE, Look, look_page
from game.classroom.markup import bar, element, esc, page, student_link, table, wide
from game.classroom.read_first import READ_FIRST, ReadFirst, read_first_page
from game.classroom.similarity import Read
from game.classroom.student_page import student_page
from game.classroom.summary import count_words
from game.classroom.tables import number
from game.classroom.works import read_unread
from game.packs.format import SIDES
from game.phrases import plural
from game.scoring.trust import LIMITS, headline, in_short, shipped_figures
from game.scoring.trust_tables import tables
from game.scoring.verdict import BAND_RANGES
from game.text import one_line

PARTS = {
    "uncertain": READ_FIRST,
    "distribution": "Distribution",
    "sides": "The two sides",
    "missed": "Most missed",
    "points": "Every point",
    "time": "Time and attempts",
    "look": TITLE,
    "trust": "How far to trust these scores",
    "students": "Students",
}
"""Parts of the report by their anchor, in their order."""


def class_report(
    given: SetClass,
    found: ClassFigures,
    to_read: ReadFirst,
    seen: Look,
    read: Read,
    *,
    names: bool = False,
) -> Iterator[str]:
    """The whole document; the same grades give the same bytes."""
    bodies = {
        "distribution": _distribution(found),
        "sides": _sides(found),
        "missed": most_missed(given, found),
        "points": coverage(found),
        "time": _time(found),
        "uncertain": read_first_page(given, to_read, names=names),
        "look": look_page(given, seen, names=names),
        "trust": _trust(),
        "students": _students(read(), names=names),
    }
    left_out = set()
    if len(found.sides) < 2:
        left_out.add("sides")
    if found.graded < FEWEST:
        left_out.add("time")
    shown = [anchor for anchor in PARTS if anchor not in left_out]
    parts = (_part(anchor, bodies[anchor]) for anchor in shown)
    students = (student_page(given, one, names=names) for one in read())
    yield from page(
        f"{given.assignment.name}: report",
        chain(
            _head(given, found, len(to_read.uncertain), names=names),
            _contents(shown),
            *parts,
            chain.from_iterable(students),
        ),
    )


def single_report(given: SetClass, grade: Grade, *, names: bool) -> Iterator[str]:
    """One student's page as a document of its own."""
    title = given.assignment.name
    heading = element("h1", esc(title)) + "\n"
    motions = [element("p", esc(given.pack.get_motion(m).text)) for m in given.assignment.motions]
    body = student_page(given, grade, names=names, alone=True)
    yield from page(title, chain([heading, *motions], body))


def _part(anchor: str, body: Iterable[str]) -> Iterator[str]:
    yield f'<section aria-labelledby="{anchor}">\n'
    yield element("h2", esc(PARTS[anchor]), id=anchor) + "\n"
    yield from body
    yield "</section>\n"


def _head(given: SetClass, found: ClassFigures, uncertain: int, *, names: bool) -> Iterator[str]:
    a, pack = given.assignment, given.pack
    yield element("h1", esc(a.name)) + "\n"
    for motion in a.motions:
        yield element("p", esc(pack.get_motion(motion).text), class_="motion") + "\n"
    due = f", due {a.deadline:%Y-%m-%d %H:%M}" if a.deadline else ""
    mode = "Exam" if a.play.graded else "Practice"
    facts = f"{mode}{due}. Pack {pack.id} {pack.manifest.version}."
    yield element("p", esc(facts), class_="soft") + "\n"
    mean = found.overall.value
    tiles = {
        "mean score of 100": "hidden" if mean is None else f"{mean:.1f}",
        "graded": str(found.graded),
        found.away[1]: str(found.away[0]),
        "late": str(found.late),
        "to look at, or flagged": str(found.to_read),
        "uncertain verdicts": str(uncertain),
    }
    inner = (
        element("div", element("dt", esc(k)) + element("dd", esc(v))) for k, v in tiles.items()
    )
    yield element("dl", "\n".join(inner), class_="tiles") + "\n"
    if found.tells_apart:
        yield element("p", esc(f"{count_words(found)}."), class_="soft") + "\n"
    if mean is None:
        yield element("p", esc(f"Mean score: {HIDDEN}."), class_="soft") + "\n"
    yield from _unread(given, names=names)
    if to_read := [*found.flagged, *found.flagged_besides]:
        links = (
            student_link(one.who if names else one.code, one.code) + esc(f" ({one.all_kinds})")
            for one in to_read
        )
        others = f"{len(found.flagged_besides)} besides" if found.flagged_besides else ""
        students = plural(len(found.flagged), "student") if found.flagged else ""
        flagged = " and of ".join(who for who in (students, others) if who)
        words = f"The judge flagged answers of {flagged}; read them:"
        yield element("p", f"{esc(words)} {', '.join(links)}.") + "\n"


def _unread(given: SetClass, *, names: bool) -> Iterator[str]:
    """What came and could not be read: whoever sent it seems to have handed in nothing."""
    unread = list(read_unread(given.folder.works))
    if unread:
        what = plural(len(unread), "file or row", "files or rows")
        named = "; ".join(f"{one_line(one.source)}: {one.message}" for one in unread)
        which = named if names else "a report with --names says which"
        words = f"{what} could not be read ({which}): whoever sent it may stand as missing."
        yield element("p", esc(words)) + "\n"


def _contents(anchors: Iterable[str]) -> Iterator[str]:
    links = (element("a", esc(PARTS[anchor]), href=f"#{anchor}") for anchor in anchors)
    inner = "".join(element("li", link) for link in links)
    yield element("nav", element("ul", inner), class_="contents", aria_label="Contents") + "\n"


def _distribution(found: ClassFigures) -> Iterator[str]:
    if found.graded < FEWEST:
        yield element("p", HIDDEN) + "\n"
        return
    most = max(found.bands.values())
    yield table(
        "Students by their mean score",
        ("mean score", "students#", ""),
        (
            (scores.replace("-", " to "), str(found.bands[band]), bar(found.bands[band] / most))
            for band, scores in enumerate(BAND_RANGES)
        ),
    )  # fmt: skip


def _sides(found: ClassFigures) -> Iterator[str]:
    rows = []
    for side in SIDES:
        mean, count = found.side_mean(side), found.sides[side].count
        rows.append((side, str(count), HIDDEN if mean is None else f"{mean:.1f}",
                     "" if mean is None else bar(mean / 100)))  # fmt: skip
    yield table("Mean score by side", ("side", "students#", "mean#", ""), rows)
    gap = found.side_gap
    if gap is not None:
        better = "pro" if gap > 0 else "con"
        yield element("p", esc(f"Gap: {abs(gap):.1f} in favour of {better}.")) + "\n"
    elif any(mean.count >= FEWEST for mean in found.sides.values()):
        words = "Where one side is too small both means are hidden: one would give the other away."
        yield element("p", words, class_="soft") + "\n"


def _time(found: ClassFigures) -> Iterator[str]:
    days = ("more than a day before", "on the last day", "after the deadline",
            "time not known, or no deadline")  # fmt: skip
    rows = [(esc(day), found.days[day]) for day in days if found.days[day]]
    rows += [(plural(n, "attempt"), count) for n, count in sorted(found.attempts.items())]
    yield table(
        "When the work that counts came in, and how often students tried",
        ("what", "students#", ""),
        ((what, str(count), bar(count / found.graded)) for what, count in rows),
    )


def _trust() -> Iterator[str]:
    """How often the scorer is right: on every report, so that nobody has to ask."""
    found = shipped_figures()
    yield element("p", esc(" ".join(in_short(found)))) + "\n"
    yield element("p", esc(headline(found)), class_="soft") + "\n"
    for one in tables(found)[:1]:
        rows = (tuple(esc(cell.strip()) for cell in row) for row in one.rows)
        numbers = {"cases", "F1", "kappa", "order", "traps", "flagged"}
        columns = [f"{name}#" if name in numbers else name for name in one.columns]
        yield element("p", esc(one.note), class_="soft") + "\n"
        yield wide(one.title, table(one.title, columns, rows))
    yield element("ul", "".join(element("li", esc(limit)) for limit in LIMITS)) + "\n"


def _students(grades: Iterable[Grade], *, names: bool) -> Iterator[str]:
    if not names:
        words = "Codes stand in place of names; codes.csv, which stays with you, says who is who."
        yield element("p", words, class_="soft") + "\n"
    yield '<ul class="students">\n'
    for one in grades:
        who = (one["name"] or one["student"]) if names else one["code"]
        states = {"graded": number(one["score"]), "look": "to look at", **AWAY}
        state = states[one["state"]]
        late = " late" if one["late"] else ""
        link = student_link(who, one["code"])
        yield element("li", f"{link} {element('span', esc(state + late))}") + "\n"
    yield "</ul>\n"
