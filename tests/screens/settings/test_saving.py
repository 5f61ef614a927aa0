"""Settings show at once and are kept with the person, or taken back."""

import pytest
from pytestqt.qtbot import QtBot

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.screens.calls import Calls
from oneenglish_desktop.screens.changes import Changes
from oneenglish_desktop.screens.settings.saving import Saving, SettingsSaver
from tests.screens.values import School


@pytest.fixture
def shown(changes: Changes) -> list[Preferences]:
    seen: list[Preferences] = []
    changes.preferences_changed.connect(seen.append)
    return seen


@pytest.fixture
def saver(calls: Calls, changes: Changes, school: School) -> SettingsSaver:
    return SettingsSaver(school.sign_in().services, calls, changes)


def test_a_wish_shows_at_once_and_is_saved(
    qtbot: QtBot, saver: SettingsSaver, changes: Changes, shown: list[Preferences], school: School
) -> None:
    states: list[Saving] = []
    changes.saving_changed.connect(states.append)
    changes.setting_wanted.emit({"theme": "dark"})
    assert [each.theme for each in shown] == ["dark"]
    qtbot.waitUntil(lambda: states[-1] == Saving(busy=False))
    assert states[0] == Saving(busy=True)
    assert school.preferences.changed == [{"theme": "dark"}]
    assert saver.preferences.theme == "dark"


def test_wishes_during_a_save_are_sent_together_afterwards(
    qtbot: QtBot, saver: SettingsSaver, changes: Changes, school: School
) -> None:
    changes.setting_wanted.emit({"text_size": 125})
    changes.setting_wanted.emit({"text_size": 150})
    changes.setting_wanted.emit({"text_size": 175, "less_movement": True})
    qtbot.waitUntil(lambda: len(school.preferences.changed) == 2)
    assert school.preferences.changed[1] == {"text_size": 175, "less_movement": True}
    assert saver.preferences.text_size == 175


def test_what_the_school_does_not_take_is_taken_back(
    qtbot: QtBot, saver: SettingsSaver, changes: Changes, shown: list[Preferences], school: School
) -> None:
    school.preferences.error = Unavailable("x")
    states: list[Saving] = []
    changes.saving_changed.connect(states.append)
    changes.setting_wanted.emit({"theme": "contrast"})
    qtbot.waitUntil(lambda: len(states) == 2)
    assert [each.theme for each in shown] == ["contrast", "light"]
    assert states[1].problem is not None
    assert states[1].problem.code == "NET-1"


def test_nobody_signed_in_has_no_settings(calls: Calls, changes: Changes, school: School) -> None:
    with pytest.raises(RuntimeError):
        SettingsSaver(school.services, calls, changes)
