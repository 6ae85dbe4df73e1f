from pathlib import Path

import pytest

from game.errors import PackError
from game.packs.placing import place_pack
from game.packs.reading import read_pack
from game.packs.starting import Basics, starter_files
from game.packs.template import STARTER


@pytest.mark.parametrize(
    "basics",
    [
        Basics("My pack"),
        Basics('"Zoo" \\ #1', "ja", "CC0-1.0", ("Ada", "Bo")),
        Basics("動物園", "ja", "CC-BY-SA-4.0", ("学校",)),
    ],
)
def test_a_new_pack_passes_the_check_unchanged_without_a_warning(
    basics: Basics, tmp_path: Path
) -> None:
    placed = place_pack(tmp_path / "my-pack", starter_files(basics))
    pack, problems = read_pack(tmp_path / "my-pack")
    assert problems == ()
    assert pack == placed
    assert (pack.manifest.title, pack.manifest.language) == (basics.title, basics.language)
    assert pack.manifest.license == basics.license
    assert pack.manifest.authors == (basics.authors or ("Your name",))


def test_the_starter_itself_has_every_key_that_a_motion_may_have() -> None:
    pack, problems = read_pack(STARTER)
    assert problems == ()
    assert pack is not None
    [motion] = pack.motions
    assert set(type(motion).model_fields) - motion.model_fields_set <= {"test"}
    for counterargument in motion.counterargument:
        assert counterargument.model_fields_set == set(type(counterargument).model_fields)


def test_a_pack_with_errors_is_not_placed_and_the_problems_name_the_target(tmp_path: Path) -> None:
    target = tmp_path / "my-pack"
    files = starter_files(Basics("x")) | {"motions/homework.toml": "id = 1"}
    with pytest.raises(PackError) as raised:
        place_pack(target, files)
    assert {problem.path for problem in raised.value.problems} == {target / "motions/homework.toml"}
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_is_kept_elsewhere_or_stays_when_something_fails(tmp_path: Path) -> None:
    target, keep = tmp_path / "my-pack", tmp_path / "before" / "my-pack"
    place_pack(target, starter_files(Basics("First")))
    place_pack(target, starter_files(Basics("Second")), keep=keep)
    assert "First" in (keep / "pack.toml").read_text("utf-8")
    with pytest.raises(PackError):
        place_pack(target, {"pack.toml": "?"}, keep=keep)
    assert "Second" in (target / "pack.toml").read_text("utf-8")
    assert "First" in (keep / "pack.toml").read_text("utf-8")
