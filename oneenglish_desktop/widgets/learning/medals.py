"""Medals: the number of stars is the signal, the colour only repeats it."""

from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.motion import animate
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import cached, painter_for, pen
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

KINDS = ("gold", "silver", "bronze")
# Centre and radius of the stars, as shares of the disc's diameter.
_STARS = {
    "gold": (((0, -0.165), (-0.17, 0.115), (0.17, 0.115)), 0.138),
    "silver": (((-0.155, 0.0), (0.155, 0.0)), 0.152),
    "bronze": (((0.0, 0.0),), 0.205),
}
_RIBBON_TOP, _RIBBON_OUTER, _RIBBON_INNER, _RIBBON_SLOPE = 0.913, 0.422, 0.113, 0.486
_RIBBON_LENGTH = 0.62
_DISC_SHARE = 1 / (_RIBBON_TOP + 0.5)
_EDGE_SHARE, _SMALL_EDGE_SHARE, _RING_SHARE, _RING_WIDTH = 0.044, 0.075, 0.76, 0.026
_INNER_RADIUS = 0.45


def paint_disc(painter: QPainter, rect: QRectF, kind: str, *, ring: bool = False) -> None:
    """Paint the disc of a medal into a square `rect`.

    Args:
        painter: smooth painter.
        rect: the square.
        kind: `gold`, `silver` or `bronze`.
        ring: with the second ring of large medals.
    """
    theme, size = current_theme(), rect.width()
    edge, width = theme.colour(f"{kind}Edge"), size * (_EDGE_SHARE if ring else _SMALL_EDGE_SHARE)
    painter.setPen(pen(edge, width))
    painter.setBrush(theme.colour(kind))
    painter.drawEllipse(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    if ring:
        radius = size * _RING_SHARE / 2
        painter.setPen(pen(edge, size * _RING_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect.center(), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{kind}Ink"))
    centres, radius = _STARS[kind]
    for x, y in centres:
        painter.save()
        painter.translate(rect.center() + QPointF(x * size, y * size))
        painter.scale(radius * size, radius * size)
        painter.drawPath(_star())
        painter.restore()


def paint_medal(painter: QPainter, rect: QRectF, kind: str, *, on_hero: bool = False) -> None:
    """Paint a medal on its ribbon into `rect`, as high as `rect`, in its middle."""
    theme, size = current_theme(), rect.height() * _DISC_SHARE
    centre = QPointF(rect.center().x(), rect.bottom() - size / 2)
    roles = ("heroRibbon", "heroRibbon2") if on_hero else ("primary", "ribbon2")
    painter.setPen(Qt.PenStyle.NoPen)
    for side, role in zip((-1, 1), roles, strict=True):
        _paint_ribbon(painter, theme, centre, size * side, role)
    disc = QRectF(0, 0, size, size)
    disc.moveCenter(centre)
    paint_disc(painter, disc, kind, ring=True)


def _paint_ribbon(
    painter: QPainter, theme: Theme, centre: QPointF, size: float, role: str
) -> None:
    top, length = -_RIBBON_TOP * abs(size), _RIBBON_LENGTH
    shift = _RIBBON_SLOPE * length
    corners = (
        (_RIBBON_OUTER, 0.0),
        (_RIBBON_INNER, 0.0),
        (_RIBBON_INNER - shift, length),
        (_RIBBON_OUTER - shift, length),
    )
    painter.setBrush(theme.colour(role))
    painter.drawPolygon(
        QPolygonF([centre + QPointF(x * size, top + y * abs(size)) for x, y in corners])
    )


@cache
def _star() -> QPainterPath:
    """A star with five points of radius 1 around the origin."""
    path = QPainterPath()
    for index in range(10):
        radius = 1.0 if index % 2 == 0 else _INNER_RADIUS
        angle = pi * index / 5 - pi / 2
        point = QPointF(cos(angle) * radius, sin(angle) * radius)
        if index == 0:
            path.moveTo(point)
        else:
            path.lineTo(point)
    path.closeSubpath()
    return path


class Medal(Themed, QWidget):
    """A medal on a ribbon (42 px and more) or as a disc (18 px and more).

    Args:
        kind: `gold`, `silver` or `bronze`.
        size: height in px at 100 %.
        style: `ribbon` or `disc`.
        on_hero: on the hero surface.
        name: said by screen readers; empty when the word stands beside it.
    """

    def __init__(  # noqa: PLR0913 - options by name
        self,
        kind: str,
        *,
        size: int = 42,
        style: str = "ribbon",
        on_hero: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._size = kind, size
        self._ribbon, self._on_hero = style == "ribbon", on_hero
        self._shown = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        describe(self, QAccessible.Role.Graphic, name)

    def set_kind(self, kind: str, name: str = "") -> None:
        """Show another medal."""
        self._kind = kind
        describe(self, QAccessible.Role.Graphic, name)
        self.update()

    def celebrate(self) -> None:
        """Grow to full size, once."""
        animate(self, "celebrate", self._grow)

    @override
    def sizeHint(self) -> QSize:
        height = current_theme().icon(self._size)
        return QSize(round(height * _DISC_SHARE) + 2 if self._ribbon else height, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        picture = cached(
            f"medal {self._kind} {self._ribbon} {self._on_hero} {current_theme().name}",
            self.size(),
            self.devicePixelRatioF(),
            self._paint_picture,
        )
        painter = painter_for(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = QRectF(0, 0, self.width() * self._shown, self.height() * self._shown)
        shown.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(shown, picture, QRectF(picture.rect()))
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        rect = QRectF(self.rect())
        if self._ribbon:
            paint_medal(painter, rect, self._kind, on_hero=self._on_hero)
        else:
            paint_disc(painter, rect, self._kind)

    def _grow(self, share: float) -> None:
        self._shown = 0.6 + 0.4 * share
        self.update()
