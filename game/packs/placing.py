"""A pack's folder that appears whole and checked, or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from game.errors import PackError
from game.packs.format import Pack
from game.packs.reading import read_pack
from game.packs.spelling import quoted


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes files below `folder` by their paths with `/`; `OSError` if that cannot be."""
    for name, content in files.items():
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def place_pack(
    target: Path,
    files: Mapping[str, str | bytes],
    *,
    source: Path | None = None,
    agrees: Callable[[Pack], None] = lambda _: None,
    keep: Path | None = None,
) -> Pack:
    """Puts a pack of these files at `target` and returns it.

    It is written beside `target` and checked there: with errors, or if `agrees` raises, nothing
    at `target` changes, and `PackError` carries the problems, with `source` (default: `target`)
    in their paths. What was at `target` moves to `keep`; without `keep` nothing may be there.
    """
    workshop = target.parent / f".rebuttal-{secrets.token_hex(6)}.tmp"
    draft = workshop / target.name
    try:
        draft.mkdir(parents=True)
        write_folder(draft, files)
        pack = _checked(draft, source or target)
        agrees(pack)
        _exchange(draft, target, keep)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return pack


def _checked(draft: Path, shown: Path) -> Pack:
    pack, problems = read_pack(draft)
    if pack is not None:
        return pack
    errors = [
        replace(problem, path=shown / problem.path.relative_to(draft))
        for problem in problems
        if problem.severity == "error"
    ]
    raise PackError(f"The pack {quoted(shown)} has errors, so nothing was changed.", errors)


def _exchange(draft: Path, target: Path, keep: Path | None) -> None:
    """Moves `draft` to `target`; if that fails, what was there is there again."""
    if keep is None or not (target.exists() or target.is_symlink()):
        draft.rename(target)
        return
    keep.parent.mkdir(parents=True, exist_ok=True)
    if keep.is_symlink():
        keep.unlink()
    shutil.rmtree(keep, ignore_errors=True)
    target.rename(keep)
    try:
        draft.rename(target)
    except OSError:
        keep.rename(target)
        raise
