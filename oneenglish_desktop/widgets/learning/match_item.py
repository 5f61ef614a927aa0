"""One item of a board of pairs: a word on the left, or what it may belong to on the right."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.accessibility import describe
from oneenglish_desktop.widgets.controls.labels import Icon, Label
from oneenglish_desktop.widgets.layouts import column, row
from oneenglish_desktop.widgets.learning.place_tile import PlaceTile
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import box, painter_for
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.themed import Themed

_PADDING, _EDGE = 8, 6


class _Look(NamedTuple):
    fill: str
    edge: str
    ink: str
    tile: str = "neutral"
    width: float = 1.0
    dashed: bool = False
    icon: str = ""


_OPEN = _Look("surface", "lineStrong", "text")
_FREE = _OPEN._replace(fill="", dashed=True)
_ACTIVE = _Look("primarySoft", "primary", "onPrimarySoft", "primary", 2.0)
_VERDICTS = {
    "correct": _Look(
        "successSoft", "successLine", "onSuccessSoft", "success", 2.0, icon="circle-check"
    ),
    "not_yet": _Look(
        "dangerSoft", "dangerLine", "onDangerSoft", "danger", 2.0, dashed=True, icon="circle-x"
    ),
}


class MatchItem(Themed, QWidget):
    """What both sides share: a box with a text, which its board gives the keyboard to.

    Args:
        text: the item.
    """

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focus_shape(self) -> tuple[QWidget, QRect, float]:
        """The focus ring goes around the box."""
        return self, self.rect(), current_theme().radius("option")

    @property
    def words(self) -> str:
        """The item."""
        return self._text

    @property
    def look(self) -> _Look:
        """How it is painted now."""
        return _OPEN

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, look = current_theme(), self.look
        hovered = look in {_OPEN, _FREE} and self.underMouse()
        fill = "sunken" if hovered else look.fill
        painter = painter_for(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("option"),
            fill=theme.colour(fill) if fill else None,
            edge=theme.colour("text" if hovered else look.edge),
            width=max(look.width, theme.border),
            dashed=look.dashed,
        )
        painter.end()


class LeftItem(MatchItem):
    """A numbered word with the letter of its partner.

    Args:
        number: from 1.
        text: the word.
    """

    def __init__(self, number: int, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._number, self._verdict, self._is_active = number, "open", False
        self._letter, self._partner = "", ""
        self._tile, self._chip = PlaceTile(), PlaceTile()
        self._words = Label(text, "answer", wrap=True, bold=True)
        self._ask = Label("", "ui", "onPrimarySoft", wrap=True, bold=True)
        self._sign, self._word = Icon("circle-check", 18), Label("", "ui", wrap=True, bold=True)
        self._handle, self._grip = QWidget(), Icon("grip-vertical", 20, "text2")
        self._handle.setLayout(row(self._grip, 16))
        self._handle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        verdict = row(self._sign, self._word, spacing=6)
        verdict.setStretch(1, 1)
        self._below = QWidget()
        self._below.setLayout(verdict)
        words = column(_PADDING, self._words, self._ask, self._below, _PADDING)
        layout = row(self._handle, self._tile, 10, words, 8, self._chip)
        layout.setContentsMargins(14, 0, 12, 0)
        layout.setStretch(layout.indexOf(words), 1)
        self.setLayout(layout)
        self._dress()

    def set_partner(self, letter: str, text: str) -> None:
        """Show what it is matched with; "" for nothing."""
        self._letter, self._partner = letter, text
        self._dress()

    def set_active(self, active: bool, ask: str = "") -> None:  # noqa: FBT001 - a Qt-like setter
        """Look as if it waits for a partner, and say so: "Choose A to E"."""
        self._is_active = active
        self._ask.setText(ask)
        self._dress()

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Offer no handle, or offer it again."""
        self._handle.setHidden(locked)

    def set_verdict(self, verdict: str, word: str = "") -> None:
        """Show what became of its pair.

        Args:
            verdict: `open`, `correct` or `not_yet`.
            word: beside the sign.
        """
        self._verdict = verdict
        self._word.setText(word)
        self._dress()

    @property
    def verdict(self) -> str:
        """What became of its pair."""
        return self._verdict

    @property
    @override
    def look(self) -> _Look:
        if self._verdict != "open":
            return _VERDICTS[self._verdict]
        return _ACTIVE if self._is_active else _OPEN

    def _dress(self) -> None:
        """Give every part the colours of the state, and tell it to screen readers."""
        look, marked = self.look, self._verdict != "open"
        selected = look is _ACTIVE
        self._tile.show_place(str(self._number), look.tile, on_selection=selected)
        self._chip.show_place(self._letter, "soft", on_selection=selected)
        for label in (self._words, self._word):
            label.set_role(look.ink)
        self._grip.set_icon("grip-vertical", look.ink if selected else "text2")
        self._sign.set_icon(look.icon or "circle-check", look.ink)
        self._below.setHidden(not marked)
        self._chip.setHidden(not self._letter)
        self._ask.setHidden(not selected or bool(self._letter))
        matched = f"{self._letter}, {self._partner}" if self._letter else self.tr("no match")
        value = ", ".join(part for part in (matched, self._word.text()) if part)
        describe(self, QAccessible.Role.ListItem, f"{self._number}, {self._text}", value)
        self.update()


class RightItem(MatchItem):
    """A lettered meaning with the numbers of the words that it is matched with.

    Args:
        letter: the key that chooses it.
        text: the meaning.
    """

    def __init__(self, letter: str, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._letter = letter
        self._numbers: tuple[int, ...] = ()
        self._tile = PlaceTile(36)
        self._words = Label(text, "bodyStudent", wrap=True)
        self._matched = Label("", "ui", "text2", tabular=True)
        words = column(_PADDING - _EDGE, self._words, _PADDING - _EDGE)
        layout = row(self._tile, 12, words, 12, self._matched, margins=(11, _EDGE, 16, _EDGE))
        layout.setStretch(layout.indexOf(words), 1)
        self.setLayout(layout)
        self.set_matched(())

    @property
    def letter(self) -> str:
        """The key that chooses it."""
        return self._letter

    def set_matched(self, numbers: tuple[int, ...]) -> None:
        """Show the numbers of the words that it is matched with."""
        self._numbers = numbers
        shown = ", ".join(map(str, numbers))
        self._matched.setText(shown)
        self._tile.show_place(self._letter, "primary" if numbers else "neutral")
        value = self.tr("matched with {0}").format(shown) if numbers else ""
        describe(self, QAccessible.Role.ListItem, f"{self._letter}, {self._text}", value)
        self.update()

    @property
    @override
    def look(self) -> _Look:
        return _OPEN if self._numbers else _FREE
