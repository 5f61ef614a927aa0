"""The main action of every page can be seen at every text size, on the smallest screen."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from oneenglish_desktop.screens.sign_in.page import SignInPage
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.services.sender import SenderStatus
from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.driving import button, sign_in
from tests.screens.values import School

SIZES = (100, 125, 150, 175, 200)
THEMES = ("light", "dark", "contrast")


def is_seen(window: QWidget, widget: QWidget) -> bool:
    """Whether the whole widget lies within every widget around it."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    around = widget.parentWidget()
    while around is not None:
        if not QRect(around.mapTo(window, QPoint(0, 0)), around.size()).contains(place):
            return False
        around = around.parentWidget() if around is not window else None
    return widget.isVisible()


def clipped(page: QWidget) -> list[str]:
    """The texts that have less room than they need."""
    return [
        label.text()
        for label in page.findChildren(Label)
        if label.isVisible()
        and (
            label.width() < label.minimumSizeHint().width()
            or label.height() < label.heightForWidth(label.width())
        )
    ]


@pytest.fixture
def small(window: MainWindow) -> MainWindow:
    window.resize(1366, 696)
    return window


@pytest.mark.parametrize("size", SIZES)
def test_sign_in(
    qtbot: QtBot, small: MainWindow, school: School, look: ThemeHolder, size: int
) -> None:
    look.set_look(choice="light", text_size=size)
    small.show_sign_in(school.services, "Riverside School", "Lab 2, PC 14", version="1.0")
    page = small.page
    assert isinstance(page, SignInPage)
    qtbot.wait(20)
    assert is_seen(small, page.form.button)
    assert is_seen(small, page.form.username)
    assert clipped(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_first_run(qtbot: QtBot, small: MainWindow, look: ThemeHolder, size: int) -> None:
    look.set_look(choice="light", text_size=size)
    small.show_first_run()
    qtbot.wait(20)
    assert is_seen(small, button(small, "Try it here"))
    assert clipped(small) == []


@pytest.mark.parametrize("size", SIZES)
def test_pages_of_a_student(
    qtbot: QtBot, small: MainWindow, school: School, look: ThemeHolder, size: int
) -> None:
    screen = sign_in(qtbot, small, school)
    look.set_look(choice="dark", text_size=size)
    qtbot.waitUntil(lambda: button(small, "Continue").isVisible())
    qtbot.wait(20)
    assert is_seen(small, button(small, "Continue"))
    assert clipped(screen.shell) == []
    for name, argument in (("challenges", ""), ("settings", ""), ("help", "")):
        screen.shell.open(name, argument)
        qtbot.wait(50)
        qtbot.wait(20)
        assert clipped(screen.shell) == [], name


@pytest.mark.parametrize("size", SIZES)
def test_the_action_of_a_challenge_even_under_the_banner(
    qtbot: QtBot, small: MainWindow, school: School, look: ThemeHolder, size: int
) -> None:
    screen = sign_in(qtbot, small, school)
    look.set_look(choice="light", text_size=size)
    screen.shell.open("challenge", "city")
    for status in (SenderStatus(), SenderStatus(online=False, waiting=3)):
        screen.shell.banner.show_status(status)
        qtbot.waitUntil(lambda: is_seen(small, button(small, "Continue at question 7")))
        assert clipped(screen.shell) == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_paints_every_page_without_a_warning(
    qtbot: QtBot, window: MainWindow, school: School, look: ThemeHolder, theme: str
) -> None:
    screen = sign_in(qtbot, window, school)
    look.set_look(choice=theme)
    for name, argument in (
        ("home", ""),
        ("challenges", ""),
        ("challenge", "city"),
        ("settings", ""),
        ("help", ""),
    ):
        screen.shell.open(name, argument)
        qtbot.wait(50)
        assert not window.grab().isNull()
