"""A slider with a few named stops, such as the text size."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_KNOB = 12
_STOP = 4
_TRACK = 6
_LABELS_TOP = 14
_STEP_WIDTH = 100


class StopSlider(Themed, QSlider):
    """A QSlider from 0 to the last stop; arrows and clicks choose a stop.

    Args:
        name: what is chosen, for screen readers.
        stops: words under the stops.
    """

    def __init__(self, name: str, stops: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._stops = tuple(stops)
        self.setRange(0, len(self._stops) - 1)
        self.setPageStep(1)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._describe)
        self._describe(0)

    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        """The focus ring goes around the knob."""
        knob = self._knob_radius()
        centre = self._stop_at(self.value()).toPoint()
        rect = QRect(0, 0, 2 * knob, 2 * knob)
        rect.moveCenter(centre)
        return self, rect, knob

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        height = 2 * self._knob_radius() + _LABELS_TOP + theme.line("meta")
        return QSize(theme.scaled(_STEP_WIDTH) * len(self._stops), height)

    @override
    def minimumSizeHint(self) -> QSize:
        font = current_theme().font("label", tabular=True)
        widest = max(text_width(font, stop) for stop in self._stops) + 8
        return QSize(round(widest) * len(self._stops), self.sizeHint().height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._choose(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        first, last = self._stop_at(0), self._stop_at(self.maximum())
        painter = painter_for(self)
        track = QRectF(first.x(), first.y() - _TRACK / 2, last.x() - first.x(), _TRACK)
        edge, fill = theme.colour("lineStrong"), theme.colour("chip")
        box(painter, track, _TRACK / 2, fill=fill, edge=edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        for index in range(len(self._stops)):
            painter.drawEllipse(self._stop_at(index), _STOP, _STOP)
        self._paint_knob(painter, theme)
        self._paint_labels(painter, theme)
        painter.end()

    def _paint_knob(self, painter: QPainter, theme: Theme) -> None:
        knob, at = self._knob_radius(), self._stop_at(self.value())
        painter.setBrush(theme.colour("primaryHover" if self.underMouse() else "primary"))
        painter.drawEllipse(at, knob, knob)
        painter.setBrush(theme.colour("onPrimary"))
        painter.drawEllipse(at, knob * 0.4, knob * 0.4)

    def _paint_labels(self, painter: QPainter, theme: Theme) -> None:
        top = 2 * self._knob_radius() + _LABELS_TOP
        for index, stop in enumerate(self._stops):
            chosen = index == self.value()
            font = theme.font("label" if chosen else "meta", tabular=True)
            width = text_width(font, stop) + 2
            x = self._stop_at(index).x() - width / 2
            place = QRectF(max(x, 0), top, width, theme.line("meta"))
            draw_text(painter, place, stop, font, theme.colour("text" if chosen else "text2"))

    def _stop_at(self, index: int) -> QPointF:
        font = current_theme().font("label", tabular=True)
        side = text_width(font, self._stops[-1]) / 2 + 2
        room = self.width() - 2 * side
        return QPointF(side + room * index / max(self.maximum(), 1), self._knob_radius() + 1)

    def _knob_radius(self) -> int:
        return current_theme().icon(_KNOB)

    def _choose(self, event: QMouseEvent) -> None:
        first, last = self._stop_at(0).x(), self._stop_at(self.maximum()).x()
        share = (event.position().x() - first) / max(last - first, 1)
        self.setValue(round(share * self.maximum()))
        event.accept()

    def _describe(self, value: int) -> None:
        self.setAccessibleDescription(self._stops[value])
