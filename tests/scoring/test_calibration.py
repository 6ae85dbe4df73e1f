import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import ModelError
from game.scoring.calibration import (
    FILE,
    SPEAKS,
    Calibration,
    Signs,
    asserts,
    at_most,
    credit,
    credit_at_most,
    in_company,
    logit,
    sigmoid,
)
from game.scoring.calibration import join as join_both
from game.scoring.weights import FOLDER

NUMBERS = Calibration.read(FOLDER / "en")
PROBABILITY = st.floats(0, 1)


def join(signs, weights):
    """That it asserts the point."""
    return join_both(signs, weights)[0]


LOGIT = st.floats(-30, 30)


@pytest.mark.parametrize(("x", "y"), [(0, 0.5), (math.log(3), 0.75), (1e9, 1), (-1e9, 0)])
def test_the_sigmoid_is_safe_at_both_ends(x, y):
    assert sigmoid(x) == pytest.approx(y)


SIGNS = st.builds(
    Signs,
    near=LOGIT,
    other=LOGIT,
    wide=st.floats(-3, 0),
    agrees=st.floats(-1, 3),
    claim=st.floats(-1, 1),
    asserts=PROBABILITY,
    opposes=PROBABILITY,
    clash=st.booleans(),
    denies=st.booleans(),
)


@given(signs=SIGNS, more=st.floats(0, 1))
def test_assertion_raises_the_probability_and_rivals_and_clashes_lower_it(signs, more):
    joined = join(signs, NUMBERS.rebuttal)
    assert 0 <= joined <= 1
    assert (
        join(replace(signs, asserts=min(1, signs.asserts + more)), NUMBERS.rebuttal)
        >= joined - 1e-12
    )
    assert join(replace(signs, agrees=signs.agrees + more), NUMBERS.rebuttal) >= joined - 1e-12
    assert join(replace(signs, other=signs.other + more), NUMBERS.rebuttal) <= joined + 1e-12
    assert join(replace(signs, claim=signs.claim + more), NUMBERS.rebuttal) <= joined + 1e-12
    assert join(replace(signs, clash=True), NUMBERS.rebuttal) <= joined + 1e-12
    assert join(replace(signs, denies=True), NUMBERS.rebuttal) <= joined + 1e-12


@given(signs=SIGNS, near=st.floats(0, 5), more=st.floats(0, 5))
def test_a_clash_costs_the_more_the_nearer_the_words_are(signs, near, more):
    def cost(logit_of_nearness):
        clear = replace(signs, near=logit_of_nearness, clash=False)
        found = (asserts(one) for one in (clear, replace(clear, clash=True)))
        ours = NUMBERS.rebuttal[SPEAKS:]
        without, clashing = (sum(w * x for w, x in zip(ours, f, strict=True)) for f in found)
        return without - clashing

    assert cost(near + more) >= cost(near) - 1e-9
    assert cost(5.0) > cost(0.0) >= -1e-9


@given(signs=SIGNS)
def test_no_reading_lifts_a_sentence_above_what_its_nearness_allows(signs):
    for weights in (NUMBERS.rebuttal, NUMBERS.sentence, NUMBERS.alone):
        assert max(join_both(signs, weights)) <= at_most(signs, weights) + 1e-12


WHOLE = st.builds(
    lambda signs, again, company, sentences: replace(
        signs, again=again, company=company, sentences=sentences
    ),
    SIGNS,
    st.floats(-1, 3),
    st.floats(-1, 3),
    st.integers(2, 40),
)


@pytest.mark.parametrize("language", ["en", "ja"])
@given(signs=WHOLE, more=st.floats(0, 1))
def test_a_text_that_comes_back_to_a_point_or_makes_others_bears_it_out(language, signs, more):
    numbers = Calibration.read(FOLDER / language)
    found = credit(signs, numbers).asserts
    assert 0 <= found <= credit_at_most(signs, numbers) + 1e-12
    for name in ("again", "company"):
        borne_out = replace(signs, **{name: getattr(signs, name) + more})
        assert credit(borne_out, numbers).asserts >= found - 1e-12


@given(signs=WHOLE, probability=st.floats(0, 1))
def test_what_is_heard_as_the_contrary_is_never_borne_out(signs, probability):
    contrary = replace(signs, asserts=0.0, opposes=0.9)
    assert in_company(probability, contrary, NUMBERS.company) <= max(probability, 0.0001) + 1e-12


@given(signs=WHOLE, probability=st.floats(0.1, 0.9))
def test_what_is_heard_half_as_the_contrary_is_borne_out_less(signs, probability):
    sure, doubtful = (
        replace(signs, asserts=0.8, opposes=0),
        replace(signs, asserts=0.2, opposes=0.6),
    )
    more, less = (in_company(probability, heard, NUMBERS.company) for heard in (sure, doubtful))
    assert less <= more + 1e-12


@given(signs=WHOLE, probability=st.floats(0.01, 0.99))
def test_the_rest_of_a_text_counts_the_more_the_more_of_it_there_is(signs, probability):
    def moved(sentences):
        text = replace(signs, sentences=sentences)
        return in_company(probability, text, NUMBERS.company) - probability

    assert moved(1) == 0.0
    assert abs(moved(signs.sentences)) <= abs(moved(signs.sentences + 1)) + 1e-12


@given(signs=SIGNS, more=st.floats(0, 1))
def test_what_is_far_from_a_point_is_helped_by_coming_nearer(signs, more):
    far = replace(signs, near=-3.0)
    assert (
        join(replace(far, near=-3.0 + more), NUMBERS.rebuttal)
        >= join(far, NUMBERS.rebuttal) - 1e-12
    )


@given(PROBABILITY)
def test_the_logit_undoes_the_sigmoid(probability):
    kept = min(0.99, max(0.01, probability))
    assert sigmoid(logit(probability)) == pytest.approx(kept)


@pytest.mark.parametrize("text", ["", "[]", '{"rebuttal": [1], "sentence": [1]}', '{"floor": "x"}'])
def test_damaged_numbers_are_named(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="damaged"):
        Calibration.read(tmp_path)
