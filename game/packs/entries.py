"""Names of files in a pack from a stranger: which are safe, and which of them a pack is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath, PureWindowsPath

from game.packs.spelling import quoted
from game.text import clean

LONGEST_NAME = 200
"""Code points of a path inside an archive."""

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_TEXTS = (".md", ".txt", ".rst")
_LICENCES = ("license", "licence", "copying", "notice", "readme")

Complaint = tuple[str, str, str]
"""Code, message, hint."""


def complaint_of(name: str) -> Complaint | None:
    """Why a path must not be unpacked on any system; `None` if it is harmless."""
    shown = quoted(name)
    windows = PureWindowsPath(name)
    parts = name.rstrip("/").split("/")
    if name.startswith(("/", "\\")) or windows.drive or windows.root:
        return "P802", f"{shown} is an absolute path", "write paths from the pack's own folder"
    if "\\" in name:
        return "P802", f"{shown} has a backslash, which is a folder on Windows", "use slashes"
    if ".." in parts:
        return "P802", f"{shown} leads out of the pack", "take `..` out of the path"
    if any(_is_unfit(part) for part in parts) or len(name) > LONGEST_NAME or clean(name) != name:
        message = f"{shown} is a name that not every system can hold"
        return "P806", message, "rename the file with letters, digits, hyphens and dots"
    return None


def _is_unfit(part: str) -> bool:
    return (
        part in ("", ".")
        or bool(_FORBIDDEN.search(part) or _RESERVED.match(part))
        or part.endswith((".", " "))
        or part.startswith(" ")
    )


def clashes(names: Iterable[str]) -> Iterator[Complaint]:
    """Names that stand twice, or differ only in a way that some system does not see.

    Windows and macOS take capitals and small letters for the same, and macOS composed and
    decomposed letters; a file and a folder cannot share a name anywhere.
    """
    spelled: dict[str, str] = {}
    files: set[str] = set()
    folders: set[str] = set()
    for name in names:
        path = name.rstrip("/")
        parents = [parent.as_posix() for parent in PurePosixPath(path).parents][:-1]
        if path in files and not name.endswith("/"):
            yield "P805", f"{quoted(path)} is there twice", "make the archive anew"
        for one in (path, *parents):
            other = spelled.setdefault(_folded(one), one)
            if other != one:
                message = f"{quoted(one)} and {quoted(other)} are one name on some systems"
                yield "P805", message, "rename one of them"
        (folders if name.endswith("/") else files).add(path)
        folders.update(parents)
    for path in sorted(files & folders):
        yield "P805", f"{quoted(path)} is a file and a folder", "rename one of them"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def belongs(name: str) -> bool:
    """Whether a path from the pack's folder is part of a pack: its TOML, schemas and texts."""
    path = PurePosixPath(name)
    if path.name.startswith("."):
        return False
    match path.parts:
        case ("pack.toml",):
            return True
        case ("motions", _):
            return path.suffix == ".toml"
        case ("schema", _):
            return path.suffix == ".json"
        case (_,):
            return path.suffix in _TEXTS or path.stem.lower() in _LICENCES
    return False
