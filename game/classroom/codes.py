"""The codes of a class: those that its key makes, and those that were given out before.

Where `codes.key` was lost another key is drawn, and from the next grading on the codes are others.
Until then the earlier ones stand in `grades.jsonl` and `codes.csv`, and their students are known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from game.classroom.columns import plain
from game.classroom.dealing import code_of
from game.classroom.folder import ClassFolder, SetClass, read_key
from game.classroom.sheet import parse_sheet
from game.errors import UsageError

CODE = re.compile(r"S-[0-9A-F]{8}")
LENGTH = 10
"""Letters of a code."""


def is_key_lost(folder: ClassFolder) -> bool:
    """Codes were given out, and the key that made them is gone."""
    return not read_key(folder.secret) and (folder.codes.is_file() or folder.grades.is_file())


def given_out(folder: ClassFolder) -> dict[str, str]:
    """Student by code as grades and codes of the class say; what is damaged is passed over."""
    return dict((*_in_codes(folder), *_in_grades(folder)))


def codes_of(given: SetClass, key: str) -> frozenset[str]:
    """Every code of a student, the earlier ones and those of other spellings of the key too."""
    wanted = plain(key)
    earlier = (code for code, one in given_out(given.folder).items() if plain(one) == wanted)
    return frozenset((code_of(given.secret, key), *earlier))


def codes_in_names(given: SetClass) -> dict[str, str]:
    """The one student (key) by each code, in small letters, that may stand in a file's name.

    A student's program makes one of the assignment's id and what they call themselves, the class
    another of its key. Without a roster there is none.
    """
    found: dict[str, set[str]] = {}
    for student in given.roster.students if given.roster else ():
        turned = " ".join(reversed(student.name.split(", ")))
        called = (student.key, *student.handles, student.name, turned)
        codes = {code_of(given.assignment.id, plain(one)) for one in called if one}
        for code in (*codes, code_of(given.secret, student.key)):
            found.setdefault(plain(code), set()).add(student.key)
    return {code: key for code, (key, *others) in found.items() if not others}


def meant_by(given: SetClass, said: str) -> str:
    """The student's key for a code that was given out; anything else stays as it is."""
    known = {plain(code): student for code, student in given_out(given.folder).items()}
    return known.get(plain(said), said)


def _in_grades(folder: ClassFolder) -> Iterator[tuple[str, str]]:
    if not folder.grades.is_file():
        return
    for line in folder.grades.read_bytes().splitlines():
        try:
            grade = json.loads(line)
            yield str(grade["code"]), str(grade["student"])
        except (ValueError, KeyError, TypeError):
            continue


def _in_codes(folder: ClassFolder) -> Iterator[tuple[str, str]]:
    if not folder.codes.is_file():
        return
    try:
        sheet = parse_sheet(folder.codes.read_bytes(), folder.codes.name)
    except UsageError:
        return
    if tuple(sheet.header[:2]) == ("code", "student"):
        for row in range(1, len(sheet.rows)):
            yield sheet.value(row, 0), sheet.value(row, 1)
