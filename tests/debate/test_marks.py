from game.debate.marks import Mark, find_marks
from game.scoring.verdict import Criteria, Flag, PointResult, Verdict

TEXT = "I agree. Rules do it. Trips train them. Zoos are fun."
AGREE, RULES, TRIPS, ZOOS = (2, 7), (9, 21), (22, 39), (40, 53)


def marks(*points, flags=()):
    return find_marks(Verdict(TEXT, 50, 2, points, Criteria(), flags))


def point(name, probability, span):
    return PointResult(name, probability, probability >= 0.5, span and TEXT[slice(*span)], span)


def test_marks_stand_in_the_order_of_the_text_and_points_are_counted_in_the_packs():
    flag = Flag("concedes", "Why.", "Way out.", AGREE)
    assert marks(
        point("trips", 0.8, TRIPS), point("zoos", 0.3, ZOOS), point("rules", 0.9, RULES),
        flags=(flag,),
    ) == (
        Mark("flag", "✗", AGREE),
        Mark("made", "✓2", RULES),
        Mark("made", "✓1", TRIPS),
        Mark("near", "~", ZOOS),
    )  # fmt: skip


def test_a_sentence_that_made_a_point_is_not_also_a_near_miss():
    assert marks(point("rules", 0.9, RULES), point("trips", 0.4, RULES)) == (
        Mark("made", "✓1", RULES),
    )


def test_a_near_miss_of_two_points_is_marked_once():
    assert marks(point("rules", 0.3, ZOOS), point("trips", 0.4, ZOOS)) == (Mark("near", "~", ZOOS),)


def test_a_sentence_can_make_two_points():
    both = marks(point("rules", 0.9, RULES), point("trips", 0.6, RULES))
    assert [mark.sign for mark in both] == ["✓1", "✓2"]


def test_two_sentences_apart_that_make_a_point_together_carry_its_number_both():
    made = PointResult("rules", 0.9, True, TEXT[slice(*RULES)], RULES, beside=ZOOS)
    assert marks(made, point("trips", 0.8, TRIPS), point("buses", 0.4, ZOOS)) == (
        Mark("made", "✓1", RULES),
        Mark("made", "✓2", TRIPS),
        Mark("made", "✓1", ZOOS),
    )


def test_a_near_miss_in_two_places_is_marked_where_nothing_else_is():
    near = PointResult("rules", 0.4, False, TEXT[slice(*RULES)], RULES, beside=ZOOS)
    both = (Mark("near", "~", RULES), Mark("near", "~", ZOOS))
    assert marks(near) == both
    assert marks(near, point("trips", 0.3, ZOOS)) == both
    assert marks(near, point("trips", 0.8, ZOOS)) == (Mark("made", "✓1", ZOOS),)


def test_what_has_no_place_in_the_text_has_no_mark():
    flag = Flag("off-topic", "Why.", "Way out.", None)
    assert marks(PointResult("rules", 0.1, False), flags=(flag,)) == ()
