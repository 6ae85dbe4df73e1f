"""A new pack: the files of a small complete one, ready to be written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.packs.format import FORMAT_VERSION, Manifest, Motion
from game.packs.reading import MANIFEST, MOTIONS
from game.packs.schema import schema_files
from game.packs.template import template
from game.packs.writing import write_toml

OPENING = """\
A pack of Rebuttal. This file makes the folder a pack; each debate is a file in `motions/`.
Lines with "# " explain; lines with # and no space are keys that wait to be used: delete their #.

See what is wrong:   rebuttal pack check FOLDER
Play it:             rebuttal play FOLDER
"""

MOTION_OPENING = """\
One debate: the motion, and what is thrown at either side.

Needed are the motion's text and, for each counterargument, its side, its claim and the texts of
its points. All other keys make the debate richer, fairer and better judged.
Long texts stand in three quotes; a backslash at the end of a line joins it to the next.
"""


@dataclass(frozen=True)
class Basics:
    """What an author is asked for a new pack."""

    title: str
    language: str = "en"
    license: str = "CC-BY-4.0"
    authors: tuple[str, ...] = ()

    def manifest(self) -> dict[str, Any]:
        """The keys of `pack.toml` that these are."""
        given = {"title": self.title, "language": self.language, "license": self.license}
        return given | ({"authors": list(self.authors)} if self.authors else {})


def starter_files(basics: Basics) -> dict[str, str]:
    """The files of a new pack by their paths: the starter with these basics."""
    manifest, motions = template()
    return pack_files(manifest | basics.manifest(), motions)


def pack_files(
    manifest: Mapping[str, Any], motions: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """The commented files of a pack by their paths, its motions given by id."""
    whole = {"format_version": FORMAT_VERSION} | dict(manifest) | {"motions": list(motions)}
    manifest_text = write_toml(Manifest, whole, OPENING)
    files = {MANIFEST: f"#:schema ./schema/pack.json\n{manifest_text}"}
    for motion_id, motion in motions.items():
        text = write_toml(Motion, motion, MOTION_OPENING)
        files[f"{MOTIONS}/{motion_id}.toml"] = f"#:schema ../schema/motion.json\n{text}"
    return files | schema_files()
