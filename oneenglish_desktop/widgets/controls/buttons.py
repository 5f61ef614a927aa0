"""Buttons: with words, with an icon alone, and as a link."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.button_looks import (
    LOOKS,
    Content,
    Look,
    ink,
    paint_surface,
)
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.controls.spinner import Turning
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

# By height: type token, px above and below the words, icon, px left and right.
_TYPES = {34: ("ui", 7, 16, 13), 40: ("body", 9, 18, 17), 48: ("bodyStudent", 12, 18, 23)}
_QUIET_SIDE = 11
_SPINNER = 18
_SPINNER_GAP = 9
_BADGE = 7


class Button(Pressable):
    """A button with words.

    Args:
        text: a verb first.
        kind: `primary` (one for a screen), `continue` (on a hero), `secondary`, `soft`,
            `quiet` (`plain` when it is beside the point) or `danger`.
        size: height in px at 100 %: 34, 40 or 48.
        icon: left of the words.
        icon_right: right of the words.
        keys: names of the keys that do the same.
        filled_icon: fill the icons' shapes.
    """

    def __init__(  # noqa: PLR0913 - options by name
        self,
        text: str,
        kind: str = "secondary",
        *,
        size: int = 40,
        icon: str = "",
        icon_right: str = "",
        keys: tuple[str, ...] = (),
        filled_icon: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._size = kind, size
        self._icon, self._icon_right, self._filled = icon, icon_right, filled_icon
        self._keys = keys
        self._busy = False
        self._idle_name = ""
        self._turning: Turning | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: str) -> None:
        """Look like another kind."""
        self._kind = kind
        self.update()

    def set_icon(self, name: str, *, filled: bool = False) -> None:
        """Show another icon left of the words; none when empty."""
        self._icon, self._filled = name, filled
        self.updateGeometry()
        self.update()

    def set_icon_right(self, name: str) -> None:
        """Show another icon right of the words; none when empty."""
        self._icon_right = name
        self.updateGeometry()
        self.update()

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Show other keys."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    @property
    def is_busy(self) -> bool:
        """Whether it says "Wait" and takes no clicks."""
        return self._busy

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Say "Wait" and take no clicks, or no longer."""
        if busy == self._busy:
            return
        if busy:
            self._idle_name = self.accessibleName()
        self._busy = busy
        if busy and self._turning is None:
            self._turning = Turning(self)
        if self._turning is not None:
            self._turning.set_active(busy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, busy)
        self.setAccessibleName(self.tr("Wait") if busy else self._idle_name)
        self.updateGeometry()
        self.update()

    @override
    def click(self) -> None:
        if not self._busy:
            super().click()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._busy:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._busy:
            super().keyReleaseEvent(event)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        kind, padding, _icon, side = _TYPES[self._size]
        width = self._content(theme).width(theme)
        if self._busy:
            width = max(width, self._wait_width(theme))
        width += 2 * theme.scaled(_QUIET_SIDE if self._kind in {"quiet", "plain"} else side)
        return QSize(round(width), theme.height(self._size, kind, padding))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, look, rect = current_theme(), self._look, QRectF(self.rect())
        painter = painter_for(self)
        paint_surface(painter, rect, look, theme, state=self.state)
        if look.lower and self.isDown():
            rect.translate(0, 1)
        if self._busy and self._turning is not None:
            self._paint_wait(painter, theme, rect, self._turning)
        else:
            colour = ink(look, theme, self.state)
            self._content(theme).paint(painter, rect, theme, colour)
        painter.end()

    @property
    def _look(self) -> Look:
        return LOOKS[self._kind if self.isEnabled() else "disabled"]

    def _content(self, theme: Theme) -> Content:
        kind, _padding, side, _side = _TYPES[self._size]
        return Content(
            self.text(),
            theme.font(kind, weight=600),
            self._icon,
            self._icon_right,
            self._keys,
            self._filled,
            side,
        )

    def _paint_wait(self, painter: QPainter, theme: Theme, rect: QRectF, turning: Turning) -> None:
        colour, side = ink(self._look, theme, self.state), theme.icon(_SPINNER)
        width = self._wait_width(theme)
        place = QRectF(0, rect.top(), width, rect.height())
        place.moveLeft(rect.left() + (rect.width() - width) / 2)
        if not theme.less_movement:
            top = place.center().y() - side / 2
            turning.paint(painter, QRectF(place.left(), top, side, side), colour)
        right = Qt.AlignmentFlag.AlignRight
        font = theme.font(_TYPES[self._size][0], weight=600)
        draw_text(painter, place, self.tr("Wait"), font, colour, align=right)

    def _wait_width(self, theme: Theme) -> float:
        words = text_width(theme.font(_TYPES[self._size][0], weight=600), self.tr("Wait")) + 1
        moving = theme.icon(_SPINNER) + theme.icon(_SPINNER_GAP)
        return words if theme.less_movement else words + moving


class IconButton(Pressable):
    """A square or round button with an icon alone.

    Args:
        icon: Lucide's name.
        name: what it does; tool tip and accessible name.
        size: side in px at 100 %.
        kind: kind of button, see `Button`.
        round_shape: a circle.
        filled: fill the icon's shapes.
    """

    def __init__(  # noqa: PLR0913 - options by name
        self,
        icon: str,
        name: str,
        *,
        size: int = 40,
        kind: str = "secondary",
        round_shape: bool = False,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._icon, self._size, self._kind = icon, size, kind
        self._filled, self._badge = filled, False
        self.radius_name = "pill" if round_shape else "control"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say something else as tool tip and to screen readers."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon(self, icon: str, *, filled: bool = False) -> None:
        """Show another icon."""
        self._icon, self._filled = icon, filled
        self.update()

    def set_badge(self, badge: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show the dot that says "there is something new"; say it in the name too."""
        self._badge = badge
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().icon(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        look = LOOKS[self._kind if self.isEnabled() else "disabled"]
        if self._kind == "quiet":
            look = look._replace(ink="text2", fill="", edge="")
        painter = painter_for(self)
        radius = min(theme.radius(self.radius_name), rect.width() / 2)
        paint_surface(painter, rect, look, theme, state=self.state, radius=radius)
        side = theme.icon(20)
        place = QRectF(0, 0, side, side)
        place.moveCenter(rect.center())
        place.moveTo(round(place.x()), round(place.y()))
        colour = ink(look, theme, self.state)
        paint_icon(painter, place, self._icon, colour, filled=self._filled)
        if self._badge:
            dot = QRectF(place.right() - _BADGE + 2, place.top() - 1, _BADGE, _BADGE)
            box(painter, dot, _BADGE / 2, fill=theme.colour("danger"))
        painter.end()


class LinkButton(Pressable):
    """Words that lead somewhere.

    Args:
        text: where to, or what happens.
        icon: left of the words.
        icon_right: right of the words.
        kind: type token; the weight is 600.
    """

    radius_name = "small"

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        icon_right: str = "",
        kind: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._icon_right, self._kind = icon, icon_right, kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str) -> None:
        """Show another icon left of the words."""
        self._icon = name
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = self._content(theme).width(theme)
        return QSize(round(width) + 2, theme.line(self._kind) + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        role = {"disabled": "muted", "default": "primary"}.get(self.state, "primaryHover")
        content = self._content(theme)
        if self.state in {"hover", "pressed"}:
            font = QFont(content.font)
            font.setUnderline(True)
            content = content._replace(font=font)
        content.paint(painter, QRectF(self.rect()), theme, theme.colour(role))
        painter.end()

    def _content(self, theme: Theme) -> Content:
        font = theme.font(self._kind, weight=600)
        return Content(self.text(), font, self._icon, self._icon_right, side=16, gap=8)
