from benchmarks import gainsaying
from game.packs.library import load_pack
from game.scoring.language import language_of


def test_each_claim_is_denied_and_said_in_both_languages():
    pack = load_pack("deepseek-lessons")
    claims = {(motion.id, c.id) for motion in pack.motions for c in motion.counterargument}
    rows = [*gainsaying.rows(held=False), *gainsaying.rows(held=True)]
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} == {*gainsaying.KINDS}
    for kind in gainsaying.KINDS:
        for language in ("en", "ja"):
            found = {
                (row["motion"], row["counterargument"])
                for row in rows
                if row["kind"] == kind and language_of(row["text"]) == language
            }
            assert found == claims


def test_no_answer_is_both_fitted_on_and_measured():
    learnt, held = gainsaying.rows(held=False), gainsaying.rows(held=True)
    assert not {row["text"].lower() for row in learnt} & {row["text"].lower() for row in held}
    assert {row["kind"] for row in held} == {*gainsaying.KINDS}
