from collections.abc import Callable
from pathlib import Path

import pytest

from game.errors import PackError
from game.packs.library import FoundPack, find_folder, find_packs, load_pack, pack_title
from game.paths import bundled_packs_folder, user_packs_folder

Write = Callable[[Path], Path]
BUNDLED = "deepseek-lessons"
ALL_BUNDLED = [BUNDLED, "on-liberty"]


def found(pack_id: str, origin: str = "user") -> FoundPack:
    [one] = [pack for pack in find_packs() if (pack.id, pack.origin) == (pack_id, origin)]
    return one


def test_the_bundled_packs_are_found_and_can_be_played() -> None:
    assert all(found(name, "bundled").playable for name in ALL_BUNDLED)
    assert all(pack.playable for pack in find_packs())


def test_own_packs_stand_beside_the_bundled_ones(write_sample_pack: Write) -> None:
    write_sample_pack(user_packs_folder() / "school-phones")
    assert [pack.id for pack in find_packs()] == [*ALL_BUNDLED, "school-phones"]
    assert found("school-phones").title == "School phones"
    assert load_pack("school-phones").id == "school-phones"


def test_a_bad_own_pack_stops_no_other(write_sample_pack: Write) -> None:
    places = [user_packs_folder() / name for name in ("broken", "empty", "school-phones")]
    for place in places:
        write_sample_pack(place)
    (places[0] / "motions" / "zoo.toml").write_bytes(b"\xff\x00 not TOML")
    (places[1] / "pack.toml").unlink()
    assert [pack.id for pack in find_packs() if pack.playable] == [*ALL_BUNDLED, "school-phones"]
    broken = found("broken")
    assert broken.title == "broken"
    assert [problem.code for problem in broken.problems] == ["P105"]
    with pytest.raises(PackError, match="has an error and cannot be played") as raised:
        load_pack("broken")
    assert [problem.code for problem in raised.value.problems] == ["P105"]


def test_an_own_pack_with_a_bundled_id_is_set_aside_and_says_so(write_sample_pack: Write) -> None:
    place = write_sample_pack(user_packs_folder() / BUNDLED)
    assert [problem.code for problem in found(BUNDLED).problems] == ["P108"]
    assert not found(BUNDLED).playable
    assert found(BUNDLED, "bundled").playable
    assert load_pack(BUNDLED).manifest.title != "School phones"
    assert load_pack(str(place)).manifest.title == "School phones"


def test_the_title_of_a_pack_is_read_without_its_motions(write_sample_pack: Write) -> None:
    folder = write_sample_pack(user_packs_folder() / "phones-again")
    for motion in (folder / "motions").iterdir():
        motion.write_text("broken", encoding="utf-8")
    assert pack_title("phones-again") == "School phones"
    (folder / "pack.toml").write_text("broken", encoding="utf-8")
    assert pack_title("phones-again") == "phones-again"
    assert pack_title("nowhere") == "nowhere"


def test_files_and_hidden_folders_among_the_packs_are_passed_over(write_sample_pack: Write) -> None:
    write_sample_pack(user_packs_folder() / ".git")
    (user_packs_folder() / "notes.txt").write_text("x", "utf-8")
    assert [pack.id for pack in find_packs()] == ALL_BUNDLED


@pytest.mark.parametrize("part", ["", "pack.toml", "motions/zoo.toml"])
def test_a_pack_is_loaded_from_any_path_in_it(part: str, sample_pack: Path) -> None:
    assert find_folder(str(sample_pack / part)) == sample_pack
    assert load_pack(str(sample_pack / part)).id == "school-phones"


def test_a_motion_in_the_current_folder_belongs_to_the_pack_above(
    sample_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample_pack / "motions")
    assert find_folder("zoo.toml").resolve() == sample_pack.resolve()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("deepseek-lesson", "Did you mean “deepseek-lessons”?"),
        ("zzz", "There are: deepseek-lessons, on-liberty."),
        ("", "There is no pack"),
        ("../../nowhere", "There is no pack"),
        ("a\x1b[31m\x00", "There is no pack `a`."),
        ("x" * 5000, "…"),
    ],
)
def test_an_unknown_pack_is_a_sentence(asked: str, words: str) -> None:
    with pytest.raises(PackError) as raised:
        load_pack(asked)
    assert words in str(raised.value)
    assert raised.value.problems == ()


def test_an_id_wins_over_a_folder_of_that_name_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / BUNDLED).mkdir()
    monkeypatch.chdir(tmp_path)
    assert find_folder(BUNDLED) == bundled_packs_folder() / BUNDLED
