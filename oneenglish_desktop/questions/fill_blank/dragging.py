"""Dragging a word of the bank with the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.widgets.override import override

WORD = "application/x-oneenglish-word"
"""What is dragged: the index of a word as text."""


def word_data(index: int) -> QMimeData:
    """What a drag of that word carries."""
    data = QMimeData()
    data.setData(WORD, str(index).encode())
    return data


def dragged_word(data: QMimeData) -> int | None:
    """Index of the word that is dragged, None when it is something else."""
    text = bytes(data.data(WORD).data()).decode(errors="replace")
    return int(text) if text.isdecimal() else None


class WordDrags(QObject):
    """Starts a drag when the mouse leaves a pressed word."""

    def __init__(self, words: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self._pressed_at = QPoint()
        for word in words:
            word.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed_at = event.position().toPoint()
        elif event.type() == QEvent.Type.MouseMove and self._has_left(event):
            index = next(n for n, word in enumerate(self._words) if word is watched)
            self._drag(index)
            return True
        return False

    def _has_left(self, event: QMouseEvent) -> bool:
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        pressed = event.buttons() & Qt.MouseButton.LeftButton
        return bool(pressed) and moved >= QApplication.startDragDistance()

    def _drag(self, index: int) -> None:
        word = self._words[index]
        drag = QDrag(word)
        drag.setMimeData(word_data(index))
        drag.setPixmap(word.grab())
        drag.setHotSpot(self._pressed_at)
        drag.exec(Qt.DropAction.CopyAction)
