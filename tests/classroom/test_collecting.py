import datetime

import pytest

import game.scoring
from game.classroom import lateness
from game.classroom.collected import collected_lines
from game.classroom.collecting import collect, missing
from game.classroom.counts import Counts
from game.classroom.dealing import deal, given_sides
from game.classroom.folder import open_class
from game.classroom.grading import read_grades
from game.classroom.lateness import is_due
from game.classroom.works import read_works, works_lines
from game.cli import main
from game.errors import FAILED, OK, UsageError
from tests.classroom.conftest import TEXT, codes

BEFORE, AFTER = "2026-12-03 10:00", "2026-12-05 10:00"


def text_of(found):
    return "".join(works_lines(found))


def test_a_form_names_late_missing_repeated_and_unknown(set_class, form):
    given = set_class()
    found = collect(given, [form(
        (BEFORE, "ADA@x.edu", TEXT, ""),
        (AFTER, "alan@x.edu", TEXT, "Radios."),
        (BEFORE, "grace@x.edu", TEXT, "One."),
        (BEFORE, "grace@x.edu", TEXT, "Two."),
        ("", "bo@x.edu", TEXT, "Three."),
        (BEFORE, "emmy@x.edu", " ", ""),
    )])  # fmt: skip
    assert codes(found.works) == {
        ("ada@x.edu", "blank"), ("alan@x.edu", "late"), ("grace@x.edu", "too-many"),
        ("bo@x.edu", "not-on-roster"), ("bo@x.edu", "no-time"), ("emmy@x.edu", "empty"),
    }  # fmt: skip
    assert [student.key for student in missing(given.roster, found.works)] == ["emmy@x.edu"]
    assert [w.attempt for w in found.works if w.student == "grace@x.edu"] == [1, 0]


def test_works_come_back_from_their_file_as_they_were(set_class, form):
    given = set_class()
    found = collect(given, [form((BEFORE, "ada@x.edu", "é😀\n", "x"))])
    given.folder.works.write_text(text_of(found), encoding="utf-8")
    assert tuple(read_works(given.folder.works)) == found.works


@pytest.mark.parametrize(
    "header",
    [
        "Zeitstempel;E-Mail-Adresse;Eyes on the screen;Answer to: Safe without phones",
        "タイムスタンプ;メールアドレス;zoo/eyes-on-screens;zoo/planned-anyway",
        "Completion time;Email;1st answer;2nd answer",
        "Timestamp;Username;Q1;Q2 (optional)",
    ],
)
def test_columns_are_found_in_every_kind_of_form(set_class, tmp_path, header):
    path = tmp_path / "form.csv"
    path.write_bytes(f"{header}\r\n25.11.2026 10:00;ada@x.edu;one;two\r\n".encode("utf-8-sig"))
    (work,) = collect(set_class(), [path]).works
    assert work.student == "ada@x.edu"
    assert work.handed_in == "2026-11-25T10:00:00"
    assert [answer.text for answer in work.answers] == ["one", "two"]


def test_a_question_is_known_by_its_name_when_numbers_have_shifted(set_class, tmp_path):
    given = set_class(questions={"count": 1})
    path = tmp_path / "form.csv"
    path.write_text(
        "Email,Q2. Eyes on the screen,Q1. Safe without phones\nada@x.edu,one,two\n",
        encoding="utf-8",
    )
    (work,) = collect(given, [path]).works
    assert [(a.counterargument, a.text) for a in work.answers] == [("eyes-on-screens", "one")]


def test_the_number_of_an_answer_is_not_a_student(set_class, tmp_path):
    path = tmp_path / "form.csv"
    path.write_text("ID,Email,Name,Q1,Q2\n101,anonymous,Emmy Noether,a,b\n", encoding="utf-8")
    (work,) = collect(set_class(), [path]).works
    assert work.student == "emmy@x.edu"


def test_a_form_without_the_questions_is_refused_with_its_headings(set_class, tmp_path):
    path = tmp_path / "form.csv"
    path.write_text("Timestamp,Email Address,Colour\n,ada@x.edu,red\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"Q1, Q2.*Colour"):
        collect(set_class(), [path])


def test_students_choose_a_side_by_answering_it(set_class, tmp_path):
    given = set_class(sides={"rule": "chosen"})
    path = tmp_path / "form.csv"
    path.write_text(
        "Email,Q1,Q2,Q3,Q4\nada@x.edu,,,a,b\nalan@x.edu,long text,,x,\n", encoding="utf-8"
    )
    ada, alan = collect(given, [path]).works
    assert (ada.side, alan.side) == ("con", "pro")
    assert ("alan@x.edu", "both-sides") in codes([alan])


def test_answers_to_the_side_that_was_not_dealt_are_named(set_class, tmp_path):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    path = tmp_path / "form.csv"
    rows = [f"{s.key},,,a,b\n{s.key},a,b,,\n" for s in given.roster.students]
    path.write_text("Email,Q1,Q2,Q3,Q4\n" + "".join(rows), encoding="utf-8")
    found = collect(given, [path]).works
    assert len([w for w in found if w.attempt]) == 4
    assert {code for _, code in codes(w for w in found if not w.attempt)} == {
        "wrong-side",
        "no-time",
    }


@pytest.mark.parametrize(
    ("mine", "other", "code", "is_mine"),
    [
        ("n/a", "Clear rules are enough here.", "wrong-side", False),
        ("", "Clear.", "wrong-side", False),
        ("Clear rules are enough.", "Clear rules are not enough.", "both-sides", True),
        ("Clear rules are enough here.", "n/a", None, True),
    ],
)
def test_who_wrote_most_for_the_other_side_gets_no_mark_for_the_rest(
    set_class, tmp_path, mine, other, code, is_mine
):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    side = deal(given.assignment, given.roster)["ada@x.edu"]
    path = tmp_path / "form.csv"
    cells = [mine if question.side == side else other for question in given.questions]
    path.write_text(f"Email,Q1,Q2,Q3,Q4\nada@x.edu,{','.join(cells)}\n", encoding="utf-8")
    (work,) = collect(given, [path]).works
    sides = {note.code for note in work.notes} & {"wrong-side", "both-sides"}
    assert sides == ({code} if code else set())
    assert (work.side == side) is is_mine
    told = "; ".join(note.message for note in work.notes if note.code == "wrong-side")
    assert ("where only “n/a”; “n/a” stands" in told) is (mine == "n/a")  # it is not lost


@pytest.mark.parametrize("more", [" Also so.", " Also so." * 20])
def test_who_answered_every_box_keeps_their_own_side_with_fewer_questions(
    set_class, tmp_path, more
):
    only = ["zoo/lost-pupil", "zoo/eyes-on-screens", "zoo/planned-anyway"]
    given = set_class(sides={"rule": "dealt", "seed": 1}, questions={"only": only})
    sides = given.folder.path / "sides.csv"
    sides.write_text("Login,Side\nalan@x.edu,pro\n", encoding="utf-8")
    path = tmp_path / "form.csv"
    own = "Teachers look after the class so that a lost pupil is found."
    cells = [own if question.side == "pro" else own + more for question in given.questions]
    path.write_text(f"Email,Q1,Q2,Q3\nalan@x.edu,{','.join(cells)}\n", encoding="utf-8")
    (work,) = collect(given, [path]).works
    assert (work.side, [answer.text for answer in work.answers]) == ("pro", [own])


def test_sides_that_were_handed_out_stand_when_somebody_joins(set_class, tmp_path):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    told = dict(deal(given.assignment, given.roster))
    roster = given.folder.path / "roster.csv"
    for n in range(5):
        with roster.open("a", encoding="utf-8") as file:
            file.write(f'"Joined, {n}",20{n},n{n},n{n}@x.edu,9b,\n')
        now = open_class(str(given.folder.path))
        sides, joined = given_sides(now.assignment, now.roster, now.folder.path)
        assert {key: sides[key] for key in told} == told
        assert joined == {f"n{m}@x.edu" for m in range(n + 1)}
    path = tmp_path / "form.csv"
    rows = [f"{s.key},a,b,c,d\n" for s in now.roster.students]
    path.write_text("Email,Q1,Q2,Q3,Q4\n" + "".join(rows), encoding="utf-8")
    works = collect(now, [path]).works
    assert {w.student: w.side for w in works if w.student in told} == told
    assert {who for who, code in codes(works) if code == "joined-later"} == joined


def test_a_side_that_the_teacher_changed_in_the_list_counts(set_class, tmp_path):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    swapped = {"pro": "con", "con": "pro"}
    dealt = deal(given.assignment, given.roster)
    rows = [
        f"{one.handles[1]}, {swapped[dealt[one.key]].title()} \n" for one in given.roster.students
    ]
    (given.folder.path / "sides.csv").write_text("Login,Side\n" + "".join(rows), encoding="utf-8")
    sides, joined = given_sides(given.assignment, given.roster, given.folder.path)
    assert sides == {key: swapped[side] for key, side in dealt.items()}
    assert not joined


def test_a_namesake_who_joins_does_not_take_the_other_s_side(set_class):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    with (given.folder.path / "roster.csv").open("a", encoding="utf-8") as file:
        file.write('"Lovelace, Ada",200,n0,n0@x.edu,9b,\n')
    now = open_class(str(given.folder.path))
    assert given_sides(now.assignment, now.roster, now.folder.path)[1] == {"n0@x.edu"}


def test_a_student_s_folder_is_collected_with_what_the_teacher_put_there(set_class, submission):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    inbox = submission(given)
    for name in ("assignment.toml", "sides.csv"):
        (inbox / name).write_bytes((given.folder.path / name).read_bytes())
    found = collect(given, [inbox])
    assert (len(found.works), found.unread) == (1, ())
    with pytest.raises(UsageError):  # named outright it is meant
        collect(given, [inbox / "sides.csv"])


def test_attempts_are_in_the_order_of_time_whatever_their_zones(set_class, form):
    given = set_class(play={"attempts": 3})
    found = collect(given, [form(
        ("2026-12-03T10:00:00+09:00", "ada@x.edu", "first", "x"),  # 01:00 UTC
        ("2026-12-03T02:00:00+00:00", "ada@x.edu", "second", "x"),
        ("2026-12-02T22:00:00-05:00", "ada@x.edu", "third", "x"),  # 03:00 UTC
    )])  # fmt: skip
    assert [w.answers[0].text for w in found.works] == ["first", "second", "third"]


def test_two_files_of_one_name_and_time_count_alike_in_either_order(set_class, form, tmp_path):
    given = set_class()
    paths = []
    for text in ("One.", "Two.", "Three."):
        (tmp_path / text).mkdir()
        paths.append(form((BEFORE, "ada@x.edu", text, "x"), name=f"{text}/answers.csv"))
    assert text_of(collect(given, paths)) == text_of(collect(given, paths[::-1]))


def test_a_stranger_is_one_in_capitals_and_small_letters(set_class, form):
    rows = [(BEFORE, who, text, "x") for who, text in (("Bo", "One."), ("bO", "Two."))]
    works = collect(set_class(), [form(*rows)]).works
    assert [(work.student, work.attempt) for work in works] == [("bo", 1), ("bo", 0)]


def test_a_good_submission_has_nothing_to_note_but_what_was_left_out(set_class, submission):
    given = set_class()
    found = collect(given, [submission(given)])
    assert codes(found.works) == {("ada@x.edu", "blank")}
    assert found.works[0].claimed == (99, None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"seal": False}, "edited"),
        ({"pack_hash": "0" * 64}, "other-pack"),
        ({"pack": "another"}, "other-pack"),
        ({"assignment": "another"}, "other-assignment"),
        ({"handed_in": AFTER}, "late"),
        ({"handed_in": "soon"}, "unknown-time"),
        ({"student": "eve"}, "not-on-roster"),
        ({"name": "alan@x.edu_102_777_work.json"}, "another-name"),
        ({"name": "Turing_102/work.json"}, "another-name"),
    ],
)
def test_what_is_wrong_with_a_submission_is_named_and_it_goes_through(
    set_class, submission, changes, code
):
    given = set_class()
    (work,) = collect(given, [submission(given, **changes)]).works
    assert code in {note.code for note in work.notes}
    assert work.answers[0].text == TEXT


def test_a_file_that_does_not_say_when_takes_no_attempt_from_one_that_does(set_class, submission):
    given = set_class()
    submission(given, "b.json")
    other = [{"motion": "zoo", "counterargument": "eyes-on-screens", "text": "No."}]
    for when in ("", "03/04/2026", "0 soon"):
        works = collect(given, [submission(given, "a.json", handed_in=when, answers=other)]).works
        assert [(work.source, work.attempt) for work in works] == [("b.json", 1), ("a.json", 0)]
    assert ("ada@x.edu", "unknown-time") in codes(works)


def test_a_replayed_submission_counts_once(set_class, submission):
    given = set_class(play={"attempts": 3})
    submission(given)
    found = collect(given, [submission(given, "copy.json", handed_in="2026-12-03 11:00")])
    assert [work.attempt for work in found.works] == [1, 0]
    assert ("ada@x.edu", "same-again") in codes(found.works)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"format": "rebutt', "corrupt"),
        (b"\xff\xfe\x00", "corrupt"),
        (b"[1]", "no-submission"),
        (b'{"format": "rebuttal-submission", "format_version": 1}', "not-whole"),
        (b"[" * 100_000, "corrupt"),
        (b"", "corrupt"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_go_through(set_class, submission, content, code):
    given = set_class()
    folder = submission(given)
    (folder / "bad.json").write_bytes(content)
    (folder / "notes.csv").write_bytes(b"a,b\n1,2\n")
    (folder / ".DS_Store").write_bytes(b"x")
    found = collect(given, [folder])
    assert [(one.source, one.code) for one in found.unread] == [
        ("bad.json", code), ("notes.csv", "no-form"),
    ]  # fmt: skip
    assert len(found.works) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("all.zip", "it is a ZIP archive: unpack it first"),
        ("Essay.DOCX", "it is a Word file: ask for the file that rebuttal wrote"),
        ("essay.pdf", "it is a PDF: ask for the file that rebuttal wrote"),
        ("answers.xlsx", "it is a spreadsheet: save it as CSV first"),
    ],
)
def test_a_file_of_another_kind_says_what_to_do(set_class, submission, name, words):
    given = set_class()
    folder = submission(given)
    (folder / name).write_bytes(b"PK\x03\x04")
    found = collect(given, [folder])
    assert [(one.source, one.message) for one in found.unread] == [(name, words)]
    assert len(found.works) == 1


def test_files_without_a_name_inside_are_known_by_their_own(set_class, submission):
    given = set_class()
    submission(given, "Lovelace Ada_101_assignsubmission_file_/work.json", student="")
    found = collect(given, [submission(given, "turingalan_102_999_work.json", student="")])
    assert {work.student for work in found.works} == {"ada@x.edu", "alan@x.edu"}


def test_the_order_of_the_files_does_not_matter(set_class, form):
    given = set_class()
    one = form((BEFORE, "ada@x.edu", "a", "b"), name="one.csv")
    two = form((AFTER, "alan@x.edu", "a", "b"), (BEFORE, "ada@x.edu", "c", "d"), name="two.csv")
    assert text_of(collect(given, [one, two])) == text_of(collect(given, [two, one]))


def test_a_folder_without_a_submission_is_named(set_class, submission, tmp_path, capsys):
    given = set_class()
    empty = tmp_path / "none"
    empty.mkdir()
    (empty / "assignment.toml").write_bytes(given.folder.assignment_file.read_bytes())
    command = ["class", "collect", str(given.folder.path)]
    assert main([*command, str(empty)]) == FAILED
    said = capsys.readouterr().out
    assert f"  nothing: {empty}: no submission file was found in this folder. They are called" in (
        said
    )
    assert "zoo-9b_S-4F09A2B1_attempt1.json; a form's answers are a .csv file" in said
    assert main([*command, str(submission(given)), str(empty)]) == FAILED
    assert "1 work to grade" in capsys.readouterr().out


def test_whose_file_cannot_be_read_is_told_beside_their_name(set_class, submission, tmp_path):
    given = set_class()
    folder = submission(given)
    (folder / "turingalan_102_999_work.json").write_bytes(b"{")
    lines = collected_lines(given, collect(given, [folder]))
    assert lines[0] == "1 student handed in, 1 work to grade, 1 unreadable, 3 missing."
    broken = "turingalan_102_999_work.json"
    assert f"  missing: Turing, Alan (but {broken} cannot be read)" in lines


def test_before_the_deadline_nobody_is_missing(set_class, submission):
    given = set_class()
    folder = submission(given)
    (folder / "turingalan_102_999_work.json").write_bytes(b"{")
    lines = collected_lines(given, collect(given, [folder]), due=False)
    assert lines[0] == "1 student handed in, 1 work to grade, 1 unreadable."
    assert lines[-2:] == [
        "  not yet: Turing, Alan (but turingalan_102_999_work.json cannot be read)",
        "  not yet handed in: 3",
    ]
    assert not any("missing" in line for line in lines)


@pytest.mark.parametrize("due", [True, False])
def test_grading_calls_missing_whoever_is_due(
    set_class, submission, monkeypatch, overlap_matcher, capsys, due
):
    given = set_class()
    monkeypatch.setattr(lateness, "is_due", lambda deadline, now: due)
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    command = ["class", "grade", str(given.folder.path), str(submission(given)), "--jobs", "0"]
    assert main(command) == OK
    said = capsys.readouterr().out
    for words in ("  missing: Turing, Alan", "1 graded, 3 missing"):
        assert (words in said) is due
    for words in ("  not yet handed in: 3", "1 graded, 3 not yet handed in"):
        assert (words in said) is not due


ADD_UP = [
    (BEFORE, "ada@x.edu", TEXT, TEXT),
    (BEFORE, "alan@x.edu", "", " "),
    (BEFORE, "bo@x.edu", TEXT, TEXT),
    (BEFORE, "eve@x.edu", "", ""),
]
"""A student, one with an empty work, and two who are on no roster."""


@pytest.mark.parametrize("due", [True, False])
def test_all_counts_of_an_evening_add_up_to_the_roster(
    set_class, form, monkeypatch, overlap_matcher, capsys, due
):
    given = set_class()
    monkeypatch.setattr(lateness, "is_due", lambda deadline, now: due)
    monkeypatch.setattr(game.scoring, "load_matcher", lambda: overlap_matcher, raising=False)
    command = ["class", "grade", str(given.folder.path), str(form(*ADD_UP)), "--jobs", "0"]
    assert main(command) == OK
    said = capsys.readouterr()
    lines, away = said.out.splitlines(), "missing" if due else "not yet handed in"
    assert lines[0] == (
        "1 student and 1 who is not on the roster handed in, 2 works to grade, "
        "1 empty work besides" + ", 3 missing (1 with an empty work)." * due + "." * (not due)
    )
    alan = f"{'missing' if due else 'not yet'}: Turing, Alan (but answers.csv, row 3 is empty)"
    assert f"  {alan}" in lines
    assert ("  not yet handed in: 3 (1 with an empty work)" in lines) is not due
    counts = f"1 graded, 3 {away} (1 with an empty work), 0 late, 1 more graded (not on the roster)"
    assert any(line.startswith(f"{counts}, 1 empty work besides") for line in lines)
    assert "2 works judged in" in said.err
    assert main(["class", "report", str(given.folder.path)]) == OK
    assert counts in capsys.readouterr().out
    assert counts in given.folder.report.read_text(encoding="utf-8")


def test_without_a_roster_an_empty_work_is_told_too(set_class, form):
    given = set_class(roster="")
    lines = collected_lines(given, collect(given, [form(*ADD_UP)]))
    assert lines[0] == "2 students handed in, 2 works to grade, 2 empty works besides."


def test_whose_work_is_not_certain_is_counted_apart(set_class, form, graded):
    given = set_class()
    roster = given.folder.path / "roster.csv"
    twins = roster.read_text("utf-8") + '"Turing, Alan",105,u5,al@x.edu,9b,\n'
    roster.write_text(twins, encoding="utf-8")
    given = open_class(given.folder.path)
    path = form((BEFORE, "Alan Turing", TEXT, TEXT), ADD_UP[0])
    lines = collected_lines(given, collect(given, [path]))
    assert lines[0].startswith("1 student and 1 who is not certain handed in, 2 works to grade, ")
    graded(path, given=given)
    counts = Counts()
    for one in read_grades(given):
        counts.count(one, given.roster)
    assert (counts.graded, counts.look, counts.missing) == (1, 0, 4)
    assert counts.others_words("look", "to read") == ["1 more to read (not certain)"]


@pytest.mark.parametrize(
    ("now", "due"),
    [("2026-12-04T18:00:00", False), ("2026-12-04T18:00:01", True), ("", True)],
)
def test_work_is_due_once_the_deadline_has_passed(now, due):
    deadline = datetime.datetime(2026, 12, 4, 18) if now else None
    moment = datetime.datetime.fromisoformat(now or "2026-01-01T00:00:00")
    assert is_due(deadline, moment) is is_due(deadline, moment.astimezone()) is due


def test_students_who_handed_in_and_who_did_not_are_all_there_are(set_class, submission):
    given = set_class(sides={"rule": "dealt", "seed": 1})
    side = deal(given.assignment, given.roster)["alan@x.edu"]
    asked = next(q.counterargument.id for q in given.questions if q.side != side)
    other = [{"motion": "park", "counterargument": asked, "text": TEXT}]
    theirs = [{"motion": "zoo", "counterargument": asked, "text": TEXT}]
    submission(given, "ada.json", assignment="park-9b", answers=other)
    folder = submission(given, "alan.json", student="alan@x.edu", answers=theirs)
    lines = collected_lines(given, collect(given, [folder]))
    assert lines[0] == (
        "1 student handed in, 0 works to grade, 1 to look at, 3 missing (1 with an empty work)."
    )
    assert "  empty: Lovelace, Ada: nothing was written in answer to what was asked (ada.json)" in (
        lines
    )
    assert "  missing: Lovelace, Ada (but ada.json is for another assignment)" in lines


def test_whom_a_stranger_may_be_is_asked_and_not_decided(set_class, form):
    given = set_class()
    found = collect(
        given, [form((BEFORE, "alan@x.edut", TEXT, TEXT), (BEFORE, "bo@x.edu", "x", ""))]
    )
    assert {work.student for work in found.works} == {"alan@x.edut", "bo@x.edu"}
    assert "Turing" not in text_of(found)
    asked = [line for line in collected_lines(given, found) if "Did you mean" in line]
    assert asked == [
        "  not-on-roster: alan@x.edut: “alan@x.edut” is not on the roster. Did you mean Turing, "
        "Alan (alan@x.edu)? Then correct the row or file, and collect again (answers.csv, row 2)"
    ]


def test_what_needs_a_person_most_is_told_first(set_class, form):
    given = set_class()
    rows = [(AFTER, "ada@x.edu", TEXT, ""), (BEFORE, "eve@x.edu", TEXT, TEXT)]
    lines = collected_lines(given, collect(given, [form(*rows)]))
    codes = [line.split(":")[0].strip() for line in lines[1:]]
    assert codes == ["not-on-roster", "late", "blank", "missing", "missing", "missing"]
