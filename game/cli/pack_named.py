"""The pack that an author names on the command line: by its folder, a file in it, or its id.

A folder that is there comes before an installed pack of the same id: who has installed a pack and
goes on writing means the folder, and would else be told about the copy, whatever is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.errors import PackError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from game.packs.format import Pack


def find_named(path: str) -> Path:
    """The folder of that pack, whatever is in it; `UsageError` if there is no such pack."""
    try:
        return _folder_of(path)
    except PackError as error:
        raise UsageError(str(error)) from None


def load_named(path: str) -> tuple[Path, Pack]:
    """That pack and its folder; `UsageError` if there is none, `PackError` if it has errors."""
    from game.packs.library import load_folder

    folder = find_named(path)
    return folder, load_folder(folder, path)


def load_shown(path: str) -> Pack:
    """That pack; `PackError` if there is none or it has errors."""
    from game.packs.library import load_folder

    return load_folder(_folder_of(path), path)


def _folder_of(path: str) -> Path:
    from game.packs.library import find_folder, folder_here

    return folder_here(path) or find_folder(path)
