import csv
import json
import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from game.classroom import lateness
from game.classroom.collected import NOTE_ORDER
from game.classroom.figures import FEWEST, ClassFigures, Mean, class_figures
from game.classroom.folder import open_class
from game.classroom.grading import read_grades, write_grades
from game.classroom.markup import esc, marked, student_link
from game.classroom.notes_page import SENTENCES, UNKNOWN, notes_list
from game.classroom.submission import FORMAT, seal_of
from game.classroom.summary import figure_lines
from game.classroom.works import Unread
from game.cli import main
from game.errors import FAILED, OK

BEFORE, AFTER = "2026-12-03 10:00", "2026-12-05 10:00"
EVIL = '<script>alert(1)</script> **bold** =cmd() <img src=x onerror="a()"> rules are enough'
RULES = "Clear rules say when a phone may be used, so distraction is solved and no ban is needed."


class Checker(HTMLParser):
    """Collects tags, and complains about elements that are not closed in order."""

    VOID = ("meta", "br")

    def __init__(self):
        super().__init__()
        self.tags, self.open, self.links, self.ids = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given[name] for name in ("href", "src") if name in given]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def checked(text):
    checker = Checker()
    checker.feed(text)
    assert checker.open == []
    return checker


@pytest.fixture
def reported(set_class, graded, form):
    """Grades these rows and reports; returns the class and the report's text."""

    def run(*rows, options=(), **changes):
        given = set_class(**changes)
        graded(form(*rows), given=given)
        assert main(["class", "report", str(given.folder.path), *options]) == OK
        return given, given.folder.report.read_text(encoding="utf-8")

    return run


def test_the_report_needs_nothing_from_elsewhere_and_what_students_wrote_is_inert(reported):
    _, text = reported((BEFORE, "ada@x.edu", EVIL, RULES), (AFTER, "alan@x.edu", RULES, ""))
    found = checked(text)
    names = {tag for tag, _ in found.tags}
    assert not names & {"script", "img", "link", "iframe", "object"}
    assert not any(key.startswith("on") for _, given in found.tags for key in given)
    assert all(link.startswith("#") and link[1:] in found.ids for link in found.links)
    assert len(found.ids) == len(set(found.ids))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **bold** =cmd()" in text
    assert "default-src &#x27;none&#x27;" in text or "default-src 'none'" in text


def flag_copied(given):
    """As if the judge had flagged each answer; overlap of words does so seldom."""
    grades = list(read_grades(given))
    for one in grades:
        for found in one["rounds"]:
            found["flags"] = [{"kind": "copied", "why": "It is theirs.", "span": None}]
    write_grades(given, grades)


def test_whom_the_judge_flagged_stands_on_the_first_page_with_a_link(reported, capsys):
    rows = [(BEFORE, "ada@x.edu", RULES, "x"), (BEFORE, "alan@x.edu", RULES, RULES)]
    given, _ = reported(*rows)
    flag_copied(given)
    codes = {one["student"]: one["code"] for one in read_grades(given)}
    capsys.readouterr()
    for options, who in (([], codes["ada@x.edu"]), (["--names"], "Lovelace, Ada")):
        assert main(["class", "report", str(given.folder.path), *options]) == OK
        front = given.folder.report.read_text(encoding="utf-8").split("<nav")[0]
        link = f"{student_link(who, codes['ada@x.edu'])} (copied)"
        assert f"The judge flagged answers of 2 students; read them: {link}, " in front
        assert "<dt>to look at, or flagged</dt><dd>2</dd>" in front
        assert ("Lovelace" in front) is bool(options)
        assert "0 to look at, 2 flagged by the judge." in capsys.readouterr().out


def test_how_many_verdicts_are_uncertain_stands_on_the_first_page(reported):
    _, text = reported((BEFORE, "ada@x.edu", RULES, "x"), (BEFORE, "alan@x.edu", RULES, RULES))
    front, rest = text.split("<nav")
    (told,) = re.findall(r"<dt>uncertain verdicts</dt><dd>(\d+)</dd>", front)
    (listed,) = re.findall(r"(\d+) of \d+ verdicts (?:is|are) uncertain", rest)
    assert told == listed != "0"


@pytest.mark.parametrize("names", [False, True])
def test_what_could_not_be_read_is_told_on_the_first_page(reported, monkeypatch, names):
    unread = Unread("lovelace.json", "corrupt", "it is <no> JSON")
    monkeypatch.setattr("game.classroom.class_page.read_unread", lambda _: iter([unread]))
    options = ["--names"] if names else []
    _, text = reported((BEFORE, "ada@x.edu", RULES, RULES), options=options)
    front = text.split("<nav")[0]
    assert "1 file or row could not be read" in front
    assert ("lovelace.json: it is &lt;no&gt; JSON" in front) is names


def test_names_stand_in_it_only_when_asked_for(reported):
    given, text = reported((BEFORE, "ada@x.edu", RULES, RULES))
    assert "Lovelace" not in text
    assert "ada@x.edu" not in text
    codes = given.folder.codes.read_text(encoding="utf-8")
    assert re.search(r"^S-[0-9A-F]{8},ada@x.edu,", codes, re.MULTILINE)
    assert main(["class", "report", str(given.folder.path), "--names"]) == OK
    assert "Lovelace, Ada" in given.folder.report.read_text(encoding="utf-8")


def test_a_name_that_is_markup_is_shown_as_it_is(reported, set_class, tmp_path):
    _, text = reported((BEFORE, "<b>@x.edu", RULES, "x"), anonymous=False, roster="")
    checked(text)
    assert "&lt;b&gt;@x.edu" in text


def test_figures_about_fewer_than_five_are_hidden(reported, capsys):
    _, text = reported(*[(BEFORE, f"s{n}@x.edu", RULES, "x") for n in range(4)], roster="")
    whole = text.split('<section class="student')[0]
    assert "hidden: fewer than 5" in whole
    assert not re.search(r"\d of 4\b", whole)
    assert "<blockquote>" not in whole
    assert "Mean score: hidden" in capsys.readouterr().out


def test_from_five_on_the_class_is_described(reported, capsys):
    rows = [(BEFORE, f"s{n}@x.edu", RULES, "x") for n in range(FEWEST)]
    _, text = reported(*rows, roster="")
    assert "5 of 5" in text
    assert f"<blockquote>{esc(RULES)}</blockquote>" not in text.split('id="missed"')[0]
    said = capsys.readouterr().out
    assert "5 graded, 0 missing" in said
    assert "0 of 5 made: " in said


def test_each_student_reads_what_earned_and_what_was_missed(reported):
    _, text = reported((AFTER, "ada@x.edu", RULES, ""))
    page = text.split('<section class="student')[1]
    assert "<mark>Clear rules say when" in page
    assert "Not answered." in page
    assert "late" in page
    assert "rebuttal play school-phones --motion zoo --side con --mode drill" in page
    assert "No score; that is not a zero." in text.split('<section class="student')[2]


def test_a_point_made_in_two_places_is_marked_and_quoted_in_both(reported):
    given, _ = reported((BEFORE, "ada@x.edu", f"{RULES} Nobody asked. Lessons are short.", ""))
    grades = list(read_grades(given))
    point = grades[0]["rounds"][0]["points"][0]
    text = grades[0]["rounds"][0]["text"]
    point |= {"span": [text.index("Lessons"), len(text)], "beside": [0, len("Clear rules")]}
    write_grades(given, grades)
    assert main(["class", "report", str(given.folder.path)]) == OK
    page = given.folder.report.read_text(encoding="utf-8").split('<section class="student')[1]
    assert "<mark>Clear rules</mark>" in page
    assert "<mark>Lessons are short.</mark>" in page
    assert "<q>Clear rules … Lessons are short.</q>" in page


def test_points_on_a_students_page_are_called_by_their_kinds(reported):
    _, text = reported((BEFORE, "ada@x.edu", RULES, ""))
    page = text.split('<section class="student')[1]
    assert "<em>(alternative)</em> Clear rules about when" in page
    assert page.count("Alternative: another way gets what they want") == 1
    assert "<em></em>" not in page
    checked(text)


def test_accuracy_of_the_judge_stands_on_every_report(reported):
    _, text = reported((BEFORE, "ada@x.edu", RULES, "x"))
    assert "How far to trust these scores" in text
    assert "Against coaches: labelled rebuttals" in text


@pytest.mark.parametrize("due", [True, False])
def test_before_the_deadline_nobody_is_called_missing(
    set_class, graded, form, tmp_path, monkeypatch, capsys, due
):
    given, each = set_class(), tmp_path / "each"
    folder = str(given.folder.path)
    graded(form((BEFORE, "ada@x.edu", RULES, RULES), (BEFORE, "alan@x.edu", "", "")), given=given)
    monkeypatch.setattr(lateness, "is_due", lambda deadline, now: due)
    assert main(["class", "report", folder, "--names", "--each", str(each)]) == OK
    said, text = capsys.readouterr().out, given.folder.report.read_text(encoding="utf-8")
    away, never = ("missing", "not yet handed in")[:: 1 if due else -1]
    assert f"1 graded, 3 {away} (1 with an empty work), 0 late, 0 to look at" in said
    front, *pages = text.split('<section class="student')
    assert f"<dt>{away}</dt><dd>3</dd>" in front
    assert front.count(f"<span>{away}</span>") == 3
    assert never not in said + front.split("<nav")[0] + front.split('id="students"')[1]
    assert "Nothing is written in what was handed in." in pages[1]
    for page in (pages[2], next(each.glob("Hopper-*")).read_text(encoding="utf-8")):
        assert f"Nothing was handed in{'' if due else ' yet'}. No score" in page
    assert main(["class", "export", folder]) == OK
    states = [row["state"] for row in csv.DictReader(capsys.readouterr().out.splitlines())]
    assert states == ["graded", *["missing" if due else "not-yet"] * 3]


def test_two_runs_give_the_same_bytes(reported, set_class):
    given, text = reported((BEFORE, "ada@x.edu", EVIL, RULES))
    assert main(["class", "report", str(given.folder.path)]) == OK
    assert given.folder.report.read_text(encoding="utf-8") == text


def test_one_file_a_student_to_hand_back(reported, tmp_path):
    reported((BEFORE, "ada@x.edu", RULES, "x"), options=["--each", str(tmp_path / "e")])
    files = sorted((tmp_path / "e").iterdir())
    assert len(files) == 4
    assert all(checked(path.read_text(encoding="utf-8")) for path in files)
    assert sum("of 100" in path.read_text(encoding="utf-8") for path in files) == 1


def _submission(given, student, text):
    place = {"motion": "zoo", "counterargument": "eyes-on-screens"}
    data = {"format": FORMAT, "format_version": 1, "assignment": given.assignment.id,
            "student": student, "handed_in": "2026-12-03T10:00:00", "pack": given.pack.id,
            "answers": [{**place, "text": text}]}  # fmt: skip
    return json.dumps(data | {"seal": seal_of(data)})


@pytest.fixture
def noted(set_class, graded, tmp_path):
    """A class whose notes name files and other students."""
    given, inbox = set_class(), tmp_path / "in"
    inbox.mkdir()
    for name, student, text in (
        ("lovelaceada_ada@x.edu_1.json", "ada@x.edu", RULES),
        ("lovelaceada_ada@x.edu_2.json", "ada@x.edu", RULES),
        ("alan@x.edu_1.json", "grace@x.edu", "Rules in class work, for pupils agree on them."),
        ("z.json", "Somebody Else", "Rules are enough, because I say so and more."),
    ):
        (inbox / name).write_text(_submission(given, student, text))
    graded(inbox, given=given)
    return given


TELLING = ("lovelaceada", "ada@x.edu", "alan@x.edu", "Somebody", ".json")


def test_notes_on_coded_pages_name_no_file_and_nobody(noted, tmp_path):
    each = tmp_path / "each"
    assert main(["class", "report", str(noted.folder.path), "--each", str(each)]) == OK
    pages = [path.read_text(encoding="utf-8") for path in each.iterdir()]
    for text in (noted.folder.report.read_text(encoding="utf-8"), *pages):
        assert not [word for word in TELLING if word.casefold() in text.casefold()]
    assert sum("same-again: the same answers were handed in again" in text for text in pages) == 1
    assert sum("another-name: the name of the file" in text for text in pages) == 1


def test_pages_to_hand_back_with_names_say_nothing_of_others_and_the_teacher_reads_all(
    noted, tmp_path
):
    each = tmp_path / "each"
    asked = ["class", "report", str(noted.folder.path), "--names", "--each", str(each)]
    assert main(asked) == OK
    (grace,) = each.glob("Hopper-*")
    assert not [word for word in TELLING if word in grace.read_text(encoding="utf-8")]
    (ada,) = each.glob("Lovelace-*")
    assert "_1.json" not in ada.read_text(encoding="utf-8")
    text = noted.folder.report.read_text(encoding="utf-8")
    assert "the same as lovelaceada_ada@x.edu_1.json" in text
    assert "name says alan@x.edu" in text


def test_whom_a_stranger_may_be_is_asked_only_on_the_teachers_own_page(reported, tmp_path):
    row, each = (BEFORE, "alan@x.edut", RULES, RULES), tmp_path / "each"
    given, text = reported(row, options=["--names", "--each", str(each)])
    assert text.count("is not on the roster. Did you mean Turing, Alan (alan@x.edu)?") == 1
    assert not any("Did you mean" in page.read_text("utf-8") for page in each.iterdir())
    assert main(["class", "report", str(given.folder.path)]) == OK
    assert "Did you mean" not in given.folder.report.read_text("utf-8")


def test_a_note_of_a_kind_without_a_sentence_is_not_told_either():
    note = {"code": "new", "message": "like alan@x.edu"}
    assert notes_list({"notes": [note]}, full=False) == f"<ul><li>new: {UNKNOWN}</li></ul>"
    assert notes_list({"notes": []}, full=True) == ""


def test_a_long_name_is_cut_by_bytes_and_a_page_that_cannot_be_written_is_named(
    set_class, graded, form, tmp_path, capsys
):
    given = set_class()
    roster = given.folder.path / "roster.csv"
    text = roster.read_text(encoding="utf-8").replace("Lovelace, Ada", "図" * 150)
    roster.write_text(text, encoding="utf-8")
    grades = graded(form((BEFORE, "ada@x.edu", RULES, "x")), given=open_class(given.folder.path))
    each = tmp_path / "e"
    asked = ["class", "report", str(given.folder.path), "--names", "--each", str(each)]
    assert main(asked) == OK
    assert f"{'図' * 50}-{grades[0]['code']}.html" in {path.name for path in each.iterdir()}
    (page,) = each.glob("Turing-Alan-*")
    page.unlink()
    page.mkdir()
    capsys.readouterr()
    assert main(asked) == FAILED
    said = capsys.readouterr()
    assert f"The page of {grades[1]['code']} could not be written: " in said.err
    assert "Report: " in said.out
    assert len(list(each.iterdir())) == 4


@pytest.mark.parametrize("roster", ["roster.csv", ""])
def test_no_sentence_with_a_name_is_quoted_with_or_without_a_roster(
    set_class, graded, tmp_path, roster
):
    given, made = set_class(roster=roster), "Just make it phones away except for tasks"
    asked = ["Q1. Eyes on the screen", "Q2. Safe without phones"]
    rows = [["Timestamp", "Name", "Email Address", *asked]]
    rows += [[BEFORE, f"Zelda Fitz{n}", f"z{n}@x.edu", f"I, zelda, say: {made.lower()}.", ""]
             for n in range(FEWEST)]  # fmt: skip
    rows += [[BEFORE, "Lovelace Ada", "ada@x.edu", f"{made}, says LOVELACE.", ""]]
    rows += [[BEFORE, "Turing Alan", "alan@x.edu", f"{made}.", ""]]
    path = tmp_path / "form.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    grades = graded(path, given=given)
    found = class_figures(given, lambda: grades)
    quoted = {words for one in found.points.values() for words in (*one.examples, *one.near)}
    assert quoted == {f"{made}."}


def test_who_is_not_on_the_roster_is_in_no_count_and_no_mean(reported):
    students = [f"{name}@x.edu" for name in ("ada", "alan", "grace", "emmy")]
    strangers = [(AFTER, f"s{n}@y.edu", "Hm, no. I hold that this is it.", "y") for n in range(3)]
    given, text = reported(*((BEFORE, one, RULES, "x") for one in students), *strangers)
    grades = list(read_grades(given))
    found = class_figures(given, lambda: grades)
    alone = class_figures(given, lambda: [one for one in grades if one["student"] in students])
    assert (found.graded, found.late) == (4, 0)
    assert found.others["graded", "stranger"] == 3
    for name in ("graded", "late", "look", "bands", "overall", "sides", "questions", "points",
                 "attempts", "days", "flagged"):  # fmt: skip
        assert getattr(found, name) == getattr(alone, name), name
    assert "3 more graded (not on the roster)" in text


def test_figures_do_not_depend_on_the_order(reported):
    given, _ = reported((BEFORE, "ada@x.edu", RULES, "x"), (AFTER, "alan@x.edu", "No.", RULES))
    grades = list(read_grades(given))
    assert class_figures(given, lambda: grades) == class_figures(given, lambda: grades[::-1])
    assert class_figures(given, lambda: grades).late == 1


def test_a_mark_for_who_handed_in_nothing_cannot_be_worked_out_from_the_means(reported):
    rows = [(BEFORE, f"s{n}@x.edu", RULES, "x") for n in range(FEWEST)]
    given, _ = reported(*rows, roster="")
    grades = list(read_grades(given))
    marked_by_hand = {**grades[0], "rounds": [], "score": 0.0}
    found = class_figures(given, lambda: [*grades, marked_by_hand])
    assert (found.graded, found.overall) == (
        FEWEST + 1,
        class_figures(given, lambda: grades).overall,
    )
    assert found.overall.count == sum(mean.count for mean in found.sides.values())


def test_a_mean_is_told_from_five_on():
    mean = Mean()
    for number in range(1, 7):
        mean.add(10.0)
        assert (mean.value is None) == (number < 5)


@pytest.mark.parametrize(
    ("spans", "markup"),
    [
        ([], "a&lt;b"),
        ([(0, 2, "1")], "<mark>a&lt;</mark><sup>1</sup>b"),
        ([(0, 2, "1"), (0, 2, "2")], "<mark>a&lt;</mark><sup>1</sup><sup>2</sup>b"),
        ([(0, 2, "1"), (1, 3, "2")], "<mark>a&lt;</mark><sup>1</sup><mark>b</mark><sup>2</sup>"),
    ],
)
def test_marks_may_overlap(spans, markup):
    assert marked("a<b", spans) == markup


@pytest.mark.parametrize(("pro", "con", "told"), [(5, 5, True), (5, 4, False), (9, 1, False)])
def test_a_small_side_hides_the_other_s_mean_for_the_whole_would_give_it_away(pro, con, told):
    sides = {"pro": Mean(pro, 50.0 * pro), "con": Mean(con, 60.0 * con)}
    questions, bands = {"q": Mean(5, 250.0)}, Counter({2: pro + con})
    found = ClassFigures(graded=pro + con, sides=sides, questions=questions, bands=bands)
    assert (found.side_mean("pro") is not None) == told
    assert (found.question_mean("q") is not None) == told
    assert (found.side_gap is not None) == told
    said = "\n".join(figure_lines(found))
    assert ("mean 50.0" in said) == told


def test_every_note_that_is_listed_has_a_sentence_for_its_student():
    assert set(NOTE_ORDER) <= set(SENTENCES)
