"""The shipped matcher. Its weights may be trained anew: nothing here asks for exact numbers."""

from dataclasses import replace

import numpy as np
import pytest

from game.scoring import load_matcher
from game.scoring.calibration import Calibration, credit
from game.scoring.contract import OWN_SIDE, UNKNOWN_SIDE, Question, side_of
from game.scoring.matcher import READ_WITH, NetworkMatcher
from game.scoring.places import Texts
from game.scoring.sentences import split_sentences
from game.scoring.weights import FOLDER, Weights

TOPIC = "This house would leave phones at school on the class trip to the zoo."
POINTS = [
    "Clear rules about when to use a phone solve distraction without a ban.",
    "Teachers look after the class, so a lost pupil is found without a phone.",
]
PARAPHRASES = [
    "Good rules for phones stop distraction just as well as a ban would.",
    "The teachers watch over the class and will find a pupil who gets lost, phone or no phone.",
]
HALVES = ("The school has rules.", "Nobody here is distracted any more, and nothing was forbidden.")
"""Neither makes the first point beyond doubt."""
UNRELATED = "My grandmother bakes bread with walnuts every Sunday."
SENTENCES = [*PARAPHRASES, UNRELATED]


@pytest.fixture(scope="session")
def matcher():
    return load_matcher()


@pytest.fixture(scope="session")
def found(matcher):
    return matcher.match(SENTENCES, POINTS, TOPIC)


def test_there_is_a_probability_in_three_places_for_each_sentence_and_point(found):
    assert found.shape == (3, 2)
    assert ((found >= 0) & (found <= 1)).all()
    np.testing.assert_array_equal(found, np.round(found, 3))


def test_a_paraphrase_comes_above_an_unrelated_sentence_and_another_point(found):
    for i in range(2):
        assert found[i, i] > found[2, i]
        assert found[i, i] > found[i, 1 - i]
        assert found[2, i] < 0.5


def fresh_matcher():
    return NetworkMatcher(Weights(FOLDER / "en"), Calibration.read(FOLDER / "en"))


def test_the_same_question_has_the_same_answer(matcher, found):
    np.testing.assert_array_equal(matcher.match(SENTENCES, POINTS, TOPIC), found)
    np.testing.assert_array_equal(fresh_matcher().match(SENTENCES, POINTS, TOPIC), found)


def test_a_sentence_fares_alone_as_among_others(matcher):
    together = matcher.match(PARAPHRASES, POINTS, TOPIC)
    alone = [matcher.match([sentence], POINTS, TOPIC)[0] for sentence in PARAPHRASES]
    np.testing.assert_allclose(together, alone, atol=0.0015)


def test_a_single_point_is_weighed_by_numbers_of_its_own():
    numbers = Calibration.read(FOLDER / "en")
    nothing = tuple(-9.0 if place == 0 else 0.0 for place in range(len(numbers.alone)))
    matcher = NetworkMatcher(Weights(FOLDER / "en"), replace(numbers, alone=nothing))
    ours = NetworkMatcher(Weights(FOLDER / "en"), replace(numbers, sentence=nothing))
    sentence, point = [PARAPHRASES[0]], POINTS[:1]
    assert matcher.match(sentence, point, TOPIC)[0, 0] < 0.01
    assert matcher.match(sentence, POINTS, TOPIC)[0, 0] > 0.1
    assert ours.match(sentence, point, TOPIC)[0, 0] > 0.1
    assert ours.match(sentence, POINTS, TOPIC)[0, 0] < 0.01


def test_a_third_sentence_that_makes_the_point_is_credited_too(matcher):
    many = [PARAPHRASES[0], f"I say: {PARAPHRASES[0]}", f"Look: {PARAPHRASES[0]}"]
    together = matcher.match(many, POINTS, TOPIC)
    alone = [matcher.match([sentence], POINTS, TOPIC)[0] for sentence in many]
    np.testing.assert_allclose(together, alone, atol=0.0015)


def test_a_phrasing_near_the_players_words_credits_what_the_point_alone_may_miss(matcher):
    sentence = f"Well, {PARAPHRASES[0]}"
    found = matcher.match_phrasings(
        [sentence], Question([[POINTS[0], PARAPHRASES[0]]], TOPIC)
    ).asserts
    assert found[0, 0] >= 0.5


def test_what_a_sentence_says_against_a_point_has_the_same_shape(matcher):
    found = matcher.match_phrasings(SENTENCES, Question([[p] for p in POINTS], TOPIC))
    assert found.opposes.shape == found.asserts.shape
    assert ((found.opposes >= 0) & (found.opposes <= 1)).all()


def test_only_the_nearest_points_are_read_where_few_are_asked_for(matcher):
    groups = [[POINTS[0]], [UNRELATED], [POINTS[1]]]
    found = matcher.match_phrasings(PARAPHRASES[:1], Question(groups, TOPIC, most=1)).asserts[0]
    assert found[0] > 0
    assert found[1:].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("sentences", "points"), [([], POINTS), (SENTENCES, []), ([], [])], ids=["no", "none", "both"]
)
def test_nothing_is_matched_with_nothing(matcher, sentences, points):
    assert matcher.match(sentences, points, TOPIC).shape == (len(sentences), len(points))


@pytest.mark.parametrize(
    "text", ["", " ", "x" * 5000, "漢字", "\ud83d\ude00", TOPIC, "[SEP] [CLS]"]
)
def test_no_text_breaks_the_matcher(matcher, text):
    found = matcher.match([text], [*POINTS, text or "x"], TOPIC)
    assert np.isfinite(found).all()
    assert np.isfinite(matcher.nearness([text], POINTS)).all()


def test_nearness_knows_what_is_spoken_of(matcher):
    near = matcher.nearness(SENTENCES, POINTS)
    assert near.shape == (3, 2)
    assert (np.abs(near) <= 1.001).all()
    assert near[0, 0] > near[2, 0]
    assert near[1, 1] > near[2, 1]


def test_preparing_changes_no_answer(matcher, found):
    fresh = fresh_matcher()
    fresh.prepare(POINTS)
    np.testing.assert_array_equal(fresh.match(SENTENCES, POINTS, TOPIC), found)


def test_the_matcher_is_loaded_once_and_names_its_weights(matcher):
    assert load_matcher() is matcher
    assert matcher.version


def test_a_shipped_pack_can_be_matched_as_it_is(matcher, school_phones):
    motion = school_phones.motions[0]
    thrown = motion.get_counterargument("eyes-on-screens")
    sentences = [s.text for s in split_sentences(thrown.model_answer)]
    groups = [[point.text, *point.phrasings] for point in thrown.point]
    found = matcher.match_phrasings(sentences, Question(groups, motion.text)).asserts
    assert found.shape == (len(sentences), 2)
    assert found.max() >= 0.5


def test_counterexamples_make_what_comes_near_to_them_less_likely(matcher):
    points = [["Smuggling makes the chips dearer.", "Contraband costs twice the list price."]]
    said = "Smugglers bring in every chip that anybody could want, and cheaply."
    asked = Question(points, counterexamples=["Smugglers bring in all the chips that they want."])
    (without,), (with_it,) = (
        matcher.of("en").signs(Texts((said,)), question, -9.0).values()
        for question in (Question(points), asked)
    )
    assert with_it.agrees < without.agrees


AGAINST = ["The controls keep the best chips away from China.", "Licences slow their data centres."]
FOR = ["China gets every chip it wants.", "Smugglers and shops supply all their data centres."]


def test_each_sentence_stands_nearer_to_one_side_and_a_text_where_half_of_it_does(matcher):
    said = ["China gets its chips anyway.", "Licences hold their centres back.", "Tea is hot."]
    found = matcher.match_phrasings(said, Question([["It rains."]], sides=(AGAINST, FOR)))
    theirs, ours, neither = found.sides
    assert theirs > neither > ours
    assert side_of(found.sides) == pytest.approx((theirs + neither) / 2, abs=1e-3)
    assert side_of([0.1, 0.4]) == 0.4


def test_what_the_opponent_is_said_to_say_puts_nobody_on_their_side(matcher):
    said = ["You say that China gets every chip it wants.", "Export licences hold them back."]
    plain = Question([["It rains."]], sides=(AGAINST, FOR))
    reported, ours = matcher.match_phrasings(said, plain).sides
    assert reported == ours
    quoted = replace(plain, borrowed=frozenset({0}))
    assert matcher.match_phrasings([FOR[0], said[1]], quoted).sides == (ours, ours)


@pytest.mark.parametrize("inner", [AGAINST[0], FOR[0]])
def test_what_is_denied_as_a_whole_puts_nobody_on_either_side(matcher, inner):
    asked = Question([["It rains."]], sides=(AGAINST, FOR))
    denied = f"It is not true that {inner[0].lower()}{inner[1:]}"
    beside, ours = matcher.match_phrasings([denied, "Licences hold them back."], asked).sides
    assert beside == ours
    assert matcher.match_phrasings([denied], asked).sides == ()


def test_who_only_denies_stands_between_both_sides_where_they_are_known(matcher):
    denied = Texts(("It is not true that smuggled chips are cheap.",))
    points = [["Smuggling makes the chips dearer.", "Contraband costs twice the list price."]]
    near, known = (
        next(iter(matcher.of("en").signs(denied, Question(points, sides=sides), -9.0).values()))
        for sides in (None, (AGAINST, FOR))
    )
    assert (near.side, known.side) == (OWN_SIDE, UNKNOWN_SIDE)


def test_without_sides_a_text_stands_on_none(matcher):
    assert matcher.match_phrasings(["It rains."], Question([["It rains."]])).sides == ()
    assert side_of(()) == OWN_SIDE


def test_where_a_pack_does_not_list_what_makes_no_point_less_is_credited(matcher):
    points = [[point] for point in POINTS]
    asked = Question(points, TOPIC)
    listed, unlisted = (
        matcher.match_phrasings([PARAPHRASES[0]], replace(asked, unlisted=one)).asserts[0, 0]
        for one in (False, True)
    )
    assert 0 < unlisted < listed


def test_a_point_with_which_no_other_competes_is_credited_less_by_the_same_signs(matcher):
    of_one = [["Smuggled chips are few, and dear."]]
    asked = Question(of_one, TOPIC)
    signs = matcher.of("en").signs(Texts(("Smugglers bring in few chips.",)), asked, -9.0)
    alone = next(iter(signs.values()))
    assert alone.single
    numbers = Calibration.read(FOLDER / "en")
    assert (
        0 < credit(alone, numbers).asserts < credit(replace(alone, single=False), numbers).asserts
    )
    two = Question([*of_one, ["Chips can be rented abroad."]], TOPIC)
    beside = matcher.of("en").signs(Texts(("Smugglers bring in few chips.",)), two, -9.0)
    assert not any(one.single for one in beside.values())


# -- points, claim and rivals ---------------------------------------------------


def test_the_claim_is_found_beside_an_echo_of_the_speech(matcher):
    claim, speech = "The ban has failed.", "Engineers find a way. Smugglers laugh at every border."
    asked = Question([["Rules cost money."], ["Tea is hot."]], claim=[claim, speech])
    texts = Texts((claim, "Smugglers laugh at every border."))
    read = matcher.of("en").signs(texts, asked, -1.0)
    assert [place for place in read if place[1] == 2] == [(0, 2)]


def test_every_point_keeps_its_column_beside_claim_rivals_and_counterexamples(matcher):
    points = [["Rules cost money."], ["Tea is hot."], ["Trains run late."]]
    asked = Question(
        points, None, ["Tea is cold."], [["Dogs bark."]], ["The ban has failed.", "It leaks."]
    )
    found = matcher.match_phrasings([point for (point,) in points], asked).asserts
    assert (found.argmax(axis=1) == [0, 1, 2]).all()


@pytest.mark.parametrize("word", ["wasn't", "isn't", "can't be", "won't be"])
def test_a_negation_without_its_apostrophe_is_the_same_negation(matcher, word):
    sentence = f"The ban {word} too late to change anything."
    both = [sentence, sentence.replace("'", "")]
    point = "The ban was too late to change anything."
    found = [matcher.match_phrasings([text], Question([[point]])).asserts for text in both]
    np.testing.assert_array_equal(*found)


@pytest.mark.parametrize(
    "accepted",
    [
        "Says who, their own boss? Fine, but it is the chips that he moans about.",
        "the ban isnt what hurts him, its how he uses his chips.",  # mended where a player says it
    ],
)
def test_what_stands_among_the_accepted_wordings_makes_the_point(matcher, accepted):
    asked = Question([["The ban hurts, as their own boss says.", accepted], ["Rules cost money."]])
    assert matcher.match_phrasings([accepted.upper()], asked).asserts[0, 0] >= 0.5


def test_it_does_so_beside_a_claim_of_the_same_words_and_wordings_far_from_it(matcher):
    accepted = "You say the ban hurts him, but it is how he uses his chips that hurts him."
    asked = Question(
        [["Rules of the road bind lorries.", "Rents rise in spring.", accepted], ["Tea is hot."]],
        claim=["The ban hurts him, and it is how he uses his chips that shows it."],
    )
    assert matcher.match_phrasings([accepted], asked).asserts[0, 0] >= 0.5


def test_two_sentences_are_read_together_wherever_they_stand(matcher):
    fact, reason, filler = *HALVES, "Zebras are striped."
    asked = Question([[point] for point in POINTS], TOPIC, joined=True)
    every = [(fact, filler, reason), (reason, filler, fact), (filler, reason, fact)]
    found = [matcher.match_phrasings(texts, asked) for texts in every]
    best = [matches.asserts.max(axis=0).tolist() for matches in found]
    assert best[0] == best[1] == best[2]
    read = [
        {frozenset((texts[one], texts[two])) for one, two in matches.pairs}
        for texts, matches in zip(every, found, strict=True)
    ]
    assert {fact, reason} in read[0]
    assert read[0] == read[1] == read[2]


def test_a_doubtful_sentence_is_read_with_several_wordings_of_which_the_median_counts(
    matcher, monkeypatch
):
    said = "Some schools have rules for phones, and I hear that their pupils look up more often."
    wordings = ["Rules are enough.", "With rules pupils listen, so no ban is needed.", *POINTS[:1]]
    heard = matcher.of("en").read([(said, wording) for wording in wordings])
    asked = Question([wordings, [POINTS[1]]], TOPIC)
    several = matcher.match_phrasings([said, UNRELATED], asked).asserts[0, 0]
    monkeypatch.setitem(READ_WITH, "en", 1)
    one = matcher.match_phrasings([said, UNRELATED], asked).asserts[0, 0]
    assert len(set(heard)) == 3
    assert one != several


def test_what_is_borrowed_makes_no_point_alone_or_with_another(matcher):
    points = [[point] for point in POINTS]
    own = Question(points, TOPIC, joined=True)
    assert matcher.match_phrasings(PARAPHRASES, own).asserts[0, 0] >= 0.5
    borrowed = Question(points, TOPIC, joined=True, borrowed=frozenset({0}))
    found = matcher.match_phrasings(PARAPHRASES, borrowed)
    assert found.asserts[0].tolist() == [0.0, 0.0]
    assert found.pairs == []


def test_what_takes_a_point_back_is_read_though_another_sentence_made_it(matcher):
    said = [PARAPHRASES[0], "Rules do not solve distraction, only a ban does."]
    found = matcher.match_phrasings(said, Question([[point] for point in POINTS], TOPIC))
    alone = matcher.match_phrasings(said[:1], Question([[point] for point in POINTS], TOPIC))
    assert found.opposes[1, 0] >= 0.5
    assert found.asserts[0].tolist() == alone.asserts[0].tolist()


def test_a_row_follows_for_each_pair_that_was_read(matcher):
    texts = (HALVES[0], UNRELATED, HALVES[1])
    found = matcher.match_phrasings(texts, Question([[p] for p in POINTS], TOPIC, joined=True))
    assert (2, 0) in found.pairs
    rows = len(texts) + len(found.pairs)
    assert found.asserts.shape == found.opposes.shape == (rows, 2)
    assert found.claimed.shape == found.denied.shape == (rows,)


class SecondVerifier:
    """Hears whatever it is told to, and remembers what it was asked."""

    def __init__(self, does: float, against: float) -> None:
        self._found = does, against
        self.asked: list[tuple[str, str]] = []

    def __call__(self, pairs):
        self.asked += pairs
        return [self._found] * len(pairs)


def test_a_single_point_is_read_by_the_second_verifier_and_several_are_not() -> None:
    weights, numbers = Weights(FOLDER / "en"), Calibration.read(FOLDER / "en")
    for_it, against_it = SecondVerifier(0.9, 0.05), SecondVerifier(0.05, 0.9)
    sentence, points = "Chips wear out.", ["Chips do not last.", "Cats sleep all day."]
    found = [
        NetworkMatcher(weights, numbers, second=second).match([sentence], points[:1])[0, 0]
        for second in (for_it, None, against_it)
    ]
    assert found[0] > found[1] > found[2]
    assert for_it.asked == [(sentence, points[0])]
    NetworkMatcher(weights, numbers, second=for_it).match([sentence], points)
    assert len(for_it.asked) == 1


def test_english_is_read_by_both_networks_and_japanese_by_its_own(monkeypatch) -> None:
    asked: list[tuple[str, str]] = []
    read = NetworkMatcher.read
    monkeypatch.setattr(NetworkMatcher, "read", lambda self, p: asked.extend(p) or read(self, p))
    load_matcher().match(["Chips wear out."], ["Chips do not last."])
    assert asked == [("Chips wear out.", "Chips do not last.")]
    load_matcher().match(["チップは古くなります。"], ["チップは長持ちしない。"])
    assert len(asked) == 1
