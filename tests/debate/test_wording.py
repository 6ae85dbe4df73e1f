from game.debate.wording import flowing, quoted, stance


def test_the_stance_names_side_and_day(school_phones):
    motion = school_phones.motions[0]
    assert stance(motion).startswith("The essay takes PRO. Argue as of 2 May 2024:")
    assert stance(motion.model_copy(update={"essay_side": None, "as_of": None})) == ""


def test_small_words():
    assert quoted("a\n b") == "“a b”"
    assert quoted("abcdef", 4) == "“abc…”"
    assert quoted("a phone in a pocket", 14) == "“a phone in a …”"
    assert quoted("規則で足りるからだ", 5) == "“規則で足…”"
    assert flowing("one\ntwo\n\n three ") == "one two\nthree"
