"""The idle lock, with a clock that only moves when the test says so."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oneenglish_desktop.screens.shell.idle import IdleLock


class Clock:
    """Seconds that pass by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Heard(QObject):
    """What the lock said."""

    def __init__(self, lock: IdleLock) -> None:
        super().__init__()
        self.said: list[object] = []
        lock.warned.connect(lambda: self.said.append("warned"))
        lock.ticked.connect(self.said.append)
        lock.expired.connect(lambda: self.said.append("expired"))


def make(clock: Clock) -> tuple[IdleLock, Heard]:
    lock = IdleLock(idle_seconds=900, warning_seconds=60, clock=clock)
    return lock, Heard(lock)


@pytest.fixture
def pane(qapp: QApplication) -> Iterator[QWindow]:
    """A window that keys can reach."""
    made = QWindow()
    yield made
    made.destroy()


def touch(pane: QWindow) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pane, key)


def test_warns_counts_down_and_expires(qtbot: QtBot) -> None:
    clock = Clock()
    lock, heard = make(clock)
    clock.now += 899
    lock.tick()
    assert heard.said == []
    clock.now += 1
    lock.tick()
    assert heard.said == ["warned"]
    clock.now += 12
    lock.tick()
    assert heard.said == ["warned", 48]
    clock.now += 48
    lock.tick()
    assert heard.said == ["warned", 48, "expired"]
    lock.stop()


def test_input_starts_the_time_anew(pane: QWindow) -> None:
    clock = Clock()
    lock, heard = make(clock)
    clock.now += 600
    touch(pane)
    clock.now += 600
    lock.tick()
    assert heard.said == []
    touch(pane)
    lock.tick()
    clock.now += 899
    lock.tick()
    assert heard.said == []
    lock.stop()


def test_a_key_does_not_answer_the_warning(pane: QWindow) -> None:
    clock = Clock()
    lock, heard = make(clock)
    clock.now += 900
    lock.tick()
    touch(pane)
    clock.now += 60
    lock.tick()
    assert heard.said == ["warned", "expired"]


def test_staying_starts_the_time_anew(qtbot: QtBot) -> None:
    clock = Clock()
    lock, heard = make(clock)
    clock.now += 900
    lock.tick()
    lock.stay()
    clock.now += 899
    lock.tick()
    assert heard.said == ["warned"]
    lock.stop()


def test_other_events_are_not_input(pane: QWindow) -> None:
    clock = Clock()
    lock, heard = make(clock)
    clock.now += 900
    QApplication.sendEvent(pane, QEvent(QEvent.Type.ApplicationPaletteChange))
    lock.tick()
    assert heard.said == ["warned"]
    lock.stop()
