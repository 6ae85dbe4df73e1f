"""What the person at the terminal prefers: their settings, their timer, their mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.debate.clock import Timer
    from game.settings import Settings


def read_preferences(*, warn: bool) -> Settings:
    """The settings; what is wrong with them goes to stderr, unless the screens will show it."""
    from game import paths
    from game.settings import read_settings

    settings, warning = read_settings(paths.settings_file())
    if warning and warn:
        click.echo(f"rebuttal: {warning}", err=True)
    return settings


def timer_of(settings: Settings) -> Timer:
    """How the player wants to hear the time of a speech."""
    from game.debate.clock import Timer

    return Timer(settings.timer, round(60 * settings.timer_minutes))


def wants_mouse(context: click.Context | None) -> bool:
    """Whether the screens take the mouse, as `rebuttal` itself was called."""
    root = context.find_root() if context else None
    return bool((root.obj or {}).get("mouse", True)) if root else True
