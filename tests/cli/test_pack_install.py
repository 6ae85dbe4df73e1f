import zipfile
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


def test_a_zip_without_a_folder_says_under_which_name_and_how_to_choose_another(
    sample_pack: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "download.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for file in sample_pack.rglob("*.toml"):
            made.write(file, file.relative_to(sample_pack))
    result = run(archive)
    assert result.stdout.startswith("Installed download 1.2.0: School phones")
    assert "so it has the zip's name, download." in result.stderr
    assert f"rebuttal pack install {archive} --as NAME" in result.stderr
    named = run(archive, "--as", "school-phones")
    assert named.stdout.startswith("Installed school-phones 1.2.0")
    assert "zip's name" not in named.stderr


def test_what_is_not_there_is_wrong_usage() -> None:
    assert isinstance(run("nowhere.zip").exception, UsageError)


def test_a_refusal_names_the_source(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"x")
    error = run(tmp_path / "x.zip").exception
    assert isinstance(error, PackError)
    assert "cannot be installed" in str(error)
