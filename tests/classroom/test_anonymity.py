import unicodedata

import pytest

from game.classroom.anonymity import Names, common_words
from game.classroom.roster import Student

CLASS = [
    Student("1", "Lovelace, Ada"), Student("2", "Will Ng"), Student("3", "田中 花子"),
    Student("4", "José da Silva-Li"), Student("5", ""), Student("6", "TURING Alan"),
    Student("7", "佐々木太郎"), Student("8", "Noe\u0308l O'Brien"), Student("9", "김민수"),
    Student("hopper99@school.example", "", ("hopper99@school.example", "Participant 101", "20417")),
    Student("emmy.noether@school.example"), Student("10", "マリア・ロペス"), Student("11", "Bo Li"),
]  # fmt: skip
COMMON = frozenset("will grace rules do so".split())


@pytest.mark.parametrize(
    "said",
    [
        "As Ada said, rules are enough.",
        "I, Lovelace, think that rules are enough.",
        "as lovelace said, rules are enough.",
        "ADA LOVELACE: rules are enough.",
        "Will is wrong about rules.",
        "田中さんが言うように、規則で足りる。",
        "José's rules are enough.",
        "Adas Regel genügt.",
        "Jose\u0301 has rules.",
        "Jose has rules.",
        "Silva says so.",
        "As Turing said.",
        "Alanさんが言うように。",
        "佐々木さんが言うように。",
        "太郎さんが言うように。",
        "Noël said so.",
        "Ask O’Brien.",
        "민수가 말했다.",
        "I, hopper99, think so.",
        "I am no. 20417.",
        "I am participant 101.",
        "Noether says so.",
        "ロペスさんが言うように。",
        "As Li says.",
        "Ask ada@school.example about rules.",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_a_sentence_with_a_name_of_the_class_is_found(said, form):
    assert Names(CLASS, COMMON).stand_in(unicodedata.normalize(form, said))


@pytest.mark.parametrize(
    "said",
    ["Rules will do.", "The adage holds.", "da capo, ng", "規則で足りる。", "Adam said so.",
     "School is an example of 101 rules.", "参加者は田で中を見る。", "Lithium and boron.", ""],
)  # fmt: skip
def test_words_that_are_no_names_are_left_alone(said):
    assert not Names(CLASS, COMMON).stand_in(said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Müller", "As Mueller said."), ("Müller", "As Muller said."),
        ("Mueller", "As Müller said."), ("Muller", "As Müller said."),
        ("Łukasz", "Lukasz says so."), ("Lukasz", "Łukasz says so."),
        ("Søren", "Soren says so."), ("Søren", "Soeren says so."), ("Soren", "Søren says so."),
        ("Åse", "Aase says so."), ("Sæther", "Saether says so."), ("Weiß", "As Weiss said."),
        ("Gross", "As Groß said."), ("Đorđe", "Dorde says so."), ("Noël", "Noel says so."),
        ("Schröder", "SCHROEDERS Regel."), ("Jäger", "Ask JAEGER."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_are_found_however_they_are_spelt_without_their_marks(name, said, form):
    names = Names([Student("1", unicodedata.normalize(form, name))])
    assert names.stand_in(unicodedata.normalize(form, said))


@pytest.mark.parametrize("said", ["The Miller does so.", "A poet is here.", "Michel says so."])
def test_another_spelling_is_no_other_name(said):
    assert not Names([Student("1", "Müller"), Student("2", "Michael"),
                      Student("3", "Pot")]).stand_in(said)  # fmt: skip


def test_without_a_roster_addresses_are_still_found():
    assert Names(()).stand_in("me@x.edu says so")
    assert not Names(()).stand_in("Ada says so")


def test_words_of_the_pack_name_nobody_in_small_letters(school_phones):
    names = Names([Student("1", "Rules Phones")], common_words(school_phones))
    assert not names.stand_in("the rules about phones")
    assert names.stand_in("Phones are fun.")
