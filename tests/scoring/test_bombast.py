import pytest

from game.scoring.bombast import is_bombast

GRAND = (
    "Trade is a manifold whose curvature is always already dialectical, and so the telos of a "
    "tariff recedes into its own ontology."
)


def test_learned_words_without_an_argument_are_bombast():
    assert is_bombast(GRAND)


@pytest.mark.parametrize(
    "text",
    [
        "Supply adjusts until the market is in equilibrium, so the intrinsic cost hardly matters.",
        "An epistemic point: nobody has seen the entropy of these latent states measured.",
        "Demand is latent, supply contingent on one substrate, and the horizon is ten years.",
        "Post-epistemic, non-epistemic, meta-epistemic: it is one word.",
        f"{GRAND} {'What it costs is paid by whoever buys a fridge in the next town. ' * 9}",
        "",
    ],
)
def test_a_few_of_them_or_a_few_in_a_long_text_are_not(text):
    assert not is_bombast(text)
