"""From which file something came, as a person can tell it from others of the same name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import Protocol


class FromFile(Protocol):
    """A work, or what could not be read."""

    @property
    def source(self) -> str:
        """File and line, or file; with its folders below the one that was given."""
        ...

    @property
    def folder(self) -> str:
        """The one that was given; empty if that is not known."""
        ...


def file_of(source: str) -> str:
    """Without the row of a form."""
    return re.sub(r", row \d+$", "", source)


def is_row(source: str) -> bool:
    """It is a row of a form, and no file of its own."""
    return file_of(source) != source


def twice_named(found: Iterable[FromFile]) -> frozenset[str]:
    """Names that several files have, in different folders."""
    folders: dict[str, set[str]] = {}
    for one in found:
        folders.setdefault(file_of(one.source), set()).add(one.folder)
    return frozenset(name for name, where in folders.items() if len(where) > 1)


def where(one: FromFile, twice: Container[str]) -> str:
    """The source, with the folder before it if its name is one of those that several have."""
    told = one.folder and file_of(one.source) in twice
    return f"{one.folder}/{one.source}" if told else one.source
