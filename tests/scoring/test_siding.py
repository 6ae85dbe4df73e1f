import pytest

from game.scoring.siding import CLEAR, CLEAR_IF_GRANTED, leaning, speaks_for_them

CLAIM = "A pupil who gets lost cannot call for help without a phone."
STAFF = "Staff carry radios and search for a lost pupil at once"


def test_what_upholds_the_claim_leans_to_it(school_phones, overlap_matcher):
    motion = school_phones.motions[0]
    against = motion.get_counterargument("lost-pupil")
    theirs = leaning(f"Radios are fine. But {CLAIM}", against, motion, overlap_matcher)
    ours = leaning(f"{CLAIM} But {STAFF}.", against, motion, overlap_matcher)
    assert theirs > CLEAR > ours
    assert leaning("It is so.", against, motion, overlap_matcher) == 0.0


@pytest.mark.parametrize(
    ("text", "leans", "for_them"),
    [
        ("Ours is bigger than theirs.", 0.0, False),
        ("Theirs comes down to a day, but it is bigger.", CLEAR, True),
        ("Theirs comes down to a day, but it is bigger.", CLEAR_IF_GRANTED, False),
        ("Even if radios help, a lost pupil is worse.", CLEAR_IF_GRANTED, True),
        ("Their point is stronger than ours, since a child is lost.", 0.0, True),
        ("Ours lasts for years, while they say that a child is lost.", CLEAR, False),
        ("Nobody has shown that their point is stronger than ours.", 0.0, False),
        ("They think that their point is stronger than ours.", 0.0, False),
        ("Is their risk bigger than ours? A child is found.", 0.0, False),
        ("Their point is not stronger than ours, since a child is found.", 0.0, False),
    ],
)
def test_the_side_is_told_only_where_it_is_plain(text, leans, for_them):
    assert speaks_for_them(text, leans) is for_them
