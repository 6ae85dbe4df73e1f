"""An appeal from the contested sentence to the new gradebook file."""

import json
import re
import shutil

import pytest
import tomlkit

import game.scoring
from game.classroom.contests import contests
from game.classroom.folder import open_class
from game.classroom.grading import read_grades
from game.classroom.submission import FORMAT, seal_of
from game.cli import main
from game.errors import FAILED, OK, USAGE
from game.packs.library import load_pack
from game.paths import user_packs_folder

PHRASE = "A warden by the apes with a whistle keeps heads lifted without taking things off anyone."
PLACE = "zoo/eyes-on-screens"
NAME = f"{PLACE}/rules-not-bans"


def submission(given, student, text, *, contested=("rules-not-bans",), **changes):
    """A file as the game writes it, sealed."""
    pack = given.pack
    events = [
        {"kind": "started", "motion": "zoo", "counterarguments": ["planned-anyway",
                                                                   "eyes-on-screens"]},
        {"kind": "answered", "verdict": {}},
        {"kind": "round-closed"},
        *({"kind": "contested", "point": point} for point in contested),
        {"kind": "round-closed"},
    ]  # fmt: skip
    answers = [{"motion": "zoo", "counterargument": "eyes-on-screens", "text": text},
               {"motion": "zoo", "counterargument": "planned-anyway", "text": "No."}]  # fmt: skip
    data = {"format": FORMAT, "format_version": 1, "assignment": given.assignment.id,
            "student": student, "handed_in": "2026-12-03T10:00:00", "pack": pack.id,
            "pack_version": pack.manifest.version, "pack_hash": pack.content_hash,
            "answers": answers, "events": events, **changes}  # fmt: skip
    return {**data, "seal": seal_of(data)}


@pytest.fixture(autouse=True)
def judge_by_overlap(monkeypatch, overlap_matcher):
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    monkeypatch.setattr("game.processes.cores", lambda: 0)


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def contested(set_class, inbox, capsys):
    """A class in which Ada contested a point, Alan wrote the same sentence and Grace other things.

    Returns the name of its folder.
    """
    given = set_class()
    for who, text, points in (
        ("ada@x.edu", f"{PHRASE} I say so.", ("rules-not-bans", "")),
        ("alan@x.edu", PHRASE, ()),
        ("grace@x.edu", "Phones are fun.", ()),
    ):
        path = inbox / f"{who}.json"
        path.write_text(json.dumps(submission(given, who, text, contested=points)))
    assert main(["class", "grade", str(given.folder.path), str(inbox)]) == OK
    capsys.readouterr()
    return str(given.folder.path)


def grades(folder):
    return {one["student"]: one for one in read_grades(open_class(folder))}


def test_an_appeal_walks_the_whole_way(contested, inbox, tmp_path, capsys):
    folder = user_packs_folder() / "school-phones"
    file = folder / "motions" / "zoo.toml"
    marked = "# a note of the author, to be kept\n" + file.read_text(encoding="utf-8")
    assert 'accept = ["Just make it phones away except for tasks."' in marked

    # the contested sentence stands in the teacher's list, with the sentence that is meant
    assert main(["class", "appeal", contested]) == OK
    said = capsys.readouterr().out
    assert f"1. Lovelace, Ada, Eyes on the screen ({PLACE}): open" in said
    assert "rules-not-bans: Clear rules" in said
    assert "2. Lovelace, Ada" in said
    assert "on no list" in said
    before = {who: one["score"] for who, one in grades(contested).items()}

    # it is accepted: the pack has a test more, and everything else to the letter
    old = file.read_text(encoding="utf-8")
    accept = ["class", "appeal", contested, "--accept", "1", "--sentence", PHRASE,
              "--why", "A rule too."]  # fmt: skip
    assert main(accept) == OK
    said = capsys.readouterr().out
    assert "school-phones 1.2.0 is now school-phones 1.2.1" in said
    new = file.read_text(encoding="utf-8")
    assert new.replace(f', "{PHRASE}"', "") == old
    assert "# -- thrown at the side that wants the phones left" in new
    toml = tomlkit.parse(new)
    assert PHRASE in toml["counterargument"][2]["point"][0]["accept"]
    manifest = (folder / "pack.toml").read_text(encoding="utf-8")
    assert manifest.startswith("# A small pack for tests")
    assert 'version = "1.2.1"' in manifest
    kept = user_packs_folder() / ".previous" / "1.2.0" / "school-phones" / "motions" / "zoo.toml"
    assert kept.read_text(encoding="utf-8") == old
    assignment = open_class(contested).assignment
    assert assignment.pack_version == "1.2.1"
    assert assignment.pack_hash == load_pack("school-phones").content_hash
    text = open_class(contested).folder.assignment_file.read_text(encoding="utf-8")
    assert text.startswith("# An assignment for Rebuttal.")

    # it triggers the regrade list, and nothing has changed yet
    assert "Pack: school-phones 1.2.0 -> school-phones 1.2.1." in said
    assert re.search(rf"Lovelace, Ada: \S+ -> \S+ \(up\)\n    \+ {NAME}", said)
    assert re.search(rf"Turing, Alan: \S+ -> \S+ \(up\)\n    \+ {NAME}", said)
    assert "Hopper" not in said
    assert "2 marks of 4 would change: 2 up, 0 down." in said
    assert {who: one["score"] for who, one in grades(contested).items()} == before
    assert main(["class", "grade", contested]) == USAGE
    assert "rebuttal class regrade" in capsys.readouterr().err

    # until it is taken
    assert main(["class", "regrade", contested, "--accept"]) == OK
    capsys.readouterr()
    after = {who: one["score"] for who, one in grades(contested).items()}
    assert after["ada@x.edu"] > before["ada@x.edu"]
    assert after["alan@x.edu"] > before["alan@x.edu"]
    assert after["grace@x.edu"] == before["grace@x.edu"]
    assert main(["class", "regrade", contested]) == OK
    assert capsys.readouterr().out == "0 marks of 4 would change: 0 up, 0 down.\n"

    # the comment begins with what was decided
    comment = grades(contested)["ada@x.edu"]["comment"]
    assert comment.startswith(f"Appeal 1 ({NAME}): accepted by ")
    assert ": A rule too. You argued con." in comment
    assert "A rule too. You argued con." in open_class(contested).folder.grades_csv.read_text()

    # and the gradebook file is new
    book = tmp_path / "book.csv"
    shutil.copy(f"{contested}/roster.csv", book)
    assert main(["class", "export", contested, "--fill", str(book), "--yes"]) == OK
    filled = (tmp_path / "book-filled.csv").read_text(encoding="utf-8")
    assert f",ada@x.edu,9b,{after['ada@x.edu']:.2f}\n" in filled

    # the student reads all of it, and what was handed in with the pack before is not blamed
    assert main(["class", "report", contested]) == OK
    page = open_class(contested).folder.report.read_text(encoding="utf-8")
    assert "Appeal 1, Eyes on the screen, the point rules-not-bans" in page
    assert "A rule too." in page
    assert "Scored again on" in page
    capsys.readouterr()
    assert main(["class", "grade", contested, str(inbox)]) == OK
    assert "other-pack" not in capsys.readouterr().out


def test_a_pack_that_comes_with_rebuttal_is_copied_first(contested, home, monkeypatch, capsys):
    bundled = home / "bundled"
    bundled.mkdir()
    shutil.move(user_packs_folder() / "school-phones", bundled / "school-phones")
    for module in ("game.packs.library", "game.classroom.amending"):
        monkeypatch.setattr(f"{module}.bundled_packs_folder", lambda: bundled)
    before = (bundled / "school-phones" / "motions" / "zoo.toml").read_bytes()
    assert main(["class", "appeal", contested]) == OK
    assert main(["class", "appeal", contested, "--accept", "1", "--sentence", PHRASE]) == OK
    said = capsys.readouterr().out
    assert "school-phones 1.2.0 comes with Rebuttal and stays as it is" in said
    assert "school-phones-zoo-9b 1.2.1" in said
    assert (bundled / "school-phones" / "motions" / "zoo.toml").read_bytes() == before
    given = open_class(contested)
    assert given.assignment.pack == given.pack.id == "school-phones-zoo-9b"
    assert given.pack.manifest.version == "1.2.1"
    assert main(["class", "regrade", contested, "--accept"]) == OK
    assert grades(contested)["ada@x.edu"]["pack"] == "school-phones-zoo-9b"
    assert main(["class", "appeal", contested, "--accept", "2", "--point", "practice-for-life",
                 "--sentence", "I say so, for life."]) == OK  # fmt: skip
    assert open_class(contested).pack.manifest.version == "1.2.2"


def test_a_teacher_files_what_a_student_says_and_may_turn_it_down(contested, capsys):
    asked = ["class", "appeal", contested, "--student", "alan@x.edu", "--question", "Q1",
             "--point", "practice-for-life", "--why", "came to my office"]  # fmt: skip
    assert main([*asked, "--sentence", PHRASE]) == OK
    assert "Filed as appeal 1." in capsys.readouterr().out
    assert main(["class", "appeal", contested, "--reject", "1"]) == USAGE
    assert main(["class", "appeal", contested, "--reject", "1", "--why", "Not about life."]) == OK
    capsys.readouterr()
    assert main(["class", "appeal", contested]) == OK  # Ada's two are filed now
    assert "Turing" not in capsys.readouterr().out
    assert main(["class", "appeal", contested, "--list"]) == OK
    said = capsys.readouterr().out
    assert "rejected" in said
    assert "Not about life." in said
    assert main(["class", "report", contested, "--names"]) == OK
    page = open_class(contested).folder.report.read_text(encoding="utf-8")
    assert "Not about life." in page


def test_listing_twice_files_nothing_twice(contested):
    assert main(["class", "appeal", contested]) == OK
    before = open_class(contested).folder.decisions.read_bytes()
    assert main(["class", "appeal", contested, "--list"]) == OK
    assert open_class(contested).folder.decisions.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--accept", "9"], "There is no appeal 9. Open ones: 1, 2."),
        (["--accept", "2"], "--point P, one of: rules-not-bans, practice-for-life"),
        (["--accept", "2", "--point", "zebra"], "has no point “zebra”"),
        (["--accept", "1"], "--accept 1 --sentence TEXT"),
        (["--accept", "1", "--accept", "2", "--point", "x"], "one at a time"),
        (["--accept", "1", "--sentence", "x" * 601], "longer than 600"),
        (["--accept", "1", "--reject", "2"], "one at a time"),
        (["--student", "ada"], "--question Q1"),
        (["--student", "ada", "--question", "Q1", "--sentence", "Never said."], "does not stand"),
        (["--student", "emmy", "--question", "Q1"], "did not answer"),
    ],
)
def test_what_cannot_be_is_said_and_the_pack_stays(contested, arguments, words, capsys):
    main(["class", "appeal", contested])
    pack = load_pack("school-phones").content_hash
    capsys.readouterr()
    assert main(["class", "appeal", contested, *arguments]) == USAGE
    assert words in " ".join(capsys.readouterr().err.split())
    assert load_pack("school-phones").content_hash == pack


def test_a_sentence_with_quotes_and_lines_of_windows_stays_toml(contested, capsys):
    file = user_packs_folder() / "school-phones" / "motions" / "zoo.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    main(["class", "appeal", contested])
    odd = 'He said "no" \\ and = [left] # here, 静かに。'
    assert main(["class", "appeal", contested, "--accept", "1", "--sentence", odd]) == OK
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")
    pack = load_pack("school-phones")
    point = pack.get_motion("zoo").get_counterargument("eyes-on-screens").point[0]
    assert point.accept[-1] == odd


def test_an_appeal_that_changes_nothing_says_so(contested, capsys):
    main(["class", "appeal", contested])
    other = "Something that Ada never wrote."
    assert main(["class", "appeal", contested, "--accept", "1", "--sentence", other]) == OK
    said = capsys.readouterr().out
    assert f"Appeal 1: the judge gives {NAME} 0." in said
    assert "override" in said
    known = "Just make it phones away except for tasks."
    before = load_pack("school-phones").content_hash
    again = ["class", "appeal", contested, "--accept", "2", "--point", "rules-not-bans"]
    assert main([*again, "--sentence", known]) == OK
    assert "has it already; the pack stays as it is" in capsys.readouterr().out
    assert load_pack("school-phones").content_hash == before


def test_accepting_a_copied_sentence_warns_that_no_mark_will_change(contested, inbox, capsys):
    given = open_class(contested)
    thrown = given.pack.get_motion("zoo").get_counterargument("eyes-on-screens")
    copied = " ".join(thrown.model_answer.split())
    work = submission(given, "emmy@x.edu", copied)
    (inbox / "emmy.json").write_text(json.dumps(work))
    assert main(["class", "grade", contested, str(inbox)]) == OK
    emmy = grades(contested)["emmy@x.edu"]
    assert "copied" in [flag["kind"] for flag in emmy["rounds"][0]["flags"]]
    assert main(["class", "appeal", contested, "--list"]) == OK
    appeals = open_class(contested).decisions.appeals.values()
    number = next(one["number"] for one in appeals if one["student"] == "emmy@x.edu")
    capsys.readouterr()
    accept = ["class", "appeal", contested, "--accept", str(number)]
    assert main([*accept, "--sentence", copied.split(". ")[0]]) == OK
    said = capsys.readouterr().out
    assert f"Appeal {number}: the sentence is flagged as copied." in said
    assert "the mark will not change" in said
    assert "emmy@x.edu SCORE --question eyes-on-screens" in said
    assert main(["class", "regrade", contested, "--accept"]) == OK
    assert grades(contested)["emmy@x.edu"]["score"] == emmy["score"]


def test_overrides_survive_a_regrade_and_the_list_says_so(contested, capsys):
    assert main(["class", "override", contested, "ada@x.edu", "77", "--why", "read"]) == OK
    main(["class", "appeal", contested])
    main(["class", "appeal", contested, "--accept", "1", "--sentence", PHRASE])
    assert "Lovelace, Ada: stays 77.00, set by hand (judge: " in capsys.readouterr().out
    assert main(["class", "regrade", contested, "--accept"]) == OK
    ada = grades(contested)["ada@x.edu"]
    assert ada["score"] == 77
    assert NAME.split("/")[2] in [p["id"] for p in ada["rounds"][0]["points"] if p["made"]]


def test_a_pack_with_errors_is_not_made_worse(contested, capsys):
    main(["class", "appeal", contested])
    file = user_packs_folder() / "school-phones" / "pack.toml"
    file.write_text(file.read_text() + "\nnonsense = 1\n")
    assert main(["class", "appeal", contested, "--accept", "1", "--sentence", PHRASE]) == FAILED


@pytest.mark.parametrize(
    "events",
    [None, 5, "x", [1, None, {}], [{"kind": "contested", "point": "a"}],
     [{"kind": "started", "motion": 5}, {"kind": "contested", "point": "a"}],
     [{"kind": "opened", "thrown": ["a", {}]}, {"kind": "contested"}],
     [{"kind": "contested", "motion": "../x", "counterargument": "a", "point": "b"}]],
)  # fmt: skip
def test_events_that_no_game_wrote_contest_nothing(events):
    assert contests({"events": events}) == ()


def test_contests_belong_to_the_round_in_which_they_stand():
    thrown = [{"counterargument": name} for name in ("a", "b")]
    events = [{"kind": "started", "motion": "m"}, {"kind": "opened", "thrown": thrown},
              {"at": 3, "event": {"kind": "contested", "point": "p"}}, {"kind": "round-closed"},
              {"kind": "contested", "point": ""}, {"kind": "contested", "point": ""},
              {"kind": "round-closed"}, {"kind": "contested", "point": "late"},
              {"kind": "contested", "motion": "n",
               "counterargument": "c", "point": "q"}]  # fmt: skip
    assert contests({"events": events}) == (("m/a", "p"), ("m/b", ""), ("n/c", "q"))


def written_otherwise(folder, inbox):
    """Grades the class again after its roster writes Ada's key with capitals."""
    roster = open_class(folder).folder.path / "roster.csv"
    roster.write_text(roster.read_text().replace("ada@x.edu", "Ada@X.edu"))
    assert main(["class", "grade", folder, str(inbox), "--replace"]) == OK
    assert "Ada@X.edu" in grades(folder)


def test_however_a_key_is_written_nothing_is_filed_twice(contested, inbox, capsys):
    main(["class", "appeal", contested])
    main(["class", "appeal", contested, "--reject", "1", "--why", "no"])
    written_otherwise(contested, inbox)
    asked = ["class", "appeal", contested, "--student", "u1", "--question", "Q1", "--why", "asked"]
    assert main(["class", "appeal", contested]) == OK
    assert sorted(open_class(contested).decisions.appeals) == [1, 2]
    assert main([*asked, "--sentence", PHRASE]) == OK
    roster = open_class(contested).folder.path / "roster.csv"
    roster.write_text(roster.read_text().replace("Ada@X.edu", "ADA@x.edu"))
    main(["class", "grade", contested, str(inbox), "--replace"])
    assert main([*asked, "--sentence", PHRASE]) == OK
    assert sorted(open_class(contested).decisions.appeals) == [1, 2, 3]


def test_however_a_key_is_written_an_appeal_has_its_name_and_answer(contested, inbox, capsys):
    main(["class", "appeal", contested])
    written_otherwise(contested, inbox)
    capsys.readouterr()
    assert main(["class", "appeal", contested]) == OK
    said = capsys.readouterr().out
    assert said.count("Lovelace, Ada, ") == 2
    assert said.count(f"answer     {PHRASE} I say so.") == 2
    other = "Something that Ada never wrote."
    assert main(["class", "appeal", contested, "--accept", "1", "--sentence", other]) == OK
    assert f"Appeal 1: the judge gives {NAME} 0." in capsys.readouterr().out


def test_however_a_key_is_written_a_copied_sentence_is_flagged(contested, inbox, capsys):
    given = open_class(contested)
    thrown = given.pack.get_motion("zoo").get_counterargument("eyes-on-screens")
    copied = " ".join(thrown.model_answer.split())
    (inbox / "ada@x.edu.json").write_text(json.dumps(submission(given, "ada@x.edu", copied)))
    assert main(["class", "grade", contested, str(inbox), "--replace"]) == OK
    main(["class", "appeal", contested])
    written_otherwise(contested, inbox)
    capsys.readouterr()
    accept = ["class", "appeal", contested, "--accept", "1", "--sentence", copied.split(". ")[0]]
    assert main(accept) == OK
    assert "Appeal 1: the sentence is flagged as copied." in capsys.readouterr().out
