import signal
import sys
import time

import pytest

from game.cli.alarm import TimeUp, alarm

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarm")


@pytest.mark.parametrize("seconds", [0.0, 0.02])
def test_it_rings_when_the_time_is_up_and_is_put_away(seconds):
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TimeUp), alarm(seconds):
        time.sleep(5)
    assert signal.getsignal(signal.SIGALRM) == before


@pytest.mark.parametrize("seconds", [None, 60.0])
def test_what_is_done_in_time_is_left_alone(seconds):
    with alarm(seconds):
        pass
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
