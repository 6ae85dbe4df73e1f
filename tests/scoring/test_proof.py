import os

import pytest

from game.errors import ProcessDied
from game.packs.format import Pack, WholeAnswer
from game.scoring.examples import replaced
from game.scoring.proof import Proof, Rate, prove


@pytest.fixture(scope="module")
def proof(school_phones: Pack, overlap_matcher) -> Proof:
    return prove(school_phones, overlap_matcher, attack=True)


def test_all_that_a_pack_says_about_itself_is_judged(proof: Proof, school_phones: Pack) -> None:
    points = [p for c in school_phones.motions[0].counterargument for p in c.point]
    assert len(proof.examples) == sum(len(p.accept) + len(p.reject) for p in points)
    assert [one.answer.title for one in proof.answers] == ["model answer"] * 4
    rates = {rate.name: rate.of for rate in proof.rates}
    assert rates["accept"] == 16
    assert rates["claim copied"] == 12
    assert "contrary" not in rates
    assert proof.scorer_version.endswith("-overlap")


def test_without_attack_there_is_no_armour(school_phones: Pack, overlap_matcher) -> None:
    part = prove(school_phones, overlap_matcher, counterargument="lost-pupil")
    assert part.armour is None
    assert {one.example.counterargument for one in part.examples} == {"lost-pupil"}
    assert prove(school_phones, overlap_matcher, motion="none").rates == ()


def test_progress_counts_every_text(school_phones: Pack, overlap_matcher) -> None:
    heard: list[tuple[int, int]] = []
    prove(school_phones, overlap_matcher, progress=lambda *step: heard.append(step))
    assert heard == [(n, 28) for n in range(1, 29)]


def test_several_processes_find_the_same(
    proof: Proof, school_phones: Pack, overlap_matcher
) -> None:
    heard: list[tuple[int, int]] = []
    found = prove(
        school_phones,
        overlap_matcher,
        attack=True,
        jobs=2,
        load=type(overlap_matcher),
        progress=lambda *step: heard.append(step),
    )
    assert found == proof
    assert [total for _, total in heard] == [heard[-1][0]] * len(heard)


def die():
    """What a process that runs out of memory does."""
    os._exit(1)


def test_a_process_that_dies_is_told(school_phones: Pack, overlap_matcher) -> None:
    with pytest.raises(ProcessDied, match="--jobs 0"):
        prove(school_phones, overlap_matcher, jobs=1, load=die)


def test_every_whole_answer_must_come_out_as_expected(school_phones: Pack, overlap_matcher) -> None:
    zoo = school_phones.motions[0]
    good = WholeAnswer(counterargument="lost-pupil", text="Quokkas hum.", points=())
    bad = WholeAnswer(counterargument="lost-pupil", text="Quokkas hum.", band=4)
    for tests, passes in (((good, good), True), ((good,) * 19 + (bad,), False)):
        pack = school_phones.model_copy(
            update={"motions": (zoo.model_copy(update={"test": tests}),)}
        )
        found = prove(pack, overlap_matcher, counterargument="lost-pupil")
        assert [r.passes(strict=False) for r in found.rates if r.name == "test"] == [passes]
        assert found.passes() <= passes


def test_of_contraries_half_are_needed(school_phones: Pack, overlap_matcher) -> None:
    zoo = school_phones.motions[0]
    c = zoo.get_counterargument("lost-pupil")
    made = "Adults and staff with radios look after the class, a lost pupil is found."
    denied = c.get_point("grown-ups").model_copy(update={"contrary": (made, "Quokkas hum.")})
    thrown = c.model_copy(
        update={"point": tuple(denied if p.id == denied.id else p for p in c.point)}
    )
    pack = school_phones.model_copy(update={"motions": (replaced(zoo, thrown),)})
    found = prove(pack, overlap_matcher, counterargument=c.id).rates
    (contrary,) = (rate for rate in found if rate.name == "contrary")
    assert (contrary.right, contrary.of, contrary.needed) == (1, 2, 1)
    assert {rate.needed for rate in found if rate.name == "accept"} == {4}


@pytest.mark.parametrize(
    ("right", "strict", "passes"),
    [(17, False, True), (16, False, False), (19, True, False), (20, True, True)],
)
def test_a_rate_passes_at_its_line_or_whole(right: int, strict: bool, passes: bool) -> None:
    assert Rate("accept", right, 20, 0.85).passes(strict=strict) is passes
