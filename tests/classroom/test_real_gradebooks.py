"""Filling files as schools export them: what must change is written out, all else is kept."""

import csv
import io
from pathlib import Path

import pytest

from game.classroom.gradebook import fill
from game.classroom.sheet import read_sheet

FOLDER = Path(__file__).with_name("gradebooks")
FORMULA = '=2+3 is "five", see'


def grade(login, name, number, score, comment="", **changes):
    mail = f"{login}@school.example"
    return {
        "student": mail, "name": name, "state": "graded", "score": score, "out_of": 100,
        "comment": comment, "handles": [mail, number],
    } | changes  # fmt: skip


GRADES = (
    grade("ada", "Lovelace, Ada", "u0001", 71.5, "Well argued."),
    grade("bo", "Bo O'Neil", "u0002", 8.0, FORMULA),
    grade("juergen", "Müßig, Jürgen", "u0003", 48.5, "Größer, bitte; weiter"),
    grade("sakura", "山田 さくら", "u0005", 90.0, "よい反論です。"),
    grade("na", "Li, Na", "u0006", 55.0, "Which of the two?"),
    grade("grace", "Hopper, Grace", "u0004", None, state="missing"),
)
QUOTED = '"\'=2+3 is ""five"", see"'
CASES = {
    "canvas.csv": ("utf-8", "", "", [
        ("period 2\",9.00,,9.00", "period 2\",9.00,71.50,9.00"),
        ("period 2\",7.50,,7.50", "period 2\",7.50,8.00,7.50"),
        ("Debate A,,,0.00", "Debate A,,48.50,0.00"),
    ]),
    "canvas-two-of-one-name.csv": ("utf-8", "Debate (4812)", "", [
        ("55.00,,55.00", "55.00,71.50,55.00"),
        ("bo@school.example,9b,,,", "bo@school.example,9b,,8.00,"),
        ("EX,,", "EX,90.00,"),
    ]),
    "canvas-saved-by-german-excel.csv": ("cp1252", "", "", [
        ("9b;61,00;61,00", "9b;71.50;61,00"),
        ("juergen@school.example;9b;;", "juergen@school.example;9b;48.50;"),
    ]),
    "canvas-old-marks.csv": ("utf-8", "", "", [
        ("9b,60.00,", "9b,71.50,"),
        ("9b,-,", "9b,90.00,"),
    ]),
    "moodle-worksheet.csv": ("utf-8", "", "", [
        ('"Debate A",,100.00', '"Debate A",71.50,100.00'),
        ('9:17 AM",-,\n', '9:17 AM",-,Well argued.\n'),
        ('"Debate A, B",,100.00', '"Debate A, B",8.00,100.00'),
        ('"<p>See me, please.</p>"', QUOTED),
    ]),
    "moodle-worksheet-german.csv": ("utf-8", "", "", [
        ('abgegeben - ",,"60,00","100', 'abgegeben - ",,"71.50","100'),
        ('"Bitte ""weil"" üben"', '"Well argued."'),
        ('abgegeben - ",,,"100', 'abgegeben - ",,48.50,"100'),
        ('17:59",-,\r\n', '17:59",-,"Größer, bitte; weiter"\r\n'),
    ]),
    "moodle-worksheet-japanese.csv": ("utf-8", "", "", [
        ('sakura@school.example,"評定のために提出済み - ",,,',
         'sakura@school.example,"評定のために提出済み - ",,90.00,'),
        ('09:17",-,\n', '09:17",-,よい反論です。\n'),
        ('ada@school.example,"評定のために提出済み - ",,,',
         'ada@school.example,"評定のために提出済み - ",,71.50,'),
        ('17:59",-,\n', '17:59",-,Well argued.\n'),
    ]),
    "moodle-gradebook.csv": (
        "utf-8", "Assignment: Debate (Real)", "Feedback: Debate (Feedback)", [
            ("ada@school.example,-,,", "ada@school.example,71.50,Well argued.,"),
            ("bo@school.example,,,-", f"bo@school.example,8.00,{QUOTED},-"),
        ],
    ),
    "excel-unicode-text.txt": ("utf-16-le", "", "", [
        ("ada@school.example\t\t\t=", "ada@school.example\t71.50\tWell argued.\t="),
        ('\t\t"two\r\nlines"', '\t90.00\t"よい反論です。"'),
        ("bo@school.example\t\t\t", f"bo@school.example\t8.00\t{QUOTED}\t"),
    ]),
    "excel-german.csv": ("cp1252", "", "", [
        ('"Ada";"9b";"";""', '"Ada";"9b";"71.50";"Well argued."'),
        ('"Jürgen";"9b";"";""', '"Jürgen";"9b";"48.50";"Größer, bitte; weiter"'),
    ]),
    "excel-japanese.csv": ("cp932", "", "", [
        ("さくら,,,", "さくら,90.00,よい反論です。,"),
        ("Ada,,,", "Ada,71.50,Well argued.,"),
    ]),
    "google-sheet.csv": ("utf-8", "", "", [
        ("ADA@school.example,,", "ADA@school.example,71.50,"),
        ("bo@school.example,,", "bo@school.example,8.00,"),
    ]),
}  # fmt: skip
"""By file: encoding, options --column and --comments, and what stands where afterwards."""


def filled(name):
    _, column, comments, _ = CASES[name]
    sheet = read_sheet(FOLDER / name)
    found = fill(sheet, GRADES, "Debate", column=column, comments=comments)
    assert not found.problems
    return found, sheet.changed({(one.row, one.column): one.new for one in found.changes})


def test_every_file_of_the_folder_is_tried():
    assert set(CASES) == {path.name for path in FOLDER.iterdir()} - {".gitattributes"}
    assert len(CASES) >= 10


@pytest.mark.parametrize("name", CASES)
def test_only_the_cells_written_here_change(name):
    encoding, _, _, changes = CASES[name]
    expected = (FOLDER / name).read_bytes()
    for old, new in changes:
        assert expected.count(old.encode(encoding)) == 1, old
        expected = expected.replace(old.encode(encoding), new.encode(encoding))
    found, after = filled(name)
    assert after == expected
    assert "Lovelace, Ada" not in found.unmatched
    assert sum(one.student.startswith("Hopper") for one in found.changes) == 0


@pytest.mark.parametrize("name", CASES)
def test_another_reader_of_csv_sees_the_same_rows(name):
    """Python's own module, which knows nothing of how ours keeps the rest."""
    encoding, _, _, changes = CASES[name]
    found, after = filled(name)

    def rows(data):
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding).lstrip("\ufeff")
        delimiter = max(",;\t", key=text.split("\n")[0].count)
        return [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row
        ]

    before, now = rows((FOLDER / name).read_bytes()), rows(after)
    changed = {(one.row, one.column): one.new for one in found.changes}
    for number, (old, new) in enumerate(zip(before, now, strict=True)):
        for place, (was, is_) in enumerate(zip(old, new, strict=True)):
            assert is_ == changed.get((number, place), was)
    assert len(changed) >= len(changes) - 1


def test_two_of_one_name_in_a_german_list_are_named_and_left_alone():
    found, _ = filled("excel-german.csv")
    assert any("Li, Na may be row" in one for one in found.ambiguous)


def test_who_is_excused_stays_so_and_a_dash_is_no_excuse():
    found, _ = filled("canvas-old-marks.csv")
    assert found.excused == ('O\'Neil, Robert "Bo"',)
