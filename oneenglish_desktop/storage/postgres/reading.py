"""Reads of the signed-in person: one statement, one row, nested rows as JSON."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, func, literal_column, select
from sqlalchemy.sql import ColumnElement

from oneenglish_desktop.domain.errors import SessionExpired

Query = Select[*tuple[Any, ...]]

_NO_ROWS: ColumnElement[Any] = literal_column("'[]'::json")


def json_rows(query: Query, name: str) -> ScalarSelect[Any]:
    """All rows of a query as one JSON array of objects.

    Args:
        query: may refer to an outer query that it correlates to.
        name: alias of its rows, different at each depth.
    """
    rows = query.subquery(name)
    return select(func.coalesce(func.json_agg(rows.table_valued()), _NO_ROWS)).scalar_subquery()


def of_person(value: ColumnElement[Any]) -> Query:
    """A statement for `fetch`: the value, and whether the session is valid."""
    # Row security alone would answer an ended session with "no rows".
    return select(func.app.current_user_id(), value)


def fetch(
    connection: Connection, statement: Query, values: Mapping[str, object] | None = None
) -> Any:  # noqa: ANN401 - JSON
    """The value of an `of_person` statement.

    Raises:
        SessionExpired: nobody is signed in (any more).
    """
    user_id, value = connection.execute(statement, values or {}).one()
    if user_id is None:
        raise SessionExpired("the session has ended")
    return value
