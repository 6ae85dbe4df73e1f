"""Where the parts of a pack stand in its files, for reports that name a line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from game.packs.files import PackFile, read_file
from game.packs.positions import KeyPath, Positions
from game.packs.reading import MOTIONS
from game.text import one_line


class PlaceInFile(NamedTuple):
    """A line and a column of a file, both from 1."""

    path: Path
    line: int
    column: int

    def __str__(self) -> str:
        return one_line(f"{self.path}:{self.line}:{self.column}")


class Places:
    """The places in one pack's motions; files are read when they are first asked about."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._positions = lru_cache(maxsize=None)(self._scan)

    def keep(self, motions: Iterable[str]) -> None:
        """Reads the files now, so that what is written into them later moves no place."""
        for motion in motions:
            self.of(motion, ())

    def of(self, motion: str, path: KeyPath) -> PlaceInFile:
        """Where a key, table or item of the motion's file is written; its start if it is gone."""
        file = self._folder / MOTIONS / f"{motion}.toml"
        positions = self._positions(file)
        return PlaceInFile(file, *(positions.of_value(path) if positions else (1, 1)))

    def _scan(self, path: Path) -> Positions | None:
        file = read_file(path, self._folder)
        return Positions(file.text) if isinstance(file, PackFile) else None
