"""What we write goes through the rules of the importers it is meant for.

Replicas of `lib/gradebook_importer.rb` of Canvas and `mod/assign/feedback/offline/
importgradeslib.php` of Moodle, as far as a file can fail or be misread there.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from game.classroom.gradebook import fill
from game.classroom.sheet import parse_sheet, read_sheet
from game.cli import main
from game.errors import OK, UsageError

FOLDER = Path(__file__).with_name("gradebooks")


class Refused(Exception):
    """The importer takes nothing of the file."""


# -- Canvas ------------------------------------------------------------------------

DROPPED = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade)|Notes$")


@dataclass
class Course:
    """What Canvas knows: students by id, login and SIS id; assignments by id."""

    students: dict[str, dict[str, str]]
    assignments: dict[int, str] = field(default_factory=dict)


def canvas_import(data: bytes, course: Course) -> tuple[dict[str, dict[str, object]], dict]:
    """Scores by column and student, None for none, "EX" for excused; and new columns' points."""
    text = data.decode("utf-8-sig")
    delimiter = _delimiter(text)
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    header, rows = rows[0], rows[1:]
    known = _student_columns(header)
    points = {}
    if rows and rows[0][0].startswith("    Points Possible"):
        points = dict(zip(header, rows[0], strict=True))
        rows = rows[1:]
    scores, new = {}, {}
    for place, title in enumerate(header[known:], start=known):
        if DROPPED.search(title):
            continue
        which = _assignment(title, course)
        if which is None:
            new[title] = float(points[title].replace(",", "."))
        column = scores.setdefault(which or title, {})
        for row in rows:
            if row[0].startswith("Student, Test"):
                continue
            if len(row) != len(header):
                raise Refused(f"a row of {len(row)} cells")
            column[_student(dict(zip(header, row, strict=True)), course)] = _score(row[place])
    return scores, new


def _delimiter(text):
    lines = text.split("\n")[:3]
    commas = [len(next(csv.reader([line], delimiter=","))) for line in lines if line.strip()]
    semicolons = [len(next(csv.reader([line], delimiter=";"))) for line in lines if line.strip()]
    return ";" if max(semicolons) > max(commas) else ","


def _student_columns(header):
    if len(header) <= 3 or "Student" not in header[0] or "ID" not in header[1]:
        raise Refused("not a gradebook")
    last = 1
    if header[2] == "SIS User ID":
        if header[3] != "SIS Login ID":
            raise Refused("SIS User ID without SIS Login ID")
        last = 3
    elif header[2] == "SIS Login ID":
        last = 2
    if "Section" not in header[last + 1]:
        raise Refused("no Section after the student's columns")
    return last + 2


def _assignment(title, course):
    by_id = re.search(r"\((\d+)\)$", title)
    if by_id and int(by_id[1]) in course.assignments:
        return course.assignments[int(by_id[1])] + by_id[0]
    return title if title in course.assignments.values() else None


def _student(row, course):
    for key in ("ID", "SIS User ID", "SIS Login ID", "Student"):
        for number, known in course.students.items():
            if row.get(key) and row[key] == (number if key == "ID" else known[key]):
                return known["Student"]
    raise Refused(f"nobody is {row['Student']}")


def _score(cell):
    if cell in ("", "-"):
        return None
    if cell.upper() == "EX":
        return "EX"
    if not re.fullmatch(r"-?\d+([.,]\d+)?", cell):
        raise Refused(f"no score: {cell!r}")
    return round(float(cell.replace(",", ".")), 2)


def course_of(data: bytes, **assignments: str) -> Course:
    """The course from which the file was exported."""
    sheet = parse_sheet(data)
    students = {}
    for row in range(1, len(sheet.rows)):
        cells = {name: sheet.value(row, place) for place, name in enumerate(sheet.header)}
        if cells["ID"]:
            students[cells["ID"]] = {"SIS User ID": "", "SIS Login ID": ""} | cells
    return Course(students, {int(key[1:]): title for key, title in assignments.items()})


def graded(name, score, login):
    mail = f"{login}@school.example"
    return {"student": mail, "name": name, "state": "graded", "score": score, "out_of": 100,
            "comment": "=So, \"so\"", "handles": [mail]}  # fmt: skip


GRADES = [graded("Lovelace, Ada", 71.5, "ada"), graded("Müßig, Jürgen", 48.5, "juergen"),
          graded("山田 さくら", 90.0, "sakura")]  # fmt: skip


def filled(name, column=""):
    sheet = read_sheet(FOLDER / name)
    found = fill(sheet, GRADES, "Debate", column=column)
    return sheet.changed({(one.row, one.column): one.new for one in found.changes})


@pytest.mark.parametrize(
    ("name", "column", "title"),
    [
        ("canvas.csv", "", "Debate(4711)"),
        ("canvas-two-of-one-name.csv", "Debate (4812)", "Debate(4812)"),
        ("canvas-old-marks.csv", "", "Debate(4711)"),
    ],
)
def test_canvas_takes_the_filled_file_and_sees_only_our_scores_change(name, column, title):
    before = (FOLDER / name).read_bytes()
    course = course_of(before, _4711="Debate", _4812="Debate", _4309="Essay plan")
    old, none = canvas_import(before, course)
    scores, new = canvas_import(filled(name, column), course)
    assert none == new == {}
    assert scores[title]["Lovelace, Ada"] == 71.5
    for column_, known in old.items():
        for who, score in known.items():
            if column_ != title or score == "EX" or who.startswith(("O'Neil", "Hopper")):
                assert scores[column_][who] == score


def test_canvas_reads_semicolons_and_decimal_commas_beside_our_points():
    name = "canvas-saved-by-german-excel.csv"
    before = (FOLDER / name).read_bytes().decode("cp1252").encode()
    course = course_of(before, _4711="Debate")
    scores, _ = canvas_import(filled(name).decode("cp1252").encode(), course)
    marks = {"Lovelace, Ada": 71.5, "Müßig; Jürgen": 48.5, "Hopper, Grace": None}
    assert scores == {"Debate(4711)": marks}


def test_canvas_takes_a_whole_new_file_as_a_new_assignment(set_class, form, request, tmp_path):
    given = set_class(title='Debate, the "first"', grade={"out_of": 20})
    rows = [("2026-12-03 10:00", "ada@x.edu", "A ban is not needed, because rules are.", "=x()")]
    request.getfixturevalue("graded")(form(*rows), given=given)
    out = tmp_path / "canvas.csv"
    assert main(["class", "export", str(given.folder.path), "--canvas", "--out", str(out)]) == OK
    course = course_of((given.folder.path / "roster.csv").read_bytes())
    scores, new = canvas_import(out.read_bytes(), course)
    assert new == {'Debate, the "first"': 20.0}
    marks = scores['Debate, the "first"']
    assert [who for who, score in marks.items() if score is not None] == ["Lovelace, Ada"]
    assert len(marks) == 4


@pytest.mark.parametrize("change", [("SIS Login ID", "Login"), ("Section", "Group")])
def test_the_replica_of_canvas_refuses_what_canvas_refuses(change):
    data = (FOLDER / "canvas.csv").read_bytes().replace(*(part.encode() for part in change))
    with pytest.raises(Refused):
        canvas_import(data, Course({}))


# -- Moodle's grading worksheet ----------------------------------------------------

ENGLISH = ("Identifier", "Grade", "Last modified (grade)", "Feedback comments", "Participant ", ".")
GERMAN = ("ID", "Bewertung", "Zuletzt geändert (Bewertung)", "Feedback als Kommentar",
          "Teilnehmer/in", ",")  # fmt: skip
JAPANESE = ("ID", "評点", "最終更新日時 (評定)", "フィードバックコメント", "参加者", ".")


def moodle_import(data, strings, most=100.0):
    """Grade and feedback by participant, as a site with these strings reads the file."""
    id_, grade, modified, feedback, participant, point = strings
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("not UTF-8") from None
    header, *rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    for wanted in (id_, grade, modified):
        if wanted not in header:
            raise Refused(f"no column {wanted}")
    found = {}
    for row in rows:
        if len(row) != len(header):
            raise Refused(f"a row of {len(row)} cells")
        cells = dict(zip(header, row, strict=True))
        number = re.fullmatch(re.escape(participant) + r"(\d+)", cells[id_])
        if number is None:
            raise Refused(f"nobody is {cells[id_]}")
        value = cells[grade].replace(" ", "").replace(point, ".")
        mark = None if value in ("", "-") else float(value)
        if mark is not None and not 0 <= mark <= most:
            raise Refused(f"{mark} of {most}")
        found[int(number[1])] = (mark, cells.get(feedback))
    return found


@pytest.mark.parametrize(
    ("name", "strings", "marks"),
    [
        ("moodle-worksheet.csv", ENGLISH, {1182: 71.5, 1183: None, 1184: None}),
        ("moodle-worksheet-german.csv", GERMAN, {1182: 71.5, 1185: 48.5}),
        ("moodle-worksheet-japanese.csv", JAPANESE, {1186: 90.0, 1182: 71.5}),
    ],
)
def test_moodle_takes_the_filled_worksheet_with_grade_and_feedback_together(name, strings, marks):
    before = moodle_import((FOLDER / name).read_bytes(), strings)
    after = moodle_import(filled(name), strings)
    assert {who: mark for who, (mark, _) in after.items()} == marks
    for who, (mark, feedback) in after.items():
        expected = before[who][1] if mark is None else '\'=So, "so"'
        assert feedback == expected


def test_a_worksheet_in_another_language_is_refused_with_its_columns():
    french = (
        'Identifiant,"Nom complet",Statut,Note,"Dernière modification (note)"\nParticipant 1,a,,,'
    )
    with pytest.raises(UsageError, match="“Identifiant”, “Nom complet”, “Statut”, “Note”"):
        fill(parse_sheet(french.encode()), GRADES, "Debate")
