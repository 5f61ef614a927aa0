"""A dressed application, and widgets that are shown and taken away again."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.widgets.theme.holder import ThemeHolder, theme_holder

Shown = TypeVar("Shown", bound=QWidget)
Show = Callable[[Shown], Shown]


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeHolder]:
    try:
        holder = theme_holder()
    except RuntimeError:
        holder = ThemeHolder(qapp)
    holder.set_look(choice="light")
    yield holder
    holder.set_look(choice="light")


@pytest.fixture
def show(themes: ThemeHolder, qapp: QApplication) -> Iterator[Show[QWidget]]:
    shown: list[QWidget] = []

    def do_show(widget: QWidget) -> QWidget:
        shown.append(widget)
        widget.show()
        widget.activateWindow()
        qapp.processEvents()
        return widget

    yield do_show
    for widget in shown:
        widget.close()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """A widget without an application crashes, and tests run in any order."""
