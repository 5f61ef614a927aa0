"""How the signed-in person likes the app; kept with the person, not with the PC."""

from dataclasses import replace

from pydantic import ValidationError

from oneenglish_desktop.domain.accounts import Session
from oneenglish_desktop.domain.errors import Invalid
from oneenglish_desktop.domain.preferences import Preferences
from oneenglish_desktop.services.permissions import requires_sign_in
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.postgres import preferences
from oneenglish_desktop.storage.postgres.engine import Database


class PreferencesService:
    """Changes the preferences of the person who is signed in."""

    def __init__(self, database: Database, current: CurrentSession) -> None:
        self._database = database
        self._current = current

    @property
    def session(self) -> Session | None:
        """Who is signed in."""
        return self._current.session

    @requires_sign_in
    def change(self, /, **fields: object) -> Preferences:
        """Change some preferences, the others stay.

        Args:
            **fields: fields of `Preferences` and their new values.

        Returns:
            All preferences; `session.preferences` is the same from now on.

        Raises:
            Invalid: no such preference, or no such value.
            Unavailable: the school cannot be reached; nothing changed.
        """
        session = self._current.require().session
        if unknown := fields.keys() - Preferences.model_fields.keys():
            raise Invalid(f"there is no preference {', '.join(sorted(unknown))}")
        try:
            changed = Preferences.model_validate(session.preferences.model_dump() | fields)
        except ValidationError as error:
            raise Invalid(f"this value is no choice: {', '.join(sorted(fields))}") from error
        with self._database.begin() as connection:
            values = changed.model_dump(mode="json", include=set(fields))
            preferences.save_settings(connection, values)
        self._current.change(replace(session, preferences=changed))
        return changed
