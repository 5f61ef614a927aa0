"""The turning arc of work that is not done yet."""

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for, pen
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_FRAME = 33
_STEP = 12
_ARC = 270


class Turning(QObject):
    """The angle of an arc that turns while its widget can be seen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._angle = 0
        self._timer = QTimer(self, interval=_FRAME)
        self._timer.timeout.connect(self._turn)
        widget.installEventFilter(self)

    def set_active(self, active: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Turn, or stand still; never turns with less movement."""
        if active and not current_theme().less_movement:
            self._timer.start()
        else:
            self._timer.stop()

    def paint(self, painter: QPainter, rect: QRectF, colour: QColor) -> None:
        """Paint the arc into a square `rect`."""
        width = max(rect.width() / 10, 1.5)
        painter.setPen(pen(colour, width, round_cap=True))
        inner = rect.adjusted(width, width, -width, -width)
        painter.drawArc(inner, (90 - self._angle) * 16, _ARC * 16)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return False

    def _turn(self) -> None:
        self._angle = (self._angle + _STEP) % 360
        self._widget.update()


class Spinner(Themed, QWidget):
    """A turning arc; always beside words that say what is awaited.

    Args:
        size: px at 100 % text size.
        role: colour role.
    """

    def __init__(
        self, size: int = 20, role: str = "primary", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size, self._role = size, role
        self._turning = Turning(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        side = theme.icon(self._size)
        self.setFixedSize(side, side)
        self._turning.set_active(self.isVisible())
        super().apply_theme(theme)

    @override
    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self._turning.set_active(visible)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        self._turning.paint(painter, QRectF(self.rect()), current_theme().colour(self._role))
        painter.end()
