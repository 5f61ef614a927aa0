"""The idle lock, with a clock that only moves when the test says so."""

from PySide6.QtCore import QEvent, QObject
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


def touch() -> None:
    app = QApplication.instance()
    assert app is not None
    QApplication.sendEvent(app, QEvent(QEvent.Type.MouseMove))


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


def test_input_starts_the_time_anew(qtbot: QtBot) -> None:
    clock = Clock()
    lock, heard = make(clock)
    clock.now += 600
    touch()
    clock.now += 600
    lock.tick()
    assert heard.said == []
    touch()
    lock.tick()
    clock.now += 899
    lock.tick()
    assert heard.said == []
    lock.stop()


def test_a_passing_mouse_does_not_answer_the_warning(qtbot: QtBot) -> None:
    clock = Clock()
    lock, heard = make(clock)
    clock.now += 900
    lock.tick()
    touch()
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


def test_other_events_are_not_input(qtbot: QtBot) -> None:
    clock = Clock()
    lock, heard = make(clock)
    clock.now += 900
    app = QApplication.instance()
    assert app is not None
    QApplication.sendEvent(app, QEvent(QEvent.Type.ApplicationPaletteChange))
    lock.tick()
    assert heard.said == ["warned"]
    lock.stop()
