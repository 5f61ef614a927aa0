"""A widget that is shown before it has a parent takes the keyboard away from the window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.services.sender import SenderStatus
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.driving import sign_in
from tests.screens.values import School


class ShownWindows(QObject):
    """Notes every widget that becomes a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
        ):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_nothing_but_the_window_is_ever_shown(
    qtbot: QtBot, window: MainWindow, look: ThemeHolder
) -> None:
    shown = ShownWindows()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(shown)
    window.show_step("Opening the questions")
    window.show_start_problem("It did not open", "It is safe.", [("again", "Try again")])
    window.show_first_run()
    for role in (RoleName.STUDENT, RoleName.TEACHER):
        screen = sign_in(qtbot, window, School(role=role))
        for name, argument in (
            ("challenges", ""),
            ("challenge", "city"),
            ("challenge", "family"),
            ("settings", ""),
            ("help", ""),
            ("home", ""),
        ):
            screen.shell.open(name, argument)
            qtbot.wait(30)
        screen.shell.banner.show_status(SenderStatus(online=False, waiting=1))
        screen.lock.warned.emit()
        screen.shell.open_go_to()
        look.set_look(choice="dark", text_size=200)
        with qtbot.waitSignal(window.signed_out):
            screen.sign_out()
    app.removeEventFilter(shown)
    assert shown.seen == []
