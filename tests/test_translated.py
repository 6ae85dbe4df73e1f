import json

import pytest

from benchmarks.translated import FOLDER, SETS, sentences


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


@pytest.mark.parametrize("name", SETS)
def test_a_translation_has_the_labels_of_its_original(name, originals):
    labels = ("motion", "counterargument", "kind", "points", "grade")
    for row in _rows(name):
        original = originals[row["id"].partition(".")[2]]
        assert [row[key] for key in labels] == [original[key] for key in labels]


@pytest.mark.parametrize("name", SETS)
def test_its_text_is_its_sentences(name):
    for row in _rows(name):
        assert row["text"].replace("\n", "") == "".join(row["sentences"])


def test_each_sentence_stands_beside_what_it_translates():
    pairs = [pair for of_one in sentences().values() for pair in of_one]
    assert len(pairs) == sum(len(row["sentences"]) for name in SETS for row in _rows(name))
    assert all(japanese and english for japanese, english in pairs)
