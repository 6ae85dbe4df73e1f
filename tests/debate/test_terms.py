import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debate.terms import find_terms
from game.packs.format import Term

SHEET = Term(term="study sheet", also=("work sheet",), meaning="A page of questions.")
STUDY = Term(term="study", meaning="Learning.")
STREET = Term(term="Straße", meaning="Where cars go.")
PLUS = Term(term="C++", meaning="A language.")


def found(text, *terms):
    return [(text[slice(*span)], term.term) for span, term in find_terms(text, terms)]


@pytest.mark.parametrize(
    ("text", "terms", "hits"),
    [
        ("A study sheet.", [SHEET], [("study sheet", "study sheet")]),
        ("STUDY Sheet", [SHEET], [("STUDY Sheet", "study sheet")]),
        ("Any work sheet", [SHEET], [("work sheet", "study sheet")]),
        ("study sheets", [SHEET], []),
        ("understudy", [STUDY], []),
        ("study, study!", [STUDY], [("study", "study"), ("study", "study")]),
        (
            "a study sheet to study",
            [STUDY, SHEET],
            [("study sheet", "study sheet"), ("study",) * 2],
        ),
        ("I speak C++.", [PLUS], [("C++", "C++")]),
        ("C+++", [PLUS], [("C++", "C++")]),
        ("die Straße", [STREET], [("Straße", "Straße")]),
        ("nothing", [SHEET, STUDY], []),
        ("study", [], []),
        ("", [STUDY], []),
    ],
)
def test_terms_are_found_as_whole_words_and_the_longer_goes_first(text, terms, hits):
    assert found(text, *terms) == hits


@given(text=st.text(st.sampled_from("study hework.\n"), max_size=80))
def test_finds_come_in_order_and_never_overlap(text):
    end = 0
    for (start, stop), term in find_terms(text, [SHEET, STUDY]):
        assert start >= end
        end = stop
        assert text[start:stop] in (term.term, *term.also)
