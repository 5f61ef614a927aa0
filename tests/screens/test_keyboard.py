"""Everything of the window without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.widgets.learning.rail import Rail
from tests.screens.driving import CONTROL, button, dialog, press, sign_in, write
from tests.screens.values import School


def entries(window: QWidget) -> list[str]:
    found = dialog(window).findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return [found.item(index).text() for index in range(found.count())]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (RoleName.STUDENT, ["Home", "Challenges", "Settings", "Help", "Sign out"]),
        (RoleName.TEACHER, ["Home", "Settings", "Help", "Sign out"]),
        (RoleName.ADMIN, ["Home", "Settings", "Help", "Sign out"]),
    ],
)
def test_go_to_lists_only_what_may_be_opened(
    qtbot: QtBot, window: MainWindow, role: RoleName, expected: list[str]
) -> None:
    sign_in(qtbot, window, School(role=role))
    press(Qt.Key.Key_K, CONTROL)
    assert entries(window) == expected


def test_go_to_by_a_part_of_the_name(qtbot: QtBot, window: MainWindow, school: School) -> None:
    screen = sign_in(qtbot, window, school)
    press(Qt.Key.Key_K, CONTROL)
    write("LL")
    assert entries(window) == ["Challenges"]
    press(Qt.Key.Key_Return)
    assert screen.shell.current == "challenges"


def test_go_to_with_the_arrows(qtbot: QtBot, window: MainWindow, school: School) -> None:
    screen = sign_in(qtbot, window, school)
    press(Qt.Key.Key_K, CONTROL)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert screen.shell.current == "settings"


def test_go_to_without_a_match_goes_nowhere(
    qtbot: QtBot, window: MainWindow, school: School
) -> None:
    screen = sign_in(qtbot, window, school)
    press(Qt.Key.Key_K, CONTROL)
    write("gradebook")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    assert entries(window) == []
    press(Qt.Key.Key_Escape)
    assert screen.shell.current == "home"


def test_signing_out_from_go_to(qtbot: QtBot, window: MainWindow, school: School) -> None:
    sign_in(qtbot, window, school)
    press(Qt.Key.Key_K, CONTROL)
    write("sign")
    with qtbot.waitSignal(window.signed_out):
        press(Qt.Key.Key_Return)


def test_help_rail_and_full_screen(qtbot: QtBot, window: MainWindow, school: School) -> None:
    screen = sign_in(qtbot, window, school)
    press(Qt.Key.Key_F1)
    assert screen.shell.current == "help"
    wide = screen.shell.rail.width()
    press(Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: screen.shell.rail.width() < wide)
    press(Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: screen.shell.rail.width() == wide)
    press(Qt.Key.Key_F11)
    assert window.isFullScreen()
    press(Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_f6_goes_round_the_regions(qtbot: QtBot, window: MainWindow, school: School) -> None:
    screen = sign_in(qtbot, window, school)
    qtbot.waitUntil(lambda: button(window, "Continue").hasFocus())
    press(Qt.Key.Key_F6)
    assert button(window, "Start phase 2").isVisible()
    in_list = QApplication.focusWidget()
    assert in_list is not None
    assert not screen.shell.rail.isAncestorOf(in_list)
    press(Qt.Key.Key_F6)
    in_rail = QApplication.focusWidget()
    assert in_rail is not None
    assert screen.shell.rail.isAncestorOf(in_rail)
    press(Qt.Key.Key_F6)
    assert button(window, "Continue").hasFocus()


def test_escape_leaves_a_challenge_and_nothing_else(
    qtbot: QtBot, window: MainWindow, school: School
) -> None:
    screen = sign_in(qtbot, window, school)
    screen.shell.open("challenge", "city")
    qtbot.waitUntil(lambda: button(window, "Continue at question 7").hasFocus())
    press(Qt.Key.Key_Escape)
    assert screen.shell.current == "challenges"
    press(Qt.Key.Key_Escape)
    assert screen.shell.current == "challenges"


def test_tab_reaches_every_button_of_home(
    qtbot: QtBot, window: MainWindow, school: School
) -> None:
    sign_in(qtbot, window, school)
    qtbot.waitUntil(lambda: button(window, "Continue").hasFocus())
    reached = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        press(Qt.Key.Key_Tab)
    texts = [text() for each in reached if (text := getattr(each, "text", None)) is not None]
    order = [
        texts.index(name) for name in ("Continue", "See all 4", "Start phase 2", "See podium")
    ]
    assert order == sorted(order)
    assert {"Home", "Challenges", "Settings", "Help", "Sign out"} <= set(texts)


def test_everything_that_takes_the_keyboard_has_a_name(
    qtbot: QtBot, window: MainWindow, school: School
) -> None:
    screen = sign_in(qtbot, window, school)
    for name, argument in (
        ("home", ""),
        ("challenges", ""),
        ("challenge", "city"),
        ("settings", ""),
        ("help", ""),
    ):
        screen.shell.open(name, argument)
        qtbot.wait(50)
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                text = getattr(widget, "text", str)()
                assert widget.accessibleName() or text, (name, widget)


def test_the_rail_is_narrow_with_large_text(
    qtbot: QtBot, window: MainWindow, school: School
) -> None:
    screen = sign_in(qtbot, window, school)
    wide = screen.shell.rail.width()
    for _ in range(2):
        press(Qt.Key.Key_Plus, CONTROL)
    qtbot.waitUntil(lambda: screen.shell.rail.width() < wide)
    assert isinstance(screen.shell.rail, Rail)
