import pytest

from game.classroom.anonymity import names_in
from game.classroom.roster import Student

CLASS = [
    Student("1", "Lovelace, Ada"), Student("2", "Will Ng"), Student("3", "田中 花子"),
    Student("4", "José da Silva-Li"), Student("5", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "As Ada said, rules are enough.",
        "I, Lovelace, think that rules are enough.",
        "Will is wrong about rules.",
        "田中さんが言うように、規則で足りる。",
        "José's rules are enough.",
        "Ask ada@school.example about rules.",
    ],
)
def test_a_sentence_with_a_name_of_the_class_is_found(said):
    assert names_in(CLASS).search(said)


@pytest.mark.parametrize(
    "said", ["Rules will do.", "The adage holds.", "da capo, ng", "規則で足りる。", "Adam said so."]
)
def test_words_that_are_no_names_are_left_alone(said):
    assert not names_in(CLASS).search(said)


def test_without_a_roster_addresses_are_still_found():
    assert names_in(()).search("me@x.edu says so")
    assert not names_in(()).search("Ada says so")
