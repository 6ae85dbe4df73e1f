import re
from pathlib import Path
from typing import get_args

import pytest

from game.packs.format import Point, Refutation
from game.packs.refutations import (
    REFUTATIONS,
    Kind,
    kind_of,
    kind_sentence,
    labelled,
    meanings,
)

DOCS = Path(__file__).resolve().parents[2] / "docs"


def point(refutation: Refutation | None = None) -> Point:
    return Point(id="one", text="It is not so.", refutation=refutation)


def test_each_kind_that_a_pack_may_name_has_a_name_and_a_meaning_of_its_own() -> None:
    assert list(REFUTATIONS) == list(get_args(Refutation))
    for part in ("name", "meaning"):
        assert len({getattr(kind, part) for kind in REFUTATIONS.values()}) == len(REFUTATIONS)


@pytest.mark.parametrize("kind", REFUTATIONS.values(), ids=lambda kind: kind.name)
def test_a_meaning_is_one_plain_sentence(kind: Kind) -> None:
    sentence = kind_sentence(kind)
    assert sentence[0].isupper()
    assert sentence.count(".") == 1
    assert len(sentence) <= 110
    assert len(kind.name) <= 15  # the column in help


def test_a_point_is_labelled_by_its_kind_and_not_at_all_without_one() -> None:
    assert labelled("Made", point("link-turn")) == "Made (link turn)"
    assert labelled("Made", point()) == "Made"
    assert kind_of(point()) is None


def test_each_kind_is_explained_once_in_the_order_of_the_points() -> None:
    points = [point("take-out"), point(), point("no-link"), point("take-out")]
    assert [line.split(":")[0] for line in meanings(points)] == ["Take-out", "No link"]
    assert meanings([point()]) == []


def test_the_page_in_the_docs_lists_the_kinds_in_the_words_of_the_program() -> None:
    rows = re.findall(
        r"(?m)^\| \*\*(.+?)\*\* \| (.+?) \|", (DOCS / "refutations.md").read_text("utf-8")
    )
    assert rows == [(kind.name, kind.meaning) for kind in REFUTATIONS.values()]


def test_the_guide_for_authors_explains_every_value() -> None:
    guide = (DOCS / "authors.md").read_text("utf-8")
    assert re.findall(r'(?m)^\| `"([a-z-]+)"` \|', guide) == list(REFUTATIONS)
