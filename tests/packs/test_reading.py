import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.packs.diagnostics import Problem
from game.packs.files import LARGEST_FILE
from game.packs.format import Manifest, Motion, Pack
from game.packs.reading import content_hash, read_pack

symlinks = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def only(folder: Path) -> Problem:
    _, problems = read_pack(folder)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_the_sample_pack_is_read_whole(sample_pack: Path) -> None:
    pack, problems = read_pack(sample_pack)
    assert problems == ()
    assert pack is not None
    assert (pack.id, pack.manifest.title) == ("school-phones", "School phones")
    motion = pack.get_motion("zoo")
    assert [len(motion.against(side)) for side in ("pro", "con")] == [2, 2]
    assert all(len(counterargument.point) == 2 for counterargument in motion.counterargument)


def test_models_survive_a_round_trip_through_json(school_phones: Pack) -> None:
    assert Pack.model_validate_json(school_phones.model_dump_json()) == school_phones
    for motion in school_phones.motions:
        assert Motion.model_validate(motion.model_dump()) == motion


def test_a_missing_folder_is_one_problem(tmp_path: Path) -> None:
    assert only(tmp_path / "nowhere").code == "P101"


def test_a_file_instead_of_a_folder_is_one_problem(sample_pack: Path) -> None:
    assert only(sample_pack / "pack.toml").code == "P101"


def test_a_missing_manifest_does_not_hide_what_is_wrong_in_a_motion(sample_pack: Path) -> None:
    (sample_pack / "pack.toml").unlink()
    motion = sample_pack / "motions" / "zoo.toml"
    motion.write_text(motion.read_text("utf-8").replace("weight = 1", "weight = 9", 1), "utf-8")
    assert sorted(codes(read_pack(sample_pack)[1])) == ["P102", "P304"]


def test_a_missing_motion_file_is_named_with_its_line(sample_pack: Path) -> None:
    (sample_pack / "motions" / "zoo.toml").unlink()
    problem = only(sample_pack)
    assert (problem.code, problem.path.name, problem.line) == ("P102", "pack.toml", 9)


def test_a_motion_that_is_not_listed_is_a_warning(sample_pack: Path) -> None:
    (sample_pack / "motions" / "draft.toml").write_text("not ready", "utf-8")
    pack, problems = read_pack(sample_pack)
    assert pack is not None
    assert codes(problems) == ["P109"]


def test_lock_files_of_editors_are_no_motions(sample_pack: Path) -> None:
    (sample_pack / "motions" / ".#zoo.toml").write_text("x", "utf-8")
    assert read_pack(sample_pack)[1] == ()


@pytest.mark.parametrize("name", ["School Phones", "école", "a--b", "-a", "x" * 49])
def test_a_folder_name_that_is_no_id_is_refused(
    name: str, tmp_path: Path, write_sample_pack: Callable[[Path], Path]
) -> None:
    assert only(write_sample_pack(tmp_path / name)).code == "P107"


def test_the_current_folder_has_a_name_too(
    sample_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample_pack)
    pack, _ = read_pack(Path())
    assert pack is not None
    assert pack.id == "school-phones"


def test_fifty_megabytes_are_refused_at_once(sample_pack: Path) -> None:
    motion = sample_pack / "motions" / "zoo.toml"
    with motion.open("ab") as file:
        file.truncate(50_000_000)
    begin = time.perf_counter()
    problem = only(sample_pack)
    assert time.perf_counter() - begin < 0.5
    assert (problem.code, problem.path) == ("P104", motion)
    assert "50.0 MB" in problem.message


def test_the_largest_file_is_read(sample_pack: Path) -> None:
    manifest = sample_pack / "pack.toml"
    size = manifest.stat().st_size
    with manifest.open("a", encoding="utf-8") as file:
        file.write("#" * (LARGEST_FILE - size))
    assert read_pack(sample_pack)[1] == ()
    with manifest.open("a", encoding="utf-8") as file:
        file.write("#")
    assert only(sample_pack).code == "P104"


@pytest.mark.parametrize(
    ("raw", "line", "column", "words"),
    [
        (b'title = "a"\ntext = "caf\xe9"\n', 2, 12, "not UTF-8"),
        ('id = "zoo"'.encode("utf-16"), 1, 1, "UTF-16"),
        (b"PK\x03\x04\x14\x00\x06", 1, 1, "a Word or OpenOffice document"),
        (b"\xd0\xcf\x11\xe0\xa1", 1, 1, "an old Word document"),
        (b"{\\rtf1\\ansi This house}", 1, 1, "rich text"),
        (b"\n<!DOCTYPE HTML>\n<p>", 1, 1, "a web page"),
        ('# é\n"'.encode() + b"\xff\xfe", 2, 2, "not UTF-8"),
    ],
)
def test_other_encodings_are_named_where_they_show(
    raw: bytes, line: int, column: int, words: str, sample_pack: Path
) -> None:
    (sample_pack / "motions" / "zoo.toml").write_bytes(raw)
    problem = only(sample_pack)
    assert (problem.code, problem.line, problem.column) == ("P105", line, column)
    assert words in problem.message


def test_a_byte_order_mark_and_windows_line_ends_are_fine(sample_pack: Path) -> None:
    before, _ = read_pack(sample_pack)
    for file in sample_pack.rglob("*.toml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    after, problems = read_pack(sample_pack)
    assert problems == ()
    assert before == after
    motion = sample_pack / "motions" / "zoo.toml"
    motion.write_bytes(b"\xef\xbb\xbf" + motion.read_bytes())
    assert read_pack(sample_pack)[1] == ()


def test_the_hash_changes_with_every_byte_and_name() -> None:
    files = [("pack.toml", b"a"), ("motions/zoo.toml", b"b")]
    assert content_hash(files) == content_hash(reversed(files))
    others = [
        [("pack.toml", b"b"), ("motions/zoo.toml", b"a")],
        [("pack.toml", b"a"), ("motions/ape.toml", b"b")],
        [("pack.toml", b"ab"), ("motions/zoo.toml", b"")],
    ]
    assert len({content_hash(files), *map(content_hash, others)}) == 4


@symlinks
@pytest.mark.parametrize("where", ["pack.toml", "motions/zoo.toml", "motions"])
def test_a_link_out_of_the_pack_is_not_followed(
    where: str, sample_pack: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    shutil.move(sample_pack / where, outside)
    (sample_pack / where).symlink_to(outside)
    pack, problems = read_pack(sample_pack)
    assert pack is None
    assert codes(problems) == ["P106"]


@symlinks
def test_a_link_inside_the_pack_is_followed(sample_pack: Path) -> None:
    motion = sample_pack / "motions" / "zoo.toml"
    motion.rename(sample_pack / "real.toml")
    motion.symlink_to(Path("..") / "real.toml")
    assert read_pack(sample_pack)[1] == ()


@symlinks
def test_a_link_to_itself_is_a_problem_not_a_crash(sample_pack: Path) -> None:
    motion = sample_pack / "motions" / "zoo.toml"
    motion.unlink()
    motion.symlink_to(motion)
    pack, problems = read_pack(sample_pack)
    assert pack is None
    assert codes(problems) == ["P103"]


@symlinks
def test_a_link_to_a_whole_pack_is_the_pack(sample_pack: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(sample_pack)
    pack, problems = read_pack(tmp_path / "linked")
    assert problems == ()
    assert pack is not None
    assert pack.id == "linked"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(sample_pack: Path) -> None:
    motion = sample_pack / "motions" / "zoo.toml"
    motion.unlink()
    os.mkfifo(motion)
    assert only(sample_pack).code == "P103"


def test_a_folder_where_a_file_should_be_is_a_problem(sample_pack: Path) -> None:
    motion = sample_pack / "motions" / "zoo.toml"
    motion.unlink()
    motion.mkdir()
    assert only(sample_pack).code == "P103"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(sample_pack: Path) -> None:
    (sample_pack / "motions" / "zoo.toml").chmod(0)
    assert only(sample_pack).code == "P103"


def test_hostile_names_in_messages_are_harmless(sample_pack: Path) -> None:
    motion = sample_pack / "motions" / "zoo.toml"
    with motion.open("a", encoding="utf-8") as file:
        file.write('\n"\\u001b[31m[@click=app.quit]\\u202e" = 1\n')
    pack, problems = read_pack(sample_pack)
    assert pack is None
    line = str(problems[-1])
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert "P301" in codes(problems)


def test_a_hostile_pack_costs_little_time(sample_pack: Path) -> None:
    point = '[[counterargument.point]]\nid = "p"\ntext = "x"\n'
    echoes = ", ".join(f'"a-{number}/b"' for number in range(30_000))
    text = (
        'id = "zoo"\ntext = "x"\n[[counterargument]]\nid = "c"\nagainst = "pro"\nclaim = "x"\n'
        f"echoes = [{echoes}]\n" + point * 9_000
    )
    assert len(text) < LARGEST_FILE
    (sample_pack / "motions" / "zoo.toml").write_text(text, "utf-8")
    begin = time.perf_counter()
    read_pack(sample_pack)
    assert time.perf_counter() - begin < 20


# -- properties ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def scratch(
    tmp_path_factory: pytest.TempPathFactory, write_sample_pack: Callable[[Path], Path]
) -> Path:
    return write_sample_pack(tmp_path_factory.mktemp("scratch") / "school-phones")


quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
Files = st.sampled_from(["pack.toml", "motions/zoo.toml"])


def read_with(folder: Path, name: str, raw: bytes) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Reads the pack with another content of one file, and puts the old one back."""
    path = folder / name
    before = path.read_bytes()
    try:
        path.write_bytes(raw)
        return read_pack(folder)
    finally:
        path.write_bytes(before)


def assert_consistent(pack: Pack | None, problems: tuple[Problem, ...]) -> None:
    errors = [problem for problem in problems if problem.severity == "error"]
    assert (pack is None) == bool(errors)
    assert list(problems) == sorted(problems)
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert "\n" not in str(problem)


@quiet
@given(Files, st.binary(max_size=200))
def test_any_bytes_are_a_pack_or_its_problems(scratch: Path, name: str, raw: bytes) -> None:
    assert_consistent(*read_with(scratch, name, raw))


@quiet
@given(Files, st.text(max_size=200))
def test_any_text_is_a_pack_or_its_problems(scratch: Path, name: str, text: str) -> None:
    assert_consistent(*read_with(scratch, name, text.encode("utf-8", "replace")))


@quiet
@given(name=Files, data=st.data())
def test_a_changed_pack_is_good_for_check_and_models_or_for_neither(
    scratch: Path, name: str, data: st.DataObject, mutate: Callable[[str, st.DataObject], str]
) -> None:
    text = mutate((scratch / name).read_text("utf-8"), data)
    pack, problems = read_with(scratch, name, text.encode())
    assert_consistent(pack, problems)
    if pack is not None:
        model = Manifest if name == "pack.toml" else Motion
        model.model_validate(tomli.loads(text))
        assert [motion.id for motion in pack.motions] == list(pack.manifest.motions)
        for motion in pack.motions:
            assert_references_hold(motion)


def assert_references_hold(motion: Motion) -> None:
    for counterargument in motion.counterargument:
        for echo in counterargument.echoes:
            other, point = echo.split("/")
            answered = motion.get_counterargument(other)
            assert answered.get_point(point)
            assert answered.against != counterargument.against
    for card in motion.evidence:
        for helped in card.helps:
            assert motion.get_counterargument(helped)


def test_a_motion_that_was_renamed_is_meant_by_its_old_name(sample_pack: Path) -> None:
    motions = sample_pack / "motions"
    (motions / "zoo.toml").rename(motions / "animals.toml")
    _, problems = read_pack(sample_pack)
    hints = {problem.code: problem.hint for problem in problems}
    assert hints["P102"] == "did you mean `animals`?"
    assert hints["P109"] == "write `animals` into that list, or move the file"
