import pytest

from game.classroom.collecting import collect
from game.classroom.folder import open_class
from game.classroom.grading import grade, judge_with, read_grades
from game.classroom.works import works_lines
from game.cli import main
from game.errors import OK, USAGE
from game.files import write_atomically


@pytest.fixture
def made_up_class(home, tmp_path, write_sample_pack):
    write_sample_pack(home / "packs" / "school-phones")
    folder = tmp_path / "demo"
    asked = ["class", "demo", str(folder), "--students", "120", "--pack", "school-phones"]
    assert main(asked) == OK
    return open_class(str(folder))


def test_a_made_up_class_has_everything_that_goes_wrong(made_up_class, overlap_matcher):
    given = made_up_class
    found = collect(given, [given.folder.path / "handed-in"])
    codes = {note.code for work in found.works for note in work.notes}
    assert {"late", "blank", "edited", "too-many", "not-on-roster"} <= codes
    assert [one.code for one in found.unread] == ["corrupt"]
    write_atomically(given.folder.works, "".join(works_lines(found)))
    grade(given, judge_with(overlap_matcher, lambda: overlap_matcher, 0))
    grades = list(read_grades(given))
    assert len(grades) == 121
    scores = sorted(one["score"] for one in grades if one["state"] == "graded")
    assert len(scores) > 95
    assert scores[-5] - scores[5] > 30
    assert any(one["state"] == "missing" for one in grades)


def test_the_same_seed_makes_the_same_class(made_up_class, tmp_path):
    again = tmp_path / "again" / "demo"
    assert main(["class", "demo", str(again), "--students", "120", "--pack", "school-phones"]) == OK
    one, other = made_up_class.folder.path, again
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert len(files) > 20
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in files)


@pytest.mark.parametrize("name", ["roster.csv", "gradebook.csv"])
def test_somebody_s_own_file_is_not_written_over(name, home, tmp_path, write_sample_pack, capsys):
    write_sample_pack(home / "packs" / "school-phones")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / name).write_text("Student,Email\nAda,ada@x.edu\n", encoding="utf-8")
    before = (folder / name).read_bytes()
    asked = ["class", "demo", str(folder), "--students", "5", "--pack", "school-phones"]
    assert main(asked) == USAGE
    assert "is there already, and it is another file" in " ".join(capsys.readouterr().err.split())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {name: before}


def test_a_roster_in_its_place_is_taken_and_another_refused(
    home, tmp_path, write_sample_pack, capsys
):
    write_sample_pack(home / "packs" / "school-phones")
    folder = tmp_path / "mine"
    folder.mkdir()
    mine, other = folder / "roster.csv", tmp_path / "other.csv"
    mine.write_text("Student,Email\nAda,ada@x.edu\n", encoding="utf-8")
    other.write_text("Student,Email\nBo,bo@x.edu\n", encoding="utf-8")
    asked = ["class", "new", str(folder), "--pack", "school-phones", "--roster"]
    assert main([*asked, str(other)]) == USAGE
    assert [path.name for path in folder.iterdir()] == ["roster.csv"]
    assert main([*asked, str(mine)]) == OK
