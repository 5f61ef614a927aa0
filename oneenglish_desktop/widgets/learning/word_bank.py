"""The words that may be put into the gaps of a text."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.learning.flow import FlowLayout
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme

_HEIGHT, _SIDE = 40, 16
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class _Word(Pressable):
    """One word; a used word leaves a dashed hole behind."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.is_used = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_used(self, used: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        self.is_used = used
        self.setAccessibleDescription(self.tr("used") if used else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = text_width(theme.font("answer", weight=600), self.text())
        height = theme.height(_HEIGHT, "answer", 7)
        return QSize(round(width) + 2 * theme.scaled(_SIDE), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        strong = self.state in {"hover", "pressed"} and not self.is_used
        edge = "line" if self.is_used else "text" if strong else "lineStrong"
        fill = None if self.is_used else theme.colour("sunken" if strong else "surface")
        painter = painter_for(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("control"),
            fill=fill,
            edge=theme.colour(edge),
            width=theme.border,
            dashed=self.is_used,
        )
        colour = theme.colour("muted" if self.is_used or not self.isEnabled() else "text")
        font = theme.font("answer", weight=600)
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, QRectF(self.rect()), self.text(), font, colour, align=centre)
        painter.end()


class WordBank(QWidget):
    """Words to pick; one stop of the Tab key, arrows move inside.

    Args:
        words: all of them, those that fit nowhere too.

    Signals:
        picked: index of a word that is not used yet.
    """

    picked = Signal(int)

    def __init__(self, words: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = [_Word(word) for word in words]
        layout = FlowLayout(10, 10)
        for word in self._words:
            word.clicked.connect(self._clicked)
            layout.addWidget(word)
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        describe(self, QAccessible.Role.List, self.tr("Words"))
        self._let_tab_stop_at(0)

    def set_used(self, used: Collection[int]) -> None:
        """Say which words (by index) are in a gap now."""
        for index, word in enumerate(self._words):
            word.set_used(index in used)

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Let nobody pick any more, or let them again."""
        for word in self._words:
            word.setEnabled(not locked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        focused = [index for index, word in enumerate(self._words) if word.hasFocus()]
        if not step or not focused:
            super().keyPressEvent(event)
            return
        index = (focused[0] + step) % len(self._words)
        self._let_tab_stop_at(index)
        self._words[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _let_tab_stop_at(self, index: int) -> None:
        for other, word in enumerate(self._words):
            here = other == index
            word.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        pressed = self.sender()
        index = next(i for i, word in enumerate(self._words) if word is pressed)
        self._let_tab_stop_at(index)
        if not self._words[index].is_used:
            self.picked.emit(index)
