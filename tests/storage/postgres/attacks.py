"""What the attack tests share. The numbers A1..A57 name the attacks of the security design."""

import psycopg
import pytest

from tests.storage.postgres.school import RawConnection

NO_PRIVILEGE = "42501"
NO_SESSION = "OE005"
NOT_ALLOWED = "OE001"
NOT_FOUND = "OE002"


def refused(
    connection: RawConnection,
    statement: str,
    *values: object,
    state: str | tuple[str, ...] = NO_PRIVILEGE,
) -> None:
    """The server refuses the statement, for this reason."""
    with pytest.raises(psycopg.Error) as error:
        connection.execute(statement.encode(), values or None)
    assert error.value.sqlstate in ((state,) if isinstance(state, str) else state), error.value


def rows(connection: RawConnection, statement: str, *values: object) -> list[tuple[object, ...]]:
    """What the server answers."""
    return connection.execute(statement.encode(), values or None).fetchall()
