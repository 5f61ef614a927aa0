"""What people did, beyond what the database sees itself."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects.postgresql import JSONB

from oneenglish_desktop.storage.postgres.storable import storable

_RECORD = select(func.app.record_activity(bindparam("kind"), bindparam("details", type_=JSONB)))


def record_activity(connection: Connection, kind: str, details: Mapping[str, Any]) -> None:
    """Stores that the signed-in person did something.

    Args:
        connection: of the signed-in person.
        kind: small letters and underscores.
        details: JSON, at most 4000 characters.

    Raises:
        SessionExpired: nobody is signed in.
        Invalid: kind or details break a rule.
    """
    connection.execute(_RECORD, {"kind": kind, "details": storable(details)})
