import random

import pytest

from benchmarks.likening import likened
from benchmarks.turning import turned

TEXT = "Many people need big computers, so the firms cannot help."
SAME = {"many", "a", "lot", "of", "persons", "require", "large", "companies", "can't", "assist"}
CHANGES = {"many", "people", "need", "big", "firms", "cannot", "help"}
LEADS = {"but", "and", "yet", "so", "still", "well", "i", "think", "that", "we", "say", "you"}
LEADS |= {"forget", "the", "truth", "is", "point", "in", "fact", "to", "be", "honest", "look", "it"}
LEADS |= {"clear", "otherwise", "no", "because", "since"}


def words(text: str) -> set[str]:
    return set(text.lower().replace(",", "").replace(".", "").split())


@pytest.mark.parametrize("seed", range(60))
def test_a_likened_text_keeps_its_matter(seed):
    found = likened(TEXT, random.Random(seed))
    assert words(found) <= words(TEXT) | SAME | LEADS
    assert words(TEXT) - CHANGES - {"so"} <= words(found)
    assert found[0].isupper()


def test_it_takes_many_forms_and_the_text_itself_is_one_of_them():
    found = {likened(TEXT, random.Random(seed)) for seed in range(200)}
    assert TEXT in found
    assert len(found) > 30


def test_clauses_change_places():
    found = {likened("It rains, so we stay.", random.Random(seed)) for seed in range(60)}
    assert "We stay, because it rains." in found
    found = {likened("We stay because it rains.", random.Random(seed)) for seed in range(60)}
    assert "It rains, so we stay." in found


def test_what_is_turned_is_not_what_is_likened():
    like = {likened(TEXT, random.Random(seed)) for seed in range(200)}
    assert like.isdisjoint(turned(TEXT, random.Random(seed)) for seed in range(60))
