"""Grading a class: what is not yet judged is judged, then every grade is worked out anew."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from game.classroom.basis import Basis, basis_now, basis_of
from game.classroom.decisions import read_decisions
from game.classroom.folder import SetClass
from game.classroom.grade_format import Grade, Rounds
from game.classroom.grades import grade_class, to_grade
from game.classroom.journal import Entry, add_to_journal, read_journal
from game.classroom.judging import Tasks, judge_here, judge_side_by_side
from game.classroom.lateness import timed_anew
from game.classroom.ledger import Ledger, key_of
from game.classroom.receipts import receipt_of, receipt_text
from game.classroom.settling import settled
from game.classroom.tables import csv_line, csv_text
from game.classroom.works import Work, read_works
from game.errors import UsageError
from game.files import replacing, write_atomically
from game.packs.format import Pack
from game.scoring.contract import Matcher
from game.scoring.judging import scorer_version
from game.text import storable

Judging = Callable[[Tasks, Pack], Iterator[tuple[str, Rounds]]]
"""Judges the tasks, in any order."""

Progress = Callable[[int, int], None]
"""Hears how many works are judged, of how many."""


@dataclass(frozen=True)
class Judge:
    """What judges, and how its version is called."""

    version: str
    judging: Judging


def judge_with(matcher: Matcher, load: Callable[[], Matcher], jobs: int) -> Judge:
    """Judges in `jobs` processes; with 0 in this one, whose libraries may use many threads."""
    if jobs == 0:
        return Judge(scorer_version(matcher), partial(judge_here, matcher=matcher))
    return Judge(scorer_version(matcher), partial(judge_side_by_side, jobs=jobs, load=load))


def grade(given: SetClass, judge: Judge, progress: Progress = lambda done, total: None) -> int:
    """Judges what is collected and writes the grades; returns how many works were judged now.

    Killed in the middle it goes on where it stopped. `UsageError` if nothing is collected, or if
    the grades that are there were made with another pack, scorer or rule: then `regrade` comes
    first.
    """
    _refuse_other_basis(given, judge)
    with fresh_grades(given, judge, progress) as (judged, grades):
        write_grades(given, grades)
    return judged


@contextmanager
def fresh_grades(
    given: SetClass, judge: Judge, progress: Progress = lambda done, total: None
) -> Iterator[tuple[int, Iterator[Grade]]]:
    """How many works were judged now, and the grades as they come out, which nobody has written."""
    key = partial(key_of, pack_hash=given.pack.content_hash, scorer_version=judge.version)
    with Ledger(given.folder.verdicts) as ledger:
        wanted = Counter(k for work in _to_grade(given) if (k := key(work)) not in ledger)
        done, judged, tasks = 0, wanted.total(), _tasks(given, set(wanted), key)
        for name, rounds in judge.judging(tasks, given.pack):
            ledger.add(name, rounds)
            done += wanted[name]
            progress(done, judged)
        due = given.assignment.deadline
        works = (timed_anew(work, due) for work in read_works(given.folder.works))
        found = grade_class(given, works, lambda work: ledger[key(work)], judge.version)
        yield judged, (settled(one, given.decisions) for one in found)


def _refuse_other_basis(given: SetClass, judge: Judge) -> None:
    """A mark that stands is not changed by the way."""
    before = standing_basis(given)
    others = list(before.other(basis_now(given, judge.version))) if before else ()
    if others:
        folder = given.folder.path
        raise UsageError(
            f"The grades in {folder} were made otherwise. {' '.join(others)} `rebuttal class "
            f"regrade {folder}` shows who would change, and with --accept it takes the new scores."
        )


def standing_basis(given: SetClass) -> Basis | None:
    """From what the grades were made; None if there are none, or they cannot be read."""
    try:
        with closing(standing_grades(given)) as grades:
            return next(map(basis_of, grades), None)
    except UsageError:
        return None


def _to_grade(given: SetClass) -> Iterator[Work]:
    """Works on which a grade may rest: no other needs a verdict."""
    for _, attempts in groupby(read_works(given.folder.works), key=lambda work: work.student):
        yield from to_grade(list(attempts))


def _tasks(
    given: SetClass, wanted: set[str], key: Callable[[Work], str]
) -> Iterator[tuple[str, Work]]:
    for work in _to_grade(given):
        name = key(work)
        if name in wanted:
            wanted.remove(name)
            yield name, work


def write_grades(given: SetClass, grades: Iterable[Grade]) -> None:
    """The grades one by one as JSON, the two tables, and a receipt for each student."""
    codes, receipts = [], set()
    with replacing(given.folder.grades) as file, replacing(given.folder.grades_csv) as table:
        table.write(csv_line(("student", "score", "comment", "name")))
        for one in grades:
            file.write(storable(json.dumps(one, ensure_ascii=False)) + "\n")
            table.write(csv_line((one["student"], one["score"], one["comment"], one["name"])))
            codes.append((one["code"], one["student"], one["name"]))
            receipt = receipt_of(given, one)
            if receipt is not None:
                name = f"{one['code']}.json"
                write_atomically(given.folder.receipts / name, receipt_text(receipt))
                receipts.add(name)
    for path in given.folder.receipts.glob("S-*.json"):
        if path.name not in receipts:
            path.unlink()
    write_atomically(given.folder.codes, csv_text(("code", "student", "name"), sorted(codes)))


def record(given: SetClass, entries: Iterable[Entry]) -> SetClass:
    """Keeps decisions for good and puts them into the grades; returns the class as it is then."""
    now = keep(given, entries)
    if now.folder.grades.is_file():
        write_grades(now, read_grades(now))
    return now


def keep(given: SetClass, entries: Iterable[Entry]) -> SetClass:
    """Keeps decisions for good; the grades do not have them yet."""
    add_to_journal(given.folder.decisions, entries)
    return replace(given, decisions=read_decisions(read_journal(given.folder.decisions)))


NEEDED = frozenset((
    "student", "name", "code", "state", "score", "out_of", "late", "side", "handed_in", "attempt",
    "comment", "rounds", "notes", "assignment", "pack", "pack_version", "pack_hash",
    "scorer_version", "weights",
))  # fmt: skip
"""Keys without which a grade is of an earlier version."""

COMPARED = frozenset((
    "student", "score", "out_of", "rounds", "pack", "pack_version", "pack_hash", "scorer_version",
))  # fmt: skip
"""Keys by which also a grade of an earlier version can be compared."""


def read_grades(given: SetClass) -> Generator[Grade, None, None]:
    """The grades with what was decided.

    `UsageError` if there are none, or for those that are damaged or of an earlier version.
    """
    with closing(standing_grades(given)) as grades:
        for one in grades:
            if not one.keys() >= NEEDED:
                raise UsageError(
                    f"{given.folder.grades} was written by an earlier version of the program: "
                    f"grade again, `rebuttal class grade {given.folder.path}`."
                )
            yield one


def standing_grades(given: SetClass) -> Generator[Grade, None, None]:
    """As `read_grades`, and those of an earlier version as they were written, to be compared."""
    try:
        with given.folder.grades.open(encoding="utf-8") as lines:
            for line in lines:
                one: Grade = json.loads(line)
                if not one.keys() >= COMPARED:
                    raise KeyError
                yield settled(one, given.decisions) if one.keys() >= NEEDED else one
    except FileNotFoundError:
        raise UsageError(
            f"Nothing is graded yet: run `rebuttal class grade {given.folder.path}`."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{given.folder.grades} is damaged: grade again.") from None
