from benchmarks import terse
from game.packs.library import load_pack


def test_every_answer_has_few_words_a_kind_and_a_point_where_it_needs_one():
    pack = load_pack("deepseek-lessons")
    for row in [*terse.rows(odd=True), *terse.rows(odd=False)]:
        asked = pack.get_motion(row["motion"]).get_counterargument(row["counterargument"])
        assert row["kind"] in terse.KINDS
        assert 2 <= len(row["text"].split()) <= 9, row["text"]
        named = row["kind"] in ("point", "denies")
        assert named == (row["point"] in {point.id for point in asked.point})


def test_no_answer_is_both_fitted_on_and_measured():
    odd, even = terse.rows(odd=True), terse.rows(odd=False)
    assert not {row["id"] for row in odd} & {row["id"] for row in even}
    assert abs(len(odd) - len(even)) <= 1
