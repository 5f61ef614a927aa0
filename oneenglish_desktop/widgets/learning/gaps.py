"""Gaps in a text: typed, chosen from a list, or filled with a word of the bank."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oneenglish_desktop.widgets.controls.combo import ComboBox
from oneenglish_desktop.widgets.controls.fields import FieldInput
from oneenglish_desktop.widgets.controls.pressable import Pressable
from oneenglish_desktop.widgets.learning.gap_box import (
    gap_ink,
    gap_size,
    has_sign,
    paint_gap,
    text_left,
    text_right,
    verdict_words,
)
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.painting import painter_for
from oneenglish_desktop.widgets.text import draw_text, text_width
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed


class GapField(Themed, QWidget):
    """A gap to type into; grows with its text.

    Args:
        number: of the gap.
        name: for screen readers, such as "Gap 2 of 5".

    Signals:
        changed: the text has changed.
        submitted: Enter was pressed.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, number: int, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._name, self._verdict = number, name, "open"
        self.input = FieldInput(self)
        self.input.textChanged.connect(self._text_changed)
        self.input.returnPressed.connect(self.submitted)
        self.input.setAccessibleName(name)
        self.setFocusProxy(self.input)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.apply_theme(current_theme())

    def text(self) -> str:
        """What was typed."""
        return self.input.text()

    def setText(self, text: str) -> None:
        """Put `text` into the gap."""
        self.input.setText(text)

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Take no more typing, or take it again."""
        self.input.setReadOnly(locked)

    def set_verdict(self, verdict: str) -> None:
        """Show `open`, `right`, `almost` or `not_yet`."""
        self._verdict = verdict
        self.input.setAccessibleDescription(verdict_words(self)[verdict])
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.input.setFont(theme.font("answer", weight=600))
        self.input.set_ink(gap_ink(theme, self._verdict))
        super().apply_theme(theme)
        self._place_input()

    @override
    def sizeHint(self) -> QSize:
        return gap_size(current_theme(), self.text(), icon=has_sign(self._verdict))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_input()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        rect, filled = QRectF(self.rect()), bool(self.text())
        hover = self.underMouse() and not self.input.isReadOnly()
        paint_gap(painter, rect, self._number, verdict=self._verdict, filled=filled, hover=hover)
        painter.end()

    def _place_input(self) -> None:
        theme = current_theme()
        left, right = text_left(theme), text_right(theme, self._verdict)
        self.input.setGeometry(QRect(left, 2, self.width() - left - right, self.height() - 4))

    def _text_changed(self) -> None:
        self.updateGeometry()
        self.update()
        self.changed.emit()


class GapChoice(ComboBox):
    """A gap with a list of words; empty until one is chosen.

    Args:
        number: of the gap.
        name: for screen readers, such as "Gap 2 of 5".
        choices: the words.

    Signals:
        changed: another word was chosen.
    """

    changed = Signal()

    def __init__(
        self, number: int, name: str, choices: Sequence[str], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent=parent)
        self._number, self._verdict = number, "open"
        self._locked = False
        self.addItems(list(choices))
        self.setCurrentIndex(-1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(self._chosen)

    def text(self) -> str:
        """The chosen word; empty when none is."""
        return self.currentText()

    def setText(self, text: str) -> None:
        """Choose a word; none when `text` is not in the list."""
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Take no more choices, or take them again."""
        self._locked = locked
        self.setEnabled(not locked)

    def set_verdict(self, verdict: str) -> None:
        """Show `open`, `right`, `almost` or `not_yet`."""
        self._verdict = verdict
        self.setAccessibleDescription(verdict_words(self)[verdict])
        self.update()

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.setFont(theme.font("answer", weight=600))
        Themed.apply_theme(self, theme)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        texts = [self.itemText(index) for index in range(self.count())]
        widest = max(texts, key=lambda text: text_width(self.font(), text), default="")
        return gap_size(theme, widest, icon=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        paint_gap(
            painter,
            rect,
            self._number,
            verdict=self._verdict,
            filled=bool(self.text()),
            hover=self.underMouse() and self.isEnabled(),
            icon="chevron-down" if self._verdict == "open" else "",
        )
        words = rect.adjusted(text_left(theme), 0, 0, 0)
        colour = gap_ink(theme, self._verdict)
        draw_text(painter, words, self.text(), self.font(), colour)
        painter.end()

    def _chosen(self) -> None:
        self.changed.emit()


class GapSlot(Pressable):
    """A gap that takes a word of the bank; pressing it asks for a word or gives it back.

    Args:
        number: of the gap.
        name: for screen readers, such as "Gap 2 of 5".

    Signals:
        changed: the word has changed.
    """

    changed = Signal()

    def __init__(self, number: int, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._number, self._name, self._verdict = number, name, "open"
        self._active = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    @override
    def setText(self, text: str) -> None:
        changed = text != self.text()
        super().setText(text)
        self._describe()
        self.updateGeometry()
        if changed:
            self.changed.emit()

    def set_active(self, active: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show that the next word of the bank goes here."""
        self._active = active
        self.update()

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Take no more words, or take them again."""
        self.setEnabled(not locked)

    def set_verdict(self, verdict: str) -> None:
        """Show `open`, `right`, `almost` or `not_yet`."""
        self._verdict = verdict
        self._describe()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return gap_size(current_theme(), self.text(), icon=has_sign(self._verdict))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        painter = painter_for(self)
        paint_gap(
            painter,
            rect,
            self._number,
            verdict=self._verdict,
            filled=bool(self.text()),
            hover=self.state in {"hover", "pressed"},
            active=self._active,
        )
        words = rect.adjusted(text_left(theme), 0, 0, 0)
        font: QFont = theme.font("answer", weight=600)
        draw_text(painter, words, self.text(), font, gap_ink(theme, self._verdict))
        painter.end()

    def _describe(self) -> None:
        if hasattr(self, "_name"):
            said = (self._name, self.text(), verdict_words(self)[self._verdict])
            self.setAccessibleName(", ".join(part for part in said if part))
