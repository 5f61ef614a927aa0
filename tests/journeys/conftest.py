"""A PC of its own for every journey."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from oneenglish_desktop.widgets.theme.holder import ThemeHolder, theme_holder
from tests.journeys.app import App, ShownWindows, running_app


@pytest.fixture
def pc(pc_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PC on which OneEnglish was never started."""
    for name in ("DATA", "CONFIG", "LOG"):
        monkeypatch.setenv(f"ONEENGLISH_{name}_DIR", str(pc_folder / name.lower()))
    return pc_folder


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    try:
        theme_holder().set_look(choice="light")
    except RuntimeError:
        ThemeHolder(qapp)
    return qapp


@pytest.fixture
def app(dressed: QApplication, pc: Path) -> Iterator[App]:
    """The app at its sign-in page, in a new school."""
    shown = ShownWindows(dressed)
    with running_app(pc / "pictures") as running:
        yield running
    assert shown.strays == []
