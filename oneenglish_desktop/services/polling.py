"""Waiting for the marker: often at first, then less and less."""

from collections.abc import Callable
from itertools import chain, count
from time import monotonic, sleep
from typing import TypeVar

T = TypeVar("T")

# Seconds after the start; most marks are there at the first or the second look.
FIRST_LOOKS = (0.03, 0.06, 0.12, 0.25, 0.5)


def poll(look: Callable[[], T | None], timeout: float) -> T | None:
    """Look again and again until something is there.

    Args:
        look: gives what is waited for, None while it is not there.
        timeout: seconds after which the last look is taken.
    """
    start = monotonic()
    moments = chain(FIRST_LOOKS, count(1.0, 1.0))
    while True:
        moment = min(next(moments), timeout)
        sleep(max(0.0, start + moment - monotonic()))
        found = look()
        if found is not None or moment >= timeout:
            return found
