"""Key caps: the name of a key as it looks on the keyboard."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from oneenglish_desktop.widgets.painting import box, lower_edge
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

KEY_HEIGHT = 22
"""Height in px of a key cap at 100 %."""

_SIDE = 7


def key_cap_width(theme: Theme, text: str) -> int:
    """Width in px of the cap of one key."""
    wide = text_width(theme.font("key"), text) + 2 * theme.scaled(_SIDE)
    return max(round(wide), theme.scaled(KEY_HEIGHT))


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
