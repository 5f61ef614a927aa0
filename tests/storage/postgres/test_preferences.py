"""Settings that follow the person."""

from typing import Any

import pytest

from oneenglish_desktop.domain.errors import Invalid, SessionExpired
from oneenglish_desktop.domain.preferences import Preferences, ThemeChoice
from oneenglish_desktop.storage.postgres import preferences
from oneenglish_desktop.storage.postgres.engine import Database
from tests.storage.postgres.school import SchoolDatabase


def test_settings_are_kept_one_by_one(pc: Database) -> None:
    with pc.read() as connection:
        assert preferences.load_preferences(connection) == Preferences()
    with pc.begin() as connection:
        preferences.save_settings(connection, {"theme": "dark", "text_size": 150})
        preferences.save_settings(connection, {"theme": "contrast"})
    with pc.read() as connection:
        found = preferences.load_preferences(connection)
    assert found == Preferences(theme=ThemeChoice.CONTRAST, text_size=150)


def test_settings_that_this_app_cannot_read_are_left_at_their_defaults(pc: Database) -> None:
    stored = {"theme": "sepia", "text_size": 125, "of_a_newer_app": [1, 2]}
    with pc.begin() as connection:
        preferences.save_settings(connection, stored)
    with pc.read() as connection:
        assert preferences.load_preferences(connection) == Preferences(text_size=125)


@pytest.mark.parametrize(
    "values",
    [
        {"Not A Key": 1},
        {"long": "x" * 2000},
        {f"key_{chr(97 + n // 26)}{chr(97 + n % 26)}": n for n in range(101)},
        {"null_byte": "a\0b"},
    ],
)
def test_settings_have_limits(pc: Database, values: dict[str, Any]) -> None:
    with pytest.raises(Invalid), pc.begin() as connection:
        preferences.save_settings(connection, values)


def test_settings_need_a_session(school_database: SchoolDatabase) -> None:
    with school_database.database() as pc:
        with pytest.raises(SessionExpired), pc.begin() as connection:
            preferences.save_settings(connection, {"theme": "dark"})
        with pytest.raises(SessionExpired), pc.read() as connection:
            preferences.load_preferences(connection)
