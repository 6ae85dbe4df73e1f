"""Says so where the key of a class was lost, before a command draws another."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any


def telling(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same command of a class, which tells standard error first of a key that was lost."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        _tell(str(options.get("folder", "")))
        return command(*arguments, **options)

    return run


def _tell(name: str) -> None:
    from game.classroom.codes import is_key_lost
    from game.classroom.folder import find_folder
    from game.errors import UsageError

    try:
        folder = find_folder(name)
    except UsageError:
        return  # the command itself says what is wrong
    if is_key_lost(folder):
        print(
            f"Note: {folder.secret} is missing or empty, so another key is drawn. From the next "
            "grading on codes are others than on the pages and receipts of before: put the old "
            "file back first if they are to stay.",
            file=sys.stderr,
        )
