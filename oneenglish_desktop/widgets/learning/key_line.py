"""A line under controls that says where a movement stands and which keys go on with it."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.chips import KeyHint
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Well
from oneenglish_desktop.widgets.layouts import row
from oneenglish_desktop.widgets.learning.flow import FlowLayout
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme

_WORDS = 200
_BETWEEN = 20


class KeyLine(Well):
    """Words on the left, hints on the right; below each other where there is no room."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(padding=13, parent=parent)
        self._words = Label("", "ui", self.text_role, wrap=True, bold=True)
        self._shown: tuple[tuple[str, ...], ...] = ()
        self._hints, self._flow = QWidget(), FlowLayout(_BETWEEN, 8)
        self._hints.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._hints.setSizePolicy(policy)
        self._line = row(self._words, self._hints, spacing=_BETWEEN, margins=(3, 0, 3, 0))
        self._line.setStretch(0, 1)
        self.setLayout(self._line)

    def text(self) -> str:
        """The words."""
        return self._words.text()

    def show_line(self, text: str, hints: Sequence[tuple[str, ...]]) -> None:
        """Show other words, and hints as parts for `KeyHint`."""
        self._words.setText(text)
        if self._shown == tuple(hints):
            return
        self._shown = tuple(hints)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for hint in hints:
            self._flow.addWidget(KeyHint(hint))
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()

    def _turn(self) -> None:
        hints = self._hints.sizeHint().width()
        stacked = self.width() < hints + current_theme().scaled(_WORDS)
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
