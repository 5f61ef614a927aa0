"""Dialogs and drawers keep focus, keys and shortcuts to themselves."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from oneenglish_desktop.widgets.controls.buttons import Button
from oneenglish_desktop.widgets.controls.dialogs import Dialog, Drawer
from oneenglish_desktop.widgets.controls.fields import TextField
from oneenglish_desktop.widgets.controls.surfaces import Page
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.theme.holder import ThemeHolder

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Window(Page):
    """A window with a button and a shortcut."""

    def __init__(self) -> None:
        super().__init__()
        self.button, self.fired = Button("Behind"), 0
        self.setLayout(column(self.button))
        self.resize(900, 600)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.activated.connect(self.fire)

    def fire(self) -> None:
        self.fired += 1


@pytest.fixture
def window(show: Show) -> Window:
    made = Window()
    show(made)
    made.button.setFocus()
    return made


def ask(window: Window) -> tuple[Dialog, Button, Button]:
    dialog = Dialog(window, "Are you still there?", "We save your work.", icon="clock")
    out = dialog.add_action("out", "Sign out")
    here = dialog.add_action("here", "I am here", "primary", safe=True)
    dialog.open()
    return dialog, out, here


def test_the_safe_button_has_the_focus_and_tab_goes_round(window: Window) -> None:
    _dialog, out, here = ask(window)
    assert here.hasFocus()
    QTest.keyClick(here, Qt.Key.Key_Tab)
    assert out.hasFocus()
    QTest.keyClick(out, Qt.Key.Key_Tab)
    assert here.hasFocus()
    QTest.keyClick(here, Qt.Key.Key_Backtab)
    assert out.hasFocus()


def test_an_answer_closes_it_and_gives_the_focus_back(
    window: Window, qtbot: QtBot, qapp: QApplication
) -> None:
    dialog, out, _here = ask(window)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        out.click()
    assert chosen.args == ["out"]
    assert window.button.hasFocus()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)


def test_escape_is_the_safe_answer(window: Window, qtbot: QtBot) -> None:
    dialog, out, _here = ask(window)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(out, Qt.Key.Key_Escape)
    assert chosen.args == ["here"]


def test_without_a_safe_answer_escape_does_nothing(window: Window) -> None:
    dialog, answers = Dialog(window, "Sign in again"), list[str]()
    dialog.chosen.connect(answers.append)
    button = dialog.add_action("go", "Sign in", "primary")
    dialog.body.addWidget(TextField("Your password"))
    dialog.open()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert answers == []


def test_the_window_behind_gets_neither_shortcuts_nor_clicks(window: Window) -> None:
    QTest.keyClick(window.button, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.fired == 1
    dialog, _out, here = ask(window)
    QTest.keyClick(here, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.fired == 1
    assert dialog.isVisible()


def test_it_stays_in_the_middle_and_is_announced_as_a_dialog(
    window: Window, themes: ThemeHolder, qapp: QApplication
) -> None:
    dialog, _out, _here = ask(window)
    window.resize(1000, 700)
    qapp.processEvents()
    box = dialog._box.geometry()
    assert box.center().x() == pytest.approx(500, abs=1)
    assert box.width() == 412
    dialog.set_text("Sign you out in 0:47. " * 10)
    assert dialog._box.height() > box.height()
    interface = QAccessible.queryAccessibleInterface(dialog._box)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Dialog
    assert interface.text(QAccessible.Text.Name) == "Are you still there?"
    assert not window.grab().isNull()
    themes.set_look(choice="contrast", text_size=200)
    window.resize(980, 700)
    qapp.processEvents()
    assert dialog._box.width() == 824


@pytest.mark.parametrize("how", ["escape", "cross", "beside"])
def test_drawer_slides_in_and_out(
    window: Window, qtbot: QtBot, themes: ThemeHolder, how: str
) -> None:
    themes.set_look(choice="light", less_movement=True)
    content = Button("Inside")
    drawer = Drawer(window, "Questions", content)
    drawer.open()
    assert drawer._panel.geometry().right() == drawer.width() - 1
    with qtbot.waitSignal(drawer.closed):
        if how == "escape":
            QTest.keyClick(content, Qt.Key.Key_Escape)
        elif how == "cross":
            drawer._close_button.click()
        else:
            QTest.mouseClick(drawer, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not drawer.isVisible()
    assert window.button.hasFocus()
    drawer.open()
    assert drawer.isVisible()


def test_drawer_moves_in_when_movement_is_wanted(
    window: Window, themes: ThemeHolder, qtbot: QtBot
) -> None:
    themes.set_look(choice="light")
    drawer = Drawer(window, "Questions", QWidget())
    drawer.open()
    assert drawer._panel.x() > window.width() - 340
    qtbot.waitUntil(lambda: drawer._panel.x() == window.width() - 340)
