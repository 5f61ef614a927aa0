"""Result pages in a window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from oneenglish_desktop.screens.loading import LoadedPage
from oneenglish_desktop.screens.results import phase_result
from oneenglish_desktop.screens.window import DESIGN_SIZE, MINIMUM_SIZE
from oneenglish_desktop.widgets.controls.surfaces import Page
from oneenglish_desktop.widgets.layouts import column
from oneenglish_desktop.widgets.theme.holder import ThemeHolder


@pytest.fixture
def host(qtbot: QtBot, look: ThemeHolder) -> Iterator[Page]:
    """A window of the design size; give it a layout with the page."""
    window = Page()
    window.setMinimumSize(MINIMUM_SIZE)
    window.resize(DESIGN_SIZE)
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    look.set_look(choice="light")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told of a result."""
    told: list[str] = []
    monkeypatch.setattr(phase_result, "announce", lambda _widget, text: told.append(text))
    return told


def show(qtbot: QtBot, host: QWidget, page: LoadedPage) -> None:
    """Puts the page into the window and looks at it."""
    host.setLayout(column(page))
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
