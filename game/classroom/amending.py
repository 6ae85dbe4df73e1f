"""A pack that learns from an appeal: one sentence more under `accept`, everything else as it was.

The packs that come with Rebuttal are never changed: the class gets a copy among the person's own
packs, under an id of its own. Whatever is changed has its version raised, is checked before it
takes the old one's place, and the old one is kept aside.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from game.classroom.assignment import Assignment, read_assignment
from game.errors import PackError, UsageError
from game.files import write_atomically
from game.packs.bundles import read_bundle
from game.packs.format import Pack
from game.packs.library import bundled_ids, find_folder
from game.packs.placing import place_pack
from game.packs.reading import MANIFEST, MOTIONS, content_hash, read_pack
from game.paths import bundled_packs_folder, user_packs_folder

LONGEST_ID = 48
FIRST_VERSION = "0.1.0"
"""Of a pack that states none."""


@dataclass(frozen=True)
class Lesson:
    """A sentence that makes a point."""

    motion: str
    counterargument: str
    point: str
    sentence: str


@dataclass(frozen=True)
class Amended:
    """What was changed."""

    pack: Pack
    folder: Path
    before: Pack
    kept: Path | None
    """Where the version before lies; None where it came with Rebuttal."""

    @property
    def changed(self) -> bool:
        """A sentence is new; otherwise all of them stood there already, and nothing was done."""
        return self.pack.content_hash != self.before.content_hash

    @property
    def copied(self) -> bool:
        """The class has a copy of its own now."""
        return self.pack.id != self.before.id


def amend(pack_id: str, class_id: str, lessons: Sequence[Lesson]) -> Amended:
    """Teaches the pack these sentences, or a copy of it for the class where it is not one's own.

    `PackError` and nothing changed if the pack has other errors then, or cannot be edited.
    """
    source = find_folder(pack_id)
    before, problems = read_pack(source)
    if before is None:
        raise PackError(f"The pack {pack_id} has errors: mend them first.", problems)
    old = read_bundle(source).files
    new = _taught(old, lessons)
    if new == old:
        return Amended(before, source, before, None)
    if source.resolve().parent != bundled_packs_folder().resolve():
        return _change_in_place(source, before, old, new)
    target = user_packs_folder() / copy_id(before.id, class_id)
    there = read_pack(target)[0] if target.exists() else None
    if there is not None and there.content_hash == _hash(new):
        return Amended(there, target, before, None)  # from a run that was stopped then
    if target.exists():
        raise UsageError(
            f"There is a pack {target.name} among yours already, but the assignment is set with "
            f"{pack_id}. Write that name into assignment.toml, or remove that pack."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    return Amended(place_pack(target, new), target, before, None)


def kept_version(pack_id: str, version: str) -> Path:
    """Where a version of a pack is kept that an appeal changed."""
    return user_packs_folder() / ".previous" / version / pack_id


def _change_in_place(
    folder: Path, before: Pack, old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> Amended:
    """Writes only what changed, once the whole is known to be good; what was there is kept."""
    with tempfile.TemporaryDirectory() as scratch:
        place_pack(Path(scratch) / before.id, new, source=folder)
    kept = kept_version(before.id, before.manifest.version)
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        place_pack(kept, old)
    for name, content in new.items():
        if content != old[name]:
            write_atomically(folder / name, content)
    pack, problems = read_pack(folder)
    if pack is None:
        raise PackError(f"The pack {before.id} was changed meanwhile and has errors.", problems)
    return Amended(pack, folder, before, kept)


def _taught(files: Mapping[str, bytes], lessons: Sequence[Lesson]) -> dict[str, bytes]:
    """The files of the pack with these sentences, and its version raised if any is new."""
    new = dict(files)
    for motion in dict.fromkeys(one.motion for one in lessons):
        name = f"{MOTIONS}/{motion}.toml"
        learnt = [one for one in lessons if one.motion == motion]
        new[name] = _edited(new[name], partial(_teach, lessons=learnt))
    if new != files:
        new[MANIFEST] = _edited(new[MANIFEST], _raise_version)
    return new


def _hash(files: Mapping[str, bytes]) -> str:
    """The hash of a pack of these files."""
    return content_hash((name, raw) for name, raw in files.items() if name.endswith(".toml"))


def copy_id(pack_id: str, class_id: str) -> str:
    """The id of a class's own copy: both names, as far as an id may be long."""
    room = LONGEST_ID - len(pack_id) - 1
    name = f"{pack_id}-{_cut(class_id, room)}" if room >= 4 else f"{_cut(pack_id, 40)}-class"
    return name if name not in bundled_ids() else f"{_cut(name, 42)}-own"


def _cut(name: str, longest: int) -> str:
    return name[:longest].rstrip("-")


def set_pack(path: Path, pack: Pack, *, copied: bool) -> Assignment:
    """Writes the pack's version into an assignment's file, whose comments and order stay.

    Its id too if it is a copy; otherwise the assignment goes on naming it as it did.
    """

    def write(toml: Any) -> None:
        if copied:
            toml["pack"] = pack.id
        toml["pack_version"] = pack.manifest.version
        toml["pack_hash"] = pack.content_hash

    write_atomically(path, _edited(path.read_bytes(), write))
    return read_assignment(path)


def _teach(toml: Any, lessons: Iterable[Lesson]) -> None:
    for lesson in lessons:
        thrown = _by_id(toml.get("counterargument", ()), lesson.counterargument)
        point = _by_id(thrown["point"], lesson.point)
        accept = point.get("accept")
        if accept is None:
            point["accept"] = [lesson.sentence]
        elif lesson.sentence not in accept:
            accept.append(lesson.sentence)


def _by_id(tables: Iterable[Any], name: str) -> Any:
    for table in tables:
        if table.get("id") == name:
            return table
    raise UsageError(f"The pack has no “{name}” there any more.")


def _raise_version(toml: Any) -> None:
    major, minor, patch = str(toml.get("version", FIRST_VERSION)).split(".")
    toml["version"] = f"{major}.{minor}.{int(patch) + 1}"


def _edited(raw: bytes, change: Callable[[Any], None]) -> bytes:
    """TOML with a change made in it: comments, order, quotes and line ends stay."""
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    text = raw[len(mark) :].decode()
    try:
        toml = tomlkit.parse(text)
        change(toml)
        out: str = tomlkit.dumps(toml)
    except TOMLKitError as error:
        raise PackError(f"The file cannot be edited: {error}") from None
    if "\r\n" in text:
        out = out.replace("\r\n", "\n").replace("\n", "\r\n")
    return mark + out.encode()
