"""Small pieces with a word or a number: chips, counts, key caps."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.button_looks import Content
from oneenglish_desktop.widgets.controls.keys import KEY_HEIGHT, key_cap_width, paint_key_cap
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed


class Tint(NamedTuple):
    """Colour roles of a tinted piece."""

    fill: str
    ink: str


TINTS = {
    "neutral": Tint("chip", "text2"),
    "primary": Tint("primarySoft", "onPrimarySoft"),
    "success": Tint("successSoft", "onSuccessSoft"),
    "accent": Tint("accentSoft", "onAccentSoft"),
    "danger": Tint("dangerSoft", "onDangerSoft"),
}
_COUNTS = {
    "primary": Tint("primary", "onPrimary"),
    "outline": Tint("surface", "text2"),
    "accent": Tint("accentSoft", "onAccentSoft"),
}
_CHIP_HEIGHT, _CHIP_SIDE = 26, 10
_BADGE_HEIGHT, _BADGE_SIDE = 22, 7


class Chip(Themed, QWidget):
    """A fact in a pill.

    Args:
        text: one to three words.
        kind: `neutral`, `primary`, `success`, `accent` or `danger`.
        icon: left of the text.
    """

    def __init__(
        self,
        text: str,
        kind: str = "neutral",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chip(text, kind, icon=icon)

    def set_chip(self, text: str, kind: str = "neutral", *, icon: str = "") -> None:
        """Show another fact."""
        self._text, self._kind, self._icon = text, kind, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = self._content(theme).width(theme) + 2 * theme.scaled(_CHIP_SIDE)
        return QSize(round(width), theme.height(_CHIP_HEIGHT, "meta", 4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect, tint = current_theme(), QRectF(self.rect()), TINTS[self._kind]
        painter = painter_for(self)
        box(
            painter,
            rect,
            rect.height() / 2,
            fill=theme.colour(tint.fill),
            edge=theme.colour(tint.ink) if theme.is_contrast else None,
        )
        self._content(theme).paint(painter, rect, theme, theme.colour(tint.ink))
        painter.end()

    def _content(self, theme: Theme) -> Content:
        return Content(self._text, theme.font("meta", weight=500), self._icon, side=14, gap=6)


class CountBadge(Themed, QWidget):
    """A number in a pill; not there when it is 0.

    Args:
        count: 0 or more; 100 and more is "99+".
        kind: `primary` (filled), `outline` or `accent`.
    """

    def __init__(
        self, count: int, kind: str = "primary", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """Show another number."""
        most = 99
        self._text = str(count) if count <= most else f"{most}+"
        self.setAccessibleName(str(count))
        if count == 0:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(count_width(self._text), current_theme().scaled(_BADGE_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        paint_count(painter, QRectF(self.rect()), self._text, self._kind)
        painter.end()


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
        return QSize(key_cap_width(theme, self._text), theme.scaled(KEY_HEIGHT))

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


def count_width(text: str) -> int:
    """Width in px of a count badge."""
    theme = current_theme()
    width = text_width(theme.font("key", tabular=True), text) + 2 * theme.scaled(_BADGE_SIDE)
    return max(round(width), theme.scaled(_BADGE_HEIGHT))


def paint_count(painter: QPainter, rect: QRectF, text: str, kind: str) -> None:
    """Paint a count badge into `rect`."""
    theme = current_theme()
    tint = _COUNTS[kind]
    outlined = kind == "outline" or theme.is_contrast
    box(
        painter,
        rect,
        rect.height() / 2,
        fill=theme.colour(tint.fill),
        edge=theme.colour("lineStrong") if outlined else None,
    )
    font = theme.font("key", tabular=True)
    centre = Qt.AlignmentFlag.AlignHCenter
    draw_text(painter, rect, text, font, theme.colour(tint.ink), align=centre)
