import json
from pathlib import Path

from game.packs.format import Pack, Term
from game.packs.statistics import count_pack


def test_each_side_is_counted(school_phones: Pack) -> None:
    pro, con = count_pack(school_phones).sides
    assert (pro.motion, pro.side, con.side) == ("zoo", "pro", "con")
    assert (pro.counterarguments, pro.points, pro.weight, pro.essay_points) == (2, 4, 5, 2)
    assert (con.counterarguments, con.points, con.weight, con.essay_points) == (2, 4, 5, 0)
    assert (pro.phrasings, pro.accept, pro.reject, pro.contrary) == (12, 8, 4, 0)
    assert (pro.cards, con.cards) == (2, 2)
    motion = school_phones.motions[0]
    texts = [text for one in motion.against("pro") for text in (one.speech, one.model_answer)]
    assert pro.length == len(" ".join(texts).split())


def test_what_stands_beside_the_points_is_counted(school_phones: Pack) -> None:
    motion = school_phones.motions[0]
    thrown = [
        one.model_copy(update={"off_list": ("A.", "B."), "upholds": ("C.",)})
        if one.against == "pro"
        else one
        for one in motion.counterargument
    ]
    motion = motion.model_copy(update={"counterargument": tuple(thrown)})
    pro, con = count_pack(school_phones.model_copy(update={"motions": (motion,)})).sides
    assert (pro.off_list, pro.upholds) == (4, 2)
    assert (con.off_list, con.upholds) == (0, 0)


def test_sections_are_counted_by_what_cites_them(school_phones: Pack) -> None:
    counts = count_pack(school_phones)
    assert [(one.id, one.counterarguments, one.points) for one in counts.sections] == [
        ("attention", 2, 1), ("safety", 2, 1)
    ]  # fmt: skip


def test_terms_and_forms_that_nobody_says_are_named(school_phones: Pack) -> None:
    assert count_pack(school_phones).unheard == ()
    assert count_pack(school_phones).unheard_forms == ("zoo: work sheet",)
    terms = (Term(term="owl", also=("owls",), meaning="A bird."), Term(term="ape", meaning="It."))
    motion = school_phones.motions[0].model_copy(update={"term": terms})
    other = school_phones.model_copy(update={"motions": (motion,)})
    assert count_pack(other).unheard == ("zoo: owl", "zoo: ape")


def test_counterarguments_that_echo_nothing_are_named(school_phones: Pack) -> None:
    assert count_pack(school_phones).unechoed == ("zoo/photos-teach",)


def test_japanese_is_counted_in_characters(school_phones: Pack) -> None:
    manifest = school_phones.manifest.model_copy(update={"language": "ja"})
    counts = count_pack(school_phones.model_copy(update={"manifest": manifest}))
    assert counts.unit == "characters"
    assert counts.sides[0].length > count_pack(school_phones).sides[0].length * 3


def test_the_data_is_json(school_phones: Pack) -> None:
    data = json.loads(json.dumps(count_pack(school_phones).as_data()))
    assert list(data) == ["sides", "sections", "unit", "unheard", "unheard_forms", "unechoed"]
    assert Path(data["sides"][0]["motion"]).name == "zoo"
