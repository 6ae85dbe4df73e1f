import pytest

from game.packs.format import Motion
from game.scoring import guards
from game.scoring.armour import Armour, Attacked, attacked
from game.scoring.attacks import ATTACK_KINDS, Attack, attacks
from game.scoring.verdict import PointResult, Verdict
from game.scoring.words import words


@pytest.fixture
def zoo(school_phones) -> Motion:
    return school_phones.get_motion("zoo")


def texts(motion: Motion, kind: str, counterargument: str = "lost-pupil") -> list[str]:
    c = motion.get_counterargument(counterargument)
    return [attack.text for attack in attacks(c, motion) if attack.kind == kind]


def test_every_counterargument_meets_every_kind(zoo: Motion) -> None:
    for c in zoo.counterargument:
        found = list(attacks(c, zoo))
        assert list(dict.fromkeys(attack.kind for attack in found)) == list(ATTACK_KINDS)
        assert found == list(attacks(c, zoo))
        assert len({(attack.kind, attack.text) for attack in found}) == len(found)


def test_each_point_is_pasted_and_denied(zoo: Motion) -> None:
    pasted, denied = texts(zoo, "points pasted"), texts(zoo, "points negated")
    for point in zoo.get_counterargument("lost-pupil").point:
        assert point.text in pasted
    assert denied[0].startswith("It is simply not true that Teachers and staff with radios look")
    assert denied[1].startswith("It is simply not true that the keepers have walkie-talkies, they")
    assert denied[2].startswith("It is simply not true that a meeting place and fixed times work")
    assert len(denied) == 4


def test_names_keep_their_capital_inside_a_denial(zoo: Motion) -> None:
    c = zoo.counterargument[0]
    point = c.point[0].model_copy(update={"text": "DeepSeek is open.", "accept": ("I said so?",)})
    c = c.model_copy(update={"point": (point,)})
    denied = [a.text for a in attacks(c, zoo) if a.kind == "points negated"]
    assert denied == ["It is simply not true that DeepSeek is open."]


def test_the_other_side_speaks_its_own_points(zoo: Motion) -> None:
    found = texts(zoo, "other side's points")
    assert len(found) == len(zoo.against("con"))
    assert zoo.get_counterargument("eyes-on-screens").point[0].text in found[0]


def test_japanese_packs_are_cheated_in_japanese(zoo: Motion) -> None:
    point = zoo.counterargument[0].point[0].model_copy(update={"text": "係の人が探します。"})
    c = zoo.counterargument[0].model_copy(
        update={"claim": "迷子は電話できません。", "point": (point,)}
    )
    found = {a.kind: a.text for a in attacks(c, zoo)}
    assert "「係の人が探します」というのは正しくありません。" in [
        a.text for a in attacks(c, zoo) if a.kind == "points negated"
    ]
    assert found["padding"].startswith("This house")


def test_a_cheat_gets_through_with_a_point_or_with_the_band_of_one(
    zoo: Motion, overlap_matcher
) -> None:
    c = zoo.get_counterargument("lost-pupil")
    bag = next(a for a in attacks(c, zoo) if a.kind == "keyword bag")
    assert not attacked(bag, c, zoo, overlap_matcher).through
    honest = Attack("padding", "Staff with radios look after the class and a lost pupil is found.")
    assert attacked(honest, c, zoo, overlap_matcher).through


def thrown(kind, *, through: bool) -> Attacked:
    point = PointResult("grown-ups", 0.9 if through else 0.1, through)
    return Attacked("zoo", "lost-pupil", Attack(kind, "x"), Verdict("x", 45, 2, (point,)) if through
                    else Verdict("x", 0, 0, (point,)))  # fmt: skip


def test_armour_is_the_mean_of_the_kinds_rounded_down() -> None:
    found = [thrown("gibberish", through=False)] * 9 + [thrown("gibberish", through=True)]
    found += [thrown("padding", through=False)]
    armour = Armour.of(found)
    assert (armour.withstood, armour.thrown) == (
        {"gibberish": 9, "padding": 1}, {"gibberish": 10, "padding": 1},
    )  # fmt: skip
    assert armour.score == 95
    assert Armour.of([*found, thrown("padding", through=True)]).score == 70


def test_word_salad_holds_the_words_of_the_points_in_another_order(zoo: Motion) -> None:
    c = zoo.get_counterargument("lost-pupil")
    salad = texts(zoo, "gibberish")[-1]
    said = words(" ".join([c.claim, *(point.text for point in c.point)]))
    assert sorted(words(salad)) == sorted(said)
    assert words(salad) != said
    assert guards.nonsense(salad) is not None
