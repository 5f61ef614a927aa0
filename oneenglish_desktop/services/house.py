"""Builds the services of one PC, and the marker, from the addresses of the stores."""

from dataclasses import dataclass, field
from pathlib import Path
from socket import gethostname
from uuid import uuid4

from oneenglish_desktop.services.accounts import Accounts
from oneenglish_desktop.services.answering import Answering
from oneenglish_desktop.services.challenges import Challenges
from oneenglish_desktop.services.errors import ErrorReports
from oneenglish_desktop.services.marker import Marker
from oneenglish_desktop.services.playing import Playing
from oneenglish_desktop.services.preferences import PreferencesService
from oneenglish_desktop.services.run_reader import RunReader
from oneenglish_desktop.services.sender import Sender
from oneenglish_desktop.services.signed_in import CurrentSession
from oneenglish_desktop.storage.cache import Cache, memory_cache
from oneenglish_desktop.storage.local.journal import Journal
from oneenglish_desktop.storage.mongo.client import Documents
from oneenglish_desktop.storage.mongo.roles import MARKER
from oneenglish_desktop.storage.postgres.engine import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Where the stores of a school are, as one login sees them.

    Attributes:
        postgres: `postgresql://login:password@host:port/database`, or with `?host=` a socket.
        mongo: `mongodb://host:port/...` without an account: a PC gets it at sign-in.
        mongo_database: name of the database there.
    """

    postgres: str = field(repr=False)
    mongo: str
    mongo_database: str = "oneenglish"


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What a person can do on this PC."""

    accounts: Accounts
    preferences: PreferencesService
    challenges: Challenges
    playing: Playing
    answering: Answering
    sender: Sender
    errors: ErrorReports
    _database: Database = field(repr=False)
    _journal: Journal = field(repr=False)

    @property
    def journal_set_aside(self) -> Path | None:
        """Where a damaged journal was moved when it was opened, None when it was sound."""
        return self._journal.set_aside

    def close(self) -> None:
        """Sign out, end the sender, close the stores and the journal; twice is once."""
        self.sender.stop()
        self.accounts.sign_out()
        self._database.close()
        self._journal.close()


def open_services(
    endpoints: Endpoints,
    *,
    journal_path: Path,
    reports_path: Path,
    cache: Cache | None = None,
) -> Services:
    """The services of one PC; no store is asked before somebody signs in.

    Args:
        endpoints: of the login of this PC.
        journal_path: the file that keeps answers until they are sent; one per PC.
        reports_path: the file that takes error reports while PostgreSQL is away.
        cache: shared by the school, or None for one in this process.

    Raises:
        Unavailable: the journal cannot be opened.
    """
    current = CurrentSession()
    database = Database(endpoints.postgres, current.token)
    journal = Journal(journal_path)
    errors = ErrorReports(database, current, reports_path)
    sender = Sender(journal, current, errors)
    runs = RunReader(database, current, journal, cache or memory_cache())
    sender.start()
    return Services(
        accounts=Accounts(
            database,
            current,
            sender,
            mongo=endpoints.mongo,
            mongo_database=endpoints.mongo_database,
        ),
        preferences=PreferencesService(database, current),
        challenges=Challenges(database, current),
        playing=Playing(database, current, journal, runs),
        answering=Answering(database, current, journal, runs, sender),
        sender=sender,
        errors=errors,
        _database=database,
        _journal=journal,
    )


def open_marker(endpoints: Endpoints, mongo_password: str, *, reports_path: Path) -> Marker:
    """A marker that is not started yet.

    Args:
        endpoints: of the marker's login.
        mongo_password: of the marker's account in MongoDB.
        reports_path: as for `open_services`.
    """
    database = Database(endpoints.postgres)
    documents = Documents(
        endpoints.mongo, endpoints.mongo_database, username=MARKER, password=mongo_password
    )
    errors = ErrorReports(database, CurrentSession(), reports_path)
    return Marker(database, documents, errors, f"{gethostname()}-{uuid4().hex[:8]}")
