"""A pack's folder to a `Pack`, or to the list of everything that is wrong with it.

`read_pack` runs every check there is, so what it accepts can be played: `pack check` and the game
have one and the same idea of a good pack.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game import __version__
from game.packs.checking import check_pack
from game.packs.codes import problem
from game.packs.completeness import check_complete
from game.packs.diagnostics import Problem
from game.packs.documents import Document, Table
from game.packs.files import PackFile, leads_outside, read_file
from game.packs.format import FORMAT_VERSION, ID_PATTERN, Manifest, Motion, Pack
from game.packs.invisible import find_invisible
from game.packs.meant import as_meant
from game.packs.shapes import read_shape
from game.packs.spelling import did_you_mean, quoted
from game.packs.syntax import parse

MANIFEST = "pack.toml"
MOTIONS = "motions"


def read_pack(folder: Path, *, complete: bool = False) -> tuple[Pack | None, tuple[Problem, ...]]:
    """The pack in `folder`, or `None` if it has errors; and all its problems, sorted by place.

    With `complete` the problems also name what a pack to be published should have (P6).

    Never raises for what a pack may contain, follows no link out of the folder and reads no file
    above 1 MB.
    """
    reading = _Reading(folder)
    if not reading.check_folder():
        return None, reading.sorted_problems()
    manifest = reading.manifest()
    documents = [document for path in reading.motion_paths() if (document := reading.motion(path))]
    reading.problems += check_pack(reading.manifest_document, documents)
    if complete:
        reading.problems += check_complete(reading.manifest_document, documents)
    if manifest is None or reading.has_errors():
        return None, reading.sorted_problems()
    pack = Pack(
        id=reading.name,
        manifest=manifest,
        motions=tuple(reading.motions[name] for name in manifest.motions),
        content_hash=content_hash(reading.files),
    )
    return pack, reading.sorted_problems()


def read_title(folder: Path) -> str:
    """The title of the pack in `folder`, its motions unread; empty if its manifest has errors."""
    manifest = _Reading(folder).manifest()
    return manifest.title if manifest else ""


def content_hash(files: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 (hexadecimal) over names and bytes, in order of names, with line feeds as ends."""
    digest = hashlib.sha256()
    for name, raw in sorted(files):
        content = raw.replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@dataclass
class _Reading:
    """One reading of a folder, as far as it has come."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)
    manifest_document: Document | None = None
    motions: dict[str, Motion] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The folder's name, also for `.`; links to a whole pack keep the link's name."""
        name = self.folder.absolute().name
        return self.folder.resolve().name if name in ("", "..") else name

    def has_errors(self) -> bool:
        return any(found.severity == "error" for found in self.problems)

    def sorted_problems(self) -> tuple[Problem, ...]:
        return tuple(sorted(set(self.problems)))

    def check_folder(self) -> bool:
        """Whether there is a folder; its name is checked too."""
        try:
            found = self.folder.is_dir()
        except (OSError, ValueError):
            found = False
        if not found:
            message = "there is no such folder, or it cannot be opened"
            self.problems.append(problem("P101", self.folder, message))
            return False
        if not re.fullmatch(ID_PATTERN, self.name) or len(self.name) > 48:
            message = f"the folder's name {quoted(self.name)} cannot be a pack's id"
            hint = "rename it with small letters, digits and hyphens, such as `school-phones`"
            self.problems.append(problem("P107", self.folder, message, hint))
        return True

    # -- files -------------------------------------------------------------------

    def document(self, path: Path) -> Document | None:
        """A file as a document, with all that can be said about its TOML and characters."""
        file = read_file(path, self.folder)
        if not isinstance(file, PackFile):
            self.problems.append(file)
            return None
        self.files.append((path.relative_to(self.folder).as_posix(), file.raw))
        document, problems = parse(path, file.text)
        self.problems += problems
        if document is not None:
            self.problems += find_invisible(document)
        return document

    def manifest(self) -> Manifest | None:
        document = self.document(self.folder / MANIFEST)
        if document is None:
            return None
        version = document.data.get("format_version")
        if type(version) is int and version != FORMAT_VERSION:
            self.problems.append(_other_format(document, version))
            return None
        document, unknown = as_meant(document, Manifest)
        self.problems += unknown
        self.manifest_document = document
        manifest, problems = read_shape(document, Manifest)
        listed = _ways_out(document)
        self.problems += [found for found in problems if _place(found) not in map(_place, listed)]
        self.problems += listed
        return manifest

    def motion(self, path: Path) -> Document | None:
        document = self.document(path)
        if document is not None:
            document, unknown = as_meant(document, Motion)
            motion, problems = read_shape(document, Motion)
            self.problems += [*unknown, *problems]
            if motion is not None:
                self.motions[path.stem] = motion
        return document

    # -- which motions -------------------------------------------------------------

    def motion_paths(self) -> list[Path]:
        """The files of the listed motions; without a usable list, of all that are there."""
        present = self._present()
        document = self.manifest_document
        listed = Table(document, (), document.data).texts("motions") if document else []
        if document is None or not listed:
            return [self.folder / MOTIONS / name for name in present]
        names = [f"{name}.toml" for _, name in listed]
        for name in present:
            if name not in names and document.whole:
                path = self.folder / MOTIONS / name
                message = "the motion is not listed in `motions` of pack.toml"
                hint = f"write {quoted(path.stem)} into that list, or move the file"
                self.problems.append(problem("P109", path, message, hint))
        return self._existing(document, listed, present)

    def _existing(
        self,
        document: Document,
        listed: Sequence[tuple[tuple[str | int, ...], str]],
        present: Sequence[str],
    ) -> list[Path]:
        paths = {}
        for key, name in listed:
            path = self.folder / MOTIONS / f"{name}.toml"
            if not re.fullmatch(ID_PATTERN, name):
                continue
            if os.path.lexists(path):
                paths[name] = path
                continue
            message = f"there is no file {MOTIONS}/{name}.toml"
            listed_names = {one for _, one in listed}
            free = [stem for file in present if (stem := Path(file).stem) not in listed_names]
            hint = did_you_mean(name, [Path(file).stem for file in present])
            hint = hint or (f"did you mean {quoted(free[0])}?" if len(free) == 1 else "")
            self.problems.append(
                document.at_value(
                    "P102", key, message, hint or "write that file, or take the name out"
                )
            )
        return list(paths.values())

    def _present(self) -> list[str]:
        """Names of the TOML files in `motions`, if that folder is the pack's own."""
        folder = self.folder / MOTIONS
        try:
            if not folder.is_dir() or leads_outside(folder, self.folder):
                return []
            return sorted(
                path.name for path in folder.glob("*.toml") if not path.name.startswith(".")
            )
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "the path leads in a circle"
            message = f"the folder cannot be read: {reason}"
            self.problems.append(problem("P103", folder, message))
            return []


def _meant_instead(
    name: str, present: Sequence[str], listed: Sequence[tuple[tuple[str | int, ...], str]]
) -> str:
    """What to do about a listed motion that is not there: it may have been renamed."""
    free = [stem for stem in present if stem not in {one for _, one in listed}]
    renamed = f"did you mean {quoted(free[0])}?" if len(free) == 1 else ""
    return did_you_mean(name, present) or renamed or "write that file, or take the name out"


def _other_format(document: Document, version: int) -> Problem:
    message = (
        f"the pack has format {version}; this is Rebuttal {__version__}, "
        f"which reads format {FORMAT_VERSION}"
    )
    hint = f"write format_version = {FORMAT_VERSION}"
    if version > FORMAT_VERSION:
        hint = f"install a newer Rebuttal, one that reads format {version}"
    return document.at_value("P307", ("format_version",), message, hint)


def _ways_out(document: Document) -> list[Problem]:
    """Listed motions that are paths instead of names."""
    message, hint = "a motion is listed by its name, not by a path", "such as `zoo`"
    return [
        document.at_value("P106", path, f"{quoted(name)} leads out of the pack: {message}", hint)
        for path, name in Table(document, (), document.data).texts("motions")
        if "/" in name or "\\" in name or ".." in name
    ]


def _place(found: Problem) -> tuple[int, int]:
    return found.line, found.column
