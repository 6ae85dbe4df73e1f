"""A pack as it comes from somebody else, a zip file or a folder, read with distrust into memory.

Nothing is unpacked: the names are vetted, the contents read up to a limit, and whoever installs
the pack writes the files under names that are known to be harmless.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from game.errors import PackError
from game.packs.codes import problem
from game.packs.diagnostics import Problem
from game.packs.entries import Complaint, belongs, clashes, complaint_of
from game.packs.files import LARGEST_FILE, PackFile, read_file
from game.packs.reading import MANIFEST, MOTIONS
from game.packs.spelling import quoted

MOST_ENTRIES = 1_000
"""Files and folders in an archive."""

LARGEST_PACK = 20_000_000
"""Bytes of an archive, and of all that is unpacked from it."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How what is in an archive may be packed: as every system's own zip packs it."""

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(RuntimeError, ValueError, OverflowError),
)
"""All that `zipfile` was seen to raise on archives that had a byte changed."""


@dataclass(frozen=True)
class Bundle:
    """The files of a pack, by harmless paths with `/`."""

    name: str
    """The folder's name, or the archive's."""
    files: dict[str, bytes]
    left_out: tuple[str, ...] = ()
    """Files that are no part of a pack."""
    flat: bool = False
    """An archive without a folder around the pack, which has the archive's name therefore."""


def read_bundle(source: Path) -> Bundle:
    """The pack in a folder or zip file; `PackError` with problems (P8) if it is not to be trusted.

    `OSError` if the source cannot be read.
    """
    return _read_folder(source) if source.is_dir() else _read_archive(source)


# -- folders -----------------------------------------------------------------------


def _read_folder(folder: Path) -> Bundle:
    paths = [*folder.iterdir(), *(path for name in (MOTIONS, "schema")
                                  for path in _inside(folder / name))]  # fmt: skip
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    problems: list[Problem] = []
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() and (belongs(name) or name in (MOTIONS, "schema")):
            message = f"{quoted(name)} is a link"
            problems.append(problem("P803", path, message, "put the file itself into the folder"))
        elif not belongs(name) or path.is_dir():
            left_out += [name] if path.is_file() and not path.name.startswith(".") else []
        else:
            file = read_file(path, folder)
            if isinstance(file, PackFile):
                files[name] = file.raw
            else:
                problems.append(file)
    problems += [problem(code, folder, *words) for code, *words in clashes(files)]
    if sum(map(len, files.values())) > LARGEST_PACK:
        problems.append(problem("P804", folder, "the pack has more than 20 MB", _SMALLER))
    _refuse(folder, problems)
    if MANIFEST not in files:
        _refuse(folder, [problem("P801", folder, "there is no pack.toml in this folder")])
    return Bundle(folder.absolute().name, files, tuple(left_out))


def _inside(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []


# -- archives ----------------------------------------------------------------------

_SMALLER = "take out what is not text of the debate"


def _read_archive(path: Path) -> Bundle:
    if path.stat().st_size > LARGEST_PACK:
        _refuse(path, [problem("P804", path, "the archive has more than 20 MB", _SMALLER)])
    raw = path.read_bytes()  # so that an `OSError` never means a damaged archive
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            _refuse(path, [problem(code, path, *words) for code, *words in _vetted(entries)])
            root = _root(path, entries)
            return _unpacked(path, archive, root)
    except _DAMAGE as error:
        message = "this is no zip file, or it is damaged"
        found = problem("P801", path, message, "give a folder or a .zip; make it anew")
        raise PackError(f"{quoted(path)} cannot be installed.", [found]) from error


def _vetted(entries: list[zipfile.ZipInfo]) -> Iterator[Complaint]:
    """Everything that speaks against an archive before anything of it is read."""
    if len(entries) > MOST_ENTRIES:
        yield "P804", f"the archive has {len(entries)} entries; at most {MOST_ENTRIES}", _SMALLER
        return
    if sum(entry.file_size for entry in entries) > LARGEST_PACK:
        yield "P804", "unpacked, the archive has more than 20 MB", _SMALLER
    for entry in entries:
        shown = quoted(entry.orig_filename)
        # An extra field may give an entry a second name, which is the one that counts.
        names = {entry.orig_filename, entry.filename}
        yield from filter(None, map(complaint_of, sorted(names)))
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            what = "a link" if kind == stat.S_IFLNK else "a device"
            yield "P803", f"{shown} is {what}", "put the file itself into the archive"
        if entry.flag_bits & 0x1:
            yield "P801", f"{shown} is encrypted", "make the archive without a password"
        if entry.compress_type not in _METHODS:
            message = f"{shown} is packed by a method that not every system knows"
            yield "P801", message, "make the archive anew, with the method `deflate`"
    yield from clashes(entry.filename for entry in entries)


def _root(path: Path, entries: list[zipfile.ZipInfo]) -> PurePosixPath:
    """The folder in the archive that holds the pack: that of the topmost pack.toml."""
    names = [PurePosixPath(entry.filename) for entry in entries]
    manifests = [name for name in names if name.name == MANIFEST and "__MACOSX" not in name.parts]
    top = min((len(name.parts) for name in manifests), default=0)
    roots = sorted({name.parent for name in manifests if len(name.parts) == top})
    if not roots:
        _refuse(path, [problem("P801", path, "there is no pack.toml in the archive")])
    if len(roots) > 1:
        listed = ", ".join(quoted(root) for root in roots[:8])
        message = f"the archive holds several packs: {listed}"
        _refuse(path, [problem("P801", path, message, "make one archive for each")])
    return roots[0]


def _unpacked(path: Path, archive: zipfile.ZipFile, root: PurePosixPath) -> Bundle:
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    for entry in archive.infolist():
        inside = PurePosixPath(entry.filename)
        if entry.is_dir():
            continue
        name = inside.relative_to(root).as_posix() if inside.is_relative_to(root) else ""
        if not name or not belongs(name):
            left_out += [] if inside.name.startswith(".") else [inside.as_posix()]
            continue
        with archive.open(entry) as file:
            files[name] = file.read(LARGEST_FILE + 1)
        if len(files[name]) > LARGEST_FILE:
            message = f"{quoted(name)} has more than 1 MB"
            _refuse(path, [problem("P804", path, message, _SMALLER)])
    return Bundle(root.name or path.stem, files, tuple(left_out), flat=not root.name)


def _refuse(source: Path, problems: list[Problem]) -> None:
    """Raises `PackError` if there are problems."""
    if problems:
        listed = sorted(set(problems))
        raise PackError(f"{quoted(source)} cannot be installed; nothing was changed.", listed)
