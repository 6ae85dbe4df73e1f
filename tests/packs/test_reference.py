import re
from pathlib import Path

import pytest

from game.packs.codes import CODES
from game.packs.format import Manifest, Motion, Part, Sides
from game.packs.models import tables_of
from game.packs.reference import reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "packs.md"
MODELS = {model for top in (Manifest, Motion) for _, model in tables_of(top)} - {Sides}


def test_the_page_in_the_docs_is_up_to_date() -> None:
    shown = PAGE.read_text("utf-8")
    assert shown == reference(), "run: rebuttal pack schema --reference > docs/packs.md"


@pytest.mark.parametrize("model", sorted(MODELS, key=lambda model: model.__name__))
def test_it_describes_every_key_in_the_words_of_the_model(model: type[Part]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name} has no docstring"
        words = " ".join(field.description.split())
        assert re.search(rf"\| `{name}` \| [^|]+ \| {re.escape(words)} \|", reference())


def test_every_value_is_described_by_words_and_not_by_a_pattern() -> None:
    assert "^" not in reference()
    assert "`[[counterargument.point]]`" in reference()


def test_it_lists_every_code() -> None:
    assert re.findall(r"(?m)^\| (P\d+) \|", reference()) == list(CODES)
