"""The template: the small whole pack that `pack new` begins with, as data."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import tomli

STARTER = Path(__file__).resolve().parent / "starter"
"""The template as a pack's folder, without comments."""


@cache
def template() -> tuple[dict[str, Any], dict[str, Any]]:
    """Its manifest, and its motions by id."""
    manifest = tomli.loads((STARTER / "pack.toml").read_text("utf-8"))
    files = sorted(STARTER.glob("motions/*.toml"))
    return manifest, {file.stem: tomli.loads(file.read_text("utf-8")) for file in files}
