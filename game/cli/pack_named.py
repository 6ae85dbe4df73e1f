"""The pack that an author names on the command line: by its id, its folder or a file in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.errors import PackError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from game.packs.format import Pack


def find_named(path: str) -> Path:
    """The folder of that pack, whatever is in it; `UsageError` if there is no such pack."""
    from game.packs.library import find_folder

    try:
        return find_folder(path)
    except PackError as error:
        raise UsageError(str(error)) from None


def load_named(path: str) -> tuple[Path, Pack]:
    """That pack and its folder; `UsageError` if there is none, `PackError` if it has errors."""
    from game.packs.library import load_pack

    return find_named(path), load_pack(path)
