"""The Home of teachers and administrators."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from oneenglish_desktop.domain.accounts import Person
from oneenglish_desktop.screens.home.greeting import Greeting
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.chips import Chip
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.controls.surfaces import Card, Page, ScrollArea
from oneenglish_desktop.widgets.controls.tiles import IconTile
from oneenglish_desktop.widgets.layouts import STRETCH, column, row
from oneenglish_desktop.widgets.learning.flow import FlowLayout

if TYPE_CHECKING:
    from oneenglish_desktop.services.house import Services

_TOP = Qt.AlignmentFlag.AlignTop
_WIDEST = 1280


class StaffHomePage(Page):
    """Greets, names the person's classes and says what this version can do for them.

    Signals:
        settings_chosen: to the settings.
        help_chosen: to the help.
    """

    settings_chosen = Signal()
    help_chosen = Signal()
    with_rail = True

    def __init__(self, services: "Services", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        session = services.accounts.session
        if session is None:
            raise RuntimeError("Home opens after somebody has signed in")
        person = session.person
        sentence = self.tr("You are signed in as {username}.").format(username=person.username)
        self._cards = self._todo_card()
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        content.setLayout(
            column(
                Greeting(person.first_name, sentence),
                20,
                self._classes_card(person),
                16,
                self._cards,
                STRETCH,
                margins=(28, 20, 28, 24),
            )
        )
        self.setLayout(column(ScrollArea(content)))

    def regions(self) -> tuple[QWidget, ...]:
        """Parts between which F6 moves."""
        return (self._cards,)

    def _classes_card(self, person: Person) -> Card:
        card = Card()
        chips = QWidget()
        flow = FlowLayout(8, 8)
        for name in person.classes:
            flow.addWidget(Chip(name, "primary", icon="users"))
        chips.setLayout(flow)
        if not person.classes:
            chips.hide()
        text = self.tr("Your students sign in here and take their challenges.")
        if not person.classes:
            text = self.tr("You teach no class. Students sign in and take their challenges.")
        card.setLayout(
            column(
                Label(self.tr("Your classes"), "card"),
                6,
                Label(text, "body", "text2", wrap=True),
                12,
                chips,
            )
        )
        return card

    def _todo_card(self) -> Card:
        card = Card()
        look = Button(self.tr("Look and text"), "soft", icon="palette")
        look.clicked.connect(self.settings_chosen)
        keys = Button(self.tr("Open help"), "secondary", icon="circle-question-mark")
        keys.clicked.connect(self.help_chosen)
        text = self.tr(
            "This version is for students. Pages for teaching are not part of it yet, "
            "so you see Home, Settings and Help."
        )
        words = column(
            Label(self.tr("What you can do here"), "card"),
            6,
            Label(text, "body", "text2", wrap=True),
            16,
            row(look, 12, keys, STRETCH),
        )
        card.setLayout(row((IconTile("info", size=44), _TOP), 16, words))
        return card
