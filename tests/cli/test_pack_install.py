from pathlib import Path

from click.testing import CliRunner, Result

from game.cli.pack import pack
from game.errors import PackError, UsageError
from game.paths import user_packs_folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(pack, ["install", *map(str, arguments)])


def test_install_says_what_it_did(sample_pack: Path) -> None:
    result = run(sample_pack)
    assert result.exit_code == 0
    assert result.stdout == "Installed school-phones 1.2.0: School phones, 1 motion\n"
    assert str(user_packs_folder() / "school-phones") in result.stderr
    assert "rebuttal play school-phones" in result.stderr
    assert "installed already" in run(sample_pack).stdout


def test_install_says_where_the_version_before_is(sample_pack: Path) -> None:
    run(sample_pack)
    manifest = sample_pack / "pack.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("1.2.0", "1.3.0"), "utf-8")
    (sample_pack / "picture.png").write_bytes(b"x")
    result = run(sample_pack)
    assert "the version before, 1.2.0, is kept in" in result.stderr
    assert "left out, being no part of a pack: picture.png" in result.stderr


def test_what_is_not_there_is_wrong_usage() -> None:
    assert isinstance(run("nowhere.zip").exception, UsageError)


def test_a_refusal_names_the_source(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"x")
    error = run(tmp_path / "x.zip").exception
    assert isinstance(error, PackError)
    assert "cannot be installed" in str(error)
