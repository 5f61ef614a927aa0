"""Every control and part in every state, in three themes, at 100 and 200 %."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from oneenglish_desktop.widgets.controls.labels import Label
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme
from tests.widgets.gallery import content_of, controls_page, learning_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MAKERS = (controls_page, learning_page)


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
@pytest.mark.parametrize("make", MAKERS)
def test_page_fits_and_is_painted_in_its_theme(
    themes: ThemeHolder,
    show: Callable[[QWidget], QWidget],
    make: Callable[[], QWidget],
    choice: str,
    text_size: int,
) -> None:
    themes.set_look(choice=choice, text_size=text_size)
    page = show(make())
    content = content_of(page)
    assert content.width() <= page.width()
    assert content.minimumSizeHint().width() <= page.width()
    picture = content.grab().toImage()
    used = {
        QColor(picture.pixel(x, y)).name()
        for x in range(0, picture.width(), 5)
        for y in range(0, picture.height(), 5)
    }
    for role in ("surface", "primary", "primarySoft", "accentSoft", "danger", "lineStrong"):
        assert current_theme().colour(role).name() in used


@pytest.mark.parametrize("make", MAKERS)
def test_a_change_of_look_is_the_same_as_a_new_page(
    themes: ThemeHolder,
    show: Callable[[QWidget], QWidget],
    qapp: QApplication,
    make: Callable[[], QWidget],
) -> None:
    changed = show(make())
    themes.set_look(choice="dark", text_size=125)
    qapp.processEvents()
    new = show(make())
    pairs = zip(changed.findChildren(Label), new.findChildren(Label), strict=True)
    assert all(
        (old.font(), old.sizeHint()) == (fresh.font(), fresh.sizeHint()) for old, fresh in pairs
    )
