"""How buttons of each kind are painted."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from oneenglish_desktop.widgets.controls.keys import KEY_HEIGHT, key_cap_width, paint_key_cap
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.painting import box, lower_edge
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.theme import Theme

_LOWER = 2
_KEY_GAP = 4


class Look(NamedTuple):
    """Colour roles of a kind of button; an empty role is not painted.

    Attributes:
        ink: words and icons.
        fill: surface; `hover` and `pressed` replace it.
        edge: border; `pressed_edge` replaces it, 2 px wide.
        lower: the lower edge of a filled button.
    """

    ink: str
    fill: str = ""
    hover: str = ""
    pressed: str = ""
    edge: str = ""
    pressed_edge: str = ""
    lower: str = ""


LOOKS = {
    "primary": Look(
        "onPrimary", "primary", "primaryHover", "primaryPressed", lower="primaryPressed"
    ),
    "continue": Look("onAccent", "accent", "accentHover", "accentPressed", lower="accentEdge"),
    "secondary": Look("text", "surface", "sunken", "line", edge="lineStrong"),
    "soft": Look(
        "onPrimarySoft",
        "primarySoft",
        "primarySoftHover",
        "primarySoftHover",
        pressed_edge="primary",
    ),
    "quiet": Look("primary", "", "primarySoft", "primarySoftHover"),
    "plain": Look("text2", "", "sunken", "line"),
    "danger": Look("onDanger", "danger", "dangerHover", "dangerPressed"),
    "disabled": Look("muted", "sunken", edge="line"),
}


_CONTRAST_INKS = {
    "primarySoft": "onPrimarySoft",
    "primarySoftHover": "onPrimarySoft",
    "line": "canvas",
}


def paint_surface(  # noqa: PLR0913 - options by name
    painter: QPainter,
    rect: QRectF,
    look: Look,
    theme: Theme,
    *,
    state: str,
    radius: float | None = None,
) -> None:
    """Paint a button without its content.

    Args:
        painter: smooth painter.
        rect: the whole button.
        look: kind of button.
        theme: current look.
        state: `default`, `hover`, `pressed` or `disabled`.
        radius: corner radius in px instead of that of controls.
    """
    corner = theme.radius("control") if radius is None else radius
    fill = {"hover": look.hover, "pressed": look.pressed}.get(state, look.fill)
    edge, width = look.edge, theme.border
    if theme.is_contrast and state == "hover":
        width += 1
    if state == "pressed" and look.pressed_edge:
        edge, width = look.pressed_edge, 2.0
    box(
        painter,
        rect,
        corner,
        fill=theme.colour(fill) if fill else None,
        edge=theme.colour(edge) if edge else None,
        width=width,
        dashed=theme.is_contrast and state == "disabled",
    )
    if look.lower and state in {"default", "hover"}:
        lower_edge(painter, rect, corner, theme.colour(look.lower), _LOWER)


def ink(look: Look, theme: Theme, state: str) -> QColor:
    """Colour of words and icons; readable on the bright fills of the contrast theme too."""
    fill = {"hover": look.hover, "pressed": look.pressed}.get(state, "")
    if theme.is_contrast and fill in _CONTRAST_INKS:
        return theme.colour(_CONTRAST_INKS[fill])
    return theme.colour(look.ink)


class Content(NamedTuple):
    """What stands on a button, from left to right: icon, words, key caps, icon."""

    text: str
    font: QFont
    icon: str = ""
    icon_right: str = ""
    keys: tuple[str, ...] = ()
    filled: bool = False
    side: int = 18
    gap: int = 9

    def width(self, theme: Theme) -> float:
        """Width in px."""
        width = text_width(self.font, self.text)
        icons = [name for name in (self.icon, self.icon_right) if name]
        width += len(icons) * (theme.icon(self.side) + theme.icon(self.gap))
        keys = [key_cap_width(theme, key) + theme.scaled(_KEY_GAP) for key in self.keys]
        return width + sum(keys) + (theme.scaled(_KEY_GAP) if keys else 0)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme, colour: QColor) -> None:
        """Paint it in the middle of `rect`."""
        gap, side = theme.icon(self.gap), theme.icon(self.side)
        middle = rect.center().y()
        x = rect.left() + (rect.width() - self.width(theme)) / 2
        if self.icon:
            place = QRectF(round(x), round(middle - side / 2), side, side)
            paint_icon(painter, place, self.icon, colour, filled=self.filled)
            x += side + gap
        width = text_width(self.font, self.text)
        place = QRectF(x, rect.top(), width + 2, rect.height())
        draw_text(painter, place, self.text, self.font, colour)
        x += width
        if self.icon_right:
            place = QRectF(round(x + gap), round(middle - side / 2), side, side)
            paint_icon(painter, place, self.icon_right, colour, filled=self.filled)
            x += gap + side
        self._paint_keys(painter, theme, x + theme.scaled(_KEY_GAP), middle)

    def _paint_keys(self, painter: QPainter, theme: Theme, x: float, middle: float) -> None:
        height, gap = theme.scaled(KEY_HEIGHT), theme.scaled(_KEY_GAP)
        fill, colour = theme.colour("surface"), theme.colour("text2")
        for key in self.keys:
            width = key_cap_width(theme, key)
            place = QRectF(round(x + gap), round(middle - height / 2), width, height)
            paint_key_cap(painter, place, key, fill=fill, ink=colour)
            x += gap + width
