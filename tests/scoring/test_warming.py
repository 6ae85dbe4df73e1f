from game.scoring.sentences import split_sentences
from game.scoring.warming import to_prepare, warm, wordings


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
    assert matcher.steps == [to_prepare(motion, c) for c in thrown]


def test_what_is_to_be_answered_first_is_read_first_and_once(school_phones) -> None:
    (motion,) = school_phones.motions
    matcher = Remembers()
    *others, last = motion.against("con")
    warm(matcher, motion, "con", [last])
    read = [last, *others, *motion.against("pro")]
    assert matcher.steps == [to_prepare(motion, c) for c in read]


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
