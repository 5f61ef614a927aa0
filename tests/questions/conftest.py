"""A dressed application, and players on a page."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from oneenglish_desktop.questions.document import Question
from oneenglish_desktop.questions.player import Player
from oneenglish_desktop.questions.players import make_player
from oneenglish_desktop.widgets.layouts import STRETCH, column
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.questions.page import Page, Show


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> ThemeHolder:
    """The theme holder of the run, made once."""
    made = qapp.property("theme_holder")
    return made if isinstance(made, ThemeHolder) else ThemeHolder(qapp)


@pytest.fixture
def show(qtbot: QtBot, look: ThemeHolder) -> Iterator[Show]:
    """Shows the player of a question on a page of a given width, with the focus in it."""
    areas: list[QScrollArea] = []

    def shown(question: Question, width: int = 840) -> Player:
        area, page = QScrollArea(), Page()
        areas.append(area)
        qtbot.addWidget(area)
        page.player = make_player(question, "run 1", page)
        page.setLayout(column(page.player, STRETCH))
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.resize(width, 700)
        with qtbot.waitExposed(area):
            area.show()
        area.activateWindow()
        page.player.setFocus()
        return page.player

    yield shown
    look.set_look(choice="light", text_size=100)
