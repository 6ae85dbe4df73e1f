import os
from pathlib import Path

from game.packs.watching import Watch


def test_a_change_is_noticed_once(sample_pack: Path) -> None:
    watch = Watch(sample_pack)
    assert not watch.changed()
    motion = sample_pack / "motions" / "zoo.toml"
    os.utime(motion, ns=(1, 1))
    assert watch.changed()
    assert not watch.changed()


def test_new_and_lost_files_are_changes(sample_pack: Path) -> None:
    watch = Watch(sample_pack)
    other = sample_pack / "motions" / "other.toml"
    other.write_text("", "utf-8")
    assert watch.changed()
    other.unlink()
    assert watch.changed()


def test_a_lost_folder_is_a_change_and_no_error(sample_pack: Path) -> None:
    watch = Watch(sample_pack)
    sample_pack.rename(sample_pack.with_name("elsewhere"))
    assert watch.changed()
    assert not watch.changed()
