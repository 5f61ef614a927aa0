"""Many rows in one statement: they travel as one JSON array."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, column, func, select, tuple_
from sqlalchemy.dialects.postgresql import JSONB, Insert, insert
from sqlalchemy.orm import DeclarativeBase

_ROWS = bindparam("rows", type_=JSONB)


def save_rows(
    connection: Connection, model: type[DeclarativeBase], rows: Iterable[Mapping[str, Any]]
) -> None:
    """Inserts rows, and updates those whose primary key is there with other values.

    Args:
        connection: with the owner's rights.
        model: the table.
        rows: all with the same keys, which are columns: the primary key and at least one more.
    """
    packed = [{name: as_json(value) for name, value in row.items()} for row in rows]
    if packed:
        connection.execute(_upsert(model, tuple(packed[0])), {"rows": packed})


def as_json(value: object) -> Any:  # noqa: ANN401 - JSON
    """A value that jsonb_to_recordset reads back as the column's type."""
    if isinstance(value, bytes):
        return "\\x" + value.hex()
    return value.isoformat() if isinstance(value, date) else value


@cache
def _upsert(model: type[DeclarativeBase], names: tuple[str, ...]) -> Insert:
    table: Table = model.metadata.tables[model.__table__.fullname]  # type: ignore[attr-defined]
    given = (
        func.jsonb_to_recordset(_ROWS)
        .table_valued(*(column(name, table.c[name].type) for name in names), name="given")
        .render_derived(with_types=True)
    )
    statement = insert(table).from_select(list(names), select(given))
    keys = [key.name for key in table.primary_key]
    others = [name for name in names if name not in keys]
    stored = tuple_(*(table.c[name] for name in others))
    new = tuple_(*(statement.excluded[name] for name in others))
    return statement.on_conflict_do_update(
        index_elements=keys,
        set_={name: statement.excluded[name] for name in others},
        # A row that stays as it is leaves no trace in the audit log.
        where=stored.is_distinct_from(new),
    )
