"""The logo: a speech bubble that is a track, with the marigold runner on it."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.fonts import FAMILIES, make_font
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_NAME = "OneEnglish"
_TRACKING = -1.2
_DESIGN = QSizeF(30, 28)
_BUBBLE = QRectF(0.3, 1.3, 29.4, 22.6)
_THICK = 4.7
_CORNER = 10.8
_DOT, _DOT_RADIUS, _DOT_GAP = QPointF(21.8, 5.3), 4.1, 5.7
_TAIL = (QPointF(3.2, 18), QPointF(3.2, 28), QPointF(11.5, 21.5))


def paint_logo(painter: QPainter, rect: QRectF, ring: QColor, dot: QColor) -> None:
    """Paint the sign into `rect`, keeping its shape."""
    bubble, hole, gap = QPainterPath(), QPainterPath(), QPainterPath()
    bubble.addRoundedRect(_BUBBLE, _CORNER, _CORNER)
    tail = QPainterPath(_TAIL[0])
    tail.lineTo(_TAIL[1])
    tail.lineTo(_TAIL[2])
    tail.closeSubpath()
    inner = _CORNER - _THICK
    hole.addRoundedRect(_BUBBLE.adjusted(_THICK, _THICK, -_THICK, -_THICK), inner, inner)
    gap.addEllipse(_DOT, _DOT_GAP, _DOT_GAP)
    painter.save()
    painter.translate(rect.topLeft())
    scale = min(rect.width() / _DESIGN.width(), rect.height() / _DESIGN.height())
    painter.scale(scale, scale)
    painter.fillPath(bubble.united(tail).subtracted(hole).subtracted(gap), ring)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(dot)
    painter.drawEllipse(_DOT, _DOT_RADIUS, _DOT_RADIUS)
    painter.restore()


class Logo(Themed, QWidget):
    """The sign, with the name to its right.

    Args:
        on_hero: white, on the hero surface, and a little larger.
        words: with the name.
    """

    def __init__(
        self, *, on_hero: bool = False, words: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._on_hero, self._words = on_hero, words
        self.setAccessibleName(_NAME)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show the name, or the sign alone."""
        self._words = words
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme, sign = current_theme(), self._sign(current_theme())
        if not self._words:
            return sign.toSize()
        width = sign.width() + self._gap + text_width(self._font(theme), _NAME)
        return QSize(round(width) + 2, round(max(sign.height(), theme.line("card"))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, sign = current_theme(), self._sign(current_theme())
        painter = painter_for(self)
        place = QRectF(QPointF(0, (self.height() - sign.height()) / 2), sign)
        ring = theme.colour("onHero" if self._on_hero else "primary")
        paint_logo(painter, place, ring, theme.colour("heroAccent"))
        if self._words:
            left = sign.width() + self._gap
            words = QRectF(left, 0, self.width() - left, self.height())
            ink = theme.colour("onHero" if self._on_hero else "text")
            draw_text(painter, words, _NAME, self._font(theme), ink)
        painter.end()

    @property
    def _gap(self) -> int:
        return 14 if self._on_hero else 11

    def _sign(self, theme: Theme) -> QSizeF:
        scale = theme.icon(100) / 100 * (1.2 if self._on_hero else 1.0)
        return _DESIGN * scale

    def _font(self, theme: Theme) -> QFont:
        pixels = theme.size("card") * (1.1 if self._on_hero else 0.94)
        return make_font(FAMILIES["display"], round(pixels), 700, _TRACKING)


def window_icon() -> QIcon:
    """The sign on an ink-blue tile, in the sizes that desktops ask for."""
    icon, light = QIcon(), Theme("light")
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light.colour("hero"))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.22, side * 0.22)
        inset = side * 0.17
        place = QRectF(inset, inset + side * 0.03, side - 2 * inset, side - 2 * inset)
        paint_logo(painter, place, light.colour("onHero"), light.colour("heroAccent"))
        painter.end()
        icon.addPixmap(picture)
    return icon
