from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.settings import Settings, SettingsError, read_settings, remember


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
    expected = Settings("nord", "none", "down", 2.5, {"home.quit": "f10,x"})
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
        ("timer_minutes = 0", Settings(), "`timer_minutes` must be a number of minutes"),
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
