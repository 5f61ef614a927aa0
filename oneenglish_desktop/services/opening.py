"""Opens the school of this PC: one of its own, or the one that it is connected to."""

import hmac
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from socket import gethostname

from oneenglish_desktop.domain.errors import NotAllowed, Unavailable
from oneenglish_desktop.services.embedded_stores import StartedStores
from oneenglish_desktop.services.house import Endpoints, Services, open_marker, open_services
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.cache import Cache, redis_cache
from oneenglish_desktop.storage.embedded.endpoints import Endpoints as Administration
from oneenglish_desktop.storage.embedded.endpoints import StartStep
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.migrate import SCHEMA_VERSION
from oneenglish_desktop.storage.postgres.school import MARKER, MIGRATOR, pc_login
from oneenglish_desktop.storage.postgres.schools import load_school

DATABASE = "oneenglish"
THIS_PC = pc_login(1)
DEMO_NAME = "Riverside School"
"""The name of the demo school, which every embedded school starts as."""


class OpeningStep(StrEnum):
    """A step of the opening, after those of `StartStep`."""

    PREPARING = "preparing"
    FILLING = "filling"
    OPENING = "opening"


Report = Callable[[StartStep | OpeningStep], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSchool:
    """A school that can be signed in to.

    Attributes:
        name: of the school.
        pc: of this PC in the school.
        services: what a person can do.
    """

    name: str
    pc: str
    services: Services
    _closers: ExitStack = field(repr=False)
    _stores: EmbeddedSchool | None = field(default=None, repr=False)

    @property
    def damaged_journal(self) -> Path | None:
        """Where a damaged journal of this PC was set aside, None when it was sound."""
        return self.services.journal_set_aside

    def revive(self) -> None:
        """Start the embedded stores again when one of them has died; else nothing.

        Raises:
            SchoolNotStarted, DamagedDataDirectory: they do not start again.
        """
        if self._stores is not None and not self._stores.alive():
            self._stores.start()

    def close(self) -> None:
        """Close everything that was opened, the last thing first; twice is once."""
        self._closers.close()


def open_school(settings: Settings, started: StartedStores | None, report: Report) -> OpenSchool:
    """Open the school that the settings name.

    Args:
        settings: of this PC.
        started: the stores of an embedded school; None for the school of a connection.
        report: told the steps.

    Raises:
        Unavailable: the journal or the keyring of this PC cannot be opened.
        Invalid: the connection of this PC is not complete.
        AppTooOld: a newer app was here.
    """
    if started is not None:
        return _open_embedded(settings, started, report)
    endpoints = Endpoints(
        postgres=settings.database_conninfo(),
        mongo=settings.mongo_address(),
        mongo_database=settings.mongo_database,
    )
    connection = settings.connection
    redis_url = settings.redis_address()
    services = _services(settings, endpoints, redis_cache(redis_url) if redis_url else None)
    closers = ExitStack()
    closers.callback(services.close)
    return OpenSchool(
        name=connection.school if connection else "OneEnglish",
        pc=connection.pc if connection else gethostname(),
        services=services,
        _closers=closers,
    )


def _open_embedded(settings: Settings, started: StartedStores, report: Report) -> OpenSchool:
    """Prepare the stores when they are new; a marker runs in a thread beside the services."""
    administration = started.administration
    accounts = embedded_passwords(administration)
    with ExitStack() as closers:
        closers.callback(started.stores.stop)
        _prepare_once(administration, accounts, report)
        services = _services(settings, _endpoints(administration, accounts, THIS_PC), None)
        closers.callback(services.close)
        marker = open_marker(
            _endpoints(administration, accounts, MARKER),
            accounts[MARKER],
            reports_path=settings.log_dir / "errors.jsonl",
        )
        closers.callback(marker.stop)
        marker.start()
        return OpenSchool(
            name=DEMO_NAME,
            pc=gethostname(),
            services=services,
            _closers=closers.pop_all(),
            _stores=started.stores,
        )


def embedded_passwords(administration: Administration) -> dict[str, str]:
    """The passwords of the logins of an embedded school: all follow from its one secret."""
    secret = administration.postgres_password.encode()
    return {
        login: hmac.new(secret, login.encode(), sha256).hexdigest()
        for login in (MIGRATOR, MARKER, THIS_PC)
    }


def _prepare_once(
    administration: Administration, passwords: dict[str, str], report: Report
) -> None:
    if _is_prepared(_endpoints(administration, passwords, MARKER)):
        return
    # Half a second of imports that only the very first start needs.
    from oneenglish_desktop.services.demo_school import load_demo_school  # noqa: PLC0415
    from oneenglish_desktop.services.school import Servers, prepare_school  # noqa: PLC0415

    report(OpeningStep.PREPARING)
    servers = Servers(
        postgres=administration.root_postgres_url(), mongo=administration.root_mongo_uri()
    )
    prepare_school(servers, passwords)
    report(OpeningStep.FILLING)
    migrator = administration.postgres_url(MIGRATOR, passwords[MIGRATOR], DATABASE)
    now = datetime.now(UTC).astimezone()
    load_demo_school(migrator, servers.mongo, servers.mongo_database, now=now)


def _is_prepared(endpoints: Endpoints) -> bool:
    """Whether an earlier start came to its end: the name is written with the last step."""
    try:
        with closing(Database(endpoints.postgres)) as database, database.read() as connection:
            school = load_school(connection)
    except (Unavailable, NotAllowed):
        # The server answers, so it is the login or its rights that are not there yet.
        return False
    return school is not None and (school.name, school.schema_version) == (
        DEMO_NAME,
        SCHEMA_VERSION,
    )


def _endpoints(administration: Administration, passwords: dict[str, str], login: str) -> Endpoints:
    return Endpoints(
        postgres=administration.postgres_url(login, passwords[login], DATABASE),
        mongo=administration.mongo_uri(),
        mongo_database=DATABASE,
    )


def _services(settings: Settings, endpoints: Endpoints, cache: Cache | None) -> Services:
    return open_services(
        endpoints,
        journal_path=settings.journal_path,
        reports_path=settings.log_dir / "errors.jsonl",
        cache=cache,
    )
