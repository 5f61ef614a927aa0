"""The look of this PC, for whoever sits down."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oneenglish_desktop.screens.look import PcLook, next_text_size
from oneenglish_desktop.screens.sign_in.look_buttons import LookButtons
from oneenglish_desktop.widgets.controls.combo import Menu
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme
from tests.screens.driving import button


@pytest.fixture
def buttons(qtbot: QtBot, look: ThemeHolder) -> Iterator[LookButtons]:
    made = LookButtons(PcLook())
    qtbot.addWidget(made)
    made.show()
    yield made
    look.set_look(choice="light")


def actions(buttons: LookButtons, name: str) -> dict[str, QAction]:
    """Open a menu by its button and read it."""
    button(buttons, name).click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    return {action.text().split("\t")[0]: action for action in menu.actions()}


def choose(buttons: LookButtons, name: str, entry: str) -> None:
    action = actions(buttons, name)[entry]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    action.trigger()
    menu.hide()


def test_text_sizes(buttons: LookButtons) -> None:
    choose(buttons, "Text size", "150 %")
    assert current_theme().factor == 1.5
    choose(buttons, "Text size", "100 %")
    assert current_theme().factor == 1


def test_colours(buttons: LookButtons) -> None:
    choose(buttons, "Colours", "High contrast")
    assert current_theme().name == "contrast"
    choose(buttons, "Colours", "Dark")
    assert current_theme().name == "dark"


def test_languages(buttons: LookButtons) -> None:
    choose(buttons, "English", "English")
    assert button(buttons, "English").accessibleName() == "Language"


@pytest.mark.parametrize(
    ("size", "step", "expected"), [(100, 1, 125), (100, -1, 100), (200, 1, 200)]
)
def test_text_size_steps_stop_at_the_ends(size: int, step: int, expected: int) -> None:
    assert next_text_size(size, step) == expected
