"""Key caps: the name of a key as it looks on the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, lower_edge, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_HEIGHT = 22
_SIDE = 7


def key_cap_width(theme: Theme, text: str) -> int:
    """Width in px of the cap of one key."""
    wide = text_width(theme.font("key"), text) + 2 * theme.scaled(_SIDE)
    return max(round(wide), theme.scaled(_HEIGHT))


def paint_key_cap(
    painter: QPainter, rect: QRectF, text: str, *, fill: QColor, ink: QColor
) -> None:
    """Paint the cap of one key into `rect`."""
    theme = current_theme()
    radius, edge = theme.radius("key"), theme.colour("lineStrong")
    box(painter, rect, radius, fill=fill, edge=edge, width=theme.border)
    lower_edge(painter, rect, radius, edge, 2)
    upper = rect.adjusted(0, 0, 0, -1)
    draw_text(painter, upper, text, theme.font("key"), ink, align=Qt.AlignmentFlag.AlignHCenter)


class KeyCap(Themed, QWidget):
    """One key cap."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(key_cap_width(theme, self._text), theme.scaled(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        fill, ink = theme.colour("surface"), theme.colour("text2")
        paint_key_cap(painter, QRectF(self.rect()), self._text, fill=fill, ink=ink)
        painter.end()


class KeyHint(QWidget):
    """Keys and what they do, such as "A to D choose".

    Args:
        parts: words; a part in square brackets is a key: `["[A]", "to", "[D]", "choose"]`.
    """

    def __init__(self, parts: Sequence[str] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayout(row(spacing=8))
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Show other keys and words."""
        layout = self.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for part in parts:
            is_key = part.startswith("[") and part.endswith("]")
            widget = KeyCap(part[1:-1]) if is_key else Label(part, "meta", "text2")
            if layout is not None:
                layout.addWidget(widget)
