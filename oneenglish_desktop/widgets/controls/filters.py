"""Filters of a list."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.button_looks import LOOKS, Content, ink, paint_surface
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

_FILTER_HEIGHT, _FILTER_SIDE = 34, 12
_REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterChip(Pressable):
    """A filter: choose it, or take it away again when it is active.

    Args:
        text: what is filtered, with its value when active.
        active: the filter is on and has a cross.

    Signals:
        removed: the cross, Delete or Backspace.
    """

    removed = Signal()

    def __init__(self, text: str, *, active: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._active = active
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_filter(self, text: str, *, active: bool) -> None:
        """Show another value."""
        self._active = active
        self.setText(text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = self._content(theme).width(theme) + 2 * theme.scaled(_FILTER_SIDE)
        return QSize(round(width), theme.height(_FILTER_HEIGHT, "ui", 7))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._active and event.key() in _REMOVE_KEYS:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cross = self.width() - current_theme().scaled(_FILTER_SIDE + 20)
        if self._active and self.isDown() and event.position().x() >= cross:
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        look = LOOKS["soft"]._replace(edge="primary") if self._active else LOOKS["secondary"]
        painter = painter_for(self)
        paint_surface(painter, rect, look, theme, state=self.state, radius=theme.radius("small"))
        self._content(theme).paint(painter, rect, theme, ink(look, theme, self.state))
        painter.end()

    def _content(self, theme: Theme) -> Content:
        font = theme.font("ui", weight=600 if self._active else 500)
        icon = "x" if self._active else "chevron-down"
        return Content(self.text(), font, icon_right=icon, side=16, gap=6)
