import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scoring import agreement, overlap, solving
from game.scoring.agreement import Agreement, Said, solved

WIDTH = 32
NONE = np.zeros((0, WIDTH), dtype=np.float32)


def agreement_of(texts, groups, against=NONE, kept=None, key="key"):
    """Of texts of three words by chance: what they share tells nothing of what they mean."""
    kept = kept or agreement_by_chance()
    said, other, *each = (named(rows) for rows in (texts, against, *groups))
    return kept.of(said, each, other, key)


def named(rows):
    """Texts whose words follow from their place alone."""
    return Said([(f"{row.tobytes().hex()[:24]}",) for row in rows], rows)


def agreement_by_chance(words=0.7):
    return Agreement(lambda text: [int(text[i : i + 2], 16) for i in range(0, len(text), 8)], words)


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)


def around(centre, count, chance, spread=0.2):
    """Wordings of the same thing: unit vectors with a cosine of about .5 to each other."""
    return unit(centre + spread * chance.standard_normal((count, WIDTH)))


def made(seed, sizes, against=0):
    """Centres, groups of wordings about them, and counterexamples about a centre of their own."""
    chance = np.random.default_rng(seed)
    centres = unit(chance.standard_normal((len(sizes) + 1, WIDTH)))
    groups = [around(c, n, chance) for c, n in zip(centres, sizes, strict=False)]
    return centres, groups, around(centres[-1], against, chance)


SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=4)
SEED = st.integers(0, 10_000)
WORDS = [[n % 5, n % 7, n] for n in range(24)]


@given(seed=SEED, sizes=SIZES)
def test_a_text_agrees_most_with_the_point_that_it_makes(seed, sizes):
    centres, groups, _ = made(seed, sizes)
    texts, each = centres[:-1], np.arange(len(sizes))
    found = agreement_of(texts, groups, kept=agreement_by_chance(words=0.0))
    assert found.shape == (len(sizes), len(sizes))
    near = np.stack([(texts @ group.T).max(axis=1) for group in groups], axis=1)
    if (near.argmax(axis=0) == each).all() and (near.argmax(axis=1) == each).all():
        assert (found.argmax(axis=0) == each).all()


@given(seed=SEED, sizes=SIZES, turned=st.randoms())
def test_the_order_of_points_and_texts_does_not_matter(seed, sizes, turned):
    centres, groups, against = made(seed, sizes, against=2)
    order = list(range(len(groups)))
    turned.shuffle(order)
    found = agreement_of(centres, groups, against)
    other = agreement_of(centres[::-1], [groups[i] for i in order], against)
    np.testing.assert_allclose(other[::-1], found[:, order], atol=0.0011)


@given(seed=SEED, sizes=SIZES)
def test_a_counterexample_lowers_what_comes_near_to_it(seed, sizes):
    centres, groups, _ = made(seed, sizes)
    text = around(centres[0], 1, np.random.default_rng(seed + 1))
    before = agreement_of(text, groups)[0, 0]
    after = agreement_of(text, groups, text)[0, 0]
    assert after < max(before, 0.1)


@settings(max_examples=20)
@given(seed=SEED)
def test_a_point_with_few_wordings_is_as_easily_made_as_one_with_many(seed):
    chance = np.random.default_rng(seed)
    centre = unit(chance.standard_normal((1, WIDTH)))
    far = 0.4  # a cosine of .2 to each other, as wordings by different writers have
    fresh = around(centre, 40, chance, far)
    reached = [
        agreement_of(fresh, [around(centre, count, chance, far)]).mean() for count in (4, 8, 13, 26)
    ]
    assert max(reached) < 1.5 * min(reached)


def test_a_set_of_wordings_is_solved_once(monkeypatch):
    asked = []
    monkeypatch.setattr(agreement, "solved", lambda *given: asked.append(1) or solved(*given))
    centres, groups, _ = made(1, [3, 4])
    kept = agreement_by_chance()
    first = agreement_of(centres, groups, kept=kept, key=("a", "b"))
    np.testing.assert_array_equal(agreement_of(centres, groups, kept=kept, key=("a", "b")), first)
    agreement_of(centres, groups, kept=kept, key=("a", "c"))
    assert len(asked) == 2


def test_what_is_kept_does_not_grow_for_ever(monkeypatch):
    monkeypatch.setattr(agreement, "MOST_NUMBERS", 100)
    centres, groups, _ = made(1, [3])
    kept = agreement_by_chance()
    for key in range(10):
        agreement_of(centres, groups, kept=kept, key=key)
    assert len(kept._known) <= 3
    assert sum(one.size for one in kept._known.values()) <= 100


@pytest.mark.parametrize("seed", range(5))
def test_noise_in_the_last_digits_stays_there(seed):
    _, groups, against = made(seed, [5, 13, 2], against=4)
    noise = np.random.default_rng(seed).uniform(-1e-7, 1e-7, (20, WIDTH)).astype(np.float32)
    shaken = [group + noise[: len(group)] for group in groups]
    clean, noisy = (
        solved(np.concatenate([*rows, against]), WORDS, [5, 13, 2], 0.7).pulls
        for rows in (groups, shaken)
    )
    np.testing.assert_allclose(noisy, clean, atol=1e-4)


def test_of_texts_that_mean_the_same_the_one_with_its_words_agrees_more():
    chance = np.random.default_rng(3)
    centres = unit(chance.standard_normal((2, WIDTH)))
    texts = [["yahoo fell", "myspace died", "fame is short"], ["users stay", "habit is strong"]]
    groups = [
        Said([(text,) for text in t], around(c, len(t), chance, 0.4))
        for t, c in zip(texts, centres, strict=True)
    ]
    kept = Agreement(lambda text: [sum(map(ord, word)) for word in text.split()], 0.7)
    said = Said(
        [("remember", "myspace"), ("remember", "them")], np.stack([centres.mean(axis=0)] * 2)
    )
    with_it, without = kept.of(said, groups, Said((), NONE), "key")
    assert with_it[0] > without[0] + 0.05
    assert with_it[1] < without[1]


def test_many_wordings_are_held_against_each_other_block_by_block(monkeypatch) -> None:
    """Blocks above the diagonal are left empty, and nobody reads them."""
    vectors = np.random.default_rng(1).normal(size=(11, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    pieces, sizes = [[n, n + 1, 3] for n in range(11)], [4, 5]
    whole = agreement.solved(vectors, pieces, sizes, words=0.7)
    for module in (agreement, overlap, solving):
        monkeypatch.setattr(module, "BLOCK", 4)
    parts = agreement.solved(vectors, pieces, sizes, words=0.7)
    np.testing.assert_allclose(parts.pulls, whole.pulls, atol=1e-6)  # cosines are float32
    np.testing.assert_allclose(parts.by_pieces, whole.by_pieces, atol=1e-6)
    assert not agreement._pulls_among(vectors)[0, 4:].any()
