"""The settings page in a window: every section, saved at once or taken back."""

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.domain.permissions import RoleName
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.settings.offline import OfflineSection
from oneenglish_desktop.screens.settings.page import SettingsPage
from oneenglish_desktop.screens.settings.personal import role_words
from oneenglish_desktop.screens.window import MainWindow
from oneenglish_desktop.services.sender import SenderStatus
from oneenglish_desktop.widgets.controls.choices import Switch
from oneenglish_desktop.widgets.controls.combo import ComboBox
from oneenglish_desktop.widgets.controls.sliders import StopSlider
from oneenglish_desktop.widgets.controls.tabs import SideTabs
from oneenglish_desktop.widgets.theme.holder import ThemeHolder, current_theme
from tests.screens.driving import button, sign_in, words
from tests.screens.values import School, person


def open_settings(qtbot: QtBot, window: MainWindow, school: School) -> SettingsPage:
    sign_in(qtbot, window, school)
    assert window.open_page("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    return page


def tab_names(page: SettingsPage) -> list[str]:
    tabs = page.findChild(SideTabs)
    assert isinstance(tabs, SideTabs)
    return [each.text() for each in tabs.findChildren(QAbstractButton)]


def go(page: SettingsPage, name: str) -> None:
    tabs = page.findChild(SideTabs)
    assert isinstance(tabs, SideTabs)
    tabs.set_current(tab_names(page).index(name))


def tile(page: SettingsPage, name: str) -> QAbstractButton:
    return next(each for each in page.findChildren(QAbstractButton) if each.text() == name)


def switch(page: SettingsPage, name: str) -> Switch:
    return next(each for each in page.findChildren(Switch) if each.accessibleName() == name)


def test_it_opens_at_the_look(qtbot: QtBot, window: MainWindow, school: School) -> None:
    page = open_settings(qtbot, window, school)
    assert tile(page, "High contrast").isVisible()
    assert tile(page, "Light").isChecked()


def test_colours_change_at_once_and_are_saved(
    qtbot: QtBot, window: MainWindow, school: School
) -> None:
    page = open_settings(qtbot, window, school)
    tile(page, "Dark").click()
    assert current_theme().name == "dark"
    qtbot.waitUntil(lambda: "Saved. We use these on every school computer." in words(page))
    assert school.preferences.changed == [{"theme": "dark"}]


def test_what_cannot_be_saved_is_taken_back_with_words(
    qtbot: QtBot, window: MainWindow, school: School
) -> None:
    page = open_settings(qtbot, window, school)
    school.preferences.error = Unavailable("x")
    tile(page, "High contrast").click()
    qtbot.waitUntil(lambda: "Your change is not saved." in words(page))
    assert "Code NET-1" in words(page)
    assert current_theme().name == "light"
    assert tile(page, "Light").isChecked()


def test_text_size_with_the_slider(qtbot: QtBot, window: MainWindow, school: School) -> None:
    page = open_settings(qtbot, window, school)
    slider = page.findChild(StopSlider)
    assert isinstance(slider, StopSlider)
    slider.setFocus()
    slider.setValue(4)
    assert current_theme().factor == 2
    qtbot.waitUntil(lambda: school.preferences.changed == [{"text_size": 200}])
    box = page.findChild(ComboBox)
    assert isinstance(box, ComboBox)
    qtbot.waitUntil(box.isVisible)
    slider.setValue(0)
    qtbot.waitUntil(lambda: not box.isVisible())


@pytest.mark.parametrize(
    "case",
    [
        ("Look and text", "Easy reading", "easy_font"),
        ("Look and text", "Less movement", "less_movement"),
        ("Look and text", "Hide the time", "hide_timer"),
        ("Notifications", "Notifications", "notifications"),
        ("Keyboard", "Keys without Ctrl", "single_key_shortcuts"),
    ],
)
def test_switches_are_saved_and_follow_what_is_in_force(
    qtbot: QtBot, window: MainWindow, school: School, case: tuple[str, str, str]
) -> None:
    section, name, field = case
    page = open_settings(qtbot, window, school)
    go(page, section)
    chosen = switch(page, name)
    qtbot.waitUntil(chosen.isVisible)
    before = chosen.isChecked()
    chosen.click()
    qtbot.waitUntil(lambda: school.preferences.changed == [{field: not before}])
    school.preferences.error = Unavailable("x")
    chosen.click()
    qtbot.waitUntil(lambda: chosen.isChecked() is not before)


def test_the_language_is_saved(qtbot: QtBot, window: MainWindow, school: School) -> None:
    page = open_settings(qtbot, window, school)
    go(page, "Language")
    boxes = [each for each in page.findChildren(ComboBox) if each.isVisible()]
    assert [each.currentText() for each in boxes] == ["English"]
    boxes[0].activated.emit(0)
    qtbot.waitUntil(lambda: school.preferences.changed == [{"language": "en"}])


def test_profile_and_privacy_are_only_words(
    qtbot: QtBot, window: MainWindow, school: School
) -> None:
    page = open_settings(qtbot, window, school)
    go(page, "Profile")
    for each in ("Mariana Costa", "Student", "mariana.costa", "Class 8B"):
        assert each in words(page)
    go(page, "Privacy")
    assert "This computer does not remember your name." in words(page)


def test_staff_have_no_section_about_answers(qtbot: QtBot, window: MainWindow) -> None:
    page = open_settings(qtbot, window, School(role=RoleName.TEACHER))
    assert "Offline work" not in tab_names(page)
    assert "Hide the time" not in words(page)


def test_roles_have_names() -> None:
    assert role_words(person(RoleName.ADMIN)) == "Administrator"


def test_answers_that_were_not_sent_can_be_looked_at(
    qtbot: QtBot, window: MainWindow, changes: Changes, school: School
) -> None:
    screen = sign_in(qtbot, window, school)
    school.sender.status = SenderStatus(refused=2)
    changes.sender_changed.emit(school.sender.status)
    button(window, "See answers").click()
    assert screen.shell.current == "settings"
    section = screen.shell.findChild(OfflineSection)
    assert isinstance(section, OfflineSection)
    assert section.isVisible()
    assert "2 answers" in words(section)
    assert "Please tell your teacher." in section.text
    assert screen.shell.banner.isHidden()


def test_waiting_answers_can_be_sent_now(
    qtbot: QtBot, look: ThemeHolder, changes: Changes, school: School
) -> None:
    section = OfflineSection(school.sign_in().services, changes)
    qtbot.addWidget(section)
    section.show()
    assert section.text == "Nothing waits. All your answers are at your school."
    changes.sender_changed.emit(SenderStatus(online=False, waiting=1))
    assert section.text == "Your answers are safe on this computer."
    assert "1 answer" in words(section)
    button(section, "Try now").click()
    assert school.sender.tried == 1


def test_nobody_signed_in_has_no_settings_page(
    look: ThemeHolder, changes: Changes, school: School, calls: Calls
) -> None:
    with pytest.raises(RuntimeError):
        SettingsPage(school.services, calls, changes)
