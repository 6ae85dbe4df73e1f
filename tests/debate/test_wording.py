from game.debate.wording import flowing, quoted, stance


def test_the_stance_names_side_and_day(school_phones):
    motion = school_phones.motions[0]
    assert stance(motion).startswith("The essay takes PRO. The debate stands at 2 May 2024:")
    assert stance(motion.model_copy(update={"essay_side": None, "as_of": None})) == ""


def test_small_words():
    assert quoted("a\n b") == "“a b”"
    assert quoted("abcdef" * 4, 4) == "“abc…”"
    assert quoted("a phone in a pocket is near all day", 14) == "“a phone in a …”"
    assert quoted("規則で足りるからだ" * 3, 5) == "“規則で足…”"
    assert flowing("one\ntwo\n\n three ") == "one two\nthree"


def test_a_quotation_is_not_cut_just_before_its_end():
    text = "rules help more than a ban would"
    assert quoted(text, len(text) - 14) == f"“{text}”"
    assert quoted(text, len(text) - 15) == "“rules help more …”"
