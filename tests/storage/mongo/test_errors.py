"""Which of our errors tells of which of PyMongo's."""

import pytest
from bson.errors import InvalidDocument
from pymongo.errors import (
    AutoReconnect,
    BulkWriteError,
    ConfigurationError,
    DocumentTooLarge,
    ExecutionTimeout,
    NetworkTimeout,
    NotPrimaryError,
    OperationFailure,
    ServerSelectionTimeoutError,
    WaitQueueTimeoutError,
    WTimeoutError,
)

from oneenglish_desktop.domain.errors import Conflict, Invalid, NotAllowed, Unavailable
from oneenglish_desktop.storage.mongo.errors import domain_error, domain_errors


def a_failure(code: int) -> OperationFailure:
    return OperationFailure("full text", code, {"code": code, "errmsg": "short text"})


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (AutoReconnect("gone"), Unavailable),
        (NetworkTimeout("slow"), Unavailable),
        (NotPrimaryError("moved"), Unavailable),
        (ServerSelectionTimeoutError("none"), Unavailable),
        (WaitQueueTimeoutError("busy"), Unavailable),
        (ExecutionTimeout("slow", 50, {}), Unavailable),
        (WTimeoutError("slow", 64, {}), Unavailable),
        (a_failure(18), Unavailable),
        (a_failure(14031), Unavailable),
        (a_failure(13), NotAllowed),
        (a_failure(11000), Conflict),
        (a_failure(112), Conflict),
        (a_failure(121), Invalid),
        (a_failure(10334), Invalid),
        (DocumentTooLarge("large"), Invalid),
        (InvalidDocument("key"), Invalid),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"), Invalid),
        (OverflowError("8 bytes"), Invalid),
        (RecursionError("deep"), Invalid),
    ],
    ids=lambda value: (
        f"{type(value).__name__} {getattr(value, 'code', '')}"
        if isinstance(value, Exception)
        else value.__name__
    ),
)
def test_errors_that_we_expect(error: Exception, kind: type[Exception]) -> None:
    assert type(domain_error(error)) is kind
    with pytest.raises(kind) as caught, domain_errors():
        raise error
    assert caught.value.__cause__ is error


def test_a_bulk_tells_of_its_first_failure() -> None:
    refused = {"writeErrors": [{"code": 121, "errmsg": "short text", "op": {"secret": 1}}]}
    told = domain_error(BulkWriteError(refused))
    assert isinstance(told, Invalid)
    assert str(told) == "short text"


def test_a_bulk_that_was_not_confirmed() -> None:
    lost = {"writeErrors": [], "writeConcernErrors": [{"code": 64, "errmsg": "timed out"}]}
    assert isinstance(domain_error(BulkWriteError(lost)), Unavailable)


@pytest.mark.parametrize(
    "error", [a_failure(59), OperationFailure("no details"), ConfigurationError("bad")]
)
def test_a_bug_stays_what_it_is(error: Exception) -> None:
    assert domain_error(error) is None
    with pytest.raises(type(error)) as caught, domain_errors():
        raise error
    assert caught.value is error


def test_other_errors_are_not_ours() -> None:
    assert domain_error(KeyError("x")) is None
    with pytest.raises(KeyError), domain_errors():
        raise KeyError("x")
