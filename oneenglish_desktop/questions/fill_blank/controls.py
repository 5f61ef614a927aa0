"""Gaps that never grow wider than a line of the text can be."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.questions.fill_blank.dragging import dragged_word
from oneenglish_desktop.widgets.learning.gaps import GapChoice, GapField, GapSlot
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme

LONGEST_TYPED = 500
"""Characters that a gap takes; nobody writes a page into a gap by design."""
_WIDEST = 400


def _bounded(hint: QSize) -> QSize:
    """The size, at most 400 px wide at 100 % text size."""
    return hint.boundedTo(QSize(current_theme().scaled(_WIDEST), hint.height()))


class BoundedField(GapField):
    """A gap to type into; a long answer scrolls inside."""

    def __init__(self, number: int, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(number, name, parent=parent)
        self.input.setMaxLength(LONGEST_TYPED)

    @override
    def sizeHint(self) -> QSize:
        return _bounded(super().sizeHint())


class BoundedChoice(GapChoice):
    """A gap with a list of words."""

    @override
    def sizeHint(self) -> QSize:
        return _bounded(super().sizeHint())


class BoundedSlot(GapSlot):
    """A gap for a word of the bank, which may be dropped here.

    Signals:
        dropped: index of the word.
    """

    dropped = Signal(int)

    def __init__(self, number: int, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(number, name, parent=parent)
        self.setAcceptDrops(True)

    @override
    def sizeHint(self) -> QSize:
        return _bounded(super().sizeHint())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.isEnabled() and dragged_word(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        index = dragged_word(event.mimeData())
        if index is not None:
            event.acceptProposedAction()
            self.dropped.emit(index)
