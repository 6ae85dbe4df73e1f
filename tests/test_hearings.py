"""Answers that are put together for the listener."""

import random

from benchmarks.hearings import composed
from game.scoring.warming import phrasings


def test_of_what_is_translated_in_part_only_that_is_said(school_phones):
    counterarguments = school_phones.motions[0].counterargument
    every = [text for c in counterarguments for point in c.point for text in phrasings(point)]
    translated = {text: f"訳{number}。" for number, text in enumerate(every) if number % 2}
    found = [composed(counterarguments, random.Random(seed), translated) for seed in range(60)]
    said = [pair.answer.split() for pair in found if pair]
    assert said
    assert {sentence for answer in said for sentence in answer} <= set(translated.values())
    assert any(pair.made for pair in found if pair)


def test_nothing_is_put_together_of_nothing(school_phones):
    counterarguments = school_phones.motions[0].counterargument
    assert composed(counterarguments, random.Random(1), {}) is None
    plain = composed(counterarguments, random.Random(1), None)
    assert plain
    assert plain.answer.isascii()
