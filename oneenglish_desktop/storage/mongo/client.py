"""The connection to the school's documents."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from typing import Any, TypeVar

from bson.codec_options import CodecOptions, DatetimeConversion
from pymongo import MongoClient
from pymongo.client_session import ClientSession
from pymongo.database import Database

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.storage.mongo.errors import domain_errors

T = TypeVar("T")

# Broken text and dates of the year 40,000 come from attackers: they must not stop a reader.
_CODEC: CodecOptions[dict[str, Any]] = CodecOptions(
    document_class=dict,
    tz_aware=True,
    tzinfo=UTC,
    unicode_decode_error_handler="replace",
    datetime_conversion=DatetimeConversion.DATETIME_AUTO,
)


class Documents:
    """The school's MongoDB database as one account sees it; safe for threads.

    Never blocks and never fails when it is made: the first operation connects.

    Attributes:
        name: name of the database.
    """

    def __init__(
        self, uri: str, database: str, *, username: str | None = None, password: str | None = None
    ) -> None:
        """Keep the address of the database.

        Args:
            uri: `mongodb://...`, with or without credentials of its own.
            database: name of the database, where the school's accounts live too.
            username: account, when the address has none.
            password: its password.
        """
        account: dict[str, Any] = {}
        if username is not None:
            account = {"username": username, "password": password, "authSource": database}
        self.name = database
        self._client: MongoClient[dict[str, Any]] = MongoClient(
            uri,
            **account,
            appname="oneenglish",
            serverSelectionTimeoutMS=3000,
            timeoutMS=5000,
            maxPoolSize=2,
            # One connection watches the server, not two: a school has hundreds of PCs.
            serverMonitoringMode="poll",
            w="majority",
            connect=False,
        )
        self._database = self._client.get_database(database, codec_options=_CODEC)
        self._closed = False

    @contextmanager
    def operation(self) -> Iterator[Database[dict[str, Any]]]:
        """The database, for the time of one operation.

        Raises:
            Unavailable: closed, the server is away, too slow or refuses the account.
            NotAllowed: the account's role does not allow it.
            Conflict: somebody else was first.
            Invalid: the document breaks a rule or cannot be written as BSON.
        """
        if self._closed:
            raise Unavailable("the connection to MongoDB is closed")
        with domain_errors():
            yield self._database

    def transaction(self, work: Callable[[Database[dict[str, Any]], ClientSession], T]) -> T:
        """Run `work` in one transaction: all of its writes or none.

        Args:
            work: gets the database and the session; runs again when somebody else was first.

        Raises:
            Unavailable: as in `operation`, and the other errors too.
        """
        with self.operation() as database, self._client.start_session() as session:
            return session.with_transaction(lambda session: work(database, session))

    def ping(self) -> None:
        """Ask the server for a sign of life.

        Raises:
            Unavailable: there is none.
        """
        with self.operation() as database:
            database.command("ping")

    def close(self) -> None:
        """Close every connection; later operations raise Unavailable."""
        self._closed = True
        self._client.close()
