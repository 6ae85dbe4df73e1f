import datetime
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError

import game.packs.format
from game.packs.format import (
    Essay,
    EvidenceSource,
    Manifest,
    Motion,
    Pack,
    Part,
    Point,
    Refutation,
)

MODELS = [
    model
    for model in vars(game.packs.format).values()
    if isinstance(model, type) and issubclass(model, Part) and model is not Part
]


@pytest.mark.parametrize("model", MODELS)
def test_every_key_is_described(model: type[BaseModel]) -> None:
    assert not [key for key, field in model.model_fields.items() if not field.description]


@pytest.mark.parametrize("model", MODELS)
def test_unknown_keys_are_refused(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="surprise"):
        model.model_validate({"surprise": 1})


@pytest.mark.parametrize(
    "value", [0, 1.0, True, "1706572800", "30 January", datetime.datetime(2025, 1, 30)]
)
def test_a_day_is_never_guessed_from_something_else(value: object) -> None:
    with pytest.raises(ValidationError):
        Essay.model_validate({"title": "x", "date": value})


@pytest.mark.parametrize("value", [datetime.date(2025, 1, 30), "2025-01-30"])
def test_a_day_may_stand_in_quotes(value: object) -> None:
    essay = Essay.model_validate({"title": "x", "date": value})
    assert essay.date == datetime.date(2025, 1, 30)


@pytest.mark.parametrize("version", [True, "1", 1.0])
def test_a_number_is_never_guessed_from_something_else(version: object) -> None:
    with pytest.raises(ValidationError):
        Manifest.model_validate({"format_version": version, "title": "x", "motions": ["zoo"]})


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://example.org/a?b=c", True),
        ("", True),
        ("javascript:alert(1)", False),
        ("https://a b", False),
        ("https://a\u202eb", True),
    ],
)
def test_addresses_are_web_addresses_without_tricks(url: str, good: bool) -> None:
    if good:
        source = EvidenceSource.model_validate({"title": "x", "url": url})
        assert "\u202e" not in source.url
    else:
        with pytest.raises(ValidationError):
            EvidenceSource.model_validate({"title": "x", "url": url})


@pytest.mark.parametrize("kind", get_args(Refutation))
def test_a_point_may_say_what_kind_of_refutation_it_is(kind: str) -> None:
    assert Point.model_validate({"id": "a", "text": "x", "refutation": kind}).refutation == kind
    assert Point.model_validate({"id": "a", "text": "x"}).refutation is None


@pytest.mark.parametrize("kind", ["", "takeout", "No-Link", 1])
def test_no_other_kind_is_taken(kind: object) -> None:
    with pytest.raises(ValidationError):
        Point.model_validate({"id": "a", "text": "x", "refutation": kind})


def test_parts_are_found_by_id_and_unknown_ids_raise(school_phones: Pack) -> None:
    motion = school_phones.get_motion("zoo")
    counterargument = motion.get_counterargument("lost-pupil")
    assert counterargument.get_point("grown-ups").origin == "essay"
    assert [card.id for card in motion.cards_for("lost-pupil")] == ["E1"]
    for get in (school_phones.get_motion, motion.get_counterargument, counterargument.get_point):
        with pytest.raises(KeyError):
            get("nobody")


@pytest.mark.parametrize(
    ("claim", "name"),
    [("No.", "No"), ("Nein。", "Nein"), ("Is it?", "Is it?"), ("And so on ...", "And so on ...")],
)
def test_names_fall_back_to_the_text_without_its_full_stop(claim: str, name: str) -> None:
    point = {"id": "p", "text": "Yes."}
    motion = Motion.model_validate(
        {
            "id": "zoo",
            "text": "This house would.",
            "counterargument": [{"id": "c", "against": "pro", "claim": claim, "point": [point]}],
        }
    )
    counterargument = motion.counterargument[0]
    assert (motion.name, counterargument.name, counterargument.words) == (
        "This house would", name, claim,
    )  # fmt: skip


def test_nothing_that_knows_packs_imports_a_screen_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys, game.packs.library, game.packs.reading; "
        "print([name for name in ('textual', 'rich', 'numpy', 'click') if name in sys.modules])"
    )
    root = Path(game.packs.format.__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
