"""Files that appear whole or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file (UTF-8, line feeds) that takes the place of `path` when the block ends well.

    `OSError` if it cannot be written.
    """
    with _draft(path) as draft, draft.open("x", encoding="utf-8", newline="\n") as file:
        yield file


def write_atomically(path: Path, content: str | bytes) -> None:
    """The whole content of `path`, whose folder is made; `OSError` if that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    with _draft(path) as draft:
        draft.write_bytes(data)


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """A name beside `path`, moved there at the end.

    A failure in between leaves an older file of that name as it was.
    """
    draft = path.with_name(f".rebuttal-{secrets.token_hex(6)}.tmp")
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
