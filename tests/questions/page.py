"""What stands around a player on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.questions.player import Player

Show = Callable[..., Player]
Key = Qt.Key


class Page(QWidget):
    """Does with keys what the page of the phase does."""

    player: Player

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.player.handle_key(event):
            super().keyPressEvent(event)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key | str) -> None:
    """Presses keys wherever the focus is; text is typed letter by letter."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(focused(), key)
        else:
            QTest.keyClick(focused(), key)


def key_event(
    text: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> QKeyEvent:
    """A key that arrives at the page."""
    return QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, text)
