"""The keys of the player: the shortcuts and the page that lists them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.widgets.controls.chips import KeyHint
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.layouts import STRETCH, row


def add_shortcuts(widget: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
    """Binds key sequences that work anywhere inside `widget`."""
    for keys, slot in slots.items():
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)


class KeysDialog(Dialog):
    """Every key of the player, in words."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, self.tr("Keys you can use"), icon="keyboard", width=480)
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
            self.body.addWidget(line)
        self.add_action("close", self.tr("Close"), safe=True)
