"""A person at the keyboard of the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from oneenglish_desktop.screens.session import SessionScreen
from oneenglish_desktop.screens.sign_in.page import SignInPage
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.dialogs import Dialog
from oneenglish_desktop.widgets.controls.labels import Label
from tests.screens.values import School

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def write(text: str) -> None:
    """Write where the keyboard is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def button(window: QWidget, text: str) -> Button:
    found = [each for each in window.findChildren(Button) if each.text() == text]
    visible = [each for each in found if each.isVisible()]
    assert visible, text
    return visible[0]


def dialog(window: QWidget) -> Dialog:
    found = [each for each in window.findChildren(Dialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def words(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(Label))


def sign_in(qtbot: QtBot, window: MainWindow, school: School) -> SessionScreen:
    window.show_sign_in(school.services, "Riverside School", "Lab 2, PC 14", version="1.0")
    page = window.page
    assert isinstance(page, SignInPage)
    qtbot.waitUntil(page.form.username.input.hasFocus)
    QTest.keyClicks(page.form.username.input, "mariana.costa")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(page.form.password.input, "riverside")
    with qtbot.waitSignal(window.signed_in):
        press(Qt.Key.Key_Return)
    screen = window.session_screen
    assert screen is not None
    return screen
