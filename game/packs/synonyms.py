"""Other names that authors give to the keys of a pack, so that the check can say which is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

MOST_KEYS = 200
"""Keys of a table that are looked at: no table of a pack has so many."""

_NAMES = {
    # the pack
    "format_version": "format pack_format schema_version",
    "title": "name heading headline label",
    "version": "revision",
    "language": "lang locale",
    "license": "licence licencing licensing copyright rights",
    "authors": "writer creator contributor maintainer by written_by made_by",
    "summary": "description abstract about blurb overview",
    "essay": "article book letter op_ed original",
    "section": "chapter passage paragraph part",
    "motions": "debate file motion_file",
    # the essay and other sources
    "author": "writer by written_by byline",
    "publisher": "publication published_in journal newspaper paper magazine outlet",
    "date": "published published_on day year when",
    "url": "link address href web website uri",
    # a motion
    "text": "statement sentence content words motion point answer resolution proposition",
    "essay_side": "essay_position stance article_side author_side",
    "as_of": "as_at date day today",
    "briefing": "background intro introduction context brief summary description",
    "side": "case_of",
    "term": "glossary key_term keyword vocabulary word",
    "evidence": "card evidence_card fact source proof",
    "counterargument": "counter_argument argument claim objection attack challenge contention",
    "test": "example whole_answer sample",
    "case": "argument summary speech",
    "openings": "opening_line opener first_sentence",
    "also": "alias other_form form synonym variant",
    "meaning": "definition explanation means",
    # an evidence card
    "fact": "text statement claim content evidence",
    "origin": "from comes_from made_by",
    "source": "from_section chapter reference cite citation section",
    "helps": "help_for used_by used_for counterarguments supports answers",
    # a counterargument
    "id": "key slug tag identifier",
    "against": "side thrown_at answered_by answerer to_side target stance position",
    "voice": "speaker said_by spoken_by who persona character role",
    "claim": "text statement argument assertion thesis contention",
    "weight": "importance priority strength",
    "echoes": "echo_of mirrors repeats",
    "speech": "spoken says they_say monologue",
    "second_speech": "speech2 speech_2 other_speech another_speech alternative_speech",
    "model_answer": "answer model sample_answer example_answer good_answer best_answer",
    "point": "rebuttal answer reply response counterpoint key_point answer_point",
    # a point
    "refutation": "refutation_kind kind type category",
    "phrasings": "wording variant variation paraphrase alternative other_words synonym",
    "accept": "accepted correct positive good right example credit yes",
    "reject": "rejected wrong incorrect negative bad near_miss no",
    "off_list": "offlist unlisted not_listed other_answers elsewhere",
    "upholds": "supports for_the_claim in_favour theirs other_side",
    "contrary": "contradiction opposite negation negated denial",
    "prior": "base_rate log_odds bias often frequency commonness",
    "untested": "no_tests why_untested reason",
    "hints": "clue help",
    "press": "question ask prompt follow_up followup",
    # hints
    "nudge": "question clue first hint_1 hint1",
    "facts": "second hint_2 hint2",
    "passage": "quote citation third hint_3 hint3",
    # a whole answer
    "points": "makes made expected expects expect",
    "band": "grade level mark score",
}
"""By the key: what people write in its place, in the singular and in small letters."""

SYNONYMS = {key: frozenset(names.split()) for key, names in _NAMES.items()}


def key_meant(word: str, known: Iterable[str]) -> str | None:
    """The known key of which `word` is another spelling, another number or another name."""
    spelled, keys = _plain(word), list(known)
    alone = _singular(spelled)
    for fits in (
        lambda key: key == spelled,
        lambda key: _singular(key) == alone,
        lambda key: not SYNONYMS.get(key, frozenset()).isdisjoint((spelled, alone)),
    ):
        if found := next(filter(fits, keys), None):
            return found
    return None


def written_as(data: Mapping[str, object], key: str) -> str | None:
    """The key of a table by which `key` is meant, if `key` itself is not there."""
    if key in data:
        return None
    others = islice(data, MOST_KEYS)
    return next((other for other in others if key_meant(other, [key])), None)


def _plain(word: str) -> str:
    """In small letters, with one _ between words."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word[:64])
    return re.sub(r"[^a-z0-9]+", "_", apart.lower()).strip("_")


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "sses")) else word.removesuffix("s")
