"""`rebuttal pack`: what authors and players do with packs."""

from __future__ import annotations

import click

from game.cli.commands import Commands

COMMANDS = {
    "list": "game.cli.pack_list:list_packs",
    "show": "game.cli.pack_show:show",
    "new": "game.cli.pack_new:new",
    "check": "game.cli.pack_check:check",
    "explain": "game.cli.pack_explain:explain",
    "test": "game.cli.pack_tests:test",
    "preview": "game.cli.pack_preview:preview",
    "schema": "game.cli.pack_schema:schema",
    "stats": "game.cli.pack_stats:stats",
    "install": "game.cli.pack_install:install",
}
"""In the order of the help."""


@click.group(cls=Commands, places=COMMANDS)
def pack() -> None:
    """Write, check, try and share packs: the folders of TOML that hold the debates."""
