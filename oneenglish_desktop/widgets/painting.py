"""What every painted widget needs: boxes with round corners and cached pictures."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget

DASHES = (3.0, 2.5)
"""Dash and gap in pen widths, at the width of an ordinary dashed border."""


def painter_for(widget: QWidget) -> QPainter:
    """A smooth painter on `widget`; the caller ends it before its paint event returns."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def pen(
    colour: QColor, width: float = 1, *, dashed: bool = False, round_cap: bool = False
) -> QPen:
    """A pen of `width` px; dashes keep their length of about 4 px at any width."""
    made = QPen(colour, width)
    if dashed:
        made.setDashPattern([length * 1.5 / max(width, 1) for length in DASHES])
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if round_cap:
        made.setCapStyle(Qt.PenCapStyle.RoundCap)
        made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def box(  # noqa: PLR0913 - options by name
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Paint a box with round corners; its border lies inside `rect`."""
    if fill is not None and (edge is None or dashed):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, radius, radius)
    if edge is not None:
        half = width / 2
        painter.setPen(pen(edge, width, dashed=dashed))
        no_fill = fill is None or dashed
        painter.setBrush(Qt.BrushStyle.NoBrush if no_fill or fill is None else fill)
        inner = max(radius - half, 0)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), inner, inner)


def lower_edge(
    painter: QPainter, rect: QRectF, radius: float, colour: QColor, height: float
) -> None:
    """Paint the darker lower edge of a filled button, `height` px, inside `rect`."""
    whole, upper = QPainterPath(), QPainterPath()
    whole.addRoundedRect(rect, radius, radius)
    upper.addRoundedRect(rect.adjusted(0, -rect.height(), 0, -height), radius, radius)
    painter.fillPath(whole - upper, colour)


def cached(key: str, size: QSize, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
    """A picture that is costly to paint, from Qt's cache when it is there.

    Args:
        key: says everything that the picture depends on but size and ratio.
        size: in device-independent px.
        ratio: device pixel ratio.
        paint: paints the picture when it is not in the cache.
    """
    name = f"{key} {size.width()}x{size.height()} {ratio}"
    picture = QPixmap()
    if QPixmapCache.find(name, picture):
        return picture
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        paint(painter)
    finally:
        painter.end()
    QPixmapCache.insert(name, picture)
    return picture


def shadow(painter: QPainter, rect: QRectF, radius: float, colour: QColor, blur: int) -> None:
    """Paint a soft shadow around `rect`, fading out over `blur` px.

    `colour` is the shadow at its darkest; its transparency counts.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    layer = QColor(colour)
    layer.setAlphaF(1 - (1 - colour.alphaF()) ** (1 / max(blur / 2, 1)))
    painter.setBrush(layer)
    for spread in range(blur, 0, -2):
        grown = spread / 2
        place = rect.adjusted(-grown, -grown, grown, grown)
        painter.drawRoundedRect(place, radius + grown, radius + grown)
