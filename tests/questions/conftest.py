"""A dressed application for players."""

import pytest
from PySide6.QtWidgets import QApplication

from oneenglish_desktop.widgets.theme.holder import ThemeHolder


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> ThemeHolder:
    """The theme holder of the run, made once."""
    made = qapp.property("theme_holder")
    return made if isinstance(made, ThemeHolder) else ThemeHolder(qapp)
