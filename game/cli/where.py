"""`rebuttal where`: the folders and files in use."""

from __future__ import annotations

import os

import click


@click.command()
def where() -> None:
    """Print the folders and files in use."""
    from game import paths

    places = {
        "history": paths.history_file(),
        "settings": paths.settings_file(),
        "your packs": paths.user_packs_folder(),
        "exports": paths.exports_folder(),
        "cache": paths.cache_folder(),
        "bundled packs": paths.bundled_packs_folder(),
    }
    for name, path in places.items():
        state = "" if path.exists() else "  (not there yet)"
        print(f"{name:<14} {path}{state}")
    value = os.environ.get(paths.HOME_VARIABLE)
    state = f"is {value}" if value else "is not set; it moves all that is yours"
    print(f"{paths.HOME_VARIABLE} {state}")
    print(
        "\nA class lies in the folder that you named and nowhere else; no list of them is\n"
        "kept. Nothing is sent anywhere, and nothing is deleted by itself: history and\n"
        "classes stay until you delete them. `rebuttal class forget FOLDER STUDENT`\n"
        "removes one student."
    )
