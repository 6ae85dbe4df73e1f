import pytest
from hypothesis import given as given_values
from hypothesis import strategies as st

from game.classroom.similarity import (
    FEWEST_SHARED,
    SHARE,
    alike,
    alike_grades,
    pack_runs,
    shared_spans,
)
from game.cli import main
from game.errors import OK

OWN = (
    "My little brother once ran off near the penguins, and what found him was an ice cream seller "
    "who knew the loudspeaker code by heart; nobody reached for anything in a pocket that day."
)
OTHER = (
    "Whoever has stood at a bus stop in the rain knows how quickly thirty people lose count, and a "
    "list on paper turns to porridge long before the second pupil has answered to it."
)
BEFORE = "2026-12-03 10:00"


@pytest.fixture(scope="session")
def runs(school_phones):
    return pack_runs(school_phones)


def test_pairs_over_half_alike_are_found_and_others_are_not(runs):
    works = [("a", [OWN]), ("b", [f"{OWN} And more of that."]), ("c", [OTHER]), ("d", [""])]
    (pair,) = alike(works, runs)
    assert (pair.one, pair.other) == ("a", "b")
    assert pair.share == 1


def test_what_stands_in_the_pack_counts_for_nobody(school_phones, runs):
    speech = school_phones.get_motion("zoo").get_counterargument("eyes-on-screens").speech
    assert alike([("a", [speech]), ("b", [speech])], runs) == []
    example = school_phones.get_motion("zoo").counterargument[0].point[0].accept[0]
    works = [("a", [f"{example} {OWN}"]), ("b", [f"{example} {OTHER}"])]
    assert alike(works, runs) == []


def test_an_answer_moved_to_another_question_is_found(runs):
    assert len(alike([("a", [OWN, OTHER]), ("b", [OTHER, OWN])], runs)) == 1


def test_a_sentence_in_common_is_not_enough(runs):
    common = "We all wrote this one sentence down from the board together."
    works = [("a", [f"{common} {OWN}"]), ("b", [f"{common} {OTHER}"])]
    assert alike(works, runs) == []
    assert alike([("a", [common]), ("b", [common])], runs) == []


def test_sentence_starters_of_a_whole_class_count_for_nobody(runs):
    common = "You may well say so and many people do, but let us look at what that would mean."
    rest = [" ".join(f"{word}{n}" for word in OWN.split()[:14]) for n in range(12)]
    works = [(str(n), [f"{common} {text}"]) for n, text in enumerate(rest)]
    assert alike(works, runs) == []
    copied = [(str(n), [f"{common} {OWN}"]) for n in range(12)]
    assert len(alike(copied, runs)) == 12 * 11 // 2


WORDS = st.lists(st.sampled_from("elk bear owl swan crane newt toad carp".split()), max_size=40)


@given_values(st.lists(WORDS, max_size=5))
def test_shares_lie_above_the_line_and_do_not_depend_on_the_order(runs, texts):
    works = [(str(n), [" ".join(text)]) for n, text in enumerate(texts)]
    found = alike(works, runs)
    assert all(SHARE < one.share <= 1 and one.shared >= FEWEST_SHARED for one in found)
    turned = alike(works[::-1], runs)
    assert {(frozenset((p.one, p.other)), p.shared, p.of) for p in found} == {
        (frozenset((p.one, p.other)), p.shared, p.of) for p in turned
    }


@pytest.mark.parametrize("text", [OWN, f"İ {OWN}", f"so. {OWN.upper()} «x»", "静かに " + OWN])
def test_what_is_marked_is_what_both_wrote(school_phones, text):
    (span,) = shared_spans(text, [OWN], pack_runs(school_phones))
    assert text[slice(*span)].lower().startswith("my little brother")
    assert text[slice(*span)].lower().endswith("that day")


def test_the_report_shows_them_side_by_side_and_calls_it_look(set_class, graded, form, capsys):
    given = set_class()
    evil = f"<script>x</script> {OWN}"
    rows = [(BEFORE, "ada@x.edu", evil, OTHER), (BEFORE, "alan@x.edu", evil, "No."),
            (BEFORE, "grace@x.edu", "Quite another thing altogether.", "x")]  # fmt: skip
    graded(form(*rows), given=given)
    assert main(["class", "report", str(given.folder.path)]) == OK
    said = capsys.readouterr().out
    assert "Look: 1 pair of works share more than half of their wording." in said
    assert "      both wrote “script>x</script> My little brother once ran off" in said
    assert "Lovelace" not in said
    text = given.folder.report.read_text(encoding="utf-8")
    look = text.split(">Look: works that share wording</h2>")[1].split("How far to trust")[0]
    assert look.count("<mark>") == 2
    assert "&lt;<mark>script&gt;x&lt;/script&gt;" in look
    assert "cheat" not in look.lower()
    assert "plagiar" not in text.lower()


def test_without_pairs_the_report_says_so(set_class, graded, form):
    given = set_class()
    graded(form((BEFORE, "ada@x.edu", OWN, "x")), given=given)
    assert main(["class", "report", str(given.folder.path)]) == OK
    assert "No two works share more than half" in given.folder.report.read_text(encoding="utf-8")


@given_values(st.text(max_size=60))
def test_places_are_inside_the_text_and_in_order(school_phones, text):
    long = f"{text} {OWN}"
    spans = shared_spans(long, [long], frozenset())
    assert all(0 <= start < end <= len(long) for start, end in spans)
    assert spans == sorted(spans)


def test_a_report_compares_the_works_once(set_class, graded, form, monkeypatch):
    given, calls = set_class(), []

    def counted(read, known):
        calls.append(len(known))
        return alike_grades(read, known)

    monkeypatch.setattr("game.classroom.look_page.alike_grades", counted)
    graded(form((BEFORE, "ada@x.edu", OWN, "x"), (BEFORE, "alan@x.edu", OWN, "y")), given=given)
    assert main(["class", "report", str(given.folder.path)]) == OK
    assert len(calls) == 1
