"""Bugs of the app that people met."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects.postgresql import JSONB

from oneenglish_desktop.storage.postgres.storable import storable

_REPORT = select(
    func.app.report_error(
        bindparam("reference"),
        bindparam("kind"),
        bindparam("message"),
        bindparam("details", type_=JSONB),
    )
)


def report_error(
    connection: Connection, *, reference: str, kind: str, message: str, details: Mapping[str, Any]
) -> None:
    """Stores a bug; works without a session.

    Args:
        connection: of any login.
        reference: what the person was shown.
        kind: class of the exception.
        message: long ones are cut.
        details: JSON; replaced by a note when it is very long.
    """
    values = {"reference": reference, "kind": kind, "message": message, "details": details}
    connection.execute(_REPORT, storable(values))
