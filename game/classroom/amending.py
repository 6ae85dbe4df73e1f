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
from game.packs.reading import MANIFEST, MOTIONS, read_pack
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
class Version:
    """One content of a pack, by name."""

    pack: str
    pack_version: str
    pack_hash: str

    def __str__(self) -> str:
        return f"{self.pack} {self.pack_version}"


@dataclass(frozen=True)
class Amended:
    """What was changed."""

    pack: Pack
    folder: Path
    before: Version
    kept: Path | None
    """Where the version before lies; None where it came with Rebuttal."""

    @property
    def changed(self) -> bool:
        """A sentence is new; otherwise all of them stood there already, and nothing was done."""
        return self.pack.content_hash != self.before.pack_hash

    @property
    def copied(self) -> bool:
        """The class has a copy of its own now."""
        return self.pack.id != self.before.pack


@dataclass(frozen=True)
class Amendment:
    """What is to be changed: known to be good, and nothing of it is written yet."""

    before: Version
    after: Version
    source: Path
    folder: Path
    """Where the pack will lie; another place than `source` for one that comes with Rebuttal."""
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]

    def write(self) -> Amended:
        """Writes it; stopped in the middle, the same amendment planned again does the rest."""
        kept = None
        if self.folder != self.source:
            if not self.folder.exists():
                self.folder.parent.mkdir(parents=True, exist_ok=True)
                place_pack(self.folder, self.new)
        elif self.new != self.old:
            kept = self._change_in_place()
        pack, problems = read_pack(self.folder)
        if pack is None:
            name = self.folder.name
            raise PackError(f"The pack {name} was changed meanwhile and has errors.", problems)
        return Amended(pack, self.folder, self.before, kept)

    def _change_in_place(self) -> Path:
        """Writes only what changed, the raised version first; what was there is kept."""
        kept = kept_version(self.before.pack, self.before.pack_version)
        if not kept.exists() and self.before.pack_version != self.after.pack_version:
            kept.parent.mkdir(parents=True, exist_ok=True)
            place_pack(kept, self.old)
        changed = [name for name in self.new if self.new[name] != self.old[name]]
        for name in sorted(changed, key=lambda name: name != MANIFEST):
            write_atomically(self.folder / name, self.new[name])
        return kept


def version_of(pack: Pack) -> Version:
    """Which content a pack has."""
    return Version(pack.id, pack.manifest.version, pack.content_hash)


def amend(pack_id: str, class_id: str, lessons: Sequence[Lesson]) -> Amended:
    """Teaches the pack these sentences, or a copy of it for the class where it is not one's own.

    `PackError` and nothing changed if the pack has other errors then, or cannot be edited.
    """
    return plan_amendment(pack_id, class_id, lessons).write()


def plan_amendment(
    pack_id: str, class_id: str, lessons: Sequence[Lesson], version: str = ""
) -> Amendment:
    """What `amend` will write; `version` is that of a plan which a stopped run began to write.

    `PackError` or `UsageError` as `amend`.
    """
    source = find_folder(pack_id)
    pack, problems = read_pack(source)
    if pack is None:
        raise PackError(f"The pack {pack_id} has errors: mend them first.", problems)
    before = version_of(pack)
    old = read_bundle(source).files
    new = _taught(old, lessons, version)
    if new == old:
        return Amendment(before, before, source, source, old, old)
    folder = source
    if source.resolve().parent == bundled_packs_folder().resolve():
        folder = user_packs_folder() / copy_id(before.pack, class_id)
    with tempfile.TemporaryDirectory() as scratch:
        after = version_of(place_pack(Path(scratch) / folder.name, new, source=source))
    if folder != source and folder.exists():
        there = read_pack(folder)[0]
        if there is None or there.content_hash != after.pack_hash:  # else from a stopped run
            raise UsageError(
                f"There is a pack {folder.name} among yours already, but the assignment is set "
                f"with {pack_id}. Write that name into assignment.toml, or remove that pack."
            )
    return Amendment(before, after, source, folder, old, new)


def kept_version(pack_id: str, version: str) -> Path:
    """Where a version of a pack is kept that an appeal changed."""
    return user_packs_folder() / ".previous" / version / pack_id


def _taught(
    files: Mapping[str, bytes], lessons: Sequence[Lesson], version: str
) -> dict[str, bytes]:
    """The files of the pack with these sentences, and its version raised if any is new."""
    new = dict(files)
    for motion in dict.fromkeys(one.motion for one in lessons):
        name = f"{MOTIONS}/{motion}.toml"
        learnt = [one for one in lessons if one.motion == motion]
        new[name] = _edited(new[name], partial(_teach, lessons=learnt))
    if new != files:
        new[MANIFEST] = _edited(new[MANIFEST], partial(_raise_version, planned=version))
    return new


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


def _raise_version(toml: Any, planned: str) -> None:
    """Once, however often a plan is written: what has the planned version stays."""
    version = str(toml.get("version", FIRST_VERSION))
    if version != planned:
        major, minor, patch = version.split(".")
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
