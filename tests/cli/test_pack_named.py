"""Which pack an author names: the folder at hand, or an installed one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from game.cli.pack import pack
from game.cli.pack_named import find_named, load_named
from game.packs.library import load_pack
from game.paths import user_packs_folder

Write = Callable[[Path], Path]


@pytest.fixture
def both(write_sample_pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack that is installed, and the folder that its author goes on with, as `here`."""
    write_sample_pack(user_packs_folder() / "school-phones")
    here = write_sample_pack(tmp_path / "here" / "school-phones")
    monkeypatch.chdir(here.parent)
    return here


def test_the_folder_at_hand_comes_before_the_installed_copy(both: Path) -> None:
    (both / "motions" / "zoo.toml").write_text("", "utf-8")
    result = CliRunner().invoke(pack, ["check", "school-phones"])
    assert result.exit_code == 1
    assert "`text` is missing" in result.stdout


@pytest.mark.parametrize("command", ["stats", "show"])
def test_so_it_is_where_a_pack_is_counted_and_shown(both: Path, command: str) -> None:
    manifest = both / "pack.toml"
    text = manifest.read_text("utf-8").replace("School phones", "Phones at school")
    manifest.write_text(text, "utf-8")
    assert "Phones at school" in CliRunner().invoke(pack, [command, "school-phones"]).stdout
    folder, found = load_named("school-phones")
    assert (folder.resolve(), found.manifest.title) == (both, "Phones at school")
    assert load_pack("school-phones").manifest.title == "School phones"  # what is played


def test_a_folder_that_is_no_pack_hides_none(both: Path) -> None:
    for file in [*both.rglob("*.toml"), *both.rglob("*.json")]:
        file.unlink()
    (both / "motions").rmdir()
    assert find_named("school-phones") == user_packs_folder() / "school-phones"
