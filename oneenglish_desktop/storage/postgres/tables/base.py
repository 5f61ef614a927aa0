"""What all tables share."""

from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, MetaData, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column

APP = "app"
PRIVATE = "private"

NEW_ID = text("private.new_id()")
NOW = text("now()")
CLOCK = text("clock_timestamp()")
SESSION_USER = text("session_user")


class Table(DeclarativeBase):
    """Base of all tables; ids are UUID text in Python."""

    metadata = MetaData(
        schema=APP,
        naming_convention={
            # As PostgreSQL names them itself.
            "ix": "%(table_name)s_%(column_0_N_name)s",
            "uq": "%(table_name)s_%(column_0_N_name)s_key",
            "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
            "pk": "%(table_name)s_pkey",
        },
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's way to declare it
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        str: Text,
    }


def uuid_type() -> Uuid[str]:
    """UUID in the database, text in Python."""
    return Uuid(as_uuid=False)


def id_column() -> MappedColumn[str]:
    """Primary key that the database makes."""
    return mapped_column(uuid_type(), primary_key=True, server_default=NEW_ID)
