"""A robot that sees and types what a person would, in the real window."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

PATIENCE_S = 20.0
HEART_BEAT_MS = 5
Found = TypeVar("Found", bound=QWidget)


class TourStopped(Exception):  # noqa: N818 - the tour ended where it should not
    """What the robot looked for did not come."""


class Robot:
    """Presses keys in a window, waits for what it expects and takes pictures.

    Args:
        window: the window of the app.
        folder: where the pictures go.
    """

    def __init__(self, window: QWidget, folder: Path) -> None:
        self.window = window
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self.pictures: list[Path] = []

    def until(
        self, expected: Callable[[], object], what: str, patience: float = PATIENCE_S
    ) -> None:
        """Lets the app work until `expected` is true.

        Args:
            expected: looked at every 10 ms.
            what: names it when it does not come.
            patience: seconds.

        Raises:
            TourStopped: it did not come in time.
        """
        end = monotonic() + patience
        while not expected():
            if monotonic() > end:
                self.picture("stopped-here")
                raise TourStopped(f"this did not come: {what}")
            QTest.qWait(10)

    def picture(self, name: str) -> None:
        """Takes a picture of the window when it has come to rest."""
        QTest.qWait(250)
        path = self._folder / f"{len(self.pictures) + 1:02}-{name}.png"
        self.window.grab().save(str(path))
        self.pictures.append(path)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Presses a key where the keyboard is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        QTest.qWait(1)

    def write(self, text: str) -> None:
        """Types a text where the keyboard is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClicks(target, text)
        QTest.qWait(1)

    def find(self, kind: type[Found], accept: Callable[[Found], bool]) -> Found | None:
        """The first visible widget of a kind that is accepted."""
        for widget in self.window.findChildren(kind):
            if widget.isVisible() and accept(widget):
                return widget
        return None

    def button(self, text: str) -> QAbstractButton:
        """Waits for a button with these words (its start is enough) that can be pressed.

        Raises:
            TourStopped: there is none.
        """

        def fits(button: QAbstractButton) -> bool:
            words = (button.text(), button.accessibleName())
            return button.isEnabled() and any(word.startswith(text) for word in words)

        self.until(lambda: self.find(QAbstractButton, fits), f"a button {text!r}")
        found = self.find(QAbstractButton, fits)
        if found is None:
            raise TourStopped(f"the button {text!r} went away")
        return found

    def choose(self, text: str) -> None:
        """Goes to a button with the Tab key and presses it with Space, as the keyboard does."""
        button = self.button(text)
        self.go_to(button)
        self.press(Qt.Key.Key_Space)

    def go_to(self, widget: QWidget) -> None:
        """Presses Tab until the keyboard is at `widget`.

        Raises:
            TourStopped: the Tab key does not lead there.
        """
        for _ in range(200):
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        raise TourStopped(f"the Tab key does not lead to {widget.accessibleName() or widget}")

    def field(self, index: int) -> QLineEdit:
        """The visible field at `index`, in reading order."""
        fields = [each for each in self.window.findChildren(QLineEdit) if each.isVisible()]
        if index >= len(fields):
            raise TourStopped(f"there is no field {index + 1}")
        return fields[index]


class LagMeter(QObject):
    """Measures how long the UI thread was away, by a heart-beat."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = monotonic()
        self.lags: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(HEART_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Measures from now on."""
        self._last = monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Measures no longer."""
        self._timer.stop()

    @property
    def longest_ms(self) -> float:
        """The longest time away, in milliseconds."""
        return max(self.lags, default=0.0)

    def percentile_ms(self, share: float) -> float:
        """The time away that `share` (0..1) of the beats stay below, in milliseconds."""
        ordered = sorted(self.lags)
        return ordered[int(share * (len(ordered) - 1))] if ordered else 0.0

    def _beat(self) -> None:
        now = monotonic()
        self.lags.append(max(0.0, (now - self._last) * 1000 - HEART_BEAT_MS))
        self._last = now
