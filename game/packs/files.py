"""One file of a pack, read with distrust: inside its folder, ordinary, at most 1 MB."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from game.packs.codes import problem
from game.packs.diagnostics import Problem

LARGEST_FILE = 1_000_000
"""Bytes; larger files are refused by their size, before they are opened."""

_DOCUMENTS = (
    (b"PK\x03\x04", "a Word or OpenOffice document, or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a document in rich text (RTF)"),
    (b"%PDF", "a PDF"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
"""How files begin that look like text in the program that wrote them, in small letters."""


@dataclass(frozen=True)
class PackFile:
    """The bytes of a file, and its text with line feeds as line ends."""

    path: Path
    raw: bytes
    text: str


def read_file(path: Path, folder: Path) -> PackFile | Problem:
    """The file at `path`, which must not lead out of the pack's `folder`."""
    try:
        if leads_outside(path, folder):
            return problem(
                "P106",
                path,
                "this is a link that leads out of the pack, so it is not followed",
                "copy the file itself into the pack",
            )
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return problem("P103", path, "this is not an ordinary file")
        if status.st_size > LARGEST_FILE:
            return _too_large(path, status.st_size)
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return problem("P102", path, f"there is no {path.name}", f"write {path.name}")
    except (OSError, RuntimeError, ValueError) as error:
        return problem("P103", path, f"the file cannot be read: {_reason(error)}")
    if len(raw) > LARGEST_FILE:
        return _too_large(path, len(raw))
    return _decode(path, raw)


def leads_outside(path: Path, folder: Path) -> bool:
    """Whether links or `..` take `path` out of `folder`. May raise what `Path.resolve` raises."""
    return not path.resolve().is_relative_to(folder.resolve())


def _too_large(path: Path, size: int) -> Problem:
    message = f"the file has {size / 1_000_000:.1f} MB; at most 1 MB is read"
    return problem("P104", path, message, "split it, or take out what is not text of the debate")


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or "the path leads in a circle or is not valid")


def _decode(path: Path, raw: bytes) -> PackFile | Problem:
    begins = raw[:80].lstrip().lower()
    if kind := next((kind for mark, kind in _DOCUMENTS if begins.startswith(mark.lower())), ""):
        hint = "save it as plain text with the encoding UTF-8, or copy its text into a text editor"
        return problem("P105", path, f"this is {kind}, not plain text", hint)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = raw.rfind(b"\n", 0, error.start) + 1
        encoding = "UTF-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "another encoding"
        return problem(
            "P105",
            path,
            f"the file is not UTF-8; it seems to be saved in {encoding}",
            "save it again with the encoding UTF-8",
            line=raw.count(b"\n", 0, error.start) + 1,
            column=len(raw[start : error.start].decode("utf-8-sig", "replace")) + 1,
        )
    return PackFile(path, raw, text.replace("\r\n", "\n"))
