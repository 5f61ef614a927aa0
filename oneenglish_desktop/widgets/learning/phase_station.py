"""A phase on the path: locked, open, now, done with a medal or without."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.learning.medals import KINDS, paint_disc
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for, pen
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

SIZE = 66
"""Diameter in px of a station at 100 %; the one where the person is now is larger."""

NOW_SIZE = 78
_LOCKED_SHARE, _DISC_SHARE = 0.87, 0.73
_RING = 3.0
_PODIUM = ((0, 2, 14, 30), (23, 1, 0, 44), (46, 3, 22, 22))
_PODIUM_STEP = QSize(24, 44)


class Station(NamedTuple):
    """What a station shows.

    Attributes:
        state: `gold`, `silver`, `bronze`, `done`, `now`, `open` or `locked`.
        over: first line, such as "Phase 1".
        title: second line, the name of the phase.
        note: third line, such as "Gold, 95%" or "You are here".
    """

    state: str
    over: str
    title: str
    note: str = ""


def paint_station(painter: QPainter, rect: QRectF, state: str, text: str) -> None:
    """Paint a station into a square `rect`; `text` is the number in it."""
    theme = current_theme()
    if state in KINDS:
        _circle(painter, rect, theme, "primary")
        side = rect.width() * _DISC_SHARE
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(rect.center())
        paint_disc(painter, disc, state)
    elif state == "now":
        box(painter, rect, rect.width() / 2, fill=theme.colour("primary"))
        _number(painter, rect, theme, text, "onPrimary", 0.42)
    elif state == "open":
        _circle(painter, rect, theme, "primary")
        _number(painter, rect, theme, text, "primary", 0.36)
    elif state == "done":
        _circle(painter, rect, theme, "lineStrong")
        _icon(painter, rect, theme, "check", 0.44)
    else:
        inset = rect.width() * (1 - _LOCKED_SHARE) / 2
        inner = rect.adjusted(inset, inset, -inset, -inset)
        painter.setPen(pen(theme.colour("lineStrong"), 2, dashed=True))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(inner.adjusted(1, 1, -1, -1))
        _icon(painter, rect, theme, "lock", 0.36)


def paint_podium(painter: QPainter, centre: QPointF, *, is_open: bool) -> None:
    """Paint the small podium at the end of the path."""
    theme = current_theme()
    left, top = centre.x() - 35, centre.y() - _PODIUM_STEP.height() / 2
    edge = theme.colour("primary" if is_open else "lineStrong")
    ink = theme.colour("primary" if is_open else "text2")
    font = theme.font("label", weight=700)
    for x, place, drop, height in _PODIUM:
        step = QRectF(left + x, top + drop, _PODIUM_STEP.width(), height)
        box(painter, step, 3, fill=theme.colour("surface"), edge=edge, width=2)
        middle = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, step, str(place), font, ink, align=middle)


def _circle(painter: QPainter, rect: QRectF, theme: Theme, edge: str) -> None:
    painter.setPen(pen(theme.colour(edge), _RING))
    painter.setBrush(theme.colour("surface"))
    half = _RING / 2
    painter.drawEllipse(rect.adjusted(half, half, -half, -half))


def _number(  # noqa: PLR0913, PLR0917 - one small figure
    painter: QPainter, rect: QRectF, theme: Theme, text: str, role: str, share: float
) -> None:
    font = QFont(theme.font("question"))
    font.setPixelSize(round(rect.width() * share))
    centre = Qt.AlignmentFlag.AlignHCenter
    draw_text(painter, rect, text, font, theme.colour(role), align=centre)


def _icon(painter: QPainter, rect: QRectF, theme: Theme, name: str, share: float) -> None:
    side = round(rect.width() * share)
    place = QRectF(0, 0, side, side)
    place.moveCenter(rect.center())
    paint_icon(painter, place, name, theme.colour("text2"))


class PhaseStation(Pressable):
    """A station with its three lines; the path lies under it."""

    def __init__(self, number: int, station: Station, *, parent: QWidget | None = None) -> None:
        super().__init__(station.title, parent)
        self._number, self._station = number, station
        self._centre = QPointF()
        self._lines_at = QPointF()
        self._centred = True
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        parts = (station.over, station.title, station.note)
        self.setAccessibleName(", ".join(part for part in parts if part))

    def arrange(self, centre: QPointF, lines_at: QPointF, *, centred: bool) -> None:
        """Say where the circle and the lines are, in the coordinates of the station.

        Args:
            centre: of the circle.
            lines_at: middle (when `centred`) or left of the top of the first line.
            centred: lines under the circle; otherwise beside it.
        """
        self._centre, self._lines_at, self._centred = centre, lines_at, centred
        self.update()

    @override
    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        circle = self._circle_rect().toAlignedRect()
        return self, circle, circle.width() / 2

    @override
    def nextCheckState(self) -> None:
        """The path decides which station is selected."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(188, 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, station = current_theme(), self._station
        painter = painter_for(self)
        if station.state == "podium":
            paint_podium(painter, self._centre, is_open=self.isEnabled())
        else:
            paint_station(painter, self._circle_rect(), station.state, str(self._number))
        y = self._lines_at.y()
        for text, kind, weight, role in (
            (station.over, "meta", 400, "text2"),
            (station.title, "bodyStudent", 600, "text"),
        ):
            line = theme.line(kind)
            self._draw_line(painter, y, line, text, theme.font(kind, weight=weight), role)
            y += line
        self._draw_note(painter, theme, y + 2)
        if self.isChecked() and self._centred:
            self._paint_selection(painter, theme, y + 2 + theme.line("ui"))
        painter.end()

    def _circle_rect(self) -> QRectF:
        side = current_theme().icon(NOW_SIZE if self._station.state == "now" else SIZE)
        rect = QRectF(0, 0, side, side)
        rect.moveCenter(self._centre)
        return rect

    def _draw_note(self, painter: QPainter, theme: Theme, y: float) -> None:
        state, note = self._station.state, self._station.note
        strong = state in KINDS or state in {"now", "done", "open"}
        role = "primary" if state == "now" else "text" if strong else "text2"
        font = theme.font("ui", weight=600 if strong else 500)
        line = theme.line("ui")
        if state == "now" and note:
            side = theme.icon(16)
            width = side + 6 + text_width(font, note)
            left = self._lines_at.x() - (width / 2 if self._centred else 0)
            place = QRectF(round(left), round(y + (line - side) / 2), side, side)
            paint_icon(painter, place, "map-pin", theme.colour(role))
            words = QRectF(left + side + 6, y, width, line)
            draw_text(painter, words, note, font, theme.colour(role))
        else:
            self._draw_line(painter, y, line, note, font, role)

    def _draw_line(  # noqa: PLR0913, PLR0917 - one line of text
        self, painter: QPainter, y: float, line: int, text: str, font: QFont, role: str
    ) -> None:
        colour = current_theme().colour(role)
        if self._centred:
            place = QRectF(self._lines_at.x() - self.width() / 2, y, self.width(), line)
            centre = Qt.AlignmentFlag.AlignHCenter
            draw_text(painter, place, text, font, colour, align=centre)
        else:
            place = QRectF(self._lines_at.x(), y, self.width() - self._lines_at.x(), line)
            draw_text(painter, place, text, font, colour)

    def _paint_selection(self, painter: QPainter, theme: Theme, y: float) -> None:
        """A short bar under the lines says which phase is described below the path."""
        bar = QRectF(self._lines_at.x() - 22, y + 8, 44, 3)
        box(painter, bar, 1.5, fill=theme.colour("primary"))
