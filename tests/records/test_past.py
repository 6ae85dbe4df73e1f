from game.debate.setup import Play
from game.records.past import best_scores, set_up


def test_the_best_score_of_each_counterargument_counts(history, pack, motion, started, events):
    for _ in range(2):
        match_id = history.start(started, motion)
        for event in events[1:]:
            history.append(match_id, event)
    assert best_scores(history, pack, motion.id) == {"safety": 65, "lessons": 62}


def test_other_motions_and_unanswered_matches_do_not_count(history, pack, motion, started, events):
    match_id = history.start(started, motion)
    history.append(match_id, events[1])
    assert best_scores(history, pack, motion.id) == {}
    assert best_scores(history, pack, "another") == {}


def test_a_match_that_cannot_be_read_is_left_out(history, pack, motion, started, events):
    match_id = history.start(started, motion)
    for event in (events[1], events[9], events[4]):  # an answer after the end of its round
        history.append(match_id, event)
    history.append(match_id, events[4])
    assert best_scores(history, pack, motion.id) == {}


def test_the_past_of_the_motion_that_has_the_counterargument_counts(history, pack, motion):
    wanted = motion.counterargument[-1].id
    first = motion.model_copy(update={"id": "first", "counterargument": motion.counterargument[:1]})
    both = pack.model_copy(update={"motions": (first, motion)})
    found, started = set_up(Play(pack.id, counterargument=wanted, mode="drill"), both, history)
    assert found.id == started.motion == motion.id
