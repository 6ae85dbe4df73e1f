"""A class that debates phones at the zoo."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from game.classroom.assignment import Assignment
from game.classroom.folder import SetClass
from game.cli.class_new import write_class
from game.packs.library import load_pack

ROSTER = """\
Student,ID,SIS User ID,SIS Login ID,Section,Zoo (7)
    Points Possible,,,,,100
"Lovelace, Ada",1,u1,ada@x.edu,9b,
"Turing, Alan",2,u2,alan@x.edu,9b,
"Hopper, Grace",3,u3,grace@x.edu,9b,
"Noether, Emmy",4,u4,emmy@x.edu,9b,
"""


@pytest.fixture
def set_class(
    home: Path, tmp_path: Path, write_sample_pack: Callable[[Path], Path]
) -> Callable[..., SetClass]:
    """Writes a class folder with a roster of four; keywords change the assignment."""
    write_sample_pack(home / "packs" / "school-phones")

    def write(**changes: object) -> SetClass:
        pack = load_pack("school-phones")
        given = {
            "format_version": 1,
            "id": "zoo-9b",
            "title": "Zoo",
            "pack": pack.id,
            "pack_version": pack.manifest.version,
            "pack_hash": pack.content_hash,
            "motions": ["zoo"],
            "deadline": datetime.datetime(2026, 12, 4, 18),
            "roster": "roster.csv",
            "sides": {"rule": "fixed", "side": "con"},
        }
        roster = tmp_path / "exported.csv"
        roster.write_text(ROSTER, encoding="utf-8")
        return write_class(
            tmp_path / "zoo-9b",
            Assignment.model_validate(given | changes),
            roster if (given | changes)["roster"] else None,
        )

    return write
