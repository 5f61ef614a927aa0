"""A row of a list that is put in order: handle, number, text and two arrows."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.icons import paint_icon
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.learning.place_tile import PlaceTile
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_PADDING = 16
_ARROW = 40


class _Look(NamedTuple):
    fill: str
    edge: str
    ink: str
    tile: str = "neutral"
    width: float = 1.0
    dashed: bool = False
    icon: str = ""


_OPEN = _Look("surface", "lineStrong", "text")
_HOVER = _Look("sunken", "text", "text")
_LIFTED = _Look("primarySoft", "primary", "onPrimarySoft", "primary", 2.0)
_VERDICTS = {
    "correct": _Look(
        "successSoft", "successLine", "onSuccessSoft", "success", 2.0, icon="circle-check"
    ),
    "almost": _Look(
        "accentSoft", "accentEdge", "onAccentSoft", width=2.0, dashed=True, icon="waves"
    ),
    "not_yet": _Look(
        "dangerSoft", "dangerLine", "onDangerSoft", "danger", 2.0, dashed=True, icon="circle-x"
    ),
}


class _Arrow(Pressable):
    """Moves the row by one place; the row has the focus, the mouse may press the arrow."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._icon = icon
        self.is_on_selection = False
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().icon(_ARROW)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        role = "onPrimarySoft" if self.is_on_selection else "text2"
        colour = theme.colour(role if self.isEnabled() else "muted")
        if not self.isEnabled():
            painter.setOpacity(0.55)
        if self.state in {"hover", "pressed"} and not self.is_on_selection:
            edge = theme.colour("line") if theme.is_contrast else None
            box(painter, rect, theme.radius("control"), fill=theme.colour("chip"), edge=edge)
        side = theme.icon(20)
        place = QRectF(0, 0, side, side)
        place.moveCenter(rect.center())
        place.moveTo(round(place.x()), round(place.y()))
        paint_icon(painter, place, self._icon, colour)
        painter.end()


class OrderRow(Themed, QWidget):
    """One item; its list moves it.

    Args:
        text: the item.

    Signals:
        stepped: -1 or +1, when an arrow was pressed.
        left: the keyboard went elsewhere.
    """

    stepped = Signal(int)
    left = Signal()

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._position, self._verdict = text, "", "open"
        self._is_lifted, self._place = False, 1
        self._tile, self._grip = PlaceTile(), Icon("grip-vertical", 20, "text2")
        self._words = Label(text, "answer", wrap=True)
        self._sign, self._word = Icon("circle-check", 20), Label("", "ui", bold=True)
        self._up = _Arrow("arrow-up", self.tr("Move up"))
        self._down = _Arrow("arrow-down", self.tr("Move down"))
        self._up.clicked.connect(self._up_pressed)
        self._down.clicked.connect(self._down_pressed)
        words = column(_PADDING, self._words, _PADDING)
        parts = (words, 12, self._sign, 8, self._word, 8, self._up, self._down)
        self._handle = QWidget()
        self._handle.setLayout(row(self._grip, 20))
        self._handle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = row(self._handle, self._tile, 12, *parts, margins=(15, 0, 6, 0))
        layout.setStretch(layout.indexOf(words), 1)
        self.setLayout(layout)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_verdict("open")

    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        """The focus ring goes around the row."""
        return self, self.rect(), current_theme().radius("option")

    def set_place(self, place: int, total: int) -> None:
        """Say where it stands, from 1."""
        self._place = place
        self._up.setEnabled(place > 1)
        self._down.setEnabled(place < total)
        self._position = self.tr("Place {0} of {1}").format(place, total)
        self._dress()

    def set_lifted(self, lifted: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Look picked up, or put down."""
        self._is_lifted = lifted
        self._dress()

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Offer no arrows, or offer them again."""
        for arrow in (self._up, self._down):
            arrow.setHidden(locked)
        self._handle.setHidden(locked)

    def set_verdict(self, verdict: str, word: str = "") -> None:
        """Show what became of its place.

        Args:
            verdict: `open`, `correct`, `almost` or `not_yet`.
            word: beside the sign.
        """
        self._verdict = verdict
        self._word.setText(word)
        self._sign.setHidden(verdict == "open")
        self._word.setHidden(not word)
        self._dress()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, look = current_theme(), self._look()
        painter = painter_for(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("option"),
            fill=theme.colour(look.fill),
            edge=theme.colour(look.edge),
            width=max(look.width, theme.border + (theme.is_contrast and look is _HOVER)),
            dashed=look.dashed,
        )
        painter.end()

    def _look(self) -> _Look:
        if self._verdict != "open":
            return _VERDICTS[self._verdict]
        if self._is_lifted:
            return _LIFTED
        return _HOVER if self.underMouse() and not self._up.isHidden() else _OPEN

    def _dress(self) -> None:
        """Give every part the colours of the state, and tell it to screen readers."""
        look = self._look()
        self._tile.show_place(str(self._place), look.tile, on_selection=self._is_lifted)
        for label in (self._words, self._word):
            label.set_role(look.ink)
        self._grip.set_icon("grip-vertical", look.ink if self._is_lifted else "text2")
        self._sign.set_icon(look.icon or "circle-check", look.ink)
        for arrow in (self._up, self._down):
            arrow.is_on_selection = self._is_lifted
            arrow.update()
        state = self.tr("picked up") if self._is_lifted else self._word.text()
        value = ", ".join(part for part in (self._position, state) if part)
        describe(self, QAccessible.Role.ListItem, self._text, value)
        self.update()

    def _up_pressed(self) -> None:
        self.stepped.emit(-1)

    def _down_pressed(self) -> None:
        self.stepped.emit(1)
