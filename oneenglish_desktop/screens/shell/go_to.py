"""Ctrl+K: go to a page by typing a part of its name."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.screens.navigation import rail_destinations
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.fields import TextField
from oneenglish_desktop.widgets.icons import icon, pixmap
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme

SIGN_OUT = "sign_out"
_WIDTH = 480
_CLOSE = "close"


class GoTo(QObject):
    """Lists only what this person may open.

    Signals:
        chosen: id of a destination, or `SIGN_OUT`.
    """

    chosen = Signal(str)

    def __init__(self, window: QWidget, session: Session) -> None:
        self._dialog = Dialog(window, self.tr("Go to"), width=_WIDTH)
        super().__init__(self._dialog)
        self._entries = [
            (destination.id, destination.icon, destination.text)
            for destination in rail_destinations(session)
        ]
        self._entries.append((SIGN_OUT, "log-out", self.tr("Sign out")))
        self._field = TextField(self.tr("Page"), icon="search")
        self._field.changed.connect(self._filter)
        self._field.submitted.connect(self._choose)
        self._field.input.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.setStyleSheet(_list_style())
        side = current_theme().icon(20)
        self._list.setIconSize(QSize(side, side))
        self._list.setFont(current_theme().font("body", weight=500))
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        self._dialog.body.addWidget(self._field)
        self._dialog.body.addWidget(self._list)
        self._dialog.add_action(_CLOSE, self.tr("Close"), safe=True)
        self._filter("")
        height = self._list.sizeHintForRow(0) * len(self._entries)
        self._list.setFixedHeight(height + 2 * self._list.frameWidth())

    def open(self) -> None:
        """Show the list; the focus is in the field."""
        self._dialog.open()
        self._field.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move in the list while the person types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self._list.count():
                line = (self._list.currentRow() + step) % self._list.count()
                self._list.setCurrentRow(line)
                return True
        return False

    def _filter(self, text: str) -> None:
        self._list.clear()
        for name, picture, words in self._entries:
            if text.strip().casefold() in words.casefold():
                item = QListWidgetItem(_picture(picture), words)
                item.setData(Qt.ItemDataRole.UserRole, name)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _choose(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            name = item.data(Qt.ItemDataRole.UserRole)
            self._dialog.finish(_CLOSE)
            self.chosen.emit(name)


def _picture(name: str) -> QIcon:
    """An icon that takes the colour of the words in a chosen row, too."""
    made = icon(name, 20, "text2")
    made.addPixmap(pixmap(name, 20, "onPrimarySoft"), QIcon.Mode.Selected)
    return made


def _list_style() -> str:
    """Rows like those of the rail; the dialog does not outlive a change of the theme."""
    theme = current_theme()
    colours = {
        role: theme.colour(role).name() for role in ("text", "primarySoft", "onPrimarySoft")
    }
    padding = (theme.height(42, "body", 10) - theme.line("body")) // 2
    return (
        "QListWidget { border: none; background: transparent; outline: none; }"
        f"QListWidget::item {{ padding: {padding}px 10px; border-radius: 10px;"
        f" color: {colours['text']}; }}"
        f"QListWidget::item:selected {{ background: {colours['primarySoft']};"
        f" color: {colours['onPrimarySoft']}; }}"
    )
