import pytest

from game.classroom.roster import read_roster
from game.classroom.sheet import parse_sheet
from game.errors import UsageError

CANVAS = b"""Student,ID,SIS User ID,SIS Login ID,Section,Essay (12)
    Points Possible,,,,,100
"Lovelace, Ada",1,u1,ada@x.edu,9b,
"Student, Test",9,,,9b,
"""
MOODLE = """Identifier,"Full name","Email address",Status,Grade
"Participant 1182","Ada Lovelace",ada@x.edu,,
"""
GERMAN = """ID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung
Teilnehmer/in1182,"Ada Lovelace",ada@x.edu,,
"""
GRADEBOOK = b"""\xef\xbb\xbf"First name",Surname,"ID number","Email address"
Ada,Lovelace,u1,ada@x.edu
"""


@pytest.mark.parametrize("data", [CANVAS, MOODLE.encode(), GERMAN.encode(), GRADEBOOK])
def test_ada_is_found_in_what_each_system_exports(data):
    roster = read_roster(parse_sheet(data))
    assert [student.key for student in roster.students] == ["ada@x.edu"]
    for name in ("Ada Lovelace", "lovelace, ada", "ADA  LOVELACE"):
        assert roster.find([], name) == roster.students
    assert roster.find(["ADA@x.edu"]) == roster.students
    assert roster.find(["bo@x.edu"], "") == ()


def test_a_participant_is_known_by_the_number_alone():
    for data in (MOODLE, GERMAN):
        roster = read_roster(parse_sheet(data.encode()))
        assert roster.find(["1182"]) == roster.students


def test_two_of_one_name_are_both_offered_and_a_twin_row_is_named():
    roster = read_roster(parse_sheet(b"Name,Email\nBo Li,a@x\nLi Bo,b@x\nBo,A@x\n"))
    assert len(roster.find([], "Bo Li")) == 2
    assert roster.twice == ("A@x",)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (["s03@scool.example", "Chloe Duboiss"], ["s03@school.example"]),
        (["s03@scool.example", ""], ["s03@school.example"]),
        (["gast@web.example", "duboiss, CHLOE"], ["s03@school.example"]),
        (["ben.chow@school.example", ""], ["ben.cho@school.example"]),
        (["s05@school.example", ""], []),  # another digit is another student's
        (["ann@school.example", "Ann"], []),
        (["x", "Bo Lie"], []),  # two are as near
        (["1004", ""], []),
        (["", ""], []),
        (["chloe.dubois@x@y", "Frank Miller"], []),
    ],
)
def test_whoever_is_nearly_on_the_roster_is_asked_about(said, meant):
    rows = """Name,Email,Student ID
Chloé Dubois,s03@school.example,1003
Ben Cho,ben.cho@school.example,1005
Dan Fox,dan@school.example,1006
Bo Li,b1@school.example,1007
Bo Lim,b2@school.example,1008
"""
    roster = read_roster(parse_sheet(rows.encode()))
    assert [one.key for one in roster.near(said)] == meant


def test_a_sheet_that_names_nobody_is_refused_with_its_columns():
    with pytest.raises(UsageError, match="Its columns are: Farbe, Tier"):
        read_roster(parse_sheet(b"Farbe;Tier\nrot;Hund\n", "x.csv"))


def test_a_surname_beside_a_first_name_makes_a_whole_name():
    rows = "Name;Vorname;E-Mail\nMüller;Rosa;r@x.edu\nLi, Bo;Bo;b@x.edu\n"
    found = read_roster(parse_sheet(rows.encode(), "liste.csv"))
    assert [one.name for one in found.students] == ["Rosa Müller", "Li, Bo"]
