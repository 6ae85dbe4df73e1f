"""A word at the terminal while something takes seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from game.cli.streams import is_terminal

LOADING = "The judge is loading ..."
READING = "The judge is reading. The first text in a language takes longest."
"""Fits into a row of 80 columns, so that it can be taken away."""


@contextmanager
def meanwhile(words: str) -> Iterator[None]:
    """Shows `words` until the block ends, on standard error and only at a terminal."""
    shown = is_terminal(sys.stderr)
    if shown:
        print(words, end="\r", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
