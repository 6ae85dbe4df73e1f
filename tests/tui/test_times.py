from datetime import UTC, datetime, timedelta

import pytest

from game.tui.times import ago

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=89), "just now"),
        (timedelta(minutes=5), "5 minutes ago"),
        (timedelta(hours=1, minutes=40), "2 hours ago"),
        (timedelta(hours=24), "24 hours ago"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=15), "5 Mar 2026"),
    ],
)
def test_times_are_said_as_people_say_them(past: timedelta, words: str) -> None:
    assert ago(NOW - past, NOW) == words
