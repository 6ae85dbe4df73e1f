import pytest

from game.scoring.bombast import is_bombast

GRAND = (
    "Trade is a manifold whose curvature is always already dialectical, and so the telos of a "
    "tariff recedes into its own ontology."
)


@pytest.mark.parametrize(
    "text",
    [
        GRAND,
        "The toll, being ex ante a lex specialis of roads, estops the traffic pari passu.",
        "A bridge commutes with its own river in the adiabatic limit, whence the Lagrangian.",
    ],
)
def test_learned_words_without_an_argument_are_bombast(text):
    assert is_bombast(text)


@pytest.mark.parametrize(
    "text",
    [
        "Supply adjusts until the market is in equilibrium, so the intrinsic cost hardly matters.",
        "An epistemic point: nobody has seen the entropy of these latent states measured.",
        "Demand is latent, supply contingent on one substrate, and the horizon is ten years.",
        "Post-epistemic, non-epistemic, meta-epistemic: it is one word.",
        f"{GRAND} {'What it costs is paid by whoever buys a fridge in the next town. ' * 9}",
        "In mathematics Euclid's axioms and lemmas have no opponent, and nobody argues for them.",
        "Falling cost is endogenous, not exogenous: scarcity, in the Ricardian way, made them try.",
        "A low-rank manifold, orthogonal projections and a scalar gate made the cache smaller.",
        "With tensor cores, vector kernels and a gradient step a chip does the same for less.",
        "",
    ],
)
def test_a_few_of_them_or_a_few_in_a_long_text_are_not(text):
    assert not is_bombast(text)
