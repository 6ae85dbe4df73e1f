import ctypes

import pytest

from game.scoring import memory


def test_what_is_freed_is_given_back_where_the_library_can(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(memory, "_trim", lambda: asked.append)
    memory.give_back()
    assert asked == [0]


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch, error: type) -> None:
    def load(name: None) -> object:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", load)
    memory._trim.cache_clear()
    memory.give_back()
    memory._trim.cache_clear()
