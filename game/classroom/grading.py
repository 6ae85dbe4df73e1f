"""Grading a class: what is not yet judged is judged, then every grade is worked out anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from game.classroom.folder import SetClass
from game.classroom.grades import Grade, grade_class
from game.classroom.judging import Tasks, judge_here, judge_side_by_side
from game.classroom.ledger import Ledger, Rounds, key_of
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

    Killed in the middle it goes on where it stopped. `UsageError` if nothing is collected.
    """
    key = partial(key_of, pack_hash=given.pack.content_hash, scorer_version=judge.version)
    with Ledger(given.folder.verdicts) as ledger:
        wanted = {k for work in read_works(given.folder.works) if (k := key(work)) not in ledger}
        tasks = _tasks(given, set(wanted), key)
        for done, (name, rounds) in enumerate(judge.judging(tasks, given.pack), start=1):
            ledger.add(name, rounds)
            progress(done, len(wanted))
        works = read_works(given.folder.works)
        _write(given, grade_class(given, works, lambda work: ledger[key(work)], judge.version))
    return len(wanted)


def _tasks(
    given: SetClass, wanted: set[str], key: Callable[[Work], str]
) -> Iterator[tuple[str, Work]]:
    for work in read_works(given.folder.works):
        name = key(work)
        if name in wanted:
            wanted.remove(name)
            yield name, work


def _write(given: SetClass, grades: Iterator[Grade]) -> None:
    """The grades one by one as JSON, and the two tables."""
    codes = []
    with replacing(given.folder.grades) as file, replacing(given.folder.grades_csv) as table:
        table.write(csv_line(("student", "score", "comment")))
        for one in grades:
            file.write(storable(json.dumps(one, ensure_ascii=False)) + "\n")
            table.write(csv_line((one["student"], one["score"], one["comment"])))
            codes.append((one["code"], one["student"], one["name"]))
    write_atomically(given.folder.codes, csv_text(("code", "student", "name"), sorted(codes)))


def read_grades(given: SetClass) -> Iterator[Grade]:
    """The grades as they were written; `UsageError` if there are none, or for damaged ones."""
    try:
        with given.folder.grades.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except FileNotFoundError:
        raise UsageError(
            f"Nothing is graded yet: run `rebuttal class grade {given.folder.path}`."
        ) from None
    except ValueError:
        raise UsageError(f"{given.folder.grades} is damaged: grade again.") from None


def counted(grades: Iterable[Grade]) -> dict[str, int]:
    """How many are graded, missing, late and to be looked at."""
    found = dict.fromkeys(("graded", "missing", "late", "look"), 0)
    for one in grades:
        found[one["state"]] += 1
        found["late"] += one["late"]
    return found
