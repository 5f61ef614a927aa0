"""Where the servers of this PC listen, and the steps of their start."""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote

ROOT = "oneenglish_root"
LOOPBACK = "127.0.0.1"


class StartStep(StrEnum):
    """A step of the start; the two stores take theirs side by side."""

    WAITING = "waiting"  # another start or stop on this PC is under way
    CREATING_POSTGRES = "creating_postgres"
    STARTING_POSTGRES = "starting_postgres"
    POSTGRES_READY = "postgres_ready"
    CREATING_MONGO = "creating_mongo"
    STARTING_MONGO = "starting_mongo"
    MONGO_READY = "mongo_ready"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a server listens: a socket in a private folder, or a port of the loopback.

    Attributes:
        host: the socket's folder (PostgreSQL), its path (MongoDB), or ``127.0.0.1``.
        port: TCP port; part of the name of PostgreSQL's socket.
    """

    host: str
    port: int

    @property
    def is_socket(self) -> bool:
        """Whether this is a Unix socket."""
        return self.host != LOOPBACK


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningServer:
    """A server that answered.

    Attributes:
        pid: its process.
        version: what it says of itself, such as ``18.1``.
    """

    pid: int
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """The administrator's way into both servers; roles and accounts are made by others.

    Attributes:
        postgres_address: where PostgreSQL listens.
        postgres: the running PostgreSQL.
        postgres_password: of the superuser `ROOT`.
        mongo_address: where mongod listens.
        mongo: the running mongod.
        mongo_password: of the account `ROOT` with the role ``root``.
    """

    postgres_address: Address
    postgres: RunningServer
    postgres_password: str = field(repr=False)
    mongo_address: Address
    mongo: RunningServer
    mongo_password: str = field(repr=False)

    def postgres_url(self, login: str, password: str, database: str) -> str:
        """Return the URL of a login, as libpq, psycopg and SQLAlchemy read it."""
        return postgres_url(self.postgres_address, login, password, database)

    def root_postgres_url(self, database: str = "postgres") -> str:
        """Return the URL of the superuser."""
        return self.postgres_url(ROOT, self.postgres_password, database)

    def mongo_uri(self) -> str:
        """Return the URI without a login: a person's comes after sign-in."""
        return mongo_uri(self.mongo_address)

    def root_mongo_uri(self) -> str:
        """Return the URI of the administrator."""
        return mongo_uri(self.mongo_address, ROOT, self.mongo_password)


def postgres_url(address: Address, login: str, password: str, database: str) -> str:
    """Return a libpq URL."""
    host, user = quote(address.host, safe=""), f"{quote(login)}:{quote(password, safe='')}"
    return f"postgresql://{user}@/{quote(database)}?host={host}&port={address.port}"


def mongo_uri(address: Address, login: str | None = None, password: str = "") -> str:
    """Return a MongoDB URI; the only member of the replica set is addressed directly."""
    host = quote(address.host, safe="")
    if not address.is_socket:
        host = f"{host}:{address.port}"
    user = f"{quote(login, safe='')}:{quote(password, safe='')}@" if login else ""
    return f"mongodb://{user}{host}/?directConnection=true&authSource=admin"
