"""Tiles: a number, a letter or an icon on a small tinted square or circle."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.chips import TINTS, Tint
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_STRONG = {
    "primary": Tint("primary", "onPrimary"),
    "success": Tint("success", "onSuccess"),
    "danger": Tint("danger", "onDanger"),
    "neutral": TINTS["neutral"],
}
_LARGE_TILE = 48


def paint_tile(
    painter: QPainter, rect: QRectF, text: str, kind: str, *, on_selection: bool = False
) -> None:
    """Paint a letter or number on a square: `neutral`, `primary`, `success` or `danger`.

    Args:
        painter: smooth painter.
        rect: the square.
        text: one to three characters.
        kind: neutral is quiet, the others are filled.
        on_selection: the square stands on a selected area, which the contrast theme fills.
    """
    theme, tint = current_theme(), _STRONG[kind]
    if theme.is_contrast and on_selection:
        tint = Tint("onPrimarySoft", "primarySoft")
    edge = theme.colour("line") if kind == "neutral" and not on_selection else None
    box(painter, rect, theme.radius("small"), fill=theme.colour(tint.fill), edge=edge)
    font = theme.font("bodyStudent", weight=600, tabular=True)
    centre = Qt.AlignmentFlag.AlignHCenter
    draw_text(painter, rect, text, font, theme.colour(tint.ink), align=centre)


class NumberTile(Themed, QWidget):
    """A number or letter on a square, beside the thing that it counts.

    Args:
        text: one to three characters.
        kind: `neutral`, `primary`, `success` or `danger`.
        size: side in px at 100 %.
    """

    def __init__(
        self,
        text: str,
        kind: str = "neutral",
        *,
        size: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._kind, self._size = text, kind, size
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().icon(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        paint_tile(painter, QRectF(self.rect()), self._text, self._kind)
        painter.end()


class IconTile(Themed, QWidget):
    """An icon on a tinted square or circle; decoration beside words.

    Args:
        icon: Lucide's name.
        kind: `neutral`, `primary`, `success`, `accent` or `danger`.
        size: side in px at 100 %.
        round_shape: a circle.
    """

    def __init__(
        self,
        icon: str,
        kind: str = "primary",
        *,
        size: int = 36,
        round_shape: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._kind, self._size, self._round = icon, kind, size, round_shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, kind: str) -> None:
        """Show another icon."""
        self._icon, self._kind = icon, kind
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().icon(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect, tint = current_theme(), QRectF(self.rect()), TINTS[self._kind]
        radius = rect.width() / 2 if self._round else theme.radius("small")
        painter = painter_for(self)
        outline = theme.colour(tint.ink) if theme.is_contrast else None
        box(painter, rect, radius, fill=theme.colour(tint.fill), edge=outline)
        side = theme.icon(28 if self._size >= _LARGE_TILE else 20)
        place = QRectF(0, 0, side, side)
        place.moveCenter(rect.center())
        paint_icon(painter, place, self._icon, theme.colour(tint.ink))
        painter.end()
