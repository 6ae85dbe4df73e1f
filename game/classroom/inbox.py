"""The files that were handed in, without those of the class itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.classroom.dealing import SIDES_FILE
from game.classroom.folder import ASSIGNMENT, SetClass
from game.errors import UsageError

OF_THE_TASK = (ASSIGNMENT, SIDES_FILE)
"""Files beside a student's work that the teacher handed out: passed over in a folder."""


@dataclass(frozen=True)
class Handed:
    """A file, and what it is called."""

    path: Path
    name: str
    """With its folders below the one that was given."""
    folder: str
    """The one that was given, or in which the file lies: as much of its path as tells the file from
    others of its name, and the last part of it at least."""


def files_in(paths: Sequence[Path], given: SetClass) -> list[Handed]:
    """The files among these, and in these folders.

    `UsageError` if a path does not exist, or is a file of the class itself.
    """
    own = _own_files(given)
    found = [one for path in paths for one in _files(path, own)]
    bases: dict[str, set[Path]] = {}
    for _, name, base in found:
        bases.setdefault(name, set()).add(base)
    return [Handed(file, name, _tail(base, bases[name])) for file, name, base in found]


def empty_folders(paths: Sequence[Path], files: Sequence[Handed]) -> list[Path]:
    """Folders in which nobody's file lies."""
    return [
        path
        for path in paths
        if path.is_dir() and not any(one.path.is_relative_to(path) for one in files)
    ]


def _files(path: Path, own: frozenset[Path]) -> Iterator[tuple[Path, str, Path]]:
    """Each file with its name and the folder to which that is relative."""
    if not path.exists():
        raise UsageError(f"There is no {path}.")
    if not path.is_dir():
        if path.resolve() in own:
            raise UsageError(f"{path} is a file of the class itself, and was not handed in.")
        yield path, path.name, path.parent.resolve()
        return
    base = path.resolve()
    for file in sorted(path.rglob("*")):
        inner = file.relative_to(path)
        hidden = any(part.startswith((".", "__MACOSX")) for part in inner.parts)
        ours = file.name in OF_THE_TASK or own & {file.resolve(), *file.resolve().parents}
        if file.is_file() and not hidden and not ours:
            yield file, inner.as_posix(), base


def _tail(base: Path, bases: set[Path]) -> str:
    """The last parts of a path that no other of these ends with."""
    parts = base.parts[1:]
    others = [other.parts[1:] for other in bases - {base}]
    length = 1
    while length < len(parts) and any(one[-length:] == parts[-length:] for one in others):
        length += 1
    return parts[-1] if length == 1 and parts else "/".join(parts[-length:])


def _own_files(given: SetClass) -> frozenset[Path]:
    """What the program or the teacher put into the folder of the class: nobody handed it in."""
    folder = given.folder
    own = [folder.assignment_file, folder.questions, folder.works, folder.verdicts, folder.grades,
           folder.grades_csv, folder.codes, folder.secret, folder.receipts, folder.decisions,
           folder.gaps, folder.report, folder.path / SIDES_FILE]  # fmt: skip
    if given.assignment.roster:
        own.append(folder.path / given.assignment.roster)
    return frozenset(path.resolve() for path in own)
