"""The box of a gap: number tile, verdict, room for the text."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.painting import box
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

_HEIGHT, _WIDTH = 40, 148
_TILE, _TILE_LEFT, _GAP, _RIGHT = 24, 7, 8, 10
_ICON = 18


class _Look(NamedTuple):
    fill: str
    edge: str
    ink: str
    width: float = 1.0
    dashed: bool = False
    icon: str = ""


_LOOKS = {
    "open": _Look("surface", "lineStrong", "text"),
    "right": _Look("successSoft", "successLine", "onSuccessSoft", 2.0, icon="check"),
    "almost": _Look("accentSoft", "accentEdge", "onAccentSoft", 2.0, dashed=True, icon="waves"),
    "not_yet": _Look("dangerSoft", "dangerLine", "onDangerSoft", 2.0, dashed=True, icon="x"),
}


def verdict_words(widget: QWidget) -> dict[str, str]:
    """What a screen reader says after the content of a marked gap."""
    return {
        "open": "",
        "right": widget.tr("Correct"),
        "almost": widget.tr("Almost"),
        "not_yet": widget.tr("Not yet"),
    }


def gap_size(theme: Theme, text: str, *, icon: bool) -> QSize:
    """Size of a gap that holds `text`."""
    words = text_width(theme.font("answer", weight=600), text) + 8
    sides = text_left(theme) + theme.icon(_RIGHT)
    sign = theme.icon(_ICON) + theme.icon(_GAP) if icon else 0
    width = max(round(words) + sides + sign, theme.scaled(_WIDTH))
    return QSize(width, theme.height(_HEIGHT, "answer", 7))


def paint_gap(  # noqa: PLR0913 - options by name
    painter: QPainter,
    rect: QRectF,
    number: int,
    *,
    verdict: str = "open",
    filled: bool = False,
    hover: bool = False,
    active: bool = False,
    icon: str = "",
) -> None:
    """Paint the box of a gap with its number tile and the sign of its verdict."""
    theme, look = current_theme(), _LOOKS[verdict]
    edge = "primary" if active else "text" if hover and verdict == "open" else look.edge
    box(
        painter,
        rect,
        theme.radius("control"),
        fill=theme.colour(look.fill),
        edge=theme.colour(edge),
        width=2.0 if active else max(look.width, theme.border),
        dashed=look.dashed or active,
    )
    side = theme.icon(_TILE)
    tile = QRectF(theme.icon(_TILE_LEFT), round((rect.height() - side) / 2), side, side)
    selected = filled and verdict == "open"
    fill, ink = ("primarySoft", "onPrimarySoft") if selected else ("chip", "text2")
    box(painter, tile, theme.radius("key"), fill=theme.colour(fill))
    font = theme.font("label", tabular=True)
    centre = Qt.AlignmentFlag.AlignHCenter
    draw_text(painter, tile, str(number), font, theme.colour(ink), align=centre)
    sign = icon or look.icon
    if sign:
        side = theme.icon(_ICON)
        left = rect.right() - theme.icon(_RIGHT) - side
        place = QRectF(round(left), round((rect.height() - side) / 2), side, side)
        paint_icon(painter, place, sign, theme.colour(look.ink))


def text_left(theme: Theme) -> int:
    """Px from the left edge of a gap to its text."""
    return theme.icon(_TILE_LEFT) + theme.icon(_TILE) + theme.icon(_GAP)


def text_right(theme: Theme, verdict: str) -> int:
    """Px from the right end of the text to the right edge of a gap."""
    sign = theme.icon(_ICON) + 4 if _LOOKS[verdict].icon else 0
    return theme.icon(_RIGHT) - 2 + sign


def has_sign(verdict: str) -> bool:
    """Whether a gap with this verdict has an icon at its right end."""
    return bool(_LOOKS[verdict].icon)


def gap_ink(theme: Theme, verdict: str) -> QColor:
    """Colour of the text in a gap."""
    return theme.colour(_LOOKS[verdict].ink)
