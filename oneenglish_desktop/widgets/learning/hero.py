"""The ink-blue hero surface with the running track; at most one on a screen."""

from collections.abc import Callable
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import cached, painter_for, pen
from oneenglish_desktop.widgets.text import draw_text
from oneenglish_desktop.widgets.theme.fonts import FAMILIES, make_font
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_LINE, _TRAIL = 2.0, 5.0

# Picture 01, for a surface of 560 x 768: five lanes and, in each, where the runner started and is.
_ARC_DESIGN = QSizeF(560, 768)
_ARC_CENTRE = QPointF(64, 82)
_ARC_RADII = (400, 354, 308, 262, 216, 170)
_RUNNERS = ((138, 104), (149, 117), (161, 131), (175, 147), (191, 165))
_LEADER = 2

# Picture 02: the bends of the oval seen from its right edge.
_OVAL_LEFT, _OVAL_RIGHT = 161.0, 20.0
_OVAL_RADII = (69.0, 92.0, 115.0, 138.0, 161.0)
_OVAL_LANE = 115.0
_OVAL_DESIGN, _OVAL_LARGEST = QSizeF(726, 262), 1.6

# Picture 09: rings around the medal; picture 09b: lanes behind the podium.
RINGS_CENTRE = 224
_RINGS = (140, 175, 210)
_PODIUM_RADII = (504, 460, 416, 372, 328, 284)
_PODIUM_LEFT, _PODIUM_RIGHT, _PODIUM_BOTTOM = 482.0, 84.0, 68.0


class Hero(Themed, QWidget):
    """The celebration surface; give it a layout with its own margins.

    Args:
        variant: `plain`, `arc` (sign-in), `oval` (home), `rings` (result) or `podium`.
        radius: of the corners, px.
    """

    is_hero = True

    def __init__(
        self, variant: str = "plain", *, radius: float = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._variant, self._radius = variant, radius
        self._share: float | None = None

    def set_trail(self, done: int, total: int) -> None:
        """Let the runner of the oval be where `done` of `total` questions are answered."""
        self._share = done / total if total else 0.0
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        key = f"hero {self._variant} {self._radius} {current_theme().key}"
        picture = cached(key, self.size(), self.devicePixelRatioF(), self._paint_picture)
        painter.drawPixmap(0, 0, picture)
        if self._variant == "oval" and self._share is not None:
            _paint_trail(painter, QRectF(self.rect()), current_theme(), self._share)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(rect, self._radius, self._radius)
        painter.fillPath(shape, theme.colour("hero"))
        painter.save()
        painter.setClipPath(shape)
        paint_track = _TRACKS.get(self._variant)
        if paint_track is not None:
            paint_track(painter, rect, theme)
        painter.restore()
        if self._radius:
            edge = "heroLane" if theme.is_contrast else "heroLane2"
            half = theme.border / 2
            painter.setPen(pen(theme.colour(edge), theme.border))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = self._radius - half
            painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), inner, inner)


def _paint_arc(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    scale = min(rect.width() / _ARC_DESIGN.width(), rect.height() / _ARC_DESIGN.height())
    centre = rect.bottomRight() - _ARC_CENTRE * scale
    painter.translate(centre)
    painter.scale(scale, scale)
    if not theme.is_contrast:
        painter.setPen(pen(theme.colour("heroLane"), _LINE))
        for radius in _ARC_RADII:
            inside = radius == _ARC_RADII[-1]
            painter.setBrush(theme.colour("hero" if inside else "heroLane2"))
            painter.drawEllipse(QPointF(0, 0), radius, radius)
    for index, (start, now) in enumerate(_RUNNERS):
        _paint_runner(painter, theme, index, start, now)


def _paint_runner(painter: QPainter, theme: Theme, index: int, start: int, now: int) -> None:
    """Paint the trail and the numbered runner in lane `index`; angles in degrees."""
    leads = index == _LEADER
    radius = (_ARC_RADII[index] + _ARC_RADII[index + 1]) / 2
    lane = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    trail = theme.colour("heroAccent" if leads else "heroTrail")
    painter.setPen(pen(trail, _TRAIL, round_cap=True))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(lane, now * 16, (start - now) * 16)
    at = QPointF(cos(radians(now)) * radius, -sin(radians(now)) * radius)
    size = 13.0 if leads else 11.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("heroAccent" if leads else "heroMark"))
    painter.drawEllipse(at, size, size)
    place = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
    font = make_font(FAMILIES["display"], 13, 700)
    ink = theme.colour("onAccent" if theme.is_contrast else "hero")
    draw_text(painter, place, str(index + 1), font, ink, align=Qt.AlignmentFlag.AlignHCenter)


def _paint_oval(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    if theme.is_contrast:
        return
    painter.setPen(pen(theme.colour("heroLane"), _LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    scale = _oval_scale(rect)
    left, right = rect.right() - _OVAL_LEFT * scale, rect.right() - _OVAL_RIGHT * scale
    for radius in (radius * scale for radius in _OVAL_RADII):
        lane = QRectF(
            left - radius, rect.center().y() - radius, right - left + 2 * radius, 2 * radius
        )
        painter.drawRoundedRect(lane, radius, radius)


def _oval_scale(rect: QRectF) -> float:
    """The oval grows with a surface that is larger than in the design."""
    room = min(rect.height() / _OVAL_DESIGN.height(), rect.width() / _OVAL_DESIGN.width())
    return min(max(room, 1.0), _OVAL_LARGEST)


def _paint_trail(painter: QPainter, rect: QRectF, theme: Theme, share: float) -> None:
    """Paint the way from the start at the lower right, round the left bend, to the runner."""
    scale, middle = _oval_scale(rect), rect.center().y()
    radius = _OVAL_LANE * scale
    left, right = rect.right() - _OVAL_LEFT * scale, rect.right() - _OVAL_RIGHT * scale
    way = QPainterPath(QPointF(right, middle + radius))
    way.lineTo(left, middle + radius)
    way.arcTo(QRectF(left - radius, middle - radius, 2 * radius, 2 * radius), 270, -180)
    way.lineTo(right, middle - radius)
    run = QPainterPath(way.pointAtPercent(0))
    steps = 120
    for step in range(1, round(steps * min(share, 1.0)) + 1):
        run.lineTo(way.pointAtPercent(step / steps))
    painter.setPen(pen(theme.colour("heroAccent"), _TRAIL, round_cap=True))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(run)
    painter.setPen(pen(theme.colour("hero"), 4))
    painter.setBrush(theme.colour("heroAccent"))
    painter.drawEllipse(run.currentPosition(), 10, 10)


def _paint_rings(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    if theme.is_contrast:
        return
    painter.setPen(pen(theme.colour("heroLane"), _LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for radius in _RINGS:
        painter.drawEllipse(QPointF(RINGS_CENTRE, rect.center().y()), radius, radius)


def _paint_podium(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    if theme.is_contrast:
        return
    painter.setPen(pen(theme.colour("heroLane2"), _LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, right = _PODIUM_LEFT, rect.right() - _PODIUM_RIGHT
    middle = rect.bottom() - _PODIUM_BOTTOM
    for radius in _PODIUM_RADII:
        lane = QRectF(
            left - radius, middle - radius, max(right - left, 0) + 2 * radius, 2 * radius
        )
        painter.drawRoundedRect(lane, radius, radius)


_TRACKS: dict[str, Callable[[QPainter, QRectF, Theme], None]] = {
    "arc": _paint_arc,
    "oval": _paint_oval,
    "rings": _paint_rings,
    "podium": _paint_podium,
}
