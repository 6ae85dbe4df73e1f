"""Packs from strangers: real folders and zip files, good ones and attacks."""

import os
import stat
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.errors import PackError
from game.packs import bundles
from game.packs.bundles import read_bundle
from game.packs.entries import belongs, clashes, complaint_of
from game.packs.installing import install_pack
from game.packs.library import find_packs, load_pack
from game.paths import user_packs_folder

Write = Callable[[Path], Path]
symlinks = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")


def zipped(
    folder: Path,
    archive: Path,
    top: str = "school-phones/",
    extra: list[tuple[zipfile.ZipInfo | str, bytes]] | None = None,
) -> Path:
    """A real archive of a pack's folder below `top`, with more entries behind."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*.toml")):
            file.write(path, top + path.relative_to(folder).as_posix())
        for entry, content in extra or []:
            file.writestr(entry, content)
    return archive


def entry(name: str, mode: int = 0) -> zipfile.ZipInfo:
    """An entry as an attacker writes it: the name as it is, and a file type of Unix."""
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name
    info.create_system = 3
    info.external_attr = mode << 16
    return info


def refused(source: Path, **options: object) -> PackError:
    with pytest.raises(PackError) as raised:
        install_pack(source, **options)
    return raised.value


def codes(error: PackError) -> set[str]:
    return {problem.code for problem in error.problems}


def change(folder: Path, old: str, new: str, name: str = "pack.toml") -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def everything_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


# -- good ones ---------------------------------------------------------------------


@pytest.mark.parametrize("top", ["school-phones/", "repo-main/packs/school-phones/"])
def test_a_zip_is_installed_under_its_folders_name(
    top: str, sample_pack: Path, tmp_path: Path
) -> None:
    done = install_pack(zipped(sample_pack, tmp_path / "download.zip", top))
    assert (done.pack.id, done.before, done.kept) == ("school-phones", "", None)
    assert load_pack("school-phones") == done.pack
    assert everything_in(done.folder) == {"pack.toml", "motions", "motions/zoo.toml"}
    assert everything_in(user_packs_folder()) == {
        "school-phones", "school-phones/pack.toml", "school-phones/motions",
        "school-phones/motions/zoo.toml",
    }  # fmt: skip


def test_a_flat_zip_has_the_archives_name_or_the_one_asked_for(
    sample_pack: Path, tmp_path: Path
) -> None:
    archive = zipped(sample_pack, tmp_path / "phones.zip", "")
    done = install_pack(archive)
    assert (done.pack.id, done.named_after_archive) == ("phones", True)
    assert install_pack(archive).named_after_archive  # also where it is there already
    other = install_pack(archive, "other")
    assert (other.pack.id, other.named_after_archive) == ("other", False)
    whole = install_pack(zipped(sample_pack, tmp_path / "download.zip", "school-phones/"))
    assert not whole.named_after_archive


@pytest.mark.parametrize(
    ("stem", "better"),
    [("phones-1.2", "phones-1-2"), ("School Phones", "school-phones"), ("phones (1)", "phones"),
     ("電話", "my-pack")],
)  # fmt: skip
def test_a_flat_zip_whose_name_is_no_id_is_refused_with_one_that_is(
    stem: str, better: str, sample_pack: Path, tmp_path: Path
) -> None:
    said = str(refused(zipped(sample_pack, tmp_path / f"{stem}.zip", "")))
    assert f"Choose one with --as, such as --as {better}." in said


def test_a_folder_is_installed_with_its_texts_and_without_the_rest(sample_pack: Path) -> None:
    for name in ("README.md", "LICENSE", "schema/pack.json", "notes.docx", ".git/config", "a/b.md"):
        (sample_pack / name).parent.mkdir(exist_ok=True)
        (sample_pack / name).write_text("x", "utf-8")
    done = install_pack(sample_pack)
    assert everything_in(done.folder) == {
        "pack.toml", "motions", "motions/zoo.toml", "README.md", "LICENSE", "schema",
        "schema/pack.json",
    }  # fmt: skip
    assert done.left_out == ("notes.docx",)


def test_rubbish_of_the_macos_finder_does_no_harm(sample_pack: Path, tmp_path: Path) -> None:
    extra = [("__MACOSX/school-phones/._pack.toml", b"x"), ("__MACOSX/pack.toml", b"x"),
             ("school-phones/.DS_Store", b"x")]  # fmt: skip
    done = install_pack(zipped(sample_pack, tmp_path / "x.zip", extra=extra))
    assert ".DS_Store" not in everything_in(done.folder)


# -- the version that is there ------------------------------------------------------


def test_a_newer_version_takes_the_place_of_the_old_which_is_kept(sample_pack: Path) -> None:
    install_pack(sample_pack)
    change(sample_pack, '"1.2.0"', '"1.10.0"')
    done = install_pack(sample_pack)
    assert (done.before, done.pack.manifest.version) == ("1.2.0", "1.10.0")
    assert done.kept == user_packs_folder() / ".previous" / "school-phones"
    assert load_pack(str(done.kept)).manifest.version == "1.2.0"
    assert [found.id for found in find_packs() if found.origin == "user"] == ["school-phones"]
    change(sample_pack, '"1.10.0"', '"2.0.0"')
    install_pack(sample_pack)
    assert load_pack(str(done.kept)).manifest.version == "1.10.0"


def test_the_same_pack_again_changes_nothing(sample_pack: Path) -> None:
    first = install_pack(sample_pack)
    before = (first.folder / "pack.toml").stat()
    again = install_pack(sample_pack)
    assert again.same
    assert (first.folder / "pack.toml").stat() == before
    assert not (user_packs_folder() / ".previous").exists()


@pytest.mark.parametrize("version", ["1.2.0", "1.1.9", "0.9.0"])
def test_other_content_that_is_not_newer_needs_to_be_asked_for(
    version: str, sample_pack: Path
) -> None:
    done = install_pack(sample_pack)
    change(done.folder, "School phones", "My own changes")
    change(sample_pack, '"1.2.0"', f'"{version}"')
    assert "--replace" in str(refused(sample_pack))
    assert load_pack("school-phones").manifest.title == "My own changes"
    replaced = install_pack(sample_pack, replace=True)
    assert replaced.kept is not None
    assert load_pack(str(replaced.kept)).manifest.title == "My own changes"


def test_a_bad_pack_leaves_the_old_one_and_no_trace(sample_pack: Path, tmp_path: Path) -> None:
    install_pack(sample_pack)
    before = everything_in(user_packs_folder())
    change(sample_pack, '"1.2.0"', '"1.3.0"')
    change(sample_pack, "weight = 1", "weight = 9", "motions/zoo.toml")
    archive = zipped(sample_pack, tmp_path / "new.zip")
    error = refused(archive)
    assert codes(error) == {"P304"}
    assert error.problems[0].path == archive / "motions" / "zoo.toml"
    assert everything_in(user_packs_folder()) == before
    assert load_pack("school-phones").manifest.version == "1.2.0"


def test_a_broken_pack_that_is_there_is_replaced_and_kept(sample_pack: Path) -> None:
    done = install_pack(sample_pack)
    (done.folder / "pack.toml").write_text("?", "utf-8")
    again = install_pack(sample_pack)
    assert again.kept is not None
    assert (again.kept / "pack.toml").read_text("utf-8") == "?"


def test_a_move_that_fails_brings_the_old_pack_back(
    sample_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_pack(sample_pack)
    change(sample_pack, '"1.2.0"', '"1.3.0"')
    rename = Path.rename

    def refuse_the_new(self: Path, target: Path) -> Path:
        if ".tmp" in str(self):
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_the_new)
    with pytest.raises(OSError, match="Permission denied"):
        install_pack(sample_pack)
    monkeypatch.undo()
    assert load_pack(str(sample_pack.parents[1] / "home/packs/school-phones")).manifest.version == (
        "1.2.0"
    )


def test_the_id_of_a_bundled_pack_is_refused(sample_pack: Path) -> None:
    assert "comes with Rebuttal" in str(refused(sample_pack, pack_id="deepseek-lessons"))
    assert not user_packs_folder().exists() or not list(user_packs_folder().iterdir())


@symlinks
def test_a_linked_pack_is_set_aside_as_a_link(sample_pack: Path, write_sample_pack: Write) -> None:
    other = write_sample_pack(sample_pack.parent / "other" / "school-phones")
    change(other, '"1.2.0"', '"1.3.0"')
    user_packs_folder().mkdir(parents=True)
    (user_packs_folder() / "school-phones").symlink_to(sample_pack)
    for version in ("1.3.0", "1.4.0"):
        done = install_pack(other)
        assert done.pack.manifest.version == version
        change(other, f'"{version}"', '"1.4.0"')
    assert load_pack(str(sample_pack)).manifest.version == "1.2.0"


# -- attacks -----------------------------------------------------------------------

LINK = stat.S_IFLNK | 0o777


@pytest.mark.parametrize(
    ("name", "mode", "code"),
    [
        ("../evil.toml", 0, "P802"),
        ("school-phones/../../evil.toml", 0, "P802"),
        ("school-phones/motions/../../../evil.toml", 0, "P802"),
        ("/etc/cron.d/evil", 0, "P802"),
        ("//server/share/evil.toml", 0, "P802"),
        ("C:/Windows/evil.toml", 0, "P802"),
        ("C:evil.toml", 0, "P802"),
        ("..\\evil.toml", 0, "P802"),
        ("school-phones\\motions\\evil.toml", 0, "P802"),
        ("\\evil.toml", 0, "P802"),
        ("school-phones/motions/evil.toml", LINK, "P803"),
        ("school-phones/motions", LINK, "P803"),
        ("school-phones/fifo", stat.S_IFIFO | 0o644, "P803"),
        ("school-phones/device", stat.S_IFBLK | 0o644, "P803"),
        ("school-phones/pack.toml", 0, "P805"),
        ("school-phones/PACK.toml", 0, "P805"),
        ("School-Phones/motions/other.toml", 0, "P805"),
        ("school-phones/pack.toml/evil.toml", 0, "P805"),
        ("school-phones/con.toml", 0, "P806"),
        ("school-phones/evil.toml.", 0, "P806"),
        ("school-phones/evil.toml ", 0, "P806"),
        ("school-phones/evil.toml:stream", 0, "P806"),
        ("school-phones/\x1b[31mevil.toml", 0, "P806"),
        ("school-phones/evil\u202elmot.toml", 0, "P806"),
        ("school-phones//evil.toml", 0, "P806"),
        ("school-phones/./evil.toml", 0, "P806"),
        ("school-phones/" + "x" * 300, 0, "P806"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_attacks_is_refused_and_nothing_is_written(
    name: str, mode: int, code: str, sample_pack: Path, tmp_path: Path
) -> None:
    archive = zipped(sample_pack, tmp_path / "attack.zip", extra=[(entry(name, mode), b"/etc")])
    with zipfile.ZipFile(archive) as file:
        assert file.infolist()[-1].orig_filename == name
    before = everything_in(tmp_path)
    error = refused(archive)
    assert code in codes(error), [str(problem) for problem in error.problems]
    assert everything_in(tmp_path) == before
    assert "\x1b" not in "".join(map(str, error.problems))


def test_letters_composed_in_two_ways_clash(sample_pack: Path, tmp_path: Path) -> None:
    extra = [
        ("school-phones/motions/\u00e9.toml", b""),
        ("school-phones/motions/E\u0301.toml", b""),
    ]
    archive = zipped(sample_pack, tmp_path / "x.zip", extra=extra)
    assert "P805" in codes(refused(archive))


def test_a_bomb_is_refused_by_the_size_that_it_declares(sample_pack: Path, tmp_path: Path) -> None:
    bomb = [("school-phones/motions/bomb.toml", b"#" * 30_000_000)]
    archive = zipped(sample_pack, tmp_path / "bomb.zip", extra=bomb)
    assert archive.stat().st_size < 100_000
    assert codes(refused(archive)) == {"P804"}


def test_a_bomb_below_that_is_read_no_further_than_a_file_may_be(
    sample_pack: Path, tmp_path: Path
) -> None:
    archive = zipped(sample_pack, tmp_path / "bomb.zip",
                     extra=[("school-phones/motions/bomb.toml", b"#" * 10_000_000)])  # fmt: skip
    assert codes(refused(archive)) == {"P804"}


def test_a_bomb_that_lies_about_its_size_is_refused(sample_pack: Path, tmp_path: Path) -> None:
    archive = zipped(sample_pack, tmp_path / "bomb.zip",
                     extra=[("school-phones/motions/bomb.toml", b"#" * 30_000_000)])  # fmt: skip
    raw = bytearray(archive.read_bytes())
    for size in (struct.pack("<L", 30_000_000),):
        while size in raw:
            at = raw.index(size)
            raw[at : at + 4] = struct.pack("<L", 1000)
    archive.write_bytes(raw)
    assert codes(refused(archive)) == {"P801"}


def test_an_archive_of_too_many_files_is_refused(sample_pack: Path, tmp_path: Path) -> None:
    many = [(f"school-phones/{number}.txt", b"") for number in range(bundles.MOST_ENTRIES)]
    archive = zipped(sample_pack, tmp_path / "many.zip", extra=many)
    assert codes(refused(archive)) == {"P804"}


def test_an_archive_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    archive = tmp_path / "large.zip"
    with archive.open("wb") as file:
        file.truncate(bundles.LARGEST_PACK + 1)
    assert codes(refused(archive)) == {"P804"}


def test_an_encrypted_archive_is_refused(sample_pack: Path, tmp_path: Path) -> None:
    archive = zipped(sample_pack, tmp_path / "x.zip")
    raw = bytearray(archive.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    archive.write_bytes(raw)
    assert codes(refused(archive)) == {"P801"}


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"not a zip", b"\x1f\x8b\x08tar", b"PK\x05\x06" + b"\0" * 18]
)
def test_what_is_no_archive_of_a_pack_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    assert codes(refused(tmp_path / "x.zip")) == {"P801"}


def test_a_folder_without_pack_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert codes(refused(tmp_path / "empty")) == {"P801"}


def test_an_archive_of_two_packs_is_refused(sample_pack: Path, tmp_path: Path) -> None:
    archive = zipped(sample_pack, tmp_path / "x.zip", extra=[("other/pack.toml", b"")])
    assert "several packs: `other`, `school-phones`" in str(refused(archive).problems[0])


@symlinks
@pytest.mark.parametrize("name", ["pack.toml", "motions/zoo.toml", "motions"])
def test_links_in_a_folder_are_refused(name: str, sample_pack: Path, tmp_path: Path) -> None:
    (sample_pack / name).rename(sample_pack / "real")
    (sample_pack / name).symlink_to(sample_pack / "real")
    assert "P803" in codes(refused(sample_pack))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=6))
def test_a_damaged_archive_is_a_pack_or_a_refusal(
    at: float, junk: bytes, sample_pack: Path, tmp_path: Path
) -> None:
    archive = zipped(sample_pack, tmp_path / "x.zip")
    raw = bytearray(archive.read_bytes())
    start = int(at * (len(raw) - 1))
    raw[start : start + len(junk)] = junk
    archive.write_bytes(raw)
    with suppress(PackError):
        assert "pack.toml" in read_bundle(archive).files


@pytest.mark.parametrize("byte", [0x00, 0x01, 0x0C, 0x0E, 0x7F, 0x80, 0xFF])
def test_a_changed_byte_of_an_archives_directory_is_a_pack_or_a_refusal(
    byte: int, sample_pack: Path, tmp_path: Path
) -> None:
    archive = zipped(sample_pack, tmp_path / "x.zip")
    raw = archive.read_bytes()
    for at in [*range(60), *range(raw.index(b"PK\x01\x02"), len(raw))]:
        archive.write_bytes(raw[:at] + bytes([byte]) + raw[at + 1 :])
        with suppress(PackError):
            assert "pack.toml" in read_bundle(archive).files


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused_before_anything_is_unpacked(
    method: int, sample_pack: Path, tmp_path: Path
) -> None:
    info = entry("school-phones/motions/other.toml")
    info.compress_type = method
    archive = zipped(sample_pack, tmp_path / "x.zip", extra=[(info, b"x" * 100)])
    error = refused(archive)
    assert codes(error) == {"P801"}
    assert "packed by a method" in str(error.problems[0])


# -- names -------------------------------------------------------------------------


@given(st.text(max_size=30))
def test_a_name_without_complaint_stays_inside_on_every_system(name: str) -> None:
    if complaint_of(name) is None:
        parts = name.rstrip("/").split("/")
        assert ".." not in parts
        assert not set(name) & set('\\:<>|?*"')
        assert not name.startswith("/")


def test_a_folders_entry_and_its_files_do_not_clash() -> None:
    assert list(clashes(["a/", "a/b/", "a/b/c", "a/d"])) == []


@pytest.mark.parametrize("name", ["motions/.hidden.toml", "motions/a/b.toml", "x.exe", "pack.TOML",
                                  "schema/x.toml", "motions/zoo.json", ".toml"])  # fmt: skip
def test_other_files_are_no_part_of_a_pack(name: str) -> None:
    assert not belongs(name)
