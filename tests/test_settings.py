import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.settings import (
    Saved,
    Settings,
    SettingsError,
    read_settings,
    remember,
    remember_keys,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert read_settings(path) == (Settings(), "")


def test_a_full_file_is_read(path: Path) -> None:
    _write(
        path,
        'theme = "nord"\nanimations = "none"\ntimer = "down"\ntimer_minutes = 2.5\n'
        '[keymap]\n"home.quit" = "f10,x"\n',
    )
    keys = {"home.quit": "f10,x"}
    expected = Settings("nord", "none", timer="down", timer_minutes=2.5, keymap=keys)
    assert read_settings(path) == (expected, "")


def test_a_choice_is_read_back(path: Path) -> None:
    remember(path, "theme", "nord")
    remember(path, "animations", "none")
    remember(path, "theme", "dracula")
    assert read_settings(path) == (Settings(theme="dracula", animations="none"), "")
    assert list(path.parent.iterdir()) == [path]


def test_remembering_leaves_comments_keys_and_tables_alone(path: Path) -> None:
    before = '# mine\ntheme = "nord"  # dark\n\n[keymap]\n"home.quit" = "f10"\ntheme = "f9"\n'
    _write(path, before)
    remember(path, "theme", "dracula")
    after = path.read_text(encoding="utf-8")
    assert after == before.replace('theme = "nord"  # dark', 'theme = "dracula"')


@pytest.mark.parametrize(
    ("text", "kept", "said"),
    [
        ("theme = [/]", Settings(), "cannot be read"),
        ('them = "nord"', Settings(), "There is no setting “them”. Did you mean “theme”?"),
        ('theme = 3\nanimations = "none"', Settings(animations="none"), "`theme` must be"),
        ('animations = "some"', Settings(), "one of full, basic, none"),
        ("animations = []", Settings(), "one of full, basic, none"),
        ('timer = "sideways"', Settings(), "`timer` must be one of off, up, down"),
        (
            "timer_minutes = 0",
            Settings(),
            "`timer_minutes` must be a number of minutes, more than 0 and at most 60",
        ),
        ("timer_minutes = true", Settings(), "`timer_minutes` must be a number of minutes"),
        ("timer_minutes = nan", Settings(), "`timer_minutes` must be a number of minutes"),
        ('timer_minutes = "3"\ntimer = "off"', Settings(timer="off"), "at most 60"),
        ('keymap = "x"', Settings(), "`keymap` must be a table"),
        ("[keymap]\na = 1", Settings(), "`keymap` must be a table"),
        ("#" * 200_000, Settings(), "too large"),
    ],
)
def test_a_bad_file_gives_a_sentence_and_keeps_what_is_good(
    path: Path, text: str, kept: Settings, said: str
) -> None:
    _write(path, text)
    settings, warning = read_settings(path)
    assert settings == kept
    assert said in warning
    assert str(path) in warning


def test_bytes_that_are_no_text_give_a_sentence(path: Path) -> None:
    _write(path, "")
    path.write_bytes(b"theme = '\xff\xfe'")
    settings, warning = read_settings(path)
    assert settings == Settings()
    assert "cannot be read" in warning


def test_a_file_that_is_no_toml_is_not_overwritten(path: Path) -> None:
    _write(path, "theme = [/]\nx")
    with pytest.raises(SettingsError, match="was not saved"):
        remember(path, "theme", "nord")
    assert path.read_text(encoding="utf-8") == "theme = [/]\nx"


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="was not saved"):
        remember(tmp_path / "file" / "settings.toml", "theme", "nord")


@given(st.text(max_size=200))
def test_no_text_makes_reading_fail(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    settings, warning = read_settings(path)
    assert isinstance(settings, Settings)
    assert "\n" not in warning


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("key", ["flow_first", "steelman"])
def test_options_are_true_or_false_and_read_back(path: Path, key: Saved) -> None:
    remember(path, key, True)
    assert getattr(read_settings(path)[0], key) is True
    remember(path, key, False)
    assert read_settings(path) == (Settings(), "")
    path.write_text(f'{key} = "yes"\n', encoding="utf-8")
    assert f"`{key}` must be true or false." in read_settings(path)[1]


@pytest.mark.parametrize("minutes", [4, 2.5])
def test_minutes_are_written_as_numbers(path: Path, minutes: float) -> None:
    remember(path, "timer_minutes", minutes)
    assert read_settings(path) == (Settings(timer_minutes=minutes), "")


def test_keys_are_added_changed_and_taken_out_without_touching_the_rest(path: Path) -> None:
    before = '# mine\ntheme = "nord"\n\n[keymap]\n# quit\n"home.quit" = "f10"  # far away\n'
    _write(path, before)
    remember_keys(path, "home.history", "y", {"home.quit": "f10", "home.history": "y"})
    remember_keys(path, "home.quit", "f12", {"home.quit": "f12", "home.history": "y"})
    text = path.read_text(encoding="utf-8")
    assert text.startswith('# mine\ntheme = "nord"\n\n[keymap]\n')
    assert "# quit\n" in text
    assert read_settings(path)[0].keymap == {"home.quit": "f12", "home.history": "y"}
    remember_keys(path, "home.quit", None, {"home.history": "y"})
    assert read_settings(path)[0].keymap == {"home.history": "y"}
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("before", [None, "", 'theme = "nord"', "# only this\n"])
def test_a_table_of_keys_is_begun_where_there_is_none(path: Path, before: str | None) -> None:
    if before is not None:
        _write(path, before)
    remember_keys(path, "home.quit", "f10", {"home.quit": "f10"})
    assert read_settings(path)[0].keymap == {"home.quit": "f10"}
    remember_keys(path, "home.quit", None, {})
    assert read_settings(path)[0].keymap == {}


@pytest.mark.parametrize(
    "text",
    ['keymap = { "home.quit" = "f10" }\n', 'keymap."home.quit" = "f10"\n', "[/]\n"],
)
def test_what_cannot_be_edited_safely_is_left_as_it_is(path: Path, text: str) -> None:
    _write(path, text)
    with pytest.raises(SettingsError):
        remember_keys(path, "home.quit", "f12", {"home.quit": "f12"})
    assert path.read_text(encoding="utf-8") == text


def test_a_line_inside_a_long_text_is_not_taken_for_a_setting(path: Path) -> None:
    text = 'other = """\ntheme = "nord"\n"""\n'
    _write(path, text)
    with pytest.raises(SettingsError, match="by hand"):
        remember(path, "theme", "dracula")
    assert path.read_text(encoding="utf-8") == text


def test_every_setting_is_documented_with_its_default() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
    headings = re.findall(r"(?m)^## (\w+)$", manual)
    assert headings == [item.name for item in fields(Settings)]
    defaults = {"theme": '`"textual-dark"`', "animations": '`"full"`', "keymap": "empty"}
    defaults |= {"timer": '`"up"`', "timer_minutes": "`3`"}
    for name, part in zip(headings, manual.split("\n## ")[1:], strict=True):
        wanted = defaults.get(name, "`false`")
        assert f"Default: {wanted}" in " ".join(part.split()), name


def test_the_example_of_the_manual_is_read_without_a_warning(path: Path) -> None:
    manual = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", manual, re.DOTALL)
    assert example is not None
    _write(path, example[1])
    settings, warning = read_settings(path)
    assert (warning, settings.steelman, settings.keymap) == ("", True, {"home.history": "f6,y"})
