from game.debate.events import Called, PressAnswered, RoundClosed, Started
from game.records.history import Entry
from game.records.played import played_rounds


def entries(history, events):
    now = history.now()
    return [Entry(now, event) for event in events]


def test_each_round_tells_what_was_made_called_and_found(history, events):
    first, second = played_rounds(entries(history, events))
    assert (first.counterargument, second.counterargument) == ("safety", "lessons")
    assert [(made.point, made.score) for made in first.made] == [("bag", 48), ("office", 70)]
    assert first.made[1].sentence == "Ring the office."
    assert (first.called, first.found) == (1, 0)
    assert (second.called, second.found) == (None, 1)
    assert first.closed
    assert second.closed


def test_a_round_that_was_only_begun_is_there_and_one_to_come_is_not(history, events):
    (begun,) = played_rounds(entries(history, events[:4]))
    assert (begun.counterargument, begun.made, begun.closed) == ("safety", (), False)
    assert played_rounds(entries(history, events[:1])) == ()


def test_a_reply_to_the_press_makes_its_point_or_nothing(history, events):
    missed = PressAnswered("office", "Hm.", events[6].verdict, made=False)
    (played,) = played_rounds(entries(history, (*events[:5], missed)))
    assert played.made == ()


def test_a_drill_has_its_rounds_from_the_start(history):
    drill = Started("p", "1", "h", "m", "pro", "drill", 1, "s", ("a", "b"))
    rounds = played_rounds(entries(history, (drill, Called(2), RoundClosed())))
    assert [(r.counterargument, r.called) for r in rounds] == [("a", 2), ("b", None)]
