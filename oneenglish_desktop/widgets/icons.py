"""Lucide icons in the colour of a role."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from oneenglish_desktop.resources import resource_path
from oneenglish_desktop.widgets.painting import cached
from oneenglish_desktop.widgets.theme.holder import current_theme

_STROKES = ((16, 2.1), (24, 1.9))
_LARGE_STROKE = 1.75


def pixmap(name: str, size: int, role: str, *, filled: bool = False, ratio: float = 1) -> QPixmap:
    """A picture of an icon.

    Args:
        name: Lucide's name, a file in `resources/icons`.
        size: side in px as it will be shown.
        role: colour role of the theme.
        filled: fill closed shapes too.
        ratio: device pixel ratio.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    return coloured(name, size, current_theme().colour(role), filled=filled, ratio=ratio)


def coloured(
    name: str, size: int, colour: QColor, *, filled: bool = False, ratio: float = 1
) -> QPixmap:
    """As `pixmap`, in any colour."""

    def paint(painter: QPainter) -> None:
        source = _source(name).replace("currentColor", colour.name())
        source = source.replace('stroke-width="2"', f'stroke-width="{_stroke(size)}"')
        if filled:
            source = source.replace('fill="none"', f'fill="{colour.name()}"')
        renderer = QSvgRenderer(QByteArray(source.encode()))
        renderer.render(painter, QRectF(0, 0, size, size))

    return cached(f"icon {name} {colour.name()} {filled}", QSize(size, size), ratio, paint)


def paint_icon(
    painter: QPainter, rect: QRectF, name: str, colour: QColor, *, filled: bool = False
) -> None:
    """Paint an icon into a square `rect`."""
    ratio = painter.device().devicePixelRatio()
    picture = coloured(name, round(rect.width()), colour, filled=filled, ratio=ratio)
    painter.drawPixmap(rect.topLeft(), picture)


def icon(name: str, size: int = 20, role: str = "text", *, ratio: float = 2) -> QIcon:
    """An icon for Qt's own widgets, such as a menu; muted when disabled."""
    made = QIcon(pixmap(name, size, role, ratio=ratio))
    made.addPixmap(pixmap(name, size, "muted", ratio=ratio), QIcon.Mode.Disabled)
    return made


@cache
def _source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def _stroke(size: int) -> float:
    return next((width for largest, width in _STROKES if size <= largest), _LARGE_STROKE)
