"""Finding the student whom a teacher means."""

from __future__ import annotations

from collections.abc import Iterable

from game.classroom.codes import meant_by
from game.classroom.columns import plain, same_name
from game.classroom.dealing import code_of
from game.classroom.folder import SetClass
from game.classroom.roster import Student
from game.classroom.works import read_works
from game.errors import UsageError
from game.nearest import closest
from game.text import one_line


def class_students(given: SetClass) -> list[Student]:
    """The roster's students, then whoever else handed in, then whom only a decision knows."""
    found = list(given.roster.students) if given.roster else []
    known = {plain(student.key) for student in found}
    works = read_works(given.folder.works) if given.folder.works.is_file() else ()
    for work in works:
        if plain(work.student) not in known:
            known.add(plain(work.student))
            found.append(Student(work.student, work.name, (work.student,)))
    known |= {plain(handle) for student in found for handle in student.handles}
    decided = (key for key in given.decisions.students() if plain(key) not in known)
    return [*found, *(Student(key, "", (key,)) for key in decided)]


def find_student(given: SetClass, said: str) -> Student:
    """The one of that e-mail, login, number, code or name; `UsageError` for nobody or several.

    Part of a name is enough where only one student has it. A code counts also if it was given out
    by a key that the class has lost.
    """
    students, said = class_students(given), meant_by(given, said)
    for found in _readings(given, students, said):
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"“{one_line(said)}” may be {', '.join(map(shown, found))}. Say which by e-mail, "
                "number or code."
            )
    names = filter(None, (one.name for one in students))
    near = closest(said, (one.key for one in students)) or closest(said, names)
    hint = f"Did you mean “{near}”?" if near else "Give an e-mail, number, code or name."
    raise UsageError(f"Nobody in this class is “{one_line(said)}”. {hint}")


def _readings(given: SetClass, students: Iterable[Student], said: str) -> Iterable[list[Student]]:
    """Who is meant, the surest reading first."""
    students, wanted, words = list(students), plain(said), set(same_name(said))
    yield [one for one in students if plain(one.key) == wanted]
    yield [one for one in students if wanted in map(plain, one.handles)]
    yield [one for one in students if wanted in _accounts(one)]
    yield [one for one in students if plain(code_of(given.secret, one.key)) == wanted]
    if words:
        yield [one for one in students if one.name and words == set(same_name(one.name))]
        yield [one for one in students if words < set(same_name(one.name))]


def _accounts(student: Student) -> list[str]:
    """What stands before the @ of their e-mails."""
    return [plain(handle.split("@")[0]) for handle in student.handles if "@" in handle]


def shown(student: Student) -> str:
    """Name and key, as a sentence names a student."""
    return f"{student.name} ({student.key})" if student.name else student.key
