import json
from dataclasses import replace

import pytest

import game.scoring
from game.classroom.dealing import deal, gap_of
from game.classroom.decisions import Signed
from game.classroom.folder import open_class
from game.classroom.forgetting import find_traces, forget
from game.classroom.overriding import override
from game.classroom.roster import Roster, Student
from game.classroom.students import find_student
from game.classroom.submission import FORMAT, seal_of
from game.cli import main
from game.errors import OK, USAGE

GOOD = "The teacher may set clear rules, because clear rules are enough: a ban is not needed."
BEFORE = "2026-12-03 10:00"
ME = Signed("Ms Example", "2026-12-05T09:00:00+00:00")


@pytest.fixture(autouse=True)
def judge_by_overlap(monkeypatch, overlap_matcher):
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    monkeypatch.setattr("game.processes.cores", lambda: 0)


@pytest.fixture
def busy(set_class, form):
    """A class with everything in its folder that can be there; returns the folder."""
    given = set_class(sides={"rule": "dealt"}, play={"attempts": 2})
    folder = given.folder.path
    inbox = folder / "handed-in"
    inbox.mkdir()
    rows = [(BEFORE, "ada@x.edu", GOOD, "x"), (BEFORE, "alan@x.edu", GOOD, "x"),
            (BEFORE, "grace@x.edu", "No.", "No.")]  # fmt: skip
    (inbox / "answers.csv").write_bytes(form(*rows).read_bytes().replace(b"\n", b"\r\n"))
    for who, name in (("ada@x.edu", "one.json"), ("alan@x.edu", "two.json"), ("u1", "three.json")):
        answers = [{"motion": "zoo", "counterargument": c, "text": f"{GOOD} By {name}."}
                   for c in ("eyes-on-screens", "lost-pupil")]  # fmt: skip
        data = {"format": FORMAT, "format_version": 1, "assignment": "zoo-9b", "student": who,
                "pack": "school-phones", "answers": answers}  # fmt: skip
        (inbox / name).write_text(json.dumps(data | {"seal": seal_of(data)}))
    (inbox / "ada@x.edu_cut.json").write_bytes(b"{")
    canvas = inbox / "lovelaceada_101_77_essay.json"
    canvas.write_bytes(b"{")
    moodle = inbox / "Ada Lovelace_4711_assignsubmission_file"
    moodle.mkdir()
    (moodle / "x.json").write_bytes(b"{")
    (folder / "gradebook.csv").write_bytes((folder / "roster.csv").read_bytes())
    (folder / "notes.txt").write_text("Ask Ada Lovelace (ADA@x.edu) about her essay.")
    (folder / "old.zip").write_bytes(b"PK")
    assert main(["class", "grade", str(folder), str(inbox)]) in (OK, 1)
    given = open_class(str(folder))
    for who in ("ada@x.edu", "alan@x.edu"):
        given, _ = override(given, find_student(given, who), 50, "why", ME)
        side = deal(given.assignment, given.roster)[who]
        question = "lost-pupil" if side == "pro" else "eyes-on-screens"
        main(["class", "appeal", str(folder), "--student", who, "--question", question])
    main(["class", "report", str(folder), "--each", str(folder / "pages")])
    main(["class", "export", str(folder), "--out", str(folder / "out.csv")])
    main(["class", "export", str(folder), "--long", "--out", str(folder / "long.csv")])
    return folder


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}  # fmt: skip


def test_the_dry_run_lists_everything_and_removes_nothing(busy, capsys):
    before = files(busy)
    capsys.readouterr()
    assert main(["class", "forget", str(busy), "ada@x.edu"]) == OK
    said = capsys.readouterr().out
    for name in ("roster.csv: 1 row", "sides.csv: 1 row", "codes.csv: 1 row", "grades.csv: 1 row",
                 "gradebook.csv: 1 row", "handed-in/answers.csv: 1 row", "out.csv: 1 row",
                 "handed-in/one.json: the whole file", "handed-in/three.json: the whole file",
                 "handed-in/ada@x.edu_cut.json: the whole file", "grades.jsonl: 1 line",
                 "handed-in/lovelaceada_101_77_essay.json: the whole file", "works.jsonl: ",
                 "verdicts.jsonl: ", "decisions.jsonl: 2 decisions",
                 "report.html: the whole report; make it again", "receipts/S-", "pages/S-",
                 "look yourself: notes.txt", "look yourself: old.zip"):  # fmt: skip
        assert f"  {name}" in said, name
    assert "two.json" not in said
    assert files(busy) == before


def test_afterwards_no_byte_of_the_folder_names_the_student(busy, capsys):
    given = open_class(str(busy))
    code = next(line.split(",")[0] for line in given.folder.codes.read_text().splitlines()
                if "ada@x.edu" in line)  # fmt: skip
    before = files(busy)
    assert main(["class", "forget", str(busy), "Ada Lovelace", "--yes"]) == OK
    after = files(busy)
    for name, content in after.items():
        if name not in ("notes.txt", "old.zip"):
            text = content.decode("utf-8").casefold()
            for mark in ("ada@x.edu", "lovelace", code.casefold(), "by one.json", "by three.json"):
                assert mark not in text, (name, mark)
            assert "lovelace" not in name.casefold()
    assert not any("Lovelace" in path.name for path in busy.rglob("*"))
    book = before["gradebook.csv"].splitlines(keepends=True)
    assert after["gradebook.csv"] == b"".join(line for line in book if b"ada@x.edu" not in line)
    assert b"\r\n" in after["handed-in/answers.csv"]
    assert "still mentions the student: notes.txt" in capsys.readouterr().out
    assert main(["class", "forget", str(busy), "ada@x.edu"]) == USAGE
    assert "Nobody in this class" in capsys.readouterr().err


def test_everybody_else_stays_as_they_were(busy, capsys):
    given = open_class(str(busy))
    dealt = deal(given.assignment, given.roster)
    grades = {line for line in given.folder.grades.read_bytes().splitlines()
              if b"ada@x.edu" not in line}  # fmt: skip
    assert main(["class", "forget", str(busy), "ada@x.edu", "--yes"]) == OK
    given = open_class(str(busy))
    now = deal(given.assignment, given.roster)
    assert now == {key: side for key, side in dealt.items() if key != "ada@x.edu"}
    assert set(given.folder.grades.read_bytes().splitlines()) == grades
    assert [one["student"] for one in given.decisions.appeals.values()] == ["alan@x.edu"]
    capsys.readouterr()
    assert main(["class", "grade", str(busy)]) == OK
    assert "works judged" not in capsys.readouterr().err
    assert set(given.folder.grades.read_bytes().splitlines()) == grades
    assert main(["class", "report", str(busy)]) == OK


def test_stopped_in_the_middle_it_goes_on(busy):
    given = open_class(str(busy))
    student = find_student(given, "ada@x.edu")
    traces = find_traces(given, student)
    for trace in traces.found[: len(traces.found) // 2]:
        trace.remove()
    given = open_class(str(busy))
    student = find_student(given, "ada@x.edu")
    forget(given, student, find_traces(given, student))
    assert not any(b"ada@x.edu" in content.lower() for name, content in files(busy).items()
                   if name != "notes.txt")  # fmt: skip


@pytest.mark.parametrize("before", [None, b"4f\n"])
def test_a_roster_that_cannot_be_written_leaves_no_gap(set_class, before):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    if before:
        given.folder.gaps.write_bytes(before)
        given = open_class(str(given.folder.path))
    dealt = deal(given.assignment, given.roster)

    def refuse():
        raise PermissionError("roster.csv is open in another program")

    student = find_student(given, "ada@x.edu")
    traces = find_traces(given, student)
    found = tuple(
        replace(one, remove=refuse) if one.path.name == "roster.csv" else one
        for one in traces.found
    )
    with pytest.raises(PermissionError):
        forget(given, student, replace(traces, found=found))
    assert (given.folder.gaps.read_bytes() if given.folder.gaps.is_file() else None) == before
    now = open_class(str(given.folder.path))
    assert deal(now.assignment, now.roster) == dealt
    forget(now, student, find_traces(now, student))
    now = open_class(str(given.folder.path))
    left = {key: side for key, side in dealt.items() if key != "ada@x.edu"}
    assert deal(now.assignment, now.roster) == left


@pytest.mark.parametrize("key", [None, b"", b" \n"], ids=["lost", "empty", "blank"])
def test_after_the_key_was_lost_the_codes_of_before_are_still_known(busy, capsys, key):
    folder = open_class(str(busy)).folder
    receipts = sorted(path.name for path in folder.receipts.iterdir())
    code = next(line.split(",")[0] for line in folder.codes.read_text().splitlines()
                if "ada@x.edu" in line)  # fmt: skip
    old = folder.secret.read_bytes()
    folder.secret.unlink() if key is None else folder.secret.write_bytes(key)
    capsys.readouterr()
    assert main(["class", "forget", str(busy), code.lower(), "--yes"]) == OK
    said = capsys.readouterr()
    assert "codes.key is missing or empty, so another key is drawn." in said.err
    assert f"receipts/{code}.json: the whole file" in said.out
    assert f"pages/{code}.html: the whole file" in said.out
    left = files(busy)
    assert not [name for name, content in left.items() if code.encode() in content or code in name]
    assert sorted(path.name for path in folder.receipts.iterdir()) == sorted(
        {*receipts} - {f"{code}.json"}
    )
    assert len(folder.secret.read_bytes().strip()) == 32
    assert folder.secret.read_bytes() != old
    assert main(["class", "collect", str(busy), str(busy / "handed-in")]) == OK
    assert "another key" not in capsys.readouterr().err


def test_stopped_before_the_receipts_the_codes_of_before_are_not_lost(busy):
    folder = open_class(str(busy)).folder
    folder.secret.unlink()
    given = open_class(str(busy))
    student = find_student(given, "ada@x.edu")
    for trace in find_traces(given, student).found:
        if folder.receipts in trace.path.parents:
            break
        trace.remove()
    given = open_class(str(busy))
    found = find_traces(given, student).found
    assert any(folder.receipts in trace.path.parents for trace in found)


def test_pages_and_receipts_under_a_code_that_nobody_knows_are_for_a_person(busy, capsys):
    folder = open_class(str(busy)).folder
    code = next(line.split(",")[0] for line in folder.codes.read_text().splitlines()
                if "ada@x.edu" in line)  # fmt: skip
    folder.secret.unlink()
    assert main(["class", "grade", str(busy), "--jobs", "0"]) == OK
    capsys.readouterr()
    assert main(["class", "forget", str(busy), "ada@x.edu"]) == OK
    said = capsys.readouterr().out
    assert f"look yourself: pages/{code}.html" in said
    assert "look yourself: report.html" in said
    assert "look yourself: handed-in/two.json" not in said
    assert main(["class", "report", str(busy)]) == OK
    capsys.readouterr()
    assert main(["class", "forget", str(busy), "ada@x.edu"]) == OK
    assert "report.html: the whole report" in capsys.readouterr().out


def test_a_stranger_who_is_on_no_roster_can_be_forgotten(set_class, graded, form):
    given = set_class()
    graded(form((BEFORE, "bo@y.edu", GOOD, "x"), (BEFORE, "ada@x.edu", GOOD, "x")), given=given)
    assert main(["class", "forget", str(given.folder.path), "bo@y.edu", "--yes"]) == OK
    assert not any(b"bo@y.edu" in content for content in files(given.folder.path).values())
    assert b"ada@x.edu" in given.folder.grades.read_bytes()


def test_a_namesake_keeps_everything(set_class, graded, form):
    given = set_class()
    roster = given.folder.path / "roster.csv"
    roster.write_text(roster.read_text().replace("Turing, Alan", "Lovelace, Ada"))
    given = open_class(str(given.folder.path))
    graded(form((BEFORE, "ada@x.edu", GOOD, "x"), (BEFORE, "alan@x.edu", GOOD, "x")), given=given)
    assert main(["class", "forget", str(given.folder.path), "ada@x.edu", "--yes"]) == OK
    assert b'"Lovelace, Ada",102,u2,alan@x.edu' in roster.read_bytes()
    assert b"alan@x.edu" in given.folder.grades.read_bytes()
    assert given.folder.verdicts.stat().st_size > 0


def test_links_out_of_the_folder_are_not_followed(busy, tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_text("student\nada@x.edu\n")
    try:
        (busy / "link.csv").symlink_to(outside)
    except OSError:
        pytest.skip("no links here")
    assert main(["class", "forget", str(busy), "ada@x.edu", "--yes"]) == OK
    assert "ada@x.edu" in outside.read_text()


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40])
def test_nobody_s_side_changes_whoever_is_forgotten_in_whatever_order(set_class, count):
    assignment = set_class(sides={"rule": "dealt"}).assignment
    students = tuple(Student(f"s{n}@x.edu") for n in range(count))
    roster = Roster(students)
    dealt = dict(deal(assignment, roster))
    for student in sorted(students, key=lambda one: hash(one.key) % 7):
        gap = gap_of(assignment, roster, student.key)
        left = tuple(one for one in roster.students if one != student)
        roster = Roster(left, gaps=(*roster.gaps, gap))
        del dealt[student.key]
        assert deal(assignment, roster) == dealt


def test_a_key_that_is_written_otherwise_now_leaves_nothing_either(busy, capsys):
    receipts = len(list((busy / "receipts").iterdir()))
    roster = busy / "roster.csv"
    roster.write_text(roster.read_text().replace("ada@x.edu", "Ada@X.edu"))
    verdicts = len((busy / "verdicts.jsonl").read_bytes().splitlines())
    main(["class", "forget", str(busy), "u1", "--yes"])
    out = capsys.readouterr().out
    named = {line.split(": ")[1] for line in out.splitlines() if "still mentions" in line}
    assert named == {"notes.txt"}
    left = [path for path in busy.rglob("*") if path.is_file() and path.name != "notes.txt"]
    assert not any(b"ada@x.edu" in path.read_bytes().lower() for path in left)
    assert len(list((busy / "receipts").iterdir())) == receipts - 1
    assert len((busy / "verdicts.jsonl").read_bytes().splitlines()) < verdicts


def test_another_work_under_the_name_is_named_before_it_is_too_late(set_class, tmp_path, capsys):
    folder = set_class().folder.path
    answers = tmp_path / "answers.csv"
    answers.write_text(
        "Timestamp,Name,Student ID,Q1. Eyes on the screen,Q2. Safe without phones\n"
        f"{BEFORE},Ada Lovelace,u1,\"{GOOD}\",x\n{BEFORE},Ada Lovelace,u2,\"{GOOD} Really.\",x\n"
    )  # fmt: skip
    main(["class", "grade", str(folder), str(answers)])
    capsys.readouterr()
    words = "look yourself: works.jsonl: “u2 (uncertain)” bears that name"
    for who, expected in (("u1", 1), ("alan@x.edu", 0)):
        assert main(["class", "forget", str(folder), who]) == OK
        assert capsys.readouterr().out.count(words) == expected
    assert main(["class", "forget", str(folder), "u2 (uncertain)", "--yes"]) == OK
    assert "Really" not in (folder / "works.jsonl").read_text()
    capsys.readouterr()
    assert main(["class", "forget", str(folder), "u1"]) == OK
    assert "bears that name" not in capsys.readouterr().out


def test_a_namesake_on_the_roster_is_nobody_s_other_work(set_class, graded, form, capsys):
    given = set_class()
    roster = given.folder.path / "roster.csv"
    roster.write_text(roster.read_text().replace("Turing, Alan", "Lovelace, Ada"))
    given = open_class(str(given.folder.path))
    graded(form((BEFORE, "ada@x.edu", GOOD, "x"), (BEFORE, "alan@x.edu", GOOD, "x")), given=given)
    assert main(["class", "forget", str(given.folder.path), "ada@x.edu"]) == OK
    assert "bears that name" not in capsys.readouterr().out
