from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from game.packs.format import Counterargument, Evidence, Manifest, Motion
from game.packs.models import inner_model, tables_of
from game.packs.writing import COUNTED, toml_value, write_toml

ANYTHING = st.text(st.characters(blacklist_categories=["Cs"]), max_size=300)
MOTION = {
    "id": "zoo",
    "text": "This house would close the zoo.",
    "counterargument": [
        {
            "id": name,
            "against": "pro",
            "claim": "Zoos save species.",
            "point": [{"id": "reserves", "text": "Reserves save them better.", "weight": 2}],
        }
        for name in ("first", "second")
    ],
}


@given(ANYTHING)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert tomli.loads(f"key = {toml_value(text)}")["key"] == text


@given(st.lists(ANYTHING, max_size=4))
def test_any_list_is_read_back_as_it_was(texts: list[str]) -> None:
    assert tomli.loads(f"key = {toml_value(texts)}")["key"] == texts


@given(st.lists(st.text("ab \n\\\"'#", max_size=30), min_size=8).map(" ".join))
def test_long_texts_break_at_spaces_and_stay_the_same(text: str) -> None:
    written = toml_value(text)
    assert tomli.loads(f"key = {written}")["key"] == text


def test_what_is_written_is_what_was_given() -> None:
    assert tomli.loads(write_toml(Motion, MOTION, "An opening.")) == MOTION


@pytest.mark.parametrize("path", ["content/deepseek-lessons", "tests/packs/school-phones"])
def test_whole_packs_survive_being_written(path: str) -> None:
    folder = Path(__file__).resolve().parents[2] / path
    for file in folder.rglob("*.toml"):
        data = tomli.loads(file.read_text("utf-8"))
        model = Manifest if file.name == "pack.toml" else Motion
        assert tomli.loads(write_toml(model, data)) == data


@pytest.mark.parametrize("model", [Manifest, Motion])
def test_every_key_of_every_table_stands_there_once_explained(model: type) -> None:
    data = MOTION if model is Motion else {"format_version": 1, "title": "x", "motions": ["zoo"]}
    text = write_toml(model, data)
    plain = text.replace("\n# ", " ")
    for _, table in tables_of(model):
        for key, field in table.model_fields.items():
            if key in COUNTED:
                assert f"{key} = " not in text
            elif inner_model(field.annotation):
                assert f"{key}]" in text or f"[{key}." in text
            else:
                assert f"{key} = " in text
                assert " ".join((field.description or "").split()) in plain


def test_only_the_first_table_of_a_kind_is_explained() -> None:
    text = write_toml(Motion, MOTION)
    meaning = Counterargument.model_fields["against"].description or ""
    assert text.count(meaning) == 1
    assert text.count("[[counterargument]]") == 2


def test_no_line_is_wider_than_a_screen_of_a_hundred_columns() -> None:
    text = write_toml(Motion, MOTION | {"briefing": "many words " * 80})
    assert max(map(len, text.splitlines())) <= 104


def test_what_is_counted_from_answers_stands_only_where_it_is_known() -> None:
    point = {"id": "a", "text": "B.", "prior": -0.5}
    thrown = {"id": "c", "against": "pro", "claim": "D.", "point": [point]}
    motion = {"id": "e", "text": "F.", "counterargument": [thrown]}
    assert "\nprior = -0.5\n" in write_toml(Motion, motion)


def test_keys_without_a_value_can_be_taken_into_use_by_deleting_their_hash() -> None:
    written = write_toml(Motion, MOTION)
    uncommented = "\n".join(line.removeprefix("#") if line[1:2] != " " else line
                            for line in written.splitlines())  # fmt: skip
    data = tomli.loads(uncommented)
    assert set(data) == set(Motion.model_fields)
    assert set(data["evidence"][0]) == set(Evidence.model_fields)
    assert set(data["counterargument"][0]) == set(Counterargument.model_fields)
