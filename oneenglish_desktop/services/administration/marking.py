"""Opens the marker that runs beside the stores of a school, or beside those of this PC."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from oneenglish_desktop.domain.errors import AppTooOld, Invalid, SchoolTooOld, Unavailable
from oneenglish_desktop.services.administration.access import GivenServers, open_access
from oneenglish_desktop.services.administration.addresses import login_of, mongo_address
from oneenglish_desktop.services.house import Endpoints, open_marker
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.services.school import login_url, prepare_school
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.mongo.administration import open_documents
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.postgres import migrate
from oneenglish_desktop.storage.postgres.administration import environment
from oneenglish_desktop.storage.postgres.engine import Database
from oneenglish_desktop.storage.postgres.school import MARKER


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerLogin:
    """Where the marker finds the stores.

    Attributes:
        endpoints: with the marker's login to PostgreSQL.
        mongo_password: of its account in MongoDB.
    """

    endpoints: Endpoints
    mongo_password: str = field(repr=False)


@contextmanager
def marker_login(settings: Settings) -> Iterator[MarkerLogin]:
    """Find the stores of the marker; those of this PC are started or joined, and prepared.

    Raises:
        Invalid: this PC belongs to a school, and the settings name no marker's login.
        SchoolNotStarted, DamagedDataDirectory, Unavailable: the stores of this PC do not start.
    """
    if not settings.embedded:
        yield _given_login(settings)
        return
    with open_access(settings, GivenServers(), make=True) as access:
        prepare_school(access.servers, access.passwords)
        endpoints = Endpoints(
            postgres=login_url(access.servers, MARKER, access.passwords[MARKER]),
            mongo=mongo_address(access.servers.mongo, files=True),
            mongo_database=access.servers.mongo_database,
        )
        yield MarkerLogin(endpoints=endpoints, mongo_password=access.passwords[MARKER])


def check_marker(login: MarkerLogin) -> tuple[str, ...]:
    """Try both stores once.

    Returns:
        What cannot be reached now: the marker itself waits for it.

    Raises:
        AppTooOld, SchoolTooOld: the school and this app speak different versions.
    """
    problems = []
    with closing(Database(login.endpoints.postgres)) as database:
        try:
            with database.read() as connection:
                migrate.check_version(connection)
        except (AppTooOld, SchoolTooOld):
            raise
        except Unavailable as error:
            problems.append(f"PostgreSQL: {error}")
    documents = Documents(
        login.endpoints.mongo,
        login.endpoints.mongo_database,
        username=MARKER,
        password=login.mongo_password,
    )
    with closing(documents):
        try:
            documents.ping()
        except Unavailable as error:
            problems.append(f"MongoDB: {error}")
    return tuple(problems)


@contextmanager
def running_marker(settings: Settings, login: MarkerLogin) -> Iterator[Marker]:
    """Mark answers until the end of the block."""
    marker = open_marker(
        login.endpoints, login.mongo_password, reports_path=settings.log_dir / "errors.jsonl"
    )
    marker.start()
    try:
        yield marker
    finally:
        marker.stop()


def login_from(postgres: str, mongo: str, mongo_database: str) -> MarkerLogin:
    """Read the two addresses of the marker's file.

    Args:
        postgres: URL with the marker's login.
        mongo: URI with the marker's login.
        mongo_database: name of the school's database in MongoDB.

    Raises:
        Invalid: an address cannot be read, or names another login.
    """
    environment(postgres)
    account = login_of(mongo)
    if login_of(postgres).name != MARKER or account.name != MARKER or not account.password:
        raise Invalid(
            f"DATABASE_URL and MONGO_URI name another login than {MARKER}: take them from the"
            " file marker.env of oneenglish school init"
        )
    address = mongo_address(mongo, files=True)
    # For the check alone: nothing connects before the first question.
    open_documents(address, mongo_database).close()
    endpoints = Endpoints(postgres=postgres, mongo=address, mongo_database=mongo_database)
    return MarkerLogin(endpoints=endpoints, mongo_password=account.password)


def _given_login(settings: Settings) -> MarkerLogin:
    if settings.database_url is None or settings.mongo_uri is None:
        raise Invalid(
            "the connection file of this PC is not enough for a marker: set DATABASE_URL and"
            " MONGO_URI as the file marker.env of oneenglish school init says"
        )
    return login_from(settings.database_url, settings.mongo_uri, settings.mongo_database)
