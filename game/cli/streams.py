"""Standard input and output made fit for any text on any system, and files written whole."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from game.errors import UsageError
from game.files import replacing

STANDARD = "-"
"""As a file's name: standard input or output."""


def prepare_streams() -> None:
    """No character that a terminal cannot show ends the program; pipes carry UTF-8.

    A stream that is closed (`>&-`, or a program without a console) takes everything or is empty.
    """
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _nothing("w")
    sys.stderr = sys.stderr or _nothing("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty() and stream.encoding.lower() not in ("ascii", "us-ascii"):
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    if isinstance(sys.stdin, io.TextIOWrapper):
        encoding = sys.stdin.encoding if sys.stdin.isatty() else "utf-8"
        sys.stdin.reconfigure(encoding=encoding, errors="replace")


def _nothing(mode: str) -> TextIO:
    # Not closed by anyone: it stands in for a stream of the process.
    return Path(os.devnull).open(mode, encoding="utf-8")  # type: ignore[return-value]


def is_terminal(stream: TextIO) -> bool:
    """Whether a person sees this stream; false for one that is closed or missing."""
    try:
        return bool(stream) and stream.isatty()
    except ValueError:
        return False


@contextmanager
def reading(name: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for `-`; `UsageError` if it cannot be opened."""
    if name == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115  (only opening it may be refused)
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}.") from None
    with file:
        yield file


@contextmanager
def writing(name: str) -> Iterator[TextIO]:
    """A file that appears whole or not at all, or standard output for `-`.

    `UsageError` if it cannot be opened.
    """
    if name == STANDARD:
        yield sys.stdout
        return
    path = Path(name)
    if not path.name or path.is_dir():
        raise UsageError(f"{name or 'An empty name'} cannot be written: it is no file.")
    with ExitStack() as stack:
        try:
            file = stack.enter_context(replacing(path))
        except OSError as error:
            raise UsageError(f"{name} cannot be written: {error.strerror}.") from None
        yield file
