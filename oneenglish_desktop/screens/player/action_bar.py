"""The bar under a question: flag, save state, keys, back, and the one thing to do next."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.chips import KeyHint
from oneenglish_desktop.widgets.controls.surfaces import Panel
from oneenglish_desktop.widgets.layouts import STRETCH, row
from oneenglish_desktop.widgets.learning.connection import ConnectionLine
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme

HEIGHT = 76
_FLAG_KEYS = ("Ctrl", "F")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Next(StrEnum):
    """What the primary button does."""

    CHECK = "check"
    NEXT = "next"
    FINISH = "finish"


class PrimaryButton(Button):
    """The primary button; a held Enter presses it once, so that no question is skipped."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() in _ENTER:
            event.accept()
        else:
            super().keyPressEvent(event)


class ActionBar(Panel):
    """Flag and save state on the left; keys, back or try again, and one primary on the right.

    Signals:
        flagged: the flag was switched.
        back_chosen, again_chosen: that button was pressed.
        next_chosen: the primary button; the `Next` in force.
    """

    flagged = Signal(bool)
    back_chosen = Signal()
    again_chosen = Signal()
    next_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edge="top", parent=parent)
        self._next = Next.CHECK
        self.flag = Button(self.tr("Flag"), size=40, icon="flag", keys=_FLAG_KEYS)
        self.flag.setCheckable(True)
        self.saved = ConnectionLine()
        self._hint = KeyHint([])
        self.back = Button(self.tr("Back"), size=48)
        self.again = Button("", size=48, icon="rotate-ccw")
        self.primary = PrimaryButton("", "primary", size=48)
        self._line = row(
            *(self.flag, 4, self.saved, STRETCH, self._hint, 8),
            *(self.back, self.again, self.primary),
            spacing=12,
            margins=(24, 12, 24, 12),
        )
        self.setLayout(self._line)
        self.flag.clicked.connect(self.flagged)
        self.back.clicked.connect(self.back_chosen)
        self.again.clicked.connect(self.again_chosen)
        self.primary.clicked.connect(self.choose_next)
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.setMinimumHeight(theme.height(HEIGHT, "body", 28))
        self._make_room()
        super().apply_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def choose_next(self) -> None:
        """Presses the primary button when it can be pressed."""
        if self.primary.isEnabled() and not self.primary.is_busy:
            self.next_chosen.emit(self._next)

    def set_next(self, what: Next, text: str, *, enabled: bool = True, busy: bool = False) -> None:
        """What the primary button does, its words and whether it can be pressed."""
        self._next = what
        self.primary.setText(text)
        self.primary.set_icon_right("corner-down-left" if what is Next.CHECK else "arrow-right")
        # A busy button stays enabled: it keeps the keyboard until the answer is there.
        self.primary.setEnabled(enabled)
        self.primary.set_busy(busy)
        self._make_room()

    def set_again(self, tries_left: int | None, *, shown: bool) -> None:
        """Shows "Try again" in the place of "Back"."""
        words = (
            self.tr("Try again")
            if tries_left is None
            else self.tr("Try again ({0} left)").format(tries_left)
        )
        self.again.setText(words)
        self.again.setVisible(shown)
        self.back.setVisible(not shown)
        self._make_room()

    def set_flagged(self, flagged: bool) -> None:  # noqa: FBT001 - as QAbstractButton.setChecked
        """Shows whether the question is flagged."""
        self.flag.setChecked(flagged)
        self.flag.setText(self.tr("Flagged") if flagged else self.tr("Flag"))
        self.flag.set_icon("flag", filled=flagged)

    def set_hint(self, parts: Sequence[str]) -> None:
        """The keys of this question, as `KeyHint` takes them."""
        # Parts that come into a hidden line have their size at once.
        self._hint.hide()
        self._hint.set_parts(list(parts))
        self._make_room()

    def _make_room(self) -> None:
        """Buttons first: the keys, then the save state go where they do not fit.

        From 150 % on they are gone in any case.
        """
        stacked = current_theme().is_stacked
        self.flag.set_keys(() if stacked else _FLAG_KEYS)
        for widget in (self._hint, self.saved):
            widget.setVisible(not stacked)
        for widget in (self._hint, self.saved):
            if not stacked and self._line.sizeHint().width() > self.width():
                widget.hide()
