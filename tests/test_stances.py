"""`benchmarks.stances`: answers for and against a claim, as a verifier learns them."""

from collections import Counter

from benchmarks import exchanges, stances
from benchmarks.pairs import ASSERTS, NEITHER, OPPOSITE
from game.text import clean


def test_each_answer_is_read_against_the_claim_and_against_its_reverse():
    for of_claim, of_reverse in stances.own():
        assert of_claim.text == of_reverse.text
        assert of_claim.point != of_reverse.point
        assert {of_claim.label, of_reverse.label} in ({ASSERTS, OPPOSITE}, {NEITHER})


def test_every_file_lists_claims_with_sixteen_answers_each():
    answers = Counter(pair.point for pair, _ in stances.own())

    assert len(answers) > 100
    assert set(answers.values()) == {16}


def test_every_answer_is_a_clean_line_with_something_in_it():
    assert all(clean(pair.text) == pair.text and len(pair.text) > 20 for pair, _ in stances.own())


def test_a_file_is_read_line_by_line(tmp_path):
    (tmp_path / "towns.txt").write_text(
        "# trams\nC: Trams pay.\nR: Trams lose money.\n"
        "r1: They cost a lot.\ns1: All ride.\nn1: Hm.\n"
    )

    sets = stances.own(tmp_path)

    assert [(pair.text, pair.label) for pair, _ in sets] == [
        ("They cost a lot.", OPPOSITE),
        ("All ride.", ASSERTS),
        ("Hm.", NEITHER),
    ]
    assert [pair.label for _, pair in sets] == [ASSERTS, OPPOSITE, NEITHER]
    assert {pair.subject for pair, _ in sets} == {"towns: trams"}


def test_what_a_concession_answers_counts_as_against_and_a_restatement_as_for():
    labels = {pair.text: pair.label for (pair,) in stances.of_exchanges(held=True)}
    read = [e for e in exchanges.read(held=True) if e.language == "en"]
    answers = [answer for exchange in read for answer in exchange.answers]

    for kinds, side in ((("strong", "concede"), OPPOSITE), (("wrong-side", "restate"), ASSERTS)):
        of_kind = [answer.text for answer in answers if answer.kind in kinds]
        assert of_kind
        assert {labels[text] for text in of_kind} == {side}
