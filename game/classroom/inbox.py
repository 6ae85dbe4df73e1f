"""The files that were handed in, without those of the class itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from game.classroom.dealing import SIDES_FILE
from game.classroom.folder import ASSIGNMENT, SetClass
from game.errors import UsageError

OF_THE_TASK = (ASSIGNMENT, SIDES_FILE)
"""Files beside a student's work that the teacher handed out: passed over in a folder."""


def files_in(paths: Sequence[Path], given: SetClass) -> Iterator[tuple[Path, str]]:
    """Files and what they are called: with their folders below the one that was given."""
    own = _own_files(given)
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no {path}.")
        if not path.is_dir():
            if path.resolve() in own:
                raise UsageError(f"{path} is a file of the class itself, and was not handed in.")
            yield path, path.name
            continue
        for file in sorted(path.rglob("*")):
            inner = file.relative_to(path)
            hidden = any(part.startswith((".", "__MACOSX")) for part in inner.parts)
            ours = file.name in OF_THE_TASK or own & {file.resolve(), *file.resolve().parents}
            if file.is_file() and not hidden and not ours:
                yield file, inner.as_posix()


def _own_files(given: SetClass) -> frozenset[Path]:
    """What the program or the teacher put into the folder of the class: nobody handed it in."""
    folder = given.folder
    own = [folder.assignment_file, folder.questions, folder.works, folder.verdicts, folder.grades,
           folder.grades_csv, folder.codes, folder.secret, folder.receipts, folder.decisions,
           folder.gaps, folder.report, folder.path / SIDES_FILE]  # fmt: skip
    if given.assignment.roster:
        own.append(folder.path / given.assignment.roster)
    return frozenset(path.resolve() for path in own)
