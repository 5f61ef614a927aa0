"""Garbage is collected in the UI thread, and only there."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from oneenglish_desktop.garbage import GarbageCollector


class Circle:
    """Refers to itself, so that only a collection can free it."""

    alive = 0

    def __init__(self) -> None:
        self.me = self
        Circle.alive += 1

    def __del__(self) -> None:
        Circle.alive -= 1


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    yield made
    made.close()
    # The tests themselves collect by hand.
    gc.disable()


def test_nothing_is_collected_by_itself(collector: GarbageCollector) -> None:
    assert not gc.isenabled()


@pytest.mark.parametrize("generation", [0, 1, 2])
def test_what_is_due_is_collected(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch, generation: int
) -> None:
    thresholds = [10**9] * 3
    thresholds[generation] = -1
    monkeypatch.setattr(gc, "get_threshold", lambda: tuple(thresholds))
    Circle()
    assert Circle.alive == 1
    collector.collect()
    assert Circle.alive == 0


def test_nothing_is_collected_before_it_is_due(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_threshold", lambda: (10**9,) * 3)
    Circle()
    collector.collect()
    assert Circle.alive == 1
    gc.collect()


def test_what_is_kept_is_not_looked_at_again(collector: GarbageCollector) -> None:
    before = gc.get_freeze_count()
    collector.keep()
    assert gc.get_freeze_count() > before
    gc.unfreeze()


def test_afterwards_python_collects_again(qapp: QApplication) -> None:
    GarbageCollector().close()
    assert gc.isenabled()
    gc.disable()
