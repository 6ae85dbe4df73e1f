from game.scoring.warming import STEP, warm


class Remembers:
    def __init__(self) -> None:
        self.steps: list[list[str]] = []

    def prepare(self, texts: list[str]) -> None:
        self.steps.append(texts)


def test_every_wording_of_both_sides_is_read_once_the_played_side_first(school_phones) -> None:
    (motion,) = school_phones.motions
    matcher = Remembers()
    warm(matcher, motion, "con")
    texts = [text for step in matcher.steps for text in step]
    assert len(texts) == len(set(texts))
    assert texts[0] == motion.text
    wanted = {motion.text}
    for c in motion.counterargument:
        wanted |= {c.claim}.union(*({p.text, *p.phrasings, *p.accept} for p in c.point))
    assert set(texts) == wanted
    con, pro = (motion.against(side)[0].claim for side in ("con", "pro"))
    assert texts.index(con) < texts.index(pro)
    assert max(map(len, matcher.steps)) <= STEP


def test_it_stops_when_it_is_told_to(school_phones) -> None:
    matcher = Remembers()
    warm(matcher, school_phones.motions[0], "pro", stop=lambda: bool(matcher.steps))
    assert len(matcher.steps) == 1
