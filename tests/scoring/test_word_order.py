import random

import pytest

from game.errors import ModelError
from game.scoring import word_order
from game.scoring.word_order import is_disordered, kinds_of, order

HONEST = [
    "In the first place nobody has shown that a shorter school day makes anybody cleverer.",
    "Me and my friends we are walking there every week, and never something happened to us.",
    "You say the bridge costs too much. Compared with what? The ferry loses more each winter.",
    "Bridge open: traffic down, shops full, ferry gone. So where is the harm you promised us?",
    "the teachers dont need phones to reach us they got radios and a meeting point so whats lost",
    "More lights, more patrols, fewer dark corners: three things that cost less than one camera.",
    "If informations is free then everybody have it, also the ones which you want to keep away.",
    "No. Not one of the towns that tried it went back, and none is poorer for having done so.",
]


@pytest.mark.parametrize("text", HONEST)
def test_what_people_write_is_in_order_however_they_write(text: str) -> None:
    assert not is_disordered(text)
    assert not is_disordered(text.lower())
    assert not is_disordered(text.upper())


def test_the_same_words_shuffled_are_not() -> None:
    together, chance = " ".join(HONEST).split(), random.Random(3)
    caught = 0
    for _ in range(50):
        mixed = chance.sample(together, 40)
        caught += is_disordered(" ".join(mixed))
    assert caught >= 48


def test_the_order_falls_as_more_words_change_places() -> None:
    text, chance = HONEST[0].split(), random.Random(1)
    means = []
    for share in (0.0, 0.3, 1.0):
        found = []
        for _ in range(20):
            moved = [i for i in range(len(text)) if chance.random() < share]
            places = chance.sample(moved, len(moved))
            mixed = list(text)
            for place, other in zip(moved, places, strict=True):
                mixed[place] = text[other]
            found.append(order(" ".join(mixed)))
        means.append(sum(found) / len(found))
    assert means == sorted(means, reverse=True)


def test_few_words_are_never_called_disordered() -> None:
    assert not is_disordered("")
    assert not is_disordered("of the of the of of the")


def test_a_kind_is_a_frequent_word_or_an_ending() -> None:
    assert kinds_of("The cats jumped 12 walls", {"the"}) == [
        "^",
        "the",
        "-s",
        "-ed",
        "#",
        "-s",
        "$",
    ]
    assert kinds_of("red", {"the"}) == ["^", "-", "$"]


@pytest.mark.parametrize("content", [b"", b"no table"])
def test_a_damaged_table_is_named(tmp_path, monkeypatch: pytest.MonkeyPatch, content) -> None:
    damaged = tmp_path / "word_order.npz"
    damaged.write_bytes(content)
    monkeypatch.setattr(word_order, "FILE", damaged)
    word_order._table.cache_clear()
    with pytest.raises(ModelError, match=r"word_order\.npz is damaged"):
        order("The table is read when it is needed.")
    word_order._table.cache_clear()
