from pathlib import Path

import pytest

from game.packs import format as pack_format

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "packs.md"
MODELS = (
    pack_format.Manifest,
    pack_format.Essay,
    pack_format.Section,
    pack_format.Motion,
    pack_format.Case,
    pack_format.Term,
    pack_format.Evidence,
    pack_format.EvidenceSource,
    pack_format.Counterargument,
    pack_format.Point,
    pack_format.Hints,
    pack_format.WholeAnswer,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_manual_describes_every_key_in_the_words_of_the_model(
    model: type[pack_format.Part],
) -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name} has no docstring"
        description = field.description.replace("\n", " ").replace("|", "\\|")
        assert f"| `{name}` | {description} |" in manual
