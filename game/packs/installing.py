"""Packs put among the person's own, where the game finds them by name."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from game.errors import PackError
from game.packs.bundles import read_bundle
from game.packs.format import ID_PATTERN, Pack
from game.packs.library import bundled_ids
from game.packs.naming import slug_of
from game.packs.placing import place_pack
from game.packs.reading import read_pack
from game.packs.spelling import quoted
from game.paths import user_packs_folder

_COPY = re.compile(r"[ _-]*\([0-9]+\)$")
"""What browsers put behind the name of a file that they load once more."""


@dataclasses.dataclass(frozen=True)
class Installed:
    """What an installation did."""

    pack: Pack
    folder: Path
    before: str = ""
    """The version that was there before; empty if there was none that could be read."""
    kept: Path | None = None
    """Where the version before is now."""
    same: bool = False
    """The same pack was there already, so nothing was changed."""
    left_out: tuple[str, ...] = ()
    """Files of the source that are no part of a pack."""
    named_after_archive: bool = False
    """No folder in the archive says the pack's name, and nobody else did."""


def install_pack(source: Path, pack_id: str = "", *, replace: bool = False) -> Installed:
    """Installs the pack in a folder or zip file, under its own name or `pack_id`.

    What is there stays until the new pack has passed the check, and is kept aside afterwards. A
    pack that is not newer takes its place only with `replace`. Raises `PackError` and changes
    nothing if something speaks against it.
    """
    bundle = read_bundle(source)
    name = pack_id or bundle.name
    _check_id(name)
    target = user_packs_folder() / name
    old = read_pack(target)[0] if target.exists() else None
    there = target.exists() or target.is_symlink()

    def agrees(new: Pack) -> None:
        if old is None:
            return
        if old.content_hash == new.content_hash:
            raise _SamePackError
        if _number(new) <= _number(old) and not replace:
            raise PackError(_not_newer(old, new))

    keep = user_packs_folder() / ".previous" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        pack = place_pack(target, bundle.files, source=source, agrees=agrees, keep=keep)
    except _SamePackError:
        assert old is not None
        done = Installed(old, target, old.manifest.version, same=True)
    else:
        before = old.manifest.version if old else ""
        done = Installed(pack, target, before, keep if there else None)
    by_archive = bundle.flat and not pack_id
    return dataclasses.replace(done, left_out=bundle.left_out, named_after_archive=by_archive)


class _SamePackError(Exception):
    """The pack that is there has the same content."""


def _check_id(name: str) -> None:
    if not re.fullmatch(ID_PATTERN, name) or len(name) > 48:
        raise PackError(
            f"{quoted(name)} cannot be a pack's id: small letters, digits and single hyphens. "
            f"Choose one with --as, such as --as {slug_of(_COPY.sub('', name)) or 'my-pack'}."
        )
    if name in bundled_ids():
        raise PackError(
            f"The id {quoted(name)} belongs to a pack that comes with Rebuttal. "
            "Choose another with --as."
        )


def _number(pack: Pack) -> tuple[int, ...]:
    return tuple(int(part) for part in pack.manifest.version.split("."))


def _not_newer(old: Pack, new: Pack) -> str:
    return (
        f"{quoted(old.id)} {old.manifest.version} is installed, and this pack is "
        f"{new.manifest.version} with other content. With --replace it takes its place."
    )
