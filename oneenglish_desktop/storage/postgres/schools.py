"""What a school's database says of itself to every login."""

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """Name of the school, "" when nobody gave one, and the version of its schema."""

    name: str
    schema_version: str


def load_school(connection: Connection) -> School | None:
    """The school of this database; None before its schema was made."""
    there = "select to_regprocedure('app.school()') is not null"
    if not connection.exec_driver_sql(there).scalar_one():
        return None
    row = connection.exec_driver_sql("select name, schema_version from app.school()").one()
    return School(name=row.name or "", schema_version=row.schema_version)
