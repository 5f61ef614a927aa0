"""How a person likes the app: one row for each setting."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, func, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql import literal

from oneenglish_desktop.domain.errors import SessionExpired
from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.storage.postgres.tables.people import UserSetting

_LOAD = select(
    text("app.current_user_id()"), func.json_object_agg(UserSetting.key, UserSetting.value)
)


def load_preferences(connection: Connection) -> Preferences:
    """The person's preferences.

    Raises:
        SessionExpired: nobody is signed in.
    """
    user_id, values = connection.execute(_LOAD).one()
    if user_id is None:
        raise SessionExpired("the session has ended")
    return preferences_of(values or {})


def save_settings(connection: Connection, values: Mapping[str, Any]) -> None:
    """Stores some settings; the others stay.

    Args:
        connection: of the signed-in person.
        values: JSON value by key.

    Raises:
        SessionExpired: nobody is signed in.
        Invalid: a key or value that no setting can have.
    """
    connection.execute(select(func.app.set_settings(literal(dict(values), JSONB))))


def preferences_of(values: Mapping[str, Any]) -> Preferences:
    """Preferences from stored settings; one that this app cannot read is left at its default."""
    try:
        return Preferences.model_validate(values)
    except ValidationError as error:
        unreadable = {problem["loc"][0] for problem in error.errors()}
        kept = {key: value for key, value in values.items() if key not in unreadable}
        return Preferences.model_validate(kept)
