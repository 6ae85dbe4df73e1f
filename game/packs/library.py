"""The packs on this machine: those that come with Rebuttal, and the person's own.

A pack of the person's own that has the id of a bundled one is set aside (P108), and the list says
so: scores name a pack by its id, so one id must mean one pack. It can still be played by its path.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from game.errors import PackError, UnknownPack
from game.nearest import near_miss
from game.packs.codes import problem
from game.packs.diagnostics import Problem
from game.packs.format import Pack
from game.packs.reading import MANIFEST, MOTIONS, read_pack, read_title
from game.packs.spelling import quoted
from game.paths import bundled_packs_folder, user_packs_folder

Origin = Literal["bundled", "user"]


@dataclass(frozen=True)
class FoundPack:
    """A folder in one of the two places for packs, whether it can be played or not."""

    id: str
    folder: Path
    origin: Origin
    title: str
    """The pack's title; its id where that cannot be read."""
    pack: Pack | None
    """The pack as read; `None` if it has errors."""
    problems: tuple[Problem, ...]
    """Its errors and warnings."""

    @property
    def playable(self) -> bool:
        """Whether it has no errors."""
        return self.pack is not None


def find_packs() -> tuple[FoundPack, ...]:
    """Every pack folder, bundled ones first, each by id; a bad one has problems and no `pack`."""
    bundled = tuple(_found(folder, "bundled") for folder in _folders(bundled_packs_folder()))
    taken = {found.id for found in bundled}
    own = (_found(folder, "user") for folder in _folders(user_packs_folder()))
    return bundled + tuple(_set_aside(found) if found.id in taken else found for found in own)


def playable_packs() -> tuple[Pack, ...]:
    """Every installed pack without errors; `PackError` if there is none."""
    packs = tuple(found.pack for found in find_packs() if found.pack)
    if not packs:
        raise PackError("No pack can be played; `rebuttal pack list` says which are there.")
    return packs


def bundled_packs() -> tuple[Pack, ...]:
    """Every pack that comes with Rebuttal, the same for everybody; `PackError` if there is none."""
    found = (_found(folder, "bundled") for folder in _folders(bundled_packs_folder()))
    packs = tuple(one.pack for one in found if one.pack)
    if not packs:
        raise PackError("No pack that comes with Rebuttal can be played; see `rebuttal pack list`.")
    return packs


def load_pack(id_or_path: str) -> Pack:
    """The pack of that id, or in that folder.

    Raises `UnknownPack` if there is none, `PackError` with all problems if it has errors.
    """
    return load_folder(find_folder(id_or_path), id_or_path)


def load_folder(folder: Path, name: str) -> Pack:
    """The pack in that folder, which `name` led to; `PackError` with all problems if it has any."""
    pack, problems = read_pack(folder)
    if pack is None:
        errors = [found for found in problems if found.severity == "error"]
        count = "an error" if len(errors) == 1 else f"{len(errors)} errors"
        raise PackError(
            f"The pack {quoted(name)} has {count} and cannot be played; "
            f"`rebuttal pack check` lists them.",
            errors,
        )
    return pack


def pack_title(pack_id: str) -> str:
    """The title of an installed pack; its id where there is none or it cannot be read."""
    folder = _by_id().get(pack_id)
    return (read_title(folder) if folder else "") or pack_id


def find_folder(id_or_path: str) -> Path:
    """The folder of a pack; `UnknownPack` if there is no such pack.

    Known ids come first, then paths: a folder, its pack.toml, or one of its motions.
    """
    known = _by_id()
    if id_or_path in known:
        return known[id_or_path]
    folder = _folder_of(Path(id_or_path)) if id_or_path else None
    if folder is not None:
        return folder
    raise UnknownPack(f"There is no pack {quoted(id_or_path)}. {near_miss(id_or_path, known)}")


def folder_here(path: str) -> Path | None:
    """The folder of a pack at that path, installed or not; `None` if there is none."""
    folder = _folder_of(Path(path)) if path else None
    if folder is None or not ((folder / MANIFEST).exists() or (folder / MOTIONS).is_dir()):
        return None
    return folder


def bundled_ids() -> frozenset[str]:
    """The ids of the packs that come with Rebuttal: no other pack may have them."""
    return frozenset(folder.name for folder in _folders(bundled_packs_folder()))


def _folder_of(path: Path) -> Path | None:
    try:
        if path.is_dir():
            return path
        if path.suffix != ".toml" or not path.is_file():
            return None
    except (OSError, ValueError):
        return None
    if path.parent.name == MOTIONS:
        return path.parent.parent
    in_motions = path.absolute().parent.name == MOTIONS
    return path.absolute().parent.parent if in_motions else path.parent


def _by_id() -> dict[str, Path]:
    own = {folder.name: folder for folder in _folders(user_packs_folder())}
    return own | {folder.name: folder for folder in _folders(bundled_packs_folder())}


def _folders(place: Path) -> Iterator[Path]:
    try:
        names = sorted(entry.name for entry in os.scandir(place) if entry.is_dir())
    except OSError:
        return
    yield from (place / name for name in names if not name.startswith((".", "_")))


def _found(folder: Path, origin: Origin) -> FoundPack:
    pack, problems = read_pack(folder)
    title = pack.manifest.title if pack else folder.name
    return FoundPack(folder.name, folder, origin, title, pack, problems)


def _set_aside(found: FoundPack) -> FoundPack:
    clash = problem(
        "P108",
        found.folder,
        f"the id {quoted(found.id)} belongs to a pack that comes with Rebuttal",
        "rename the folder, or play it by its path",
    )
    return replace(found, pack=None, problems=tuple(sorted((clash, *found.problems))))
