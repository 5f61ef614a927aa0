"""The connection to the school's database: few, short-lived, each with the person's token."""

import select
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, ExecutionContext, create_engine, event
from sqlalchemy.exc import DisconnectionError

from oneenglish_desktop.storage.postgres.errors import domain_errors

IDLE_SECONDS = 30.0
CONNECT_SECONDS = 5
WAIT_SECONDS = 10.0
# In the start packet these outrank what somebody set for the role.
STARTUP_OPTIONS = "-c search_path=pg_catalog -c statement_timeout=15s"

_TOKEN = "select pg_catalog.set_config('oneenglish.token', %s, true)"  # noqa: S105 - a statement
_READ = "oneenglish_read"


def no_token() -> str | None:
    """For logins that are no person's: the marker, the migrator."""
    return None


class Database:
    """A login's door to the school's database.

    Args:
        conninfo: URL or keywords of libpq, password included.
        token: gives the token of the signed-in person, None when nobody is.
        pool_size: connections that stay open between two uses, until they are idle for 30 s.
        max_overflow: more connections at peak.
        idle_seconds: after how long an unused connection is closed.
    """

    def __init__(
        self,
        conninfo: str,
        token: Callable[[], str | None] = no_token,
        *,
        pool_size: int = 1,
        max_overflow: int = 1,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._conninfo = conninfo
        self._token = token
        self._idle_seconds = idle_seconds
        self._lock = threading.Lock()
        self._users = 0
        self._last_use = time.monotonic()
        self._reaper: threading.Timer | None = None
        self._engine = create_engine(
            "postgresql+psycopg://",
            creator=self._connect,
            # BEGIN is ours: psycopg's own would cost a round trip of its own.
            isolation_level="AUTOCOMMIT",
            pool_size=pool_size,
            max_overflow=max_overflow,
            pool_timeout=WAIT_SECONDS,
            use_native_hstore=False,
            # Statements and parameters never appear in messages or logs.
            hide_parameters=True,
        )
        self._reader = self._engine.execution_options(**{_READ: True})
        event.listen(self._engine, "checkout", _refuse_closed)
        event.listen(self._engine, "do_execute", self._execute)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back after an exception.

        BEGIN, the token and the first statement travel together.

        Yields:
            A connection for the functions of this package.

        Raises:
            OneEnglishError: whatever the database refuses, or that it is away.
        """
        with domain_errors(), self._used(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """For queries, each of which stands alone: token and query are one round trip.

        Yields:
            A connection for the functions of this package that only read.

        Raises:
            OneEnglishError: as in `begin`.
        """
        with domain_errors(), self._used(), self._reader.connect() as connection:
            yield connection

    def close(self) -> None:
        """Closes the connections that are not in use; may be repeated."""
        with self._lock:
            if self._reaper:
                self._reaper.cancel()
                self._reaper = None
        self._engine.dispose()

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            self._conninfo,
            autocommit=True,
            connect_timeout=CONNECT_SECONDS,
            options=STARTUP_OPTIONS,
            # The statements are few and come again: planned once, not five times.
            prepare_threshold=0,
            application_name="oneenglish",
        )

    def _execute(
        self,
        cursor: psycopg.Cursor[Any],
        statement: LiteralString,
        parameters: Mapping[str, object],
        context: ExecutionContext,
    ) -> bool:
        """Sends a first statement together with what must come before it."""
        driver = cursor.connection
        if driver.info.transaction_status != TransactionStatus.IDLE:
            return False
        with driver.pipeline():
            # Without BEGIN the statements of a pipeline are one transaction all the same.
            if not context.execution_options.get(_READ):
                driver.execute("begin")
            driver.execute(_TOKEN, (self._token() or "",))
            cursor.execute(statement, parameters)
        return True

    @contextmanager
    def _used(self) -> Iterator[None]:
        with self._lock:
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                self._last_use = time.monotonic()
                if self._reaper is None:
                    self._start_reaper(self._idle_seconds)

    def _start_reaper(self, seconds: float) -> None:
        self._reaper = threading.Timer(seconds, self._close_idle)
        self._reaper.daemon = True
        self._reaper.start()

    def _close_idle(self) -> None:
        with self._lock:
            if threading.current_thread() is not self._reaper:
                return  # closed while this one waited for the lock
            rest = self._last_use + self._idle_seconds - time.monotonic()
            if self._users:
                self._start_reaper(self._idle_seconds)
            elif rest > 0:
                self._start_reaper(rest)
            else:
                # Nobody is in between: a connection in use would be lost to the pool.
                self._reaper = None
                self._engine.dispose()


def _refuse_closed(driver: psycopg.Connection[Any], *_record: object) -> None:
    """An unused connection has nothing to say but that it ended: the pool makes a new one."""
    if driver.closed or select.select([driver.fileno()], [], [], 0)[0]:
        raise DisconnectionError
