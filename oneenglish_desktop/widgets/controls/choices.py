"""Checks, radio buttons and switches."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for, pen
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

_MARK = 20
_GAP = 9
_HEIGHT = 34
_SWITCH_WIDTH, _SWITCH_HEIGHT = 42, 24
_SWITCH_GAP = 10
_EDGE = 2.0


class _Choice(Pressable):
    """A mark and words to its right."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def mark_rect(self) -> QRectF:
        """Where the mark is."""
        side = current_theme().icon(_MARK)
        return QRectF(5, (self.height() - side) / 2, side, side)

    @override
    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        return self, self.mark_rect().toRect(), current_theme().radius("checkbox")

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = text_width(theme.font("ui"), self.text()) + theme.icon(_GAP)
        width = self.mark_rect().right() + (words if self.text() else 0) + 5
        return QSize(round(width), theme.height(_HEIGHT, "ui", 7))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = painter_for(self)
        self._paint_mark(painter, self.mark_rect(), theme)
        left = self.mark_rect().right() + theme.icon(_GAP)
        place = QRectF(left, 0, self.width() - left, self.height())
        colour = theme.colour("text" if self.isEnabled() else "muted")
        draw_text(painter, place, self.text(), theme.font("ui"), colour)
        painter.end()

    def _paint_mark(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        raise NotImplementedError

    def _edge_role(self) -> str:
        if not self.isEnabled():
            return "line"
        return "text" if self.state == "hover" else "lineStrong"


class Check(_Choice):
    """A box that is on, off or, for a group of which only some are on, in between."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._some = False
        self.toggled.connect(self._forget_some)

    def set_some(self, some: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show that some of a group are on."""
        self._some = some
        self.update()

    def _forget_some(self) -> None:
        self._some = False

    @override
    def _paint_mark(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        radius = theme.radius("checkbox")
        if not self.isChecked() and not self._some:
            fill = theme.colour("surface" if self.isEnabled() else "sunken")
            edge = theme.colour(self._edge_role())
            box(painter, rect, radius, fill=fill, edge=edge, width=_EDGE)
            return
        box(painter, rect, radius, fill=theme.colour(_mark_fill(self)))
        inner = rect.adjusted(2, 2, -2, -2)
        icon = "minus" if self._some else "check"
        paint_icon(painter, inner, icon, theme.colour("onPrimary"))


class Radio(_Choice):
    """One of the radio buttons of its parent, or of a `QButtonGroup`."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoExclusive(True)

    @override
    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        rect = self.mark_rect().toRect()
        return self, rect, rect.width() / 2

    @override
    def _paint_mark(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        paint_radio(painter, rect, theme, checked=self.isChecked(), edge=self._edge_role())


def paint_radio(
    painter: QPainter, rect: QRectF, theme: Theme, *, checked: bool, edge: str = "lineStrong"
) -> None:
    """Paint the mark of a radio button into a square `rect`."""
    colour = theme.colour("primary" if checked else edge)
    painter.setPen(pen(colour, _EDGE))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(rect.center(), rect.width() * 0.25, rect.width() * 0.25)


class Switch(Pressable):
    """On or off, said in a word left of the switch.

    Args:
        name: what is switched, for screen readers; the words stand beside it.
        checked: on.
    """

    radius_name = "pill"

    def __init__(self, name: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        rect = self._track().toRect()
        return self, rect, rect.height() / 2

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        font = theme.font("ui")
        word = max(text_width(font, word) for word in (self.tr("On"), self.tr("Off")))
        width = word + theme.icon(_SWITCH_GAP) + theme.icon(_SWITCH_WIDTH)
        return QSize(round(width), theme.height(_HEIGHT, "ui", 7))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, track = current_theme(), self._track()
        painter = painter_for(self)
        word = self.tr("On") if self.isChecked() else self.tr("Off")
        place = QRectF(0, 0, track.left() - theme.icon(_SWITCH_GAP), self.height())
        colour = theme.colour("text" if self.isEnabled() else "muted")
        right = Qt.AlignmentFlag.AlignRight
        draw_text(painter, place, word, theme.font("ui"), colour, align=right)
        self._paint_track(painter, track, theme)
        painter.end()

    def _track(self) -> QRectF:
        theme = current_theme()
        width, height = theme.icon(_SWITCH_WIDTH), theme.icon(_SWITCH_HEIGHT)
        return QRectF(self.width() - width, (self.height() - height) / 2, width, height)

    def _paint_track(self, painter: QPainter, track: QRectF, theme: Theme) -> None:
        radius = track.height() / 2
        if self.isChecked():
            box(painter, track, radius, fill=theme.colour(_mark_fill(self)))
            knob, at = theme.colour("onPrimary"), track.right() - radius
            share = 0.62
        else:
            edge = theme.colour("text" if self.state == "hover" else "lineStrong")
            box(painter, track, radius, fill=theme.colour("surface"), edge=edge, width=_EDGE)
            knob, at = edge, track.left() + radius
            share = 0.58
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(knob)
        painter.drawEllipse(QPointF(at, track.center().y()), radius * share, radius * share)


def _mark_fill(button: Pressable) -> str:
    states = {"disabled": "muted", "hover": "primaryHover", "pressed": "primaryPressed"}
    return states.get(button.state, "primary")
