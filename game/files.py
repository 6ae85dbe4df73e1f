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

    It is written beside its place and moved there at the end, so that a failure in between leaves
    an older file of that name as it was. `OSError` if it cannot be written.
    """
    draft = path.with_name(f".rebuttal-{secrets.token_hex(6)}.tmp")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_atomically(path: Path, text: str) -> None:
    """`text` as the whole content of `path`, whose folder is made; `OSError` if that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(text)
