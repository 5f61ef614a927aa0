"""A robot that sees and types what a person would, in the real window."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from oneenglish_desktop.tour.lag import LagMeter

PATIENCE_S = 20.0
MOST_TABS = 200
Found = TypeVar("Found", bound=QWidget)


class TourStopped(Exception):  # noqa: N818 - the tour ended where it should not
    """What the robot looked for did not come."""


class Robot:
    """Presses keys in a window, waits for what it expects and takes pictures.

    Args:
        window: the window of the app.
        folder: where the pictures go.

    Attributes:
        lag: how long the window stood still, pictures not counted.
    """

    def __init__(self, window: QWidget, folder: Path) -> None:
        self.window = window
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self.pictures: list[Path] = []
        self.lag = LagMeter()

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
        self._check_windows()
        path = self._folder / f"{len(self.pictures) + 1:02}-{name}.png"
        with self.lag.paused():
            self.window.grab().save(str(path))
        self.pictures.append(path)

    def _check_windows(self) -> None:
        """Everything of the app is in its one window: a stray one would take the keyboard."""
        stray = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget is not self.window
        ]
        if stray:
            raise TourStopped(f"there is a window too many: {stray}")

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

    def buttons(self) -> list[QAbstractButton]:
        """Every button that can be seen."""
        return [each for each in self.window.findChildren(QAbstractButton) if each.isVisible()]

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
        """Goes to a button with the Tab key and presses it with Space, as the keyboard does.

        It is looked for after each key: a page may be drawn anew meanwhile.

        Raises:
            TourStopped: the Tab key does not lead there.
        """
        for _ in range(MOST_TABS):
            if self.button(text).hasFocus():
                self.press(Qt.Key.Key_Space)
                return
            self.press(Qt.Key.Key_Tab)
        raise TourStopped(f"the Tab key does not lead to {text!r}")

    def go_to(self, widget: QWidget) -> None:
        """Presses Tab until the keyboard is at `widget`.

        Raises:
            TourStopped: the Tab key does not lead there.
        """
        for _ in range(MOST_TABS):
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        raise TourStopped(f"the Tab key stays at {at} and does not lead to {widget}")

    def field(self, index: int) -> QLineEdit:
        """The visible field at `index`, in reading order."""
        fields = [each for each in self.window.findChildren(QLineEdit) if each.isVisible()]
        if index >= len(fields):
            raise TourStopped(f"there is no field {index + 1}")
        return fields[index]
