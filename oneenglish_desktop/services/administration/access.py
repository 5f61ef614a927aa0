"""The administrator's way into the stores: of this PC's own school, or of given servers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from oneenglish_desktop.domain.errors import Invalid, NotAllowed, NotFound
from oneenglish_desktop.services import opening
from oneenglish_desktop.services.administration.addresses import check_servers
from oneenglish_desktop.services.embedded_stores import is_known
from oneenglish_desktop.services.school import Servers
from oneenglish_desktop.settings import Settings
from oneenglish_desktop.storage.embedded.school import EmbeddedSchool

POSTGRES_OPTION = "--postgres"
MONGO_OPTION = "--mongo"
POSTGRES_VARIABLE = "ONEENGLISH_POSTGRES"
MONGO_VARIABLE = "ONEENGLISH_MONGO"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenServers:
    """What a person said about the servers.

    Attributes:
        postgres: URL of a superuser, None for the school of this PC.
        mongo: URI of an administrator, None for the school of this PC.
        database: name of the school's database in PostgreSQL.
        mongo_database: the same in MongoDB.
    """

    postgres: str | None = field(default=None, repr=False)
    mongo: str | None = field(default=None, repr=False)
    database: str = opening.DATABASE
    mongo_database: str = opening.DATABASE

    @property
    def any(self) -> bool:
        """Whether a server was named."""
        return self.postgres is not None or self.mongo is not None

    def required(self) -> Servers:
        """The servers that were named.

        Raises:
            Invalid: one of them was not, or its address cannot be read.
        """
        if self.postgres is None or self.mongo is None:
            raise Invalid(
                f"both servers are needed: {POSTGRES_OPTION} (or {POSTGRES_VARIABLE}) for"
                f" PostgreSQL and {MONGO_OPTION} (or {MONGO_VARIABLE}) for MongoDB"
            )
        servers = Servers(
            postgres=self.postgres,
            mongo=self.mongo,
            database=self.database,
            mongo_database=self.mongo_database,
        )
        check_servers(servers)
        return servers


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Open servers, with the rights of an administrator.

    Attributes:
        servers: the ways in.
        passwords: of the logins of an embedded school; empty for other servers.
    """

    servers: Servers
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def embedded(self) -> bool:
        """Whether the servers are this PC's own."""
        return bool(self.passwords)


@contextmanager
def open_access(
    settings: Settings, given: GivenServers, *, make: bool = False
) -> Iterator[Access]:
    """Enter the stores; those of this PC are started, or joined when they run.

    Args:
        settings: of this PC.
        given: the servers that a person named.
        make: whether the stores of this PC are made when there are none.

    Raises:
        NotAllowed: this PC belongs to a school, and an administrator's login is needed.
        NotFound: there is no school on this PC yet.
        Invalid: what was given is not complete.
        SchoolNotStarted, DamagedDataDirectory, Unavailable: the stores of this PC do not start.
    """
    if given.any:
        yield Access(servers=given.required())
        return
    if not settings.embedded:
        raise NotAllowed(
            "this PC belongs to a school, and its own login (DATABASE_URL, MONGO_URI or the"
            " connection file) may not look after that school: name the administrators' logins"
            f" with {POSTGRES_OPTION} and {MONGO_OPTION}, or in {POSTGRES_VARIABLE} and"
            f" {MONGO_VARIABLE}"
        )
    if not make and not is_known(settings):
        raise NotFound("there is no school on this PC yet: oneenglish db seed makes one")
    school = EmbeddedSchool(settings)
    administration = school.start()
    try:
        yield Access(
            servers=Servers(
                postgres=administration.root_postgres_url(), mongo=administration.root_mongo_uri()
            ),
            passwords=opening.embedded_passwords(administration),
        )
    finally:
        school.stop()
