"""A choice of colours that shows what it will look like."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.choices import paint_radio
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, cached, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

_PICTURE = QSize(168, 92)
_SIDE, _MARK, _MARK_LEFT = 10, 20, 13


class ThemeTile(Pressable):
    """A radio button with a picture of a theme.

    Args:
        choice: `light`, `dark`, `contrast` or `system` (half light, half dark).
        text: its name.
    """

    radius_name = "option"

    def __init__(self, choice: str, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._choice = choice
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = text_width(theme.font("ui", weight=600), self.text())
        width = _MARK_LEFT + theme.icon(_MARK) + 8 + round(words) + _SIDE
        height = _SIDE + _PICTURE.height() + theme.height(42, "ui", 10)
        return QSize(max(_PICTURE.width() + 2 * _SIDE, width), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        chosen = self.isChecked()
        edge = "primary" if chosen else "text" if self.state == "hover" else "lineStrong"
        box(
            painter,
            rect,
            theme.radius("option"),
            fill=theme.colour("primarySoft" if chosen else "surface"),
            edge=theme.colour(edge),
            width=2.5 if chosen else theme.border,
        )
        key = f"theme tile {self._choice}"
        picture = cached(key, _PICTURE, self.devicePixelRatioF(), self._paint_picture)
        left = (self.width() - _PICTURE.width()) / 2
        painter.drawPixmap(QPointF(left, _SIDE), picture)
        self._paint_name(painter, theme, chosen=chosen)
        painter.end()

    def _paint_name(self, painter: QPainter, theme: Theme, *, chosen: bool) -> None:
        top = _SIDE + _PICTURE.height()
        line = QRectF(_MARK_LEFT, top, self.width() - _MARK_LEFT, self.height() - top - 3)
        side = theme.icon(_MARK)
        mark = QRectF(line.left(), line.center().y() - side / 2, side, side)
        ink = theme.colour("onPrimarySoft" if chosen else "text")
        paint_radio(painter, mark, theme, checked=chosen)
        font = theme.font("ui", weight=600 if chosen else 500)
        draw_text(painter, line.adjusted(side + 8, 0, 0, 0), self.text(), font, ink)

    def _paint_picture(self, painter: QPainter) -> None:
        if self._choice != "system":
            _paint_page(painter, Theme(self._choice))
            return
        _paint_page(painter, Theme("light"))
        width, height = _PICTURE.width(), _PICTURE.height()
        corner = QPolygonF([QPointF(width, 0), QPointF(width, height), QPointF(0, height)])
        path = QPainterPath()
        path.addPolygon(corner)
        painter.setClipPath(path)
        _paint_page(painter, Theme("dark"))


def _paint_page(painter: QPainter, theme: Theme) -> None:
    """Paint a small page: rail, title, an option and a chosen one."""
    page, radius = QRectF(0, 0, _PICTURE.width(), _PICTURE.height()), 8
    shape = QPainterPath()
    shape.addRoundedRect(page, radius, radius)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(page, theme.colour("canvas"))
    painter.fillRect(QRectF(0, 0, 26, page.height()), theme.colour("rail"))
    painter.fillRect(QRectF(25, 0, 1, page.height()), theme.colour("line"))
    painter.restore()
    box(painter, page, radius, edge=theme.colour("line"))
    box(painter, QRectF(38, 10, 76, 8), 4, fill=theme.colour("text"))
    for top, fill, edge, width in (
        (25, "surface", "lineStrong", 1.2),
        (54, "primarySoft", "primary", 2.0),
    ):
        place = QRectF(38, top, 118, 22)
        box(painter, place, 6, fill=theme.colour(fill), edge=theme.colour(edge), width=width)
