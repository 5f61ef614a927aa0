"""The embedded school: both servers of one PC, shared by every app of one person on it."""

import contextlib
import errno
import hashlib
import hmac
import secrets
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from socket import gethostname
from types import TracebackType
from typing import Self

from oneenglish_desktop.domain.errors import Unavailable
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded import processes
from oneenglish_desktop.storage.embedded.account import write_private
from oneenglish_desktop.storage.embedded.addresses import loopback_addresses, socket_addresses
from oneenglish_desktop.storage.embedded.binaries import find_binaries
from oneenglish_desktop.storage.embedded.endpoints import Endpoints, StartStep
from oneenglish_desktop.storage.embedded.errors import (
    DamagedDataDirectory,
    DiskFull,
    SchoolNotStarted,
)
from oneenglish_desktop.storage.embedded.locks import Users, held
from oneenglish_desktop.storage.embedded.mongo import MongoServer, program_of
from oneenglish_desktop.storage.embedded.place import (
    ROOM_NEEDED,
    Place,
    free_space,
    place_in,
    set_aside,
)
from oneenglish_desktop.storage.embedded.postgres import PostgresServer

BOTH = "The school of this PC"
PATIENCE = 120.0  # seconds for another start or stop on this PC


def _say_nothing(_step: StartStep) -> None:
    """Report to nobody."""


class EmbeddedSchool:
    """The servers of this PC; the first user starts them, the last one out stops them.

    Args:
        settings: names the data directory and keeps the secret.
        durable: False only for data that are thrown away, as in tests: faster, not crash-safe.
        sockets: whether the servers listen on private sockets; otherwise on free ports of the
            loopback, as on Windows.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        durable: bool = True,
        sockets: bool = sys.platform != "win32",
    ) -> None:
        self._settings = settings
        self._durable = durable
        self._sockets = sockets
        self._place = place_in(settings.data_dir)
        self._users = Users(self._place.users)
        self._servers: tuple[PostgresServer, MongoServer] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self, report: Callable[[StartStep], None] = _say_nothing) -> Endpoints:
        """Start both servers, or join those that run; may be called again when one died.

        Args:
            report: told each step, from several threads.

        Raises:
            SchoolNotStarted: a server does not start; `DiskFull` for want of room.
            DamagedDataDirectory: the data cannot be used; see `set_aside`.
            Unavailable: another start on this PC does not end, or the keyring does not open.
        """
        try:
            with self._locked(report):
                endpoints = self._enter(report)
        except OSError as error:
            raise _in_our_words(error) from error
        report(StartStep.READY)
        return endpoints

    def stop(self) -> None:
        """Leave; the last one out stops the servers."""
        with self._locked(_say_nothing):
            self._leave()

    def alive(self) -> bool:
        """Whether both servers run; a quick look that waits for nobody."""
        servers = self._servers
        return servers is not None and all(server.process() is not None for server in servers)

    def set_aside(self) -> Path:
        """Stop the servers and rename their damaged data, so that `start` makes new ones.

        Returns:
            The new path of the old data.
        """
        with self._locked(_say_nothing):
            place = self._place
            processes.kill(processes.servers_on("postgres", place.postgres))
            processes.kill(processes.servers_on("mongod", place.mongo))
            return set_aside(place.home)

    def _locked(
        self, report: Callable[[StartStep], None]
    ) -> contextlib.AbstractContextManager[None]:
        self._place.make_data_dir()
        return held(self._place.lock, PATIENCE, lambda: report(StartStep.WAITING))

    def _enter(self, report: Callable[[StartStep], None]) -> Endpoints:
        try:
            self._users.join()
            self._refuse_other_pcs()
            return self._start_both(report)
        except BaseException:
            self._leave()
            raise

    def _refuse_other_pcs(self) -> None:
        """Refuse data that another PC uses: its servers are not to be seen from here."""
        others = {user.host for user in self._users.living()} - {gethostname()}
        if others:
            raise Unavailable(f"{self._place.home} is in use on {', '.join(sorted(others))}")

    def _leave(self) -> None:
        self._users.leave()
        self._users.sweep()
        if self._servers is not None and not self._users.living():
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda server: server.stop(), self._servers))
        self._servers = None

    def _start_both(self, report: Callable[[StartStep], None]) -> Endpoints:
        """Start the servers side by side; when one fails, its error is raised after the other."""
        postgres, mongo = self._servers = self._prepare()
        with ThreadPoolExecutor(2, thread_name_prefix="embedded") as pool:
            starts = pool.submit(postgres.start, report), pool.submit(mongo.start, report)
        endpoints = Endpoints(
            postgres_address=postgres.address,
            postgres=starts[0].result(),
            postgres_password=postgres.password,
            mongo_address=mongo.address,
            mongo=starts[1].result(),
            mongo_password=mongo.password,
        )
        self._place.complete.touch()
        return endpoints

    def _prepare(self) -> tuple[PostgresServer, MongoServer]:
        place = self._place = place_in(self._settings.data_dir)
        place.make()
        stores = place.postgres.exists(), program_of(place.mongo) is not None
        if place.complete.exists() and not all(stores):
            raise DamagedDataDirectory(place.home, "the data of one store are gone")
        if not any(stores) and free_space(place.home) < ROOM_NEEDED:
            raise DiskFull(BOTH, f"{place.home} needs {ROOM_NEEDED // 1_000_000} MB")
        secret = self._secret(exists=any(stores))
        binaries = find_binaries(program_of(place.mongo), place.account, place.copies)
        find_addresses = socket_addresses if self._sockets else loopback_addresses
        postgres_address, mongo_address = find_addresses(place)
        return PostgresServer(
            place=place,
            programs=binaries.postgres,
            address=postgres_address,
            password=_derived(secret, "postgres"),
            durable=self._durable,
        ), MongoServer(
            place=place,
            program=binaries.mongod,
            address=mongo_address,
            password=_derived(secret, "mongo"),
            key=_derived(secret, "mongo key file"),
            durable=self._durable,
        )

    def _secret(self, *, exists: bool) -> str:
        """Return the one secret that all passwords of this school are made of."""
        name = secret_name(self._place)
        secret = self._settings.secret(name) if name else None
        if secret is None and exists:
            raise DamagedDataDirectory(self._place.home, "the password of the data is lost")
        if secret is None:
            name = f"embedded school {secrets.token_hex(8)}"
            secret = secrets.token_urlsafe(32)
            self._settings.keep_secret(name, secret)
            write_private(self._place.name_file, name, self._place.account)
        return secret


def secret_name(place: Place) -> str | None:
    """Return the name under which the settings keep the secret of a place."""
    try:
        return place.name_file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def _derived(secret: str, purpose: str) -> str:
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def _in_our_words(error: OSError) -> SchoolNotStarted:
    """Tell a full disk from everything else that the system may refuse."""
    kind = DiskFull if error.errno in {errno.ENOSPC, errno.EDQUOT} else SchoolNotStarted
    return kind(BOTH, str(error))
