"""A number or a letter that changes: on a square, or in a soft pill."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.tiles import paint_tile
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_SIDE = 30


class PlaceTile(Themed, QWidget):
    """Where something stands, or what it is matched with.

    Args:
        side: of the square in px at 100 %.
    """

    def __init__(self, side: int = _SIDE, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._text, self._kind, self._on_selection = "", "neutral", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_place(self, text: str, kind: str = "neutral", *, on_selection: bool = False) -> None:
        """Show other characters.

        Args:
            text: one to three characters.
            kind: `neutral`, `primary`, `success` or `danger` square, or `soft` pill.
            on_selection: it stands on a selected area.
        """
        self._text, self._kind, self._on_selection = text, kind, on_selection
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        side = theme.icon(self._side)
        wide = text_width(theme.font("bodyStudent", weight=600), self._text) + theme.scaled(14)
        return QSize(max(side, round(wide)) if self._kind == "soft" else side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = painter_for(self), QRectF(self.rect())
        if self._kind != "soft":
            paint_tile(painter, rect, self._text, self._kind, on_selection=self._on_selection)
        else:
            theme = current_theme()
            fill, ink = "primarySoft", "onPrimarySoft"
            if self._on_selection:
                fill, ink = (ink, fill) if theme.is_contrast else ("surface", ink)
            box(painter, rect, rect.height() / 2, fill=theme.colour(fill))
            font, centre = theme.font("bodyStudent", weight=600), Qt.AlignmentFlag.AlignHCenter
            draw_text(painter, rect, self._text, font, theme.colour(ink), align=centre)
        painter.end()
