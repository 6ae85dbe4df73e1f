import csv
import io
import re

import pytest

from game.classroom.folder import open_class
from game.classroom.gradebook import fill, kind_of
from game.classroom.matching import marks_in
from game.classroom.roster import read_roster
from game.classroom.sheet import parse_sheet
from game.cli import main
from game.errors import FAILED, OK, UsageError


def grade(student, name, score=71.5, **changes):
    return {
        "student": student, "name": name, "state": "graded", "score": score, "out_of": 100,
        "comment": "Well argued.", "handles": [student],
    } | changes  # fmt: skip


ADA = grade("ada@x.edu", "Ada Lovelace")
ALAN = grade("alan@x.edu", "Alan Turing", 8.0, comment="=2+3 points")
CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section"
WORKSHEET = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"'
)
GERMAN = (
    'ID,"Vollständiger Name",E-Mail-Adresse,Status,Gruppe,Bewertung,Bestwertung,"Bewertung kann '
    'geändert werden","Zuletzt geändert (Abgabe)","Zuletzt geändert (Bewertung)","Feedback als '
    'Kommentar"'
)
JAPANESE = (
    "ID,フルネーム,メールアドレス,ステータス,評点,最大評点,評点変更可,"
    '"最終更新日時 (提出)","最終更新日時 (評定)",フィードバックコメント'
)
FILES = {
    "canvas": f'{CANVAS},Zoo (7),Current Score\n    Points Possible,,,,,100,(read only)\n'
    '"Lovelace, Ada",1,u1,ada@x.edu,"9b, and ""9c""",@A@,88.1\n"Li, Bo",2,u2,bo@x,9b,,1\n',
    "canvas with BOM, CRLF and two of one kind": f'\ufeff{CANVAS},Zoo (7),Zoo 2 (8)\r\n'
    '    Points Possible,,,,,100.00,5\r\n"Lovelace, Ada",1,u1,ada@x.edu,9b,@A@,3\r\n',
    "canvas with semicolons": f'{CANVAS};Zoo (7)\n'.replace(",", ";")
    + '    Points Possible;;;;;100,00\n"Lovelace; Ada";1;;ada@x.edu;9b;@A@\n',
    "moodle": f'\ufeff{WORKSHEET}\n"Participant 1182","Ada Lovelace",ada@x.edu,"Submitted - ",@A@,'
    "100.00,Yes,\"Monday, 1 December 2026, 9:00 AM\",-,@C@\n",
    "moodle in German": f'{GERMAN}\r\nTeilnehmer/in1182,"Ada Lovelace",ada@x.edu,"Abgegeben",,@A@,'
    '"100,00",Ja,"Montag, 1. Dezember 2026, 09:00",-,@C@\r\n',
    "moodle in Japanese": f'\ufeff{JAPANESE}\n参加者1182,"Ada Lovelace",ada@x.edu,提出済み,@A@,100,'
    "はい,2026年 12月 1日,-,@C@\n",
    "spreadsheet with tabs": "Name\tEmail\tZoo\tComment\tTotal\n"
    "Ada Lovelace\tADA@x.edu\t@A@\t@C@\t=SUM(C2)\n\nBo\tbo@x\t\t\t\n",
    "spreadsheet by name": '"Nachname";"Vorname";"Punkte";"Kommentar"\n'
    '"Lovelace";"Ada";@A@;@C@\n"Li";"Bo";"";""\n',
    "an old mark": f'{CANVAS},Zoo (7)\n"Lovelace, Ada",1,u1,ada@x.edu,9b,@A:60.00@\n',
    "no line end": "Name,Email,Score\nAda,ada@x.edu,@A@",
}  # fmt: skip


def rendered(text, score, comment):
    """A file with these in the places of Ada's cells; without a score with what stood there."""
    text = re.sub("@A:([^@]*)@", lambda old: score or old[1], text)
    quote = '"' if ';"Vorname"' in text else ""
    return text.replace("@A@", f"{quote}{score}{quote}").replace("@C@", f"{quote}{comment}{quote}")


@pytest.mark.parametrize("name", FILES)
def test_filling_changes_its_cells_and_no_other_byte(name):
    before = rendered(FILES[name], "", "").encode()
    sheet = parse_sheet(before)
    found = fill(sheet, [ADA], "Zoo")
    after = sheet.changed({(one.row, one.column): one.new for one in found.changes})
    assert after == rendered(FILES[name], "71.50", "Well argued.").encode()
    assert not found.unmatched
    assert not found.problems
    again = fill(parse_sheet(after), [ADA], "Zoo")
    assert again.changes == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [("canvas", "canvas"), ("moodle in German", "moodle"), ("no line end", "plain")],
)
def test_whose_file_it_is_shows_in_its_headings(name, kind):
    assert kind_of(parse_sheet(rendered(FILES[name], "", "").encode())) == kind


def canvas(*rows, header=f"{CANVAS},Zoo (7)"):
    return parse_sheet("\n".join([header, *rows]).encode())


def test_excused_missing_and_unknown_students_are_left_alone_and_listed():
    sheet = canvas('"Lovelace, Ada",1,,ada@x.edu,9b,EX', '"Hopper, Grace",3,,grace@x.edu,9b,')
    missing = grade("grace@x.edu", "Grace Hopper", None, state="missing")
    found = fill(sheet, [ADA, ALAN, missing], "Zoo")
    assert found.changes == ()
    assert found.excused == ("Lovelace, Ada",)
    assert found.blank == ("Hopper, Grace",)
    assert found.unmatched == ("Alan Turing",)


def test_two_of_one_name_are_not_guessed():
    sheet = parse_sheet(b"Name,Class,Score\nBo Li,a,\nLi Bo,b,\n")
    found = fill(sheet, [grade("Bo Li", "Bo Li")], "Zoo")
    assert (found.changes, len(found.ambiguous)) == ((), 1)


def test_two_grades_for_one_row_are_not_guessed():
    sheet = parse_sheet(b"Name,Score\nBo Li,\n")
    found = fill(sheet, [grade("a@x", "Bo Li"), grade("b@x", "Li Bo")], "Zoo")
    assert (found.changes, len(found.ambiguous)) == ((), 1)


def test_a_number_of_another_system_does_not_match_another_name():
    sheet = parse_sheet(f'{WORKSHEET}\n"Participant 1182","Bo Li",bo@x,,,100,,,,\n'.encode())
    found = fill(sheet, [ADA | {"handles": ["1182"]}], "Zoo")
    assert found.changes == ()
    assert "Bo Li" in found.ambiguous[0]


BLIND = "Identifier,Status,Grade,Maximum Grade,Last modified (grade),Feedback comments"


def filled_for_one(roster, sheet):
    """The roster's one student, and what filling the sheet with their grade would change."""
    known = parse_sheet(roster.encode())
    (student,) = read_roster(known).students
    marks = marks_in(known)[student.row]
    one = grade(student.key, student.name, handles=student.handles, marks=marks)
    return student, fill(parse_sheet(f"{sheet}\n".encode()), [one], "Zoo")


@pytest.mark.parametrize(
    ("roster", "sheet", "certain"),
    [
        # a serial number of one system beside that of another says nothing
        (f"{CANVAS}\n\"Lovelace, Ada\",101,u1,ada@x.edu,9b", f"{BLIND}\nParticipant 101,x,,100,-,",
         False),
        ("ID,Name\n101,Ada Lovelace", "ID,Score\n101,", False),
        ("ID,Email\n101,ada@x.edu", "Identifier,Score,Name\nParticipant 101,,Ada Lovelace", False),
        ("Student ID,Name\n101,Ada Lovelace", "ID,Score\n101,", False),
        ("Student ID,Email\n101,ada@x.edu", "Student ID,Email,Score\n101,bo@x.edu,", False),
        # what the school gave out, or the very same participant, does
        ("Student ID,Name\n101,Ada Lovelace", "Student Number,Score\n101,", True),
        (f"{CANVAS}\n\"Lovelace, Ada\",101,u1,ada@x.edu,9b", "Student ID,Score\nu1,", True),
        (f"{BLIND}\nParticipant 101,x,,100,-,", f"{BLIND}\nParticipant 101,x,,100,-,", True),
        ("ID,Name\n101,Ada Lovelace", "Identifier,Name,Score\nParticipant 101,Ada Lovelace,", True),
        ("ID,Email\n101,ada@x.edu", "Identifier,Email,Score\nParticipant 7,ADA@x.edu,", True),
    ],
)  # fmt: skip
def test_a_number_is_enough_only_where_both_files_call_it_the_same(roster, sheet, certain):
    _, found = filled_for_one(roster, sheet)
    assert bool(found.changes) == certain
    assert bool(found.ambiguous) != certain
    assert certain or "row 2 has the number of " in found.ambiguous[0]


@pytest.mark.parametrize(("sheet", "certain"), [("Student ID", True), ("ID", False)])
def test_without_a_roster_a_student_s_own_number_is_the_school_s(sheet, certain):
    said = {key: value for key, value in grade("101", "").items() if key != "handles"}
    assert (
        bool(fill(parse_sheet(f"{sheet},Score\n101,\n".encode()), [said], "Zoo").changes) == certain
    )


def test_formulas_are_made_inert_and_numbers_stay_numbers():
    sheet = parse_sheet(b"Email,Score,Comment\nalan@x.edu,,\n")
    found = fill(sheet, [ALAN], "Zoo")
    assert [one.new for one in found.changes] == ["8.00", "'=2+3 points"]


@pytest.mark.parametrize(
    ("sheet", "options", "words"),
    [
        (canvas(header=f"{CANVAS},Zoo (7),Zoo (9)"), {}, "Several assignments"),
        (canvas(header=f"{CANVAS},Essay (7)"), {}, "“Essay \\(7\\)”"),
        (canvas(), {"column": "Zo"}, "no column for “Zo”"),
        (
            parse_sheet(b"Elev,Email,Karakter\nAda,a@x,\n"),
            {},
            "“Elev”, “Email”, “Karakter”",
        ),
    ],
)
def test_a_column_that_is_not_known_is_never_guessed(sheet, options, words):
    with pytest.raises(UsageError, match=words):
        fill(sheet, [ADA], "Zoo", **options)


def test_of_two_assignments_of_one_name_the_one_named_is_filled():
    sheet = canvas('"Lovelace, Ada",1,,ada@x.edu,9b,,', header=f"{CANVAS},Zoo (7),Zoo (9)")
    (change,) = fill(sheet, [ADA], "Zoo", column="Zoo (9)").changes
    assert change.column == 6


def test_a_gradebook_out_of_another_number_is_refused():
    sheet = canvas("    Points Possible,,,,,10", '"Lovelace, Ada",1,,ada@x.edu,9b,')
    assert "out_of = 10" in fill(sheet, [ADA], "Zoo").problems[0]


# -- the command -------------------------------------------------------------------


@pytest.fixture
def handed_back(set_class, graded, form):
    given = set_class()
    rows = [("2026-12-03 10:00", "ada@x.edu", "A ban is not needed, because rules are.", "=x()")]
    graded(form(*rows), given=given)
    return given


def run(given, *options):
    return main(["class", "export", str(given.folder.path), *map(str, options)])


def test_a_dry_run_shows_old_and_new_and_writes_nothing(handed_back, tmp_path, capsys):
    path = tmp_path / "canvas.csv"
    path.write_bytes((handed_back.folder.path / "roster.csv").read_bytes())
    before = path.read_bytes()
    assert run(handed_back, "--fill", path) == OK
    said = capsys.readouterr()
    assert "Lovelace, Ada: Zoo (7): blank -> " in said.out
    assert "no score, left as it is: Turing, Alan" in said.out
    assert "--yes writes" in said.err
    assert sorted(one.name for one in tmp_path.glob("canvas*")) == ["canvas.csv"]
    assert run(handed_back, "--fill", path, "--yes") == OK
    filled = tmp_path / "canvas-filled.csv"
    assert path.read_bytes() == before
    assert len(filled.read_bytes()) == len(before) + len("12.34")
    assert run(handed_back, "--fill", path, "--yes", "--out", path) == OK
    assert path.read_bytes() == filled.read_bytes()


def test_who_could_not_be_matched_makes_the_exit_code_1(handed_back, tmp_path, capsys):
    path = tmp_path / "other.csv"
    path.write_text("Name,Email,Score\nBo,bo@x,\n", encoding="utf-8")
    assert run(handed_back, "--fill", path, "--yes") == FAILED
    assert "not in the gradebook: Lovelace, Ada" in capsys.readouterr().out


def test_canvas_accepts_the_file_that_is_written_for_it(handed_back, tmp_path):
    out = tmp_path / "canvas.csv"
    assert run(handed_back, "--canvas", "--out", out) == OK
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8"))))
    header = rows[0]
    assert header[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert header.index("SIS Login ID") == header.index("SIS User ID") + 1
    assert rows[1][0] == "    Points Possible"
    assert float(rows[1][5]) == 100
    assert [row[5] == "" for row in rows[2:]] == [False, True, True, True]
    assert re.fullmatch(r"\d+\.\d\d", rows[2][5])


def test_the_long_table_adds_up_to_the_total(handed_back, capsys):
    assert run(handed_back, "--long") == OK
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    rounds = {(r["counterargument"]): (int(r["weight"]), int(r["round_score"])) for r in rows}
    mean = sum(w * s for w, s in rounds.values()) / sum(w for w, _ in rounds.values())
    plain = handed_back.folder.grades_csv.read_text(encoding="utf-8")
    assert float(plain.splitlines()[1].split(",")[1]) == pytest.approx(mean, abs=0.0051)


def test_a_blind_worksheet_gets_no_mark_by_an_id_of_canvas(handed_back, tmp_path, capsys):
    path = tmp_path / "blind.csv"
    path.write_text(f"{BLIND}\nParticipant 101,x,,100.00,-,\n", encoding="utf-8")
    assert run(handed_back, "--fill", path, "--yes") == FAILED
    said = capsys.readouterr().out
    assert "not certain, left as it is: row 2 has the number of Lovelace, Ada, but no name" in said
    assert (tmp_path / "blind-filled.csv").read_bytes() == path.read_bytes()


def test_moodle_without_the_site_s_own_file_is_refused(handed_back, capsys):
    assert run(handed_back, "--moodle") == 2
    assert "--fill" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("roster", "sheet", "doubt"),
    [
        # somebody of the same name in another section
        (f"{CANVAS}\n\"Lovelace, Ada\",101,u1,ada@x.edu,9b",
         "Name,Email,Student ID,Score\nAda Lovelace,ada2@x.edu,u99,", "e-mail address"),
        ("Name,Email\nAda Lovelace,ada@x.edu", "Name,Email,Score\nAda Lovelace,ada2@x.edu,",
         "e-mail address"),
        ("Name,Student ID\nAda Lovelace,u1", "Name,Student ID,Score\nAda Lovelace,u99,", "number"),
        ("Name,Login\nAda Lovelace,ada", "Name,Login,Score\nAda Lovelace,ada2,", "login"),
        # the same person, with something that is called otherwise or changed
        (f"{CANVAS}\n\"Lovelace, Ada\",101,u1,ada@x.edu,9b",
         "Name,Email,Student ID,Score\nAda Lovelace,ada@new.edu,u1,", ""),
        (f"{CANVAS}\n\"Lovelace, Ada\",101,u1,ada@x.edu,9b",
         "Name,Email,Student ID,Score\nAda Lovelace,ada@x.edu,4711,", ""),
        ("Name,Login\nAda Lovelace,ada@x.edu", "Name,Login,Score\nAda Lovelace,ada2,", ""),
        ("Name,ID\nAda Lovelace,101", "Name,ID,Score\nAda Lovelace,909,", ""),
    ],
)  # fmt: skip
def test_an_equal_name_is_not_enough_where_everything_else_is_another(roster, sheet, doubt):
    student, found = filled_for_one(roster, sheet)
    assert bool(found.changes) != bool(doubt)
    said = f"row 2 has the name of {student.name}, but another {doubt}"
    assert [words.startswith(said) for words in found.ambiguous] == ([True] if doubt else [])


def test_what_a_student_called_themselves_contradicts_no_number():
    said = {key: value for key, value in grade("Ada", "Ada").items() if key != "handles"}
    found = fill(parse_sheet(b"Name,Student ID,Score\nAda,u1,\n"), [said], "Zoo")
    assert found.changes


@pytest.mark.parametrize(
    ("sheet", "certain"),
    [("ID,Score\n1,\n2,", True), ("id,score\n1,", True), ("ID,Score,Comment\n1,", False)],
)
def test_bare_numbers_are_enough_in_a_file_with_the_roster_s_headings(sheet, certain):
    known = parse_sheet(b"ID,Score\n1,\n2,\n")
    student = read_roster(known).students[0]
    one = grade("1", "", handles=student.handles, marks=marks_in(known)[student.row])
    found = fill(parse_sheet(f"{sheet}\n".encode()), [one], "Zoo")
    assert [change.row for change in found.changes] == ([1] if certain else [])
    assert bool(found.ambiguous) != certain


def test_a_roster_of_bare_numbers_is_filled_itself(set_class, graded, tmp_path):
    given = set_class()
    roster = given.folder.path / "roster.csv"
    roster.write_text("ID,Score\n1,\n2,\n")
    answers = tmp_path / "answers.csv"
    answers.write_text(
        "Timestamp,ID,Q1. Eyes on the screen,Q2. Safe without phones\n"
        "2026-12-03 10:00,2,\"A ban is not needed, because rules are.\",x\n"
    )  # fmt: skip
    graded(answers, given=open_class(str(given.folder.path)))
    assert run(given, "--fill", roster, "--yes") == OK
    rows = (given.folder.path / "roster-filled.csv").read_text().splitlines()
    assert rows[1] == "1,"
    assert re.fullmatch(r"2,\d+\.\d\d", rows[2])
