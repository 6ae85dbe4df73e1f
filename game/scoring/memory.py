"""What the C library keeps of freed memory, given back to the system."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache


def give_back() -> None:
    """Does so where the library can (glibc), in a millisecond or two; elsewhere nothing.

    A network frees arrays of some hundred kilobytes for each batch, too small for pages of their
    own: an app that had read all that a motion says held 20 MB of them for good.
    """
    if trim := _trim():
        trim(0)


@lru_cache(maxsize=1)
def _trim() -> Callable[[int], int] | None:
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another library; Windows takes no None
        return None
    return found
