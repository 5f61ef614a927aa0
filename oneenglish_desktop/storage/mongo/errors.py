"""PyMongo's errors sorted by whose fault they are."""

from collections.abc import Iterator
from contextlib import contextmanager

from bson.errors import BSONError
from pymongo.errors import (
    ConnectionFailure,
    DocumentTooLarge,
    ExecutionTimeout,
    OperationFailure,
    PyMongoError,
    WTimeoutError,
)

from oneenglish_desktop.domain.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    OneEnglishError,
    Unavailable,
)

# Codes of the server: https://www.mongodb.com/docs/manual/reference/error-codes/
_CODES: dict[int, type[OneEnglishError]] = {
    2: Invalid,  # BadValue
    13: NotAllowed,  # Unauthorized
    15: Invalid,  # Overflow: nested too deeply
    # A changed password is the school's affair: the answers wait until the PC has the new one.
    18: Unavailable,  # AuthenticationFailed
    22: Invalid,  # InvalidBSON
    64: Unavailable,  # WriteConcernTimeout
    91: Unavailable,  # ShutdownInProgress
    112: Conflict,  # WriteConflict
    121: Invalid,  # DocumentValidationFailure
    189: Unavailable,  # PrimarySteppedDown
    10334: Invalid,  # BSONObjectTooLarge
    11000: Conflict,  # DuplicateKey
    11600: Unavailable,  # InterruptedAtShutdown
    11602: Unavailable,  # InterruptedDueToReplStateChange
    14031: Unavailable,  # OutOfDiskSpace
}

_WORDS = 300


def domain_error(error: Exception) -> OneEnglishError | None:
    """The domain error that tells what happened.

    Args:
        error: what PyMongo or the BSON encoder raised.

    Returns:
        None when the error is a bug of ours.
    """
    if isinstance(error, ConnectionFailure | ExecutionTimeout | WTimeoutError):
        return Unavailable(f"MongoDB cannot be reached: {error}")
    if isinstance(error, OperationFailure):
        code, told = _first_failure(error)
        kind = _CODES.get(code)
        return kind(told) if kind else None
    if isinstance(error, DocumentTooLarge | BSONError):
        return Invalid(f"this cannot be stored as a document: {error}")
    # What the encoder says of a lone surrogate, a huge number and a bottomless list.
    if isinstance(error, UnicodeEncodeError | OverflowError | RecursionError):
        return Invalid(f"this cannot be stored as a document: {error}")
    return None


def _first_failure(error: OperationFailure) -> tuple[int, str]:
    """The server's error code and the beginning of its words, which may repeat an answer."""
    details = error.details or {}
    failures = details.get("writeErrors") or details.get("writeConcernErrors") or [details]
    failure = failures[0]
    return failure.get("code", 0), failure.get("errmsg", "")[:_WORDS]


@contextmanager
def domain_errors() -> Iterator[None]:
    """Raise domain errors instead of PyMongo's.

    Raises:
        Unavailable: the server is away, too slow or refuses the account.
        NotAllowed: the account's role does not allow it.
        Conflict: somebody else was first.
        Invalid: the document breaks a rule of the collection or cannot be written as BSON.
    """
    try:
        yield
    except (PyMongoError, BSONError, UnicodeEncodeError, OverflowError, RecursionError) as error:
        told = domain_error(error)
        if told is None:
            raise
        raise told from error
