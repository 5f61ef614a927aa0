"""The keys of the player: the shortcuts and the page that lists them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from oneenglish_desktop.widgets.controls.chips import KeyHint
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import ScrollArea
from oneenglish_desktop.widgets.layouts import STRETCH, column, row

_TEXT_INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit)


def add_shortcuts(widget: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
    """Binds key sequences that work anywhere inside `widget`; a held key works once."""
    for keys, slot in slots.items():
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)


def is_writing() -> bool:
    """Whether single keys are letters now."""
    focused = QApplication.focusWidget()
    return isinstance(focused, _TEXT_INPUTS) and not focused.isReadOnly()


def press_focused() -> bool:
    """Presses the control that has the keyboard; False when it is none to press."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QComboBox):
        focused.showPopup()
    elif isinstance(focused, QAbstractButton):
        focused.click()
    else:
        return False
    return True


class KeysDialog(Dialog):
    """Every key of the player, in words."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, self.tr("Keys you can use"), icon="keyboard", width=480)
        lines: list[QWidget] = []
        for words, parts in (
            (self.tr("Choose an answer"), ["[A]", self.tr("to"), "[F]"]),
            (self.tr("Check the answer, then go on"), ["[Enter]"]),
            (self.tr("Question before, question after"), ["[Alt]", "[←]", "[→]"]),
            (self.tr("Flag the question"), ["[Ctrl]", "[F]"]),
            (self.tr("See all answers"), ["[Ctrl]", "[G]"]),
            (self.tr("Hide or show the time"), ["[Ctrl]", "[H]"]),
            (self.tr("Larger or smaller text"), ["[Ctrl]", "[+]", "[-]"]),
            (self.tr("Next part of the page"), ["[F6]"]),
            (self.tr("Save and leave"), ["[Esc]"]),
        ):
            line = QWidget()
            line.setLayout(
                row(Label(words, "body"), STRETCH, KeyHint(parts), margins=(0, 5, 0, 5))
            )
            lines.append(line)
        inside = QWidget()
        inside.setLayout(column(*lines, margins=(0, 0, 12, 0)))
        self.body.addWidget(ScrollArea(inside))
        self.add_action("close", self.tr("Close"), safe=True)
