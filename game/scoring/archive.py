"""Archives of arrays beside the judge's weights: read with one clear error for all that fails."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from game.errors import ModelError

MADE_FOR = "made for"
"""The array that names, by their checksum, the weights beside which the others were learnt."""


def checksum(path: Path) -> str:
    """Of the file at `path`; `ModelError` if it cannot be read."""
    return hashlib.sha256(_content(path)).hexdigest()


def arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    """All arrays by name; `ModelError` if the file is missing or damaged."""
    content = _content(path)
    try:
        with np.load(BytesIO(content)) as raw:
            return {name: raw[name] for name in raw}
    except Exception as error:  # a damaged archive fails in a dozen ways
        raise ModelError(f"The judge's file {path} is damaged: {error}") from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"The judge's file {path} is missing: {error}") from error
