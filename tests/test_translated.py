import json
import re

import pytest

from benchmarks.rebuttals import NATURAL
from benchmarks.translated import FOLDER, SETS, answers, joined


def _rows(name):
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def originals():
    return {
        row["id"]: row
        for path in FOLDER.glob("rebuttals_*.jsonl")
        if path.stem not in SETS
        for row in _rows(path.stem)
    }


@pytest.mark.parametrize("name", [name for name in SETS if name not in NATURAL])
def test_a_translation_has_the_labels_of_its_original(name, originals):
    labels = ("motion", "counterargument", "kind", "points", "grade")
    for row in _rows(name):
        original = originals[row["id"].partition(".")[2]]
        assert [row[key] for key in labels] == [original[key] for key in labels]


@pytest.mark.parametrize("name", SETS)
def test_its_text_is_its_sentences(name):
    for row in _rows(name):
        assert re.sub(r"\s", "", row["text"]) == re.sub(r"\s", "", "".join(row["sentences"]))


def test_each_sentence_stands_beside_what_it_translates():
    pairs = [pair for of_one in answers().values() for answer in of_one for pair in answer]
    assert len(pairs) == sum(len(row["sentences"]) for name in SETS for row in _rows(name))
    assert all(japanese and english for japanese, english in pairs)


def test_sentences_that_follow_each_other_are_joined_within_an_answer():
    assert joined([("一。", "One."), ("二。", "Two."), ("三。", "Three.")]) == [
        ("一。二。", "One. Two."),
        ("二。三。", "Two. Three."),
    ]
    assert joined([("一。", "One.")]) == []
