"""Who decides, and when: for decisions about a class."""

from __future__ import annotations

import datetime
import getpass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from game.classroom.decisions import Signed

BY = click.option("--by", metavar="NAME", default="",
                  help="Who decides; default: the name of your account here.")  # fmt: skip


def sign(by: str) -> Signed:
    """The signature of this moment."""
    from game.classroom.decisions import Signed
    from game.text import one_line

    when = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    return Signed(one_line(by)[:80] or _account(), when)


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "the teacher"
