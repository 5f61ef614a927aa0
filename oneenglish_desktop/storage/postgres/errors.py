"""What PostgreSQL says, in the words of the domain."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from oneenglish_desktop.domain.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    OneEnglishError,
    SessionExpired,
    Unavailable,
)

# By SQLSTATE, or by its class (the first two letters). OE... are raised by our functions.
_ERRORS: dict[str, type[OneEnglishError]] = {
    "OE001": NotAllowed,
    "OE002": NotFound,
    "OE003": Conflict,
    "OE004": Invalid,
    "OE005": SessionExpired,
    "OE006": Conflict,
    "OE007": Conflict,
    "OE008": NotFound,
    "42501": NotAllowed,  # no grant for it
    "23505": Conflict,  # unique
    "23503": NotFound,  # the row that is referred to
    "23": Invalid,  # other constraints
    "22": Invalid,  # data that cannot be read
    "08": Unavailable,  # connection
    "25P03": Unavailable,  # idle in transaction for too long
    "28": Unavailable,  # login refused
    "3D000": Unavailable,  # no such database
    "40": Unavailable,  # deadlock: ask again
    "53": Unavailable,  # too many connections, disk full
    "55P03": Unavailable,  # lock timeout
    "57": Unavailable,  # cancelled, shutting down, starting up
    "58": Unavailable,  # the server's files
}


@contextmanager
def domain_errors() -> Iterator[None]:
    """Turns errors of the database or its driver into domain errors; a bug passes unchanged.

    Raises:
        OneEnglishError: the kind that fits the SQLSTATE.
    """
    try:
        yield
    except PoolTimeout as error:
        raise Unavailable("no connection is free") from error
    except UnicodeEncodeError as error:
        raise Invalid("the text holds half of a surrogate pair") from error
    except (DBAPIError, psycopg.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        translated = _translate(cause) if isinstance(cause, psycopg.Error) else None
        if translated is None:
            raise
        raise translated from error


def _translate(cause: psycopg.Error) -> OneEnglishError | None:
    if cause.sqlstate is None:
        return _without_state(cause)
    kind = _ERRORS.get(cause.sqlstate) or _ERRORS.get(cause.sqlstate[:2])
    return kind(cause.diag.message_primary or str(cause)) if kind else None


def _without_state(cause: psycopg.Error) -> OneEnglishError | None:
    # libpq has no SQLSTATE for a server that is not there or a connection that broke; a text that
    # cannot be sent is refused by the driver.
    if isinstance(cause, psycopg.OperationalError):
        return Unavailable(str(cause))
    return Invalid(str(cause)) if isinstance(cause, psycopg.DataError) else None
