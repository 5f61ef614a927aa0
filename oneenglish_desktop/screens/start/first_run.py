"""The choice of the very first start: try here, or connect to a school."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from oneenglish_desktop.widgets.accessibility import announce
from oneenglish_desktop.widgets.controls.banners import Banner
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Card, ScrollArea
from oneenglish_desktop.widgets.controls.tiles import IconTile
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.override import override
from oneenglish_desktop.widgets.theme.holder import current_theme
from oneenglish_desktop.widgets.theme.theme import Theme
from oneenglish_desktop.widgets.theme.themed import Themed

_WIDTH = 420
_WIDEST = 720


class FirstRunPage(Themed, QWidget):
    """Offers the demo school of this PC and the connection file of a real one.

    Signals:
        try_here_chosen: the demo school.
        connection_file_chosen: path of the file that the school gave out.
    """

    try_here_chosen = Signal()
    connection_file_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem = Banner("bad")
        self._problem.hide()
        self._try = self._try_card()
        self._connect = self._connect_card()
        choices = QWidget()
        self._choices = choices
        choices.setLayout(
            column(
                Label(self.tr("Welcome"), "title"),
                4,
                Label(self.tr("How do you want to start?"), "bodyStudent", "text2"),
                24,
                self._problem,
                self._try,
                16,
                self._connect,
            )
        )
        page = QWidget()
        page.setLayout(column(STRETCH, row(STRETCH, choices, STRETCH), STRETCH, margins=(32,) * 4))
        self.setLayout(column(ScrollArea(page)))
        self.apply_theme(current_theme())

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._choices.setFixedWidth(min(theme.scaled(_WIDTH), _WIDEST))
        super().apply_theme(theme)

    def show_problem(self, title: str, text: str) -> None:
        """Say why the chosen file cannot be used."""
        self._problem.show_message(title, text)
        announce(self, f"{title} {text}", urgent=True)

    def _try_card(self) -> Card:
        button = Button(self.tr("Try it here"), "primary", size=48)
        button.clicked.connect(self.try_here_chosen)
        self._try_button = button
        return _choice_card(
            "monitor",
            self.tr("Try it on this computer"),
            self.tr("A small demo school. Nothing to set up."),
            button,
        )

    def _connect_card(self) -> Card:
        button = Button(self.tr("Choose the file"), "secondary", size=48)
        button.clicked.connect(self._choose_file)
        return _choice_card(
            "school",
            self.tr("Connect to my school"),
            self.tr("Your school gives you a connection file."),
            button,
        )

    def _choose_file(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(
            self,
            self.tr("Connection file of your school"),
            "",
            self.tr("Connection files (*.toml);;All files (*)"),
        )
        if path:
            self.connection_file_chosen.emit(Path(path))


def _choice_card(icon: str, title: str, text: str, button: Button) -> Card:
    card = Card()
    words = column(Label(title, "card", wrap=True), 2, Label(text, "body", "text2", wrap=True))
    head = row((IconTile(icon, size=44), Qt.AlignmentFlag.AlignTop), 16, words)
    card.setLayout(column(head, 20, button))
    return card
