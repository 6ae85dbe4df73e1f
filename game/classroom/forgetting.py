"""Forgetting a student: every trace in the folder of the class, found first and then removed.

What cannot be read, or only mentions the student, is named for a
person to look at. Nothing outside of the folder is known, and so nothing is touched there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from game.classroom.accepting import stopped
from game.classroom.codes import CODE, LENGTH, given_out
from game.classroom.columns import plain, same_name
from game.classroom.dealing import code_of, gap_of
from game.classroom.folder import SetClass
from game.classroom.identity import Identity
from game.classroom.roster import Student
from game.classroom.students import class_students
from game.classroom.traces import LARGEST, Trace, mentions, trace_in
from game.classroom.works import read_works
from game.files import write_atomically

CLOSED = (".zip", ".7z", ".gz", ".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".pdf")
"""Kinds of files that are not looked into."""


@dataclass(frozen=True)
class Traces:
    """All that was found; nothing is removed yet."""

    found: tuple[Trace, ...]
    """In the order in which they go: what makes the student known goes last."""
    unsure: tuple[Path, ...]
    """Files that mention the student, or cannot be looked into: for a person."""
    namesakes: tuple[str, ...]
    """Under what else works with the student's name are kept: for a person too."""
    learnt: tuple[str, ...]
    """Sentences of theirs that an accepted appeal has put into a pack, with the pack."""


def find_traces(given: SetClass, student: Student) -> Traces:
    """Everything about the student in the folder of the class; `OSError` if it cannot be read."""
    who = Identity(given, student)
    last = _by_which_known(given)
    codes = _all_codes(given)
    found: list[Trace] = []
    unsure: list[Path] = []
    for path in sorted(given.folder.path.rglob("*")):
        if path.is_symlink() or not path.is_file() or path in (*_kept(given), *last):
            continue
        trace = trace_in(given, path, who)
        if trace is not None:
            found.append(trace)
        elif path.suffix.lower() in CLOSED or mentions(path, who) or _bears_other(path, codes):
            unsure.append(path)
    for path in last:
        trace = trace_in(given, path, who) if path.is_file() else None
        found += [trace] if trace else []
    namesakes = tuple(_namesakes(given, who))
    return Traces(tuple(found), tuple(unsure), namesakes, tuple(_learnt(given, student)))


def forget(given: SetClass, student: Student, traces: Traces) -> list[Path]:
    """Removes all that was found; stopped in the middle, the same command goes on.

    Returns the files that mention the student even then.
    """
    who = Identity(given, student)
    for trace in traces.found:
        if trace.path == given.folder.path / given.assignment.roster:
            with _gap_kept(given, student):
                trace.remove()
        else:
            trace.remove()
    folders = [path for path in given.folder.path.rglob("*") if path.is_dir()]
    for path in sorted(folders, reverse=True):
        if who.names_file(path.relative_to(given.folder.path)) and not any(path.iterdir()):
            path.rmdir()
    rest = (path for path in sorted(given.folder.path.rglob("*")) if path.is_file())
    return [path for path in rest if not path.is_symlink() and mentions(path, who)]


def _kept(given: SetClass) -> tuple[Path, ...]:
    """Files that say nothing about any one student."""
    folder = given.folder
    return folder.assignment_file, folder.questions, folder.secret, folder.gaps


def _by_which_known(given: SetClass) -> tuple[Path, ...]:
    """By these the student and their codes are found, so they go last."""
    folder = given.folder
    roster = (folder.path / given.assignment.roster,) if given.assignment.roster else ()
    return folder.verdicts, folder.grades, folder.codes, folder.works, *roster


def _all_codes(given: SetClass) -> set[str]:
    """Codes of which it is known whose they are."""
    keys = (student.key for student in class_students(given))
    return {*given_out(given.folder), *(code_of(given.secret, key) for key in keys)}


def _bears_other(path: Path, codes: set[str]) -> bool:
    """A receipt, page or report with a code of a key that was lost: it may be anybody's."""
    kind = path.suffix.lower()
    if kind not in (".json", ".html") or path.stat().st_size > LARGEST:
        return False
    named = CODE.findall(path.stem) if CODE.fullmatch(path.stem[-LENGTH:]) else []
    inside = CODE.findall(path.read_text("utf-8", "replace")) if kind == ".html" else []
    return not codes.issuperset((*named[-1:], *inside))


@contextmanager
def _gap_kept(given: SetClass, student: Student) -> Iterator[None]:
    """Leaves a gap in the dealing, so that nobody else argues another side from now on.

    If the block fails the student still is in the roster, and the gap goes again.
    """
    if given.roster is None or given.assignment.sides.rule != "dealt":
        yield
        return
    gaps = given.folder.gaps
    before = gaps.read_bytes() if gaps.is_file() else None
    gap = gap_of(given.assignment, given.roster, student.key)
    write_atomically(gaps, "\n".join([*given.roster.gaps, gap]) + "\n")
    try:
        yield
    except OSError:
        if before is None:
            gaps.unlink()
        else:
            write_atomically(gaps, before)
        raise


def _namesakes(given: SetClass, who: Identity) -> Iterator[str]:
    """Keys under which nobody of the roster has a work, and a work that bears their name has."""
    name = same_name(who.student.name)
    known = {plain(one.key) for one in given.roster.students} if given.roster else set()
    works = read_works(given.folder.works) if name and given.folder.works.is_file() else ()
    found = (
        work.student
        for work in works
        if same_name(work.name) == name
        and not (who.is_key(work.student) or plain(work.student) in known)
    )
    yield from dict.fromkeys(found)


def _learnt(given: SetClass, student: Student) -> Iterator[str]:
    meant = stopped(given)
    for one in given.decisions.appeals_of(student.key):
        if one["state"] == "accepted":
            answer = one["answer"]
            yield f"{answer['pack']}, {one['place']}/{answer['point']}: “{answer['sentence']}”"
        elif one["number"] in meant:  # the pack may have it already
            entry = meant[one["number"]]
            yield f"{entry['named']}, {one['place']}/{entry['point']}: “{entry['sentence']}”"
