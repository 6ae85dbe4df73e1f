"""Where Rebuttal keeps its files: the platform's folders, or everything under `REBUTTAL_HOME`."""

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "REBUTTAL_HOME"


def data_folder() -> Path:
    """History and user packs."""
    return _home() or Path(platformdirs.user_data_path("rebuttal", appauthor=False))


def config_folder() -> Path:
    """Settings."""
    return _home() or Path(platformdirs.user_config_path("rebuttal", appauthor=False))


def cache_folder() -> Path:
    """What can be deleted without loss: embeddings of packs."""
    home = _home()
    return (
        home / "cache" if home else Path(platformdirs.user_cache_path("rebuttal", appauthor=False))
    )


def history_file() -> Path:
    """The SQLite database of matches."""
    return data_folder() / "history.db"


def settings_file() -> Path:
    """Theme and other choices."""
    return config_folder() / "settings.toml"


def user_packs_folder() -> Path:
    """Packs that the person added."""
    return data_folder() / "packs"


def exports_folder() -> Path:
    """Matches and verdicts saved to files from the screens."""
    return data_folder() / "exports"


def bundled_packs_folder() -> Path:
    """The packs that come with the program: in the wheel, or `content/` of the checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"


def _home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE)
    return Path(value).expanduser().resolve() if value else None
