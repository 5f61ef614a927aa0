"""A dressed application, a window, and a school of plain values behind it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oneenglish_desktop.background import Background
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.widgets.theme.holder import ThemeHolder
from tests.screens.values import School


@pytest.fixture(scope="session")
def holder(qapp: QApplication) -> ThemeHolder:
    """The theme holder of the run, made once."""
    QLocale.setDefault(QLocale("en_GB"))
    made = qapp.property("theme_holder")
    return made if isinstance(made, ThemeHolder) else ThemeHolder(qapp)


@pytest.fixture
def look(holder: ThemeHolder) -> ThemeHolder:
    """The light theme at 100 %."""
    holder.set_look(choice="light")
    return holder


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """A background whose bugs fail the test."""
    made = Background()
    bugs: list[object] = []
    made.bug.connect(bugs.append)
    yield made
    made.close()
    assert bugs == []


@pytest.fixture
def changes(qapp: QApplication) -> Changes:
    """What has changed in this test."""
    return Changes()


@pytest.fixture
def school() -> School:
    """A student's school; nobody is signed in yet."""
    return School()


@pytest.fixture
def calls(background: Background, changes: Changes, school: School) -> Calls:
    """Calls into the school."""
    return Calls(background, changes, school.errors.report)


@pytest.fixture
def window(
    qtbot: QtBot, look: ThemeHolder, background: Background, changes: Changes
) -> Iterator[MainWindow]:
    """A window of the design size, on the (offscreen) screen."""
    made = MainWindow(background, changes)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    look.set_look(choice="light")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Windows are shown here; the offscreen platform warns of what it cannot do with them."""
    for item in items:
        if "screens" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
