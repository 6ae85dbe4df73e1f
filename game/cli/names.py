"""Names of packs and their parts on the command line: the default pack, and completion by Tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from game.errors import RebuttalError

if TYPE_CHECKING:
    from game.packs.format import Pack

DEFAULT_PACK = "deepseek-lessons"
"""Played where several packs are installed and none is named."""


def default_pack() -> str:
    """The only pack that is installed, or the one that comes with the program."""
    known = _pack_ids()
    return known[0] if len(known) == 1 else DEFAULT_PACK


def complete_pack(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """Ids of installed packs."""
    return _beginning(typed, _pack_ids)


def complete_motion(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """Ids of the chosen pack's motions."""
    return _beginning(typed, lambda: [motion.id for motion in _pack(context).motions])


def complete_counterargument(context: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """Ids of the chosen motion's counterarguments."""

    def known() -> list[str]:
        wanted = context.params.get("motion")
        motions = _pack(context).motions
        return [c.id for m in motions if m.id == wanted or not wanted for c in m.counterargument]

    return _beginning(typed, known)


def _beginning(typed: str, known: Callable[[], list[str]]) -> list[str]:
    """The names that begin with what was typed; none if they cannot be read."""
    try:
        return [name for name in known() if name.startswith(typed)]
    except RebuttalError:
        return []


def _pack_ids() -> list[str]:
    from game.packs.library import find_packs

    return [found.id for found in find_packs() if found.playable]


def _pack(context: click.Context) -> Pack:
    from game.packs.library import load_pack

    return load_pack(context.params.get("pack") or default_pack())
