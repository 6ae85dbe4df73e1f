from game.scoring.sentences import split_sentences
from game.scoring.warming import (
    FEW,
    FEWEST_OF_A_SIDE,
    all_around,
    counterexamples,
    few,
    phrasings,
    sets_to_prepare,
    sides,
    to_prepare,
    warm,
    wordings,
)


class Remembers:
    def __init__(self) -> None:
        self.steps: list[list[str]] = []

    def prepare(self, texts: list[str]) -> None:
        self.steps.append(texts)


def test_every_counterargument_is_read_as_a_set_the_played_side_first(school_phones) -> None:
    (motion,) = school_phones.motions
    matcher = Remembers()
    warm(matcher, motion, "con")
    thrown = [*motion.against("con"), *motion.against("pro")]
    assert matcher.steps == [all_around(motion), *(to_prepare(motion, c) for c in thrown)]


def test_what_is_to_be_answered_first_is_read_first_and_once(school_phones) -> None:
    (motion,) = school_phones.motions
    matcher = Remembers()
    *others, last = motion.against("con")
    warm(matcher, motion, "con", [last])
    read = [*others, *motion.against("pro")]
    assert matcher.steps == [
        to_prepare(motion, last),
        all_around(motion),
        *(to_prepare(motion, c) for c in read),
    ]


def test_a_set_holds_every_wording_of_motion_claim_and_points(school_phones) -> None:
    (motion,) = school_phones.motions
    for c in motion.counterargument:
        wanted = {motion.text, c.claim, c.words}
        wanted = wanted.union(*({p.text, *p.phrasings, *p.accept} for p in c.point))
        assert set(wordings(motion, c)) == wanted


def test_what_is_prepared_holds_their_sentences_and_the_counterexamples_too(school_phones) -> None:
    (motion,) = school_phones.motions
    for c in motion.counterargument:
        said = {s.text for text in (c.claim, c.words) for s in split_sentences(text)}
        near_misses = {t for p in c.point for t in (*p.reject, *p.contrary)}
        assert set(to_prepare(motion, c)) == {*wordings(motion, c), *said, *near_misses}


def test_what_only_its_own_rebuttals_need_is_read_last_but_for_what_comes_first(
    school_phones,
) -> None:
    (motion,) = school_phones.motions
    more = tuple(
        c.model_copy(update={"off_list": (f"Beside {c.id}.",)}) for c in motion.counterargument
    )
    motion = motion.model_copy(update={"counterargument": more})
    first, *others = [*motion.against("con"), *motion.against("pro")]
    matcher = Remembers()

    warm(matcher, motion, "con", [first])

    beside = [[f"Beside {c.id}."] for c in (first, *others)]
    assert sets_to_prepare(motion, first) == [to_prepare(motion, first), beside[0]]
    assert matcher.steps == [
        *sets_to_prepare(motion, first),
        all_around(motion),
        *(to_prepare(motion, c) for c in others),
        *beside[1:],
    ]


def test_what_makes_no_point_is_a_counterexample_on_either_side(school_phones) -> None:
    c = school_phones.motions[0].counterargument[0]
    c = c.model_copy(update={"off_list": ("Ask the pupils.",), "upholds": ("They all stare.",)})
    assert {"Ask the pupils.", "They all stare."} <= set(counterexamples(c))


def test_the_sides_are_known_from_enough_that_is_said_on_each(school_phones) -> None:
    c = school_phones.motions[0].counterargument[0]
    ours = tuple(f"Against it speaks number {n}." for n in range(FEWEST_OF_A_SIDE))
    theirs = tuple(f"For it speaks number {n}." for n in range(FEWEST_OF_A_SIDE))

    known = sides(c.model_copy(update={"off_list": ours, "upholds": theirs}))

    assert known is not None
    against, upheld = (set(side) for side in known)
    assert against == {*ours, *(text for p in c.point for text in phrasings(p))}
    assert {*theirs, c.claim, c.words, *(t for p in c.point for t in p.contrary)} <= upheld
    assert not against & upheld
    for fewer in ({"off_list": ours[1:], "upholds": theirs}, {"off_list": ours}):
        assert sides(c.model_copy(update={"upholds": theirs[1:]} | fewer)) is None


def test_of_a_point_with_many_wordings_few_count_among_all_points(school_phones) -> None:
    (motion,) = school_phones.motions
    point = motion.counterargument[0].point[0]
    assert few(point) == phrasings(point)
    many = point.model_copy(update={"phrasings": tuple(f"Wording {n}." for n in range(200))})
    picked = few(many)
    every = phrasings(many)
    assert picked[0] == point.text
    assert picked[-1] == every[(FEW - 1) * len(every) // FEW]
    assert len(set(picked)) == FEW
    assert set(picked) <= set(phrasings(many))
    assert set(few(point)) <= set(all_around(motion))
