"""Rounds: the thing and its floor in turn, so that a busy moment falls on both."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")
F = TypeVar("F")

LEAST = 5
"""Fewer rounds say nothing on a noisy machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for.

    Attributes:
        rounds: how often each side is measured.
        full: real time where a measure compresses it.
    """

    rounds: int = LEAST
    full: bool = False


def in_turn(rounds: int, ours: Callable[[], T], floor: Callable[[], F]) -> tuple[list[T], list[F]]:
    """Measure both sides in each round, each of them first in every second one.

    Returns:
        What `ours` and what `floor` returned, round by round.
    """
    found: list[T] = []
    base: list[F] = []
    for number in range(rounds):
        if number % 2:
            base.append(floor())
            found.append(ours())
        else:
            found.append(ours())
            base.append(floor())
    return found, base


def median_ms(work: Callable[[], object], times: int) -> float:
    """Milliseconds of the middle one of several calls."""
    return median(ms(work) for _ in range(times))


def ms(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000
