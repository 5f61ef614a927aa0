"""The way through a challenge: five stations and the podium on a winding lane."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.learning.phase_station import PhaseStation, Station
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for, pen
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_LANE, _WAY = 26, 3.5
_LOW, _HIGH = 99, 75
_FIRST, _LAST = 111, 77
_PODIUM_SHARE = 0.8
_LINES_TOP = 151
_NARROW = 860
_ROW, _ROW_CENTRE, _ROW_TEXT = 104, 60, 124
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class _Way(NamedTuple):
    """The lane: how far it has been run, and what is still ahead."""

    done: QPainterPath
    ahead: QPainterPath


class PhasePath(Themed, QWidget):
    """The path from left to right; from top to bottom when there is no room.

    Arrows move between stations; Enter chooses one.

    Signals:
        chosen: index of a station; the podium comes after the last phase.
    """

    chosen = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stations: list[PhaseStation] = []
        self._states: tuple[str, ...] = ()
        self._centres: list[QPointF] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        describe(self, QAccessible.Role.List, self.tr("Phases"))

    def set_stations(
        self, stations: Sequence[Station], podium_text: str, *, podium_open: bool
    ) -> None:
        """Show the phases of a challenge.

        Args:
            stations: in order.
            podium_text: name of the podium.
            podium_open: all phases are done.
        """
        for old in self._stations:
            old.hide()
            old.deleteLater()
        shown = [*stations, Station("podium", "", podium_text)]
        self._stations = [
            PhaseStation(index + 1, station, parent=self) for index, station in enumerate(shown)
        ]
        self._states = tuple(station.state for station in stations)
        self._stations[-1].setEnabled(podium_open)
        for station in self._stations:
            station.clicked.connect(self._clicked)
            station.show()
        self._let_tab_stop_at(0)
        self._arrange()

    def set_selected(self, index: int) -> None:
        """Mark the station that is described below."""
        for other, station in enumerate(self._stations):
            station.setChecked(other == index)
        self._let_tab_stop_at(index)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, self._needed_height(current_theme()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, self._needed_height(current_theme()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        focused = [i for i, station in enumerate(self._stations) if station.hasFocus()]
        if not step or not focused:
            super().keyPressEvent(event)
            return
        index = focused[0] + step
        if 0 <= index < len(self._stations) and self._stations[index].isEnabled():
            self._let_tab_stop_at(index)
            self._stations[index].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._centres:
            return
        theme, way = current_theme(), self._way()
        painter = painter_for(self)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if theme.is_contrast:
            self._stroke(painter, way.ahead, "line", 2, dashed=True)
        else:
            self._stroke(painter, way.ahead, "chip", _LANE)
            self._stroke(painter, way.done, "primarySoftHover", _LANE)
            self._stroke(painter, way.ahead, "lineStrong", 1.6, dashed=True)
        self._stroke(painter, way.done, "primary", _WAY)
        painter.end()

    def _stroke(
        self,
        painter: QPainter,
        path: QPainterPath,
        role: str,
        width: float,
        *,
        dashed: bool = False,
    ) -> None:
        stroke = pen(current_theme().colour(role), width)
        stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            stroke.setDashPattern([6, 6])
        painter.strokePath(path, stroke)

    def _is_upright(self) -> bool:
        return current_theme().is_stacked or self.width() < _NARROW

    def _needed_height(self, theme: Theme) -> int:
        count = len(self._states) + 1
        lines = theme.line("meta") + theme.line("bodyStudent") + theme.line("ui") + 2
        if self._is_upright():
            return count * max(theme.icon(_ROW), lines + 20) + 16
        return theme.icon(_LINES_TOP) + lines + 28

    def _arrange(self) -> None:
        if not self._stations:
            return
        theme = current_theme()
        if self._is_upright():
            self._arrange_upright(theme)
        else:
            self._arrange_across(theme)
        self.setMinimumHeight(self._needed_height(theme))
        self.updateGeometry()
        self.update()

    def _arrange_across(self, theme: Theme) -> None:
        phases = len(self._states)
        step = (self.width() - _FIRST - _LAST) / (phases - 1 + _PODIUM_SHARE)
        scale = theme.icon(100) / 100
        self._centres = []
        for index, station in enumerate(self._stations):
            is_podium = index == phases
            x = _FIRST + step * (index if not is_podium else index - 1 + _PODIUM_SHARE)
            y = (_LOW if index % 2 == 0 else _HIGH) * scale
            self._centres.append(QPointF(x, y))
            width = min(step, 2 * (self.width() - x)) if is_podium else step
            place = QRect(round(x - width / 2), 0, round(width), self._needed_height(theme))
            station.setGeometry(place)
            middle = x - place.x()
            lines = QPointF(middle, theme.icon(_LINES_TOP))
            station.arrange(QPointF(middle, y), lines, centred=True)

    def _arrange_upright(self, theme: Theme) -> None:
        row = (self._needed_height(theme) - 16) / len(self._stations)
        lines = theme.line("meta") + theme.line("bodyStudent") + theme.line("ui") + 2
        left = theme.icon(_ROW_CENTRE)
        self._centres = []
        for index, station in enumerate(self._stations):
            y = 8 + row * (index + 0.5)
            x = left + (12 if index % 2 else -4)
            self._centres.append(QPointF(x, y))
            station.setGeometry(QRect(0, round(8 + row * index), self.width(), round(row)))
            top = (row - lines) / 2
            centre = QPointF(x, row / 2)
            station.arrange(centre, QPointF(theme.icon(_ROW_TEXT), top), centred=False)

    def _way(self) -> _Way:
        """The lane through the centres, split where the person is."""
        reached = max(
            (i for i, state in enumerate(self._states) if state not in {"locked", "open"}),
            default=0,
        )
        upright = self._is_upright()
        first, last = self._centres[0], self._centres[-1]
        start = QPointF(first.x(), 0) if upright else QPointF(0, first.y() - 8)
        end = QPointF(last) if upright else QPointF(self.width(), last.y())
        done, ahead = QPainterPath(start), QPainterPath(self._centres[reached])
        points = [start, *self._centres, end]
        for index in range(1, len(points)):
            path = done if index <= reached + 1 else ahead
            _bend(path, points[index - 1], points[index], upright=upright)
        return _Way(done, ahead)

    def _let_tab_stop_at(self, index: int) -> None:
        for other, station in enumerate(self._stations):
            here = other == index
            station.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            )

    def _clicked(self) -> None:
        pressed = self.sender()
        self.chosen.emit(next(i for i, other in enumerate(self._stations) if other is pressed))


def _bend(path: QPainterPath, start: QPointF, end: QPointF, *, upright: bool) -> None:
    """Add a curve that leaves and arrives along the direction of the path."""
    if upright:
        middle = (start.y() + end.y()) / 2
        path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
    else:
        middle = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
