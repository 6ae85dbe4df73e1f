"""Whether a pack's files have changed since one last looked."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from game.packs.reading import MANIFEST, MOTIONS

Stamp = tuple[str, int, int]
"""A file's name, time of change in nanoseconds, and size."""


class Watch:
    """Looks at names, times and sizes only; never raises."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = self._stamps()

    def changed(self) -> bool:
        """A file was saved, added or removed since the last call."""
        before, self._seen = self._seen, self._stamps()
        return before != self._seen

    def _stamps(self) -> tuple[Stamp, ...]:
        files = [self._folder / MANIFEST]
        with suppress(OSError):
            files += sorted((self._folder / MOTIONS).glob("*.toml"))
        return tuple(stamp for file in files if (stamp := _stamp(file)))


def _stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return file.name, status.st_mtime_ns, status.st_size
