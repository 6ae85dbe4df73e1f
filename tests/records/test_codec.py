import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debate.events import Answered, Contested, Event, Started
from game.errors import RecordError
from game.packs.format import Motion
from game.records.codec import (
    decode_event,
    decode_motion,
    encode_event,
    encode_motion,
    event_data,
)
from game.scoring.verdict import Verdict

# The judge gives finite numbers only; JSON has no others.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@given(st.one_of([st.from_type(kind) for kind in get_args(Event)]))
def test_every_event_comes_back_as_it_was(event: Event):
    line = encode_event(event)
    assert decode_event(line) == event
    assert encode_event(decode_event(line)) == line


def test_a_whole_match_comes_back_as_it_was(events: tuple[Event, ...]):
    assert tuple(decode_event(encode_event(event)) for event in events) == events


def test_the_json_is_stable_and_readable(started: Started):
    assert encode_event(started) == (
        '{"again": false, "assigned": null, "counterarguments": [], "day": "", "duellists": [], '
        '"flow_first": false, "kind": "started", "mode": "practice", "motion": "school-phones", '
        '"own_words": [], "pack": "schools", "pack_hash": "abc", "pack_version": "1.0.0", '
        '"rounds": 4, "rung": 0, "scorer_version": "test-1", "seed": 7, "short": false, '
        '"side": "pro", "steelman": false}'
    )


@pytest.mark.parametrize("later", ['"own_words": [], ', '"assigned": null, ', '"short": false, '])
def test_the_start_of_a_match_recorded_before_a_field_came_can_be_read(started: Started, later):
    old = encode_event(started).replace(later, "")
    assert later not in old
    assert decode_event(old) == started


def test_an_answer_recorded_before_keys_were_counted_can_be_read():
    answered = Answered(Verdict("Yes.", 40, 2, ()))
    old = encode_event(answered).replace(', "typed": null', "").replace('"pasted": null, ', "")
    for later in ("certainty", "otherwise"):
        old = old.replace(f'"{later}": null, ', "")
    assert "null" not in old
    assert decode_event(old) == answered


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"kind": "danced"}', "it is a “danced”, which this version of Rebuttal does not know"),
        ('{"points": 3}', "its record is damaged"),
        ('{"kind": "called", "points": "many"}', "its record is damaged"),
        ('{"kind": "called"', "its record is damaged"),
        ("", "its record is damaged"),
        ("[1]", "its record is damaged"),
    ],
)
def test_what_cannot_be_decoded_is_told_in_a_sentence(line: str, sentence: str):
    with pytest.raises(RecordError, match=sentence):
        decode_event(line)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\ud800b", "a\ufffdb"), ("\udc00", "\ufffd"), ("\ud83d\ude00", "😀"), ("猫😀", "猫😀")],
)
def test_half_a_surrogate_pair_never_stops_saving(text: str, kept: str):
    assert decode_event(encode_event(Contested(text))).point == kept


def test_a_motion_comes_back_as_it_was(motion: Motion):
    assert decode_motion(encode_motion(motion)) == motion


def test_what_a_pack_has_learnt_of_its_points_comes_back(motion: Motion):
    first, *rest = motion.counterargument
    points = tuple(point.model_copy(update={"prior": -0.5}) for point in first.point)
    taught = first.model_copy(update={"point": points})
    primed = motion.model_copy(update={"counterargument": (taught, *rest)})
    assert decode_motion(encode_motion(primed)) == primed != motion


@pytest.mark.parametrize("body", ["", "{}", '{"id": "a", "colour": 1}'])
def test_a_damaged_motion_is_told_in_a_sentence(body: str):
    with pytest.raises(RecordError, match="the recorded motion is damaged"):
        decode_motion(body)


def test_event_data_can_be_written_as_json(events: tuple[Event, ...]):
    assert json.loads(json.dumps([event_data(e) for e in events]))[0]["kind"] == "started"
